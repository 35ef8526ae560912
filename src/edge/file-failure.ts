import { explain, Failure } from '../core/failure.ts';

const NO_PERMISSION = 'you do not have permission: use another folder, or change its permissions';
const NO_SPACE = 'free some space, or use a folder on another disk';

/** Why the file system refused, with the remedy, by errno. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: `the disk is full: ${NO_SPACE}`,
  EDQUOT: `the disk quota is used up: ${NO_SPACE}`,
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: 'the disk is read-only: use another folder',
  ENOENT: 'there is no such file or folder. Check the path.',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ENXIO: 'it is not a file',
  ELOOP: 'its links form a cycle',
  ENAMETOOLONG: 'the name is too long',
};

const CODES: Readonly<Record<string, string>> = {
  EACCES: 'NO_PERMISSION',
  EPERM: 'NO_PERMISSION',
  EROFS: 'NO_PERMISSION',
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
};
/** Codes for reading files that must exist. */
const READ_CODES: Readonly<Record<string, string>> = {
  ...CODES,
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  ELOOP: 'FILE_NOT_FOUND',
  EISDIR: 'NOT_A_FILE',
  ENXIO: 'NOT_A_FILE',
};

/**
 * Converts an error of the file system: a Failure `FILE_ERROR` when the user can do something about it, else
 * the error itself.
 * @param what what could not be done, e.g. `oci:out cannot be written`
 */
export function fileFailure(what: string, error: unknown): unknown {
  if (error instanceof Failure) return error;
  const reason = REASONS[errnoOf(error)];
  return reason ? failure('FILE_ERROR', what, reason, error) : error;
}

/** The Failure of a file that the user named and that cannot be read. @param shown as the user named it */
export function readFailure(shown: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const errno = errnoOf(error);
  return failure(READ_CODES[errno] ?? 'CANNOT_READ', `${shown} cannot be read`, REASONS[errno], error);
}

/** The Failure of a file that cannot be written. @param shown as the user named it */
export function writeFailure(shown: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const errno = errnoOf(error);
  return failure(CODES[errno] ?? 'CANNOT_WRITE', `${shown} cannot be written`, REASONS[errno], error);
}

function failure(code: string, what: string, reason: string | undefined, cause: unknown): Failure {
  const message = `${what}: ${reason ?? explain(cause)}`;
  return new Failure(code, /[.?]$/.test(message) ? message : `${message}.`, { cause });
}

function errnoOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
