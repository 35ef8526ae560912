/**
 * A name that a pattern matches: `*.csv` → `sample.csv`; undefined when the pattern leaves the ending open.
 */
export function sampleName(pattern: string): string | undefined {
  const name = pattern
    .replace(/\{([^{},]*)(?:,[^{}]*)?\}/g, '$1')
    .replace(/\[[!^]?(.)[^\]]*\]/g, '$1')
    .replace(/\*+/g, 'sample')
    .replace(/\?/g, 'x');
  return /(?:\*|\?|\])$/.test(pattern) ? undefined : name;
}
