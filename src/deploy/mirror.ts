import { type Digest, digestHex, digestOf } from '../oci/digest.ts';
import { parseRegistryReference, repositoryName } from '../oci/reference.ts';
import { domainOf, partitionOf, type Site } from '../protocol/resource-names.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { ECR_IMAGE } from './aws-reference.ts';
import type { Template } from './template.ts';

/** An image that is copied into the account's registry. */
export interface ImageCopy {
  /** The wrapped image as the catalog names it, by digest. */
  readonly image: string;
  /** The copy, by the same digest. */
  readonly mirrored: string;
  readonly digest: Digest;
  /** Made from version and digest, so that it never moves. */
  readonly tag: string;
  /** Of all platforms; layers that several share are counted for each. */
  readonly bytes: number;
}

/** The beginning of repositories of copies; all workflows of an account share them. */
const REPOSITORIES = 'pipewright/';
/** ECR's names have 256 characters at most (Amazon ECR API reference, CreateRepository). */
const MOST_CHARACTERS = 256;

/**
 * The plan whose agents pull copies of the images from ECR in the same account and region. Images that are
 * in that ECR already need none.
 */
export function mirroredPlan(plan: Plan, site: Site): Plan {
  return { ...plan, mirror: true, steps: plan.steps.map((step) => mirroredStep(step, site)) };
}

/**
 * The plan with or without copies, as wanted, else as deployed: otherwise deploying again, after a change of
 * the file or by another person, would move agents to other registries, which they perhaps cannot reach.
 * @param wanted undefined: as it is deployed
 */
export function planFor(
  plan: Plan,
  wanted: boolean | undefined,
  deployed: Template | undefined,
  site: Site,
): Plan {
  return (wanted ?? deployed?.Metadata?.Pipewright?.mirror) ? mirroredPlan(plan, site) : plan;
}

/** What agents of a step pull. */
export function pulledImage({ image, mirrored }: Pick<PlannedStep, 'image' | 'mirrored'>): string {
  return mirrored ?? image;
}

/** The distinct images that a plan copies, in its order. */
export function imageCopies({ steps }: Pick<Plan, 'steps'>): ImageCopy[] {
  const copies = new Map<string, ImageCopy>();
  for (const { image, mirrored, spec } of steps) {
    if (mirrored === undefined) continue;
    const digest = parseRegistryReference(image).digest!;
    const bytes = spec.platforms.reduce((sum, { size }) => sum + size, 0);
    copies.set(mirrored, { image, mirrored, digest, tag: `${spec.version}-${digestHex(digest, 12)}`, bytes });
  }
  return [...copies.values()];
}

function mirroredStep(step: PlannedStep, { account, region }: Site): PlannedStep {
  const [, owner, place] = ECR_IMAGE.exec(step.image) ?? [];
  if (owner === account && place === region) return step;
  const host = `${account}.dkr.ecr.${region}.${domainOf(partitionOf(region))}`;
  const { digest } = parseRegistryReference(step.image);
  return { ...step, mirrored: `${host}/${copyRepository(step.image)}@${digest}` };
}

/**
 * The repository in ECR for copies of an image. ECR's names allow no two marks in a row; if the names of two
 * images become equal, their digests still differ.
 */
export function copyRepository(image: string): string {
  const name = repositoryName(parseRegistryReference(image));
  const simple = name
    .toLowerCase()
    .replace(/[^a-z0-9/]+/g, (marks) => (/^[._-]$/.test(marks) ? marks : '-'))
    .replace(/(^|\/)[._-]+|[._-]+(?=\/|$)/g, '$1');
  const whole = `${REPOSITORIES}${simple}`;
  return whole.length <= MOST_CHARACTERS ? whole : `${REPOSITORIES}${digestHex(digestOf(name))}`;
}

/** The repositories with copies that agents of a deployed workflow pull; none where it has no copies. */
export function copyRepositories(deployed: Template | undefined): string[] {
  if (!deployed?.Metadata.Pipewright.mirror) return [];
  const images = Object.values(deployed.Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::ECS::TaskDefinition'
      ? (Properties.ContainerDefinitions as readonly { readonly Image: string }[]).map(({ Image }) => Image)
      : [],
  );
  const repositories = images.map((image) => ECR_IMAGE.exec(image)?.[3] ?? '');
  return [...new Set(repositories)].filter((name) => name.startsWith(REPOSITORIES));
}
