/** `output_name`: how an output's file name is made from its input's. */

const PLACEHOLDER = /\{([^{}]*)\}/g;
export const PLACEHOLDERS = ['name', 'stem', 'ext'] as const;

/** Endings of compressed files: the ending before them belongs to them, as in `reads.fastq.gz`. */
const COMPRESSED = /^(?:gz|bgz|bz2|xz|zst|lz4|lzma|z|br)$/i;
/** What counts as an ending before a compressed one: `.1` and `.2026-03` do not. */
const ENDING = /^[A-Za-z][A-Za-z0-9]{0,9}$/;
/** Endings of two words: OME-NGFF and OME-TIFF, GVCF, and those of NIfTI, GIFTI and CIFTI files. */
const DOUBLE =
  /^(?:ome\.(?:tiff?|zarr)|g\.(?:vcf|bcf)|(?:surf|func|shape|label|coord)\.gii|[dp](?:tseries|scalar|label|conn)\.nii)$/i;

/**
 * A file's name without its ending, and the ending without its dot. A compressed ending takes the one before
 * along, as do well-known double endings: `a.nii.gz` is `a` and `nii.gz`. A name that begins with its only
 * dot has no ending.
 */
export function splitEnding(name: string): { stem: string; ext: string } {
  const [first, ...rest] = name.split('.');
  // The stem has at least one character, so a leading dot belongs to the stem.
  const endings = first === '' ? rest.slice(1) : rest;
  let count = Math.min(1, endings.length);
  if (count === 1 && COMPRESSED.test(endings.at(-1)!) && ENDING.test(endings.at(-2) ?? '')) count = 2;
  const compressed = count === 2 ? 1 : 0;
  const double = endings.slice(-2 - compressed, compressed === 1 ? -1 : undefined);
  if (double.length === 2 && DOUBLE.test(double.join('.'))) count = 2 + compressed;
  const ext = endings.slice(endings.length - count).join('.');
  return count === 0 ? { stem: name, ext: '' } : { stem: name.slice(0, -ext.length - 1), ext };
}

/**
 * Names an output after its input. `{name}` is the input's file name, `{stem}` and `{ext}` are its parts
 * ({@link splitEnding}). For an input without an ending, the dot before `{ext}` is left out as well:
 * `{stem}.{ext}` of `README` is `README`.
 */
export function outputName(template: string, inputName: string): string {
  const { stem, ext } = splitEnding(inputName);
  const parts: Readonly<Record<string, string>> = { name: inputName, stem, ext };
  // In one pass: a replacement may look like a placeholder.
  return (ext === '' ? template.replaceAll('.{ext}', '') : template).replace(
    /\{(name|stem|ext)\}/g,
    (_, part: string) => parts[part]!,
  );
}

/** The placeholders of a template: what is in the braces, and where the brace opens. */
export function placeholdersIn(template: string): { name: string; offset: number; length: number }[] {
  return [...template.matchAll(PLACEHOLDER)].map((m) => ({
    name: m[1]!,
    offset: m.index,
    length: m[0].length,
  }));
}
