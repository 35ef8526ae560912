import { Failure } from '../core/failure.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some room, or name a folder on another disk',
  EDQUOT: 'the disk quota is used up: free some room, or name a folder on another disk',
  EACCES: 'you may not do that there: name another folder, or change its permissions',
  EPERM: 'you may not do that there: name another folder, or change its permissions',
  EROFS: 'the disk is read-only: name another folder',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * What to throw for an error of the file system: a Failure `FILE_ERROR` where there is something to do about it, else
 * the error itself.
 * @param what what could not be done, e.g. `oci:out cannot be written`
 */
export function fileFailure(what: string, error: unknown): unknown {
  if (error instanceof Failure) return error;
  const why = REMEDIES[(error as NodeJS.ErrnoException).code ?? ''];
  return why ? new Failure('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}
