import { matchesGlob, posix } from 'node:path';

/** Whether a step takes a file, by the patterns of its spec's `inputs`: they match its path or its name. */
export function matchesPatterns(patterns: readonly string[], path: string): boolean {
  const name = posix.basename(path);
  return patterns.some((pattern) =>
    // A fast path for the most common pattern: Node compiles a glob at every call.
    pattern === '*' ? !name.startsWith('.') : matchesGlob(path, pattern) || matchesGlob(name, pattern),
  );
}
