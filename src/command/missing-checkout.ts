import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { kindOf } from '../edge/files.ts';

/** Codes of errors that mean that files of the repository are missing. */
const MISSING = new Set(['NO_CATALOG', 'NO_SPECS', 'FILE_NOT_FOUND', 'NO_GIT']);

/**
 * The error of a job; where the job has not checked out its repository, one that names this as the likely
 * cause.
 * @param workspace the job's working folder
 */
export function withMissingCheckout(error: unknown, workspace: string): unknown {
  if (
    !(error instanceof Failure) ||
    !MISSING.has(error.code) ||
    kindOf(join(workspace, '.git')) !== 'nothing'
  )
    return error;
  return new Failure(
    'NO_CHECKOUT',
    `The repository does not seem to be checked out here: put a step with actions/checkout before this one. (${error.message})`,
    { cause: error.cause },
  );
}
