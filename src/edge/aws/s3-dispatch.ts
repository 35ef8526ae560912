import type { OutputBucket } from '../../dispatch/dispatch.ts';
import type { AwsSession } from './aws-session.ts';
import { createText, listObjects, listPages, readText, replaceText } from './s3.ts';
import { removeObjects } from './s3-delete.ts';
import { readLines } from './s3-lines.ts';

/** The output bucket as the dispatcher needs it. */
export function openBucket(aws: AwsSession): OutputBucket {
  return {
    read: (place) => readText(aws, place),
    lines: (place) => readLines(aws, place),
    replace: (place, text, etag) => replaceText(aws, place, text, etag),
    create: (place, text) => createText(aws, place, text),
    list: (bucket, prefix) => listObjects(aws, bucket, prefix),
    pages: (bucket, prefix) => listPages(aws, bucket, prefix),
    remove: (bucket, keys) => removeObjects(aws, bucket, keys),
  };
}
