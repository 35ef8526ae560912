import { matchesGlob, posix } from 'node:path';

/** Files that Windows leaves in folders of data, by lower-case name. */
const SYSTEM_FILES: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini']);

/** Whether a name is hidden: it begins with a dot, or is that of a file that Windows creates in folders. */
export function isHiddenName(name: string): boolean {
  // Paths in a sample sheet may lead out of its folder.
  if (name === '.' || name === '..') return false;
  return name.startsWith('.') || SYSTEM_FILES.has(name.toLowerCase());
}

/**
 * Whether a step takes a file, by the patterns of its spec's `inputs`: they match its path or its name. As in
 * a shell, wildcards do not match hidden names: only a pattern with a hidden name in it takes a file in
 * `.git`.
 */
export function matchesPatterns(patterns: readonly string[], path: string): boolean {
  const name = posix.basename(path);
  if (path.split('/').some(isHiddenName))
    return patterns.some((pattern) => {
      const says = pattern.split('/').some(isHiddenName);
      return says && (matchesGlob(path, pattern) || (isHiddenName(name) && matchesGlob(name, pattern)));
    });
  return patterns.some((pattern) => matchesPattern(pattern, path, name));
}

/** A star and a literal text, such as `*.fq.gz`: most patterns have this form. */
const ENDING = /^\*([^*?[\]{}()!@+\\/|]*)$/;

function matchesPattern(pattern: string, path: string, name: string): boolean {
  // Node compiles a glob at every call, which takes longer than everything else done with a file.
  const [, ending] = ENDING.exec(pattern) ?? [];
  if (ending !== undefined) return name.endsWith(ending);
  return matchesGlob(path, pattern) || matchesGlob(name, pattern);
}
