import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { encodeUrlPart } from '../text/markdown.ts';

/** Addresses in AWS's console: what people click on to see the thing itself. */

const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

type Where = Pick<DeployedWorkflow, 'region' | 'names'>;

/** A folder in S3. @param prefix ends in `/` */
export function s3FolderUrl({ region, names }: Where, bucket: string, prefix: string): string {
  return `https://${hostOf(names.partition)}/s3/buckets/${encodeUrlPart(bucket)}?region=${region}&prefix=${encodeUrlPart(prefix)}&showversions=false`;
}

/** One object in S3. */
export function s3ObjectUrl({ region, names }: Where, bucket: string, key: string): string {
  return `https://${hostOf(names.partition)}/s3/object/${encodeUrlPart(bucket)}?region=${region}&prefix=${encodeUrlPart(key)}`;
}

/** A log group of CloudWatch; or a stream of it, from a time on (milliseconds since 1970). */
export function logUrl(
  { region, names }: Where,
  group: string,
  at?: { stream: string; from: number },
): string {
  const base = `https://${region}.${hostOf(names.partition)}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${twice(group)}`;
  return at === undefined
    ? base
    : `${base}/log-events/${twice(at.stream)}$3Fstart$3D${Math.max(0, Math.floor(at.from))}`;
}

function hostOf(partition: string): string {
  return HOSTS[partition] ?? HOSTS.aws!;
}

/** What stands behind `#` the console reads with percent signs encoded again, and `$` in place of `%`. */
function twice(text: string): string {
  return encodeURIComponent(encodeUrlPart(text)).replaceAll('%', '$');
}
