import type { Objects } from '../../agent/worker-edges.ts';
import { explain, Failure } from '../../core/failure.ts';
import { type AwsSession, isNamed, statusOf } from './aws-session.ts';
import {
  createText,
  headObject,
  isNotFound,
  putObject,
  readText,
  replaceText,
  s3Client,
  urlOf,
} from './s3.ts';
import { removeObjects } from './s3-delete.ts';
import { downloadObject } from './s3-download.ts';
import { uploadFile } from './s3-upload.ts';

/** S3 as an agent needs it. */
export function openObjects(aws: AwsSession): Objects {
  return {
    head: (place) => headObject(aws, place, isHidden),
    read: (place) => readText(aws, place, isHidden),
    create: (place, text) => createText(aws, place, text),
    write: (place, text) => putObject(aws, place, text),
    replace: (place, text, etag) => replaceText(aws, place, text, etag),
    remove: (bucket, keys) => removeObjects(aws, bucket, keys),
    download: (place, file, download) =>
      aws.call(
        `Reading ${urlOf(place)}`,
        's3:GetObject',
        () =>
          downloadObject(s3Client(aws, place.access), place, file, download).catch((error) => {
            throw diskFull(error) ?? error;
          }),
        download.signal,
      ),
    upload: (file, size, place, signal) =>
      aws.call(
        `Writing ${urlOf(place)}`,
        's3:PutObject',
        () => uploadFile(s3Client(aws), file, size, place, signal),
        signal,
      ),
  };
}

/** S3 answers 403 for a missing object when the caller may not list the bucket (API reference, GetObject). */
function isHidden(error: unknown): boolean {
  return (
    isNotFound(error) ||
    (statusOf(error) === 403 && /AccessDenied|Forbidden|^403$|Unknown/.test((error as Error).name))
  );
}

function diskFull(error: unknown): Failure | undefined {
  return isNamed(error, /^(?:ENOSPC|EDQUOT)$/)
    ? new Failure(
        'DISK_FULL',
        `the input does not fit on the disk (${explain(error)}): raise disk_gb in the workflow file or the spec`,
        { cause: error },
      )
    : undefined;
}
