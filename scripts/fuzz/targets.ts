import { commandLines } from './command-lines.ts';
import { fileTrees } from './file-trees.ts';
import type { FuzzTarget } from './fuzz.ts';
import { itemCounts } from './item-counts.ts';
import { keyPaths } from './key-paths.ts';

/** The targets of `npm run fuzz`, by name. */
export const FUZZ_TARGETS: Readonly<Record<string, FuzzTarget>> = {
  'command-lines': commandLines,
  'file-trees': fileTrees,
  'item-counts': itemCounts,
  'key-paths': keyPaths,
};
