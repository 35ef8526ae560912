import { matchesGlob, posix } from 'node:path';

/** Whether a step takes a file, by the patterns of its spec's `inputs`: of its path, or of its name. */
export function matchesPatterns(patterns: readonly string[], path: string): boolean {
  const name = posix.basename(path);
  return patterns.some((p) =>
    // The usual one is worth a way of its own: a glob is compiled anew each time.
    p === '*' ? !name.startsWith('.') : matchesGlob(path, p) || matchesGlob(name, p),
  );
}
