import { partitionOf } from '../protocol/resource-names.ts';
import { encodeUrlPart } from '../text/markdown.ts';

/** URLs of AWS's console. */

const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

interface Where {
  readonly region: string;
}

/** A folder in S3. @param prefix ends in `/` */
export function s3FolderUrl({ region }: Where, bucket: string, prefix: string): string {
  return `https://${hostOf(region)}/s3/buckets/${encodeUrlPart(bucket)}?region=${region}&prefix=${encodeUrlPart(prefix)}&showversions=false`;
}

/** One object in S3. */
export function s3ObjectUrl({ region }: Where, bucket: string, key: string): string {
  return `https://${hostOf(region)}/s3/object/${encodeUrlPart(bucket)}?region=${region}&prefix=${encodeUrlPart(key)}`;
}

/** A log group of CloudWatch, or one of its streams from a time on (milliseconds since 1970). */
export function logUrl({ region }: Where, group: string, at?: { stream: string; from: number }): string {
  const base = `https://${region}.${hostOf(region)}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${fragmentPart(group)}`;
  return at === undefined
    ? base
    : `${base}/log-events/${fragmentPart(at.stream)}$3Fstart$3D${Math.max(0, Math.floor(at.from))}`;
}

function hostOf(region: string): string {
  return HOSTS[partitionOf(region)] ?? HOSTS.aws!;
}

/** The console's fragment encoding: encoded twice, with `$` instead of `%`. */
function fragmentPart(text: string): string {
  return encodeURIComponent(encodeUrlPart(text)).replaceAll('%', '$');
}
