import { createHash } from 'node:crypto';

/* Keys of S3 as paths of files on this machine. */

/** Linux's limit of a file name (NAME_MAX), in bytes. */
const NAME_LIMIT_BYTES = 255;

/**
 * A segment of a key as a file name: unchanged unless no file can have that name. Keys may hold empty
 * segments, `.` and `..`, and segments of 1,024 bytes.
 */
export function localName(segment: string): string {
  if (segment === '') return '%2F';
  if (segment === '.' || segment === '..') return segment.replaceAll('.', '%2E');
  const name = segment.replaceAll('\0', '%00').replaceAll('/', '%2F');
  if (Buffer.byteLength(name) <= NAME_LIMIT_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  return `${createHash('sha256').update(name).digest('hex')}${ending}`;
}

/** A key's path as a path of file names, which never leaves its folder. */
export function localPath(path: string): string {
  return path.split('/').map(localName).join('/');
}
