import type { ResourceNames } from '../protocol/resource-names.ts';

/** A secret's ARN without the JSON key, version stage and version that ECS accepts after its name. */
export function secretArn(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

/**
 * A secret's ARN as policies need it. Secrets Manager accepts ARNs without the six characters that it
 * appends, but IAM compares whole ARNs. If the ARN ends in six such characters, they may be part of the name:
 * then there are two patterns.
 */
export function secretPatterns(arn: string): string[] {
  const short = secretArn(arn);
  const whole = `${short}-??????`;
  return /-[A-Za-z0-9]{6}$/.test(short) ? [short, whole] : [whole];
}

/** An image in ECR; the groups are its account, region and repository. */
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

/** Whether a key is one that AWS manages itself, which needs no rights: by its alias. */
export function isAwsKey(key: string): boolean {
  return /(?:^|:)alias\/aws\//.test(key);
}
