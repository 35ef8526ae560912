import { closest } from 'fastest-levenshtein';
import { Failure } from './failure.ts';

/** The action's inputs, typed: one shape per mode, so that no mode can read what is not its own. */
export type Inputs = ValidateInputs;

export interface ValidateInputs {
  readonly mode: 'validate';
  /** Files or folders, relative to the workspace. */
  readonly paths: readonly string[];
}

/** Modes that the design names and that come with a later release. */
const COMING = ['publish', 'plan', 'deploy', 'run', 'status', 'destroy'] as const;
const MODES = ['validate', ...COMING] as const;

/**
 * Reads and checks all inputs at once.
 * @param read gives an input's text, trimmed; `''` when it is not set
 * @throws Failure `BAD_INPUT` that names the input, what was found and what is allowed
 */
export function readInputs(read: (name: string) => string): Inputs {
  const mode = read('mode') || 'validate';
  if (mode === 'validate') {
    const paths = read('path')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    return { mode, paths: paths.length > 0 ? paths : ['catalog'] };
  }
  if (COMING.some((coming) => coming === mode)) {
    throw new Failure(
      'BAD_INPUT',
      `mode "${mode}" is not in this release of the action yet. It has: validate.`,
    );
  }
  throw new Failure(
    'BAD_INPUT',
    `mode "${mode}" is not known. Did you mean "${closest(mode, [...MODES])}"? This release has: validate.`,
  );
}
