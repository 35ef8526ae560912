import { sharedFolder } from '../protocol/object-keys.ts';
import type { ResourceNames } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { isS3Url, placeOfUrl } from '../workflow/sources.ts';
import { allow, bucketArn, objects, type Statement } from './template/role-resources.ts';

/** What `shareInputs` calls besides writing into the deployment's own folder: none if nothing is shared. */
export function sharingRights({ items, output }: Plan, names: ResourceNames): Statement[] {
  const all = Object.values(items?.shared ?? {});
  const inS3 = all.filter(isS3Url).map(placeOfUrl);
  return [
    ...(inS3.length === all.length || output.bucket === undefined
      ? []
      : [
          allow(
            ['s3:PutObject', 's3:AbortMultipartUpload'],
            [objects(names, output.bucket, `${sharedFolder(output.prefix)}*`)],
          ),
        ]),
    ...[...Map.groupBy(inS3, ({ bucket }) => bucket)].map(([bucket, places]) =>
      allow(['s3:ListBucket'], [bucketArn(names, bucket)], {
        // Companions lie beside a file, and have names of their own.
        StringLike: { 's3:prefix': places.map(({ prefix: key }) => `${folderOf(key)}*`) },
      }),
    ),
  ];
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
