import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import type { Source } from '../../workflow/sources.ts';
import { allow, bucketArn, objects, type Statement } from './role-resources.ts';

/** Sources that are read with credentials; reading unsigned needs no right. */
export function signedSources({ sources = [] }: Plan): readonly Source[] {
  return sources.filter(({ access }) => access !== 'unsigned');
}

/**
 * The right to read and list exactly these places, whose owners must allow it, too. Listing is also what
 * makes S3 answer 404 for a missing object.
 */
export function readsOfSources(names: ResourceNames, sources: readonly Source[]): Statement[] {
  if (sources.length === 0) return [];
  const listed = Map.groupBy(sources, ({ bucket }) => bucket);
  return [
    allow(
      ['s3:GetObject'],
      sources.map(({ bucket, prefix }) => objects(names, bucket, `${prefix}*`)),
    ),
    ...[...listed].map(([bucket, all]) =>
      allow(['s3:ListBucket'], [bucketArn(names, bucket)], {
        StringLike: { 's3:prefix': all.map(({ prefix }) => `${prefix}*`) },
      }),
    ),
  ];
}
