import type { PlannedStep } from '../workflow/plan.ts';
import type { Lookups } from './account-lookups.ts';
import { ECR_IMAGE } from './aws-reference.ts';

/**
 * Why agents of a step cannot pull their image, or, if it is copied, why this machine cannot copy it;
 * undefined if all is well.
 * @param account the one that agents run in
 * @throws Failure if a registry does not answer
 */
export async function pullProblem(
  { id, image, mirrored }: PlannedStep,
  account: string,
  lookups: Pick<Lookups, 'pull'>,
): Promise<{ readonly code: string; readonly message: string } | undefined> {
  // If the copy exists already, the image need not.
  if (mirrored !== undefined && (await lookups.pull(mirrored)) === 'pullable') return undefined;
  const found = await lookups.pull(image);
  // This machine copies it, with the credentials that it has.
  if (found === 'pullable' || (found === 'private' && mirrored !== undefined)) return undefined;
  if (found === 'private')
    return {
      code: 'IMAGE_PRIVATE',
      message: `The image of step ${id}, ${image}, needs credentials, which this machine has but ECS does not. Make the image public, publish it to a registry in ECR, or copy it there by deploying with --mirror (in the action: "mirror: true").`,
    };
  const [, owner] = ECR_IMAGE.exec(image) ?? [];
  const why =
    owner === undefined
      ? 'cannot be pulled: it does not exist, or it is private. Publish it, and make it public'
      : `does not exist, or account ${account} cannot read it. Publish it, or let the repository's policy in account ${owner} allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to account ${account}`;
  return { code: 'IMAGE_MISSING', message: `The image of step ${id}, ${image}, ${why}.` };
}
