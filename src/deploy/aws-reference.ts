import type { ResourceNames } from '../protocol/resource-names.ts';

/** A secret's ARN without the JSON key, version stage and version that ECS accepts after its name. */
export function secretArn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

/**
 * A secret's ARN as policies need it. Secrets Manager takes ARNs without the six characters that it ends them with, and IAM
 * compares whole ones. Where a name ends like that on its own, both are meant.
 */
export function secretPatterns(arn: string): string[] {
  const short = secretArn(arn);
  const whole = `${short}-??????`;
  return /-[A-Za-z0-9]{6}$/.test(short) ? [short, whole] : [whole];
}

export const ECR_IMAGE =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^@:]+)/;

/** Whether an image is in ECR, which every network of a workflow can reach. */
export function isInEcr(image: string): boolean {
  return ECR_IMAGE.test(image);
}

/** The ECR repository of an image; empty for an image in another registry. */
export function repositoryArn(image: string, { partition }: ResourceNames): string[] {
  const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
  return account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`];
}

/** The keys that AWS manages itself, which need no rights: by their aliases. */
export function isAwsKey(key: string): boolean {
  return /(?:^|:)alias\/aws\//.test(key);
}
