import { matchesGlob, posix } from 'node:path';

/** Files that Windows leaves in folders of data, by lower-case name. */
const SYSTEM_FILES: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini']);

/** Whether a name is hidden, or that of a file that Windows keeps in folders for itself. */
export function isHiddenName(name: string): boolean {
  return name.startsWith('.') || SYSTEM_FILES.has(name.toLowerCase());
}

/**
 * Whether a step takes a file, by the patterns of its spec's `inputs`: they match its path or its name. As in a shell,
 * wildcards do not match what is hidden: a file in `.git` is taken only by a pattern that says so.
 */
export function matchesPatterns(patterns: readonly string[], path: string): boolean {
  const name = posix.basename(path);
  if (path.split('/').some(isHiddenName))
    return patterns.some((pattern) => {
      const says = pattern.split('/').some(isHiddenName);
      return says && (matchesGlob(path, pattern) || (isHiddenName(name) && matchesGlob(name, pattern)));
    });
  return patterns.some(
    // A fast path for the most common pattern: Node compiles a glob at every call.
    (pattern) => pattern === '*' || matchesGlob(path, pattern) || matchesGlob(name, pattern),
  );
}
