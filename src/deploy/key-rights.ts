import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import { secretArn } from './aws-reference.ts';
import type { EncryptionKeys } from './encryption-keys.ts';
import { allow, type Statement } from './template/role-resources.ts';

/**
 * KMS's actions for reading, and for writing: parts of an upload are read, too (AWS KMS Developer Guide,
 * "Amazon S3").
 */
export const READS = ['kms:Decrypt'];
export const READS_AND_WRITES = ['kms:Decrypt', 'kms:GenerateDataKey'];

/**
 * Where a workflow is deployed, and which of its buckets and secrets are encrypted with keys of the
 * customer's own.
 */
export type KeyedSite = Site & { readonly keys?: EncryptionKeys };

/** Rights for a bucket's key, only through S3; none where it has no key. */
export function bucketKeyRights(
  actions: readonly string[],
  bucket: string,
  names: ResourceNames,
  { keys, ...site }: KeyedSite,
): Statement[] {
  const key = keys?.get(bucket);
  return key === undefined ? [] : [keyRights(actions, key, 's3', names, site)];
}

/** Rights for the keys of secrets, each only through its service. */
export function secretKeyRights(
  secrets: readonly string[],
  names: ResourceNames,
  { keys, ...site }: KeyedSite,
): Statement[] {
  return secrets.flatMap((arn) => {
    const key = keys?.get(arn);
    return key === undefined ? [] : [keyRights(READS, key, secretArn(arn).split(':')[2]!, names, site)];
  });
}

/**
 * Rights for a key through one service. Policies cannot name aliases as resources, so a statement for an
 * alias allows all keys that have it (AWS KMS Developer Guide, "kms:ResourceAliases").
 * @param key an ARN or id of a key or an alias
 */
export function keyRights(
  actions: readonly string[],
  key: string,
  service: string,
  { arn, partition }: ResourceNames,
  { region }: Pick<Site, 'region'>,
): Statement {
  const whole = key.startsWith('arn:') ? key : arn('kms', key.startsWith('alias/') ? key : `key/${key}`);
  const [, alias] = /:(alias\/.*)$/.exec(whole) ?? [];
  const at = whole.split(':')[3] || region;
  const through = {
    'kms:ViaService': `${service}.${at}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`,
  };
  if (alias === undefined) return allow(actions, [whole], { StringEquals: through });
  return allow(actions, [whole.replace(/:alias\/.*$/, ':key/*')], {
    StringEquals: through,
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias },
  });
}
