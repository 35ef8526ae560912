import type { ResourceNames } from '../protocol/resource-names.ts';

/** Without the JSON key, version stage and version that ECS takes behind a secret's name. */
export function secretOf(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

export const ECR_IMAGE =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^@:]+)/;

/** Whether an image lies in ECR, which every network of a workflow reaches. */
export function inEcr(image: string): boolean {
  return ECR_IMAGE.test(image);
}

/** The repository in ECR that an image lies in; none for one that lies elsewhere. */
export function repositoryArn(image: string, { partition }: ResourceNames): string[] {
  const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
  return account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/${repository}`];
}
