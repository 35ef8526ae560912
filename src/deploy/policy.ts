import { budgetKey, CACHE } from '../protocol/object-keys.ts';
import { type ResourceNames, resourceNames, type Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { repositoryArn, secretPatterns } from './aws-reference.ts';
import { deployFolder, PLAN_CHANGE_SET } from './code-archive.ts';
import { stepLanes } from './compute.ts';
import { deployRights } from './deploy-rights.ts';
import { handlerRights } from './handler-rights.ts';
import { keyRights, READS, READS_AND_WRITES } from './key-rights.ts';
import { imageCopies, pulledImage } from './mirror.ts';
import { makesNetwork, networkRights, securityGroupRights } from './network-rights.ts';
import { documentsOf, type PolicyDocument } from './policy-document.ts';
import { serviceRoleArn, serviceRolesOf } from './service-roles.ts';
import { sharingRights } from './sharing-rights.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { actions, allow, bucketArn, objects, type Statement } from './template/role-resources.ts';
import { readsOfSources, signedSources } from './template/source-rights.ts';

/**
 * What policies are for: `status` reads runs, `run` also starts, cancels and retries them, `plan` previews a
 * deployment, `stack` is what CloudFormation needs: as a role of its own ("deploy_role"), else it is part of
 * `deploy`.
 */
export const PURPOSES = ['plan', 'deploy', 'stack', 'run', 'status'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A policy as IAM takes it. */
export interface NamedPolicy {
  readonly name: string;
  /** When it is needed, if not always: `only if …`. */
  readonly only?: string;
  readonly document: PolicyDocument;
}

/**
 * The least permissions for one purpose and one workflow, in as many policies as IAM's limit of their length
 * makes necessary. What AWS cannot limit to a resource has statements of its own, for `*`.
 * @param keys the customer-managed ones of the workflow's buckets: ARNs or ids of keys or aliases
 */
export function policiesOf(
  purpose: Purpose,
  plan: Plan,
  site: Site,
  keys: readonly string[] = [],
): NamedPolicy[] {
  const names = resourceNames(plan.workflow, site);
  const buckets = [plan.input, plan.output].flatMap(({ bucket }) => (bucket === undefined ? [] : [bucket]));
  const by: Record<Purpose, () => Statement[]> = {
    status: () => status(plan, names),
    run: () => [...status(plan, names), ...running(plan, names)],
    // Not the dispatcher's code in the same folder: a plan must not be able to change what is deployed next.
    plan: () => [...planning(plan, names, buckets, `${PLAN_CHANGE_SET}*`), ...lookingUp(plan, names)],
    deploy: () => [
      ...planning(plan, names, buckets, '*'),
      ...lookingUp(plan, names),
      ...deployRights(plan, names, buckets),
      ...sharingRights(plan, names),
      ...copyRights(plan, names),
      ...(plan.deploy_role === undefined
        ? stack(plan, names, site)
        : [
            allow(['iam:PassRole'], [plan.deploy_role], {
              StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
            }),
          ]),
    ],
    stack: () => stack(plan, names, site),
  };
  // CloudFormation reads the dispatcher's code and large templates, and writes nothing.
  const use = purpose === 'stack' ? READS : READS_AND_WRITES;
  const encrypted = keys.map((key) => keyRights(use, key, 's3', names, site));
  const policies = named(`${names.base}-${purpose}`, [...by[purpose](), ...encrypted]);
  const changesStack = purpose === 'stack' || (purpose === 'deploy' && plan.deploy_role === undefined);
  if (!changesStack || makesNetwork(plan) !== 'maybe') return policies;
  const network = named(`${names.base}-network`, networkRights(plan, names, site));
  const only = `only if ${site.region} has no default VPC with public subnets: then the stack creates a network`;
  return [...policies, ...network.map((policy) => ({ ...policy, only }))];
}

/** What CloudFormation's handlers call. */
function stack(plan: Plan, names: ResourceNames, site: Site): Statement[] {
  return [
    ...handlerRights(plan, names, site),
    ...securityGroupRights(names, site),
    ...(makesNetwork(plan) === 'yes' ? networkRights(plan, names, site) : []),
  ];
}

function named(name: string, statements: readonly Statement[]): NamedPolicy[] {
  const documents = documentsOf(statements);
  return documents.map((document, i) => ({
    name: documents.length === 1 ? name : `${name}-${i + 1}`,
    document,
  }));
}

function status({ input, output, items }: Plan, names: ResourceNames): Statement[] {
  const cluster = names.arn('ecs', `cluster/${names.base}`);
  return [
    allow(['sqs:GetQueueAttributes'], [names.arn('sqs', `${names.own}*`)]),
    allow(['ecs:ListTasks'], ['*'], { ArnEquals: { 'ecs:cluster': cluster } }),
    allow(['ecs:DescribeTasks'], [names.arn('ecs', `task/${names.base}/*`)]),
    allow(
      ['logs:GetLogEvents', 'logs:FilterLogEvents'],
      [names.agentLogs, names.dispatcherLogs].map((group) => names.arn('logs', `log-group:${group}:*`)),
    ),
    ...(output.bucket === undefined
      ? []
      : [
          allow(['s3:GetObject'], [objects(names, output.bucket, `${output.prefix}*`)]),
          // To note which checks and comments GitHub has of a run, and that it has ended.
          allow(['s3:PutObject'], [objects(names, output.bucket, `${output.prefix}.pipewright/runs/*`)]),
          allow(['s3:ListBucket'], [bucketArn(names, output.bucket)], {
            StringLike: { 's3:prefix': [`${output.prefix}*`] },
          }),
        ]),
    // To find uploads that wait for other files of their item.
    ...(input.bucket === undefined || !items || items.rule.kind === 'sheet'
      ? []
      : [
          allow(['s3:ListBucket'], [bucketArn(names, input.bucket)], {
            StringLike: { 's3:prefix': [`${input.prefix}*`] },
          }),
        ]),
  ];
}

/** Starting, continuing, cancelling and retrying runs, and fetching their results. */
function running(plan: Plan, names: ResourceNames): Statement[] {
  const { input, output, items, budget } = plan;
  const { base, arn } = names;
  const queues = [arn('sqs', names.work('*')), arn('sqs', names.dead('*'))];
  return [
    allow(
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
      [arn('cloudformation', `stack/${base}/*`)],
    ),
    // "cancel" returns the items of other runs to steps with lanes as new messages.
    allow(
      ['sqs:SendMessage'],
      [
        arn('sqs', names.inbox),
        ...(plan.steps.some((step) => stepLanes(step).length > 0) ? [arn('sqs', names.work('*'))] : []),
      ],
    ),
    // The queues hold items of other runs too: SQS cannot filter before receiving.
    allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'], queues),
    allow(['ecs:StopTask'], [arn('ecs', `task/${base}/*`)]),
    ...(input.bucket === undefined || output.bucket === undefined
      ? []
      : [
          allow(
            ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
            [objects(names, input.bucket, `${input.prefix}*`)],
          ),
          allow(['s3:ListBucket'], [bucketArn(names, input.bucket)], {
            StringLike: { 's3:prefix': [`${input.prefix}*`] },
          }),
          // For markers of items that no agent can process.
          ...(items
            ? [
                allow(
                  ['s3:PutObject'],
                  [objects(names, output.bucket, `${output.prefix}.pipewright/markers/run-*`)],
                ),
              ]
            : []),
          ...reusing(plan, names),
          // For a run's account, before its first item is sent.
          ...(budget
            ? [allow(['s3:PutObject'], [objects(names, output.bucket, budgetKey(output.prefix))])]
            : []),
          // To delete invalidated markers, results and gather lists: all are in folders of runs.
          allow(['s3:DeleteObject'], [objects(names, output.bucket, `${output.prefix}*/run-*`)]),
          ...readsOfSources(names, signedSources(plan)),
        ]),
  ];
}

/**
 * Taking results over, also of other workflows in the bucket: these are in folders of runs, too, and without
 * the right to read them only results of this workflow are taken. It covers notes of all settings, because
 * another value of a variable must not need another policy.
 */
function reusing({ reuse, steps, output: { bucket } }: Plan, names: ResourceNames): Statement[] {
  if (!reuse || bucket === undefined) return [];
  const notes = `${CACHE}*`;
  return [
    allow(
      ['s3:GetObject'],
      [notes, '*/run-*'].map((key) => objects(names, bucket, key)),
    ),
    allow(
      ['s3:PutObject', 's3:AbortMultipartUpload'],
      steps.map(({ writes }) => objects(names, bucket, `${writes}run-*`)),
    ),
    allow(['s3:ListBucket'], [bucketArn(names, bucket)], { StringLike: { 's3:prefix': [notes] } }),
  ];
}

/** @param files pattern of the files that may be changed in Pipewright's folder of the output bucket */
function planning(
  { output }: Plan,
  names: ResourceNames,
  buckets: readonly string[],
  files: string,
): Statement[] {
  const stack = names.arn('cloudformation', `stack/${names.base}/*`);
  return [
    allow(
      actions(
        'cloudformation',
        'DescribeStacks DescribeEvents GetTemplate',
        'CreateChangeSet DescribeChangeSet DeleteChangeSet',
      ),
      [stack],
    ),
    // Zones are also for `Fn::GetAZs`, which CloudFormation resolves in the caller's name.
    allow(actions('ec2', 'DescribeVpcs DescribeSubnets DescribeRouteTables DescribeAvailabilityZones'), [
      '*',
    ]),
    allow(
      ['s3:GetBucketNotification', 's3:GetBucketPolicy', 's3:GetEncryptionConfiguration', 's3:ListBucket'],
      buckets.map((bucket) => bucketArn(names, bucket)),
    ),
    ...(output.bucket === undefined
      ? []
      : [
          allow(
            ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
            [objects(names, output.bucket, `${deployFolder(output.prefix)}${files}`)],
          ),
          // To see how long items of earlier runs took.
          allow(
            ['s3:GetObject'],
            ['runs', 'markers'].map((folder) =>
              objects(names, output.bucket!, `${output.prefix}.pipewright/${folder}/run-*`),
            ),
          ),
        ]),
  ];
}

/** What `preflight` looks up for this plan. */
function lookingUp(plan: Plan, names: ResourceNames): Statement[] {
  const secrets = [...new Set(plan.steps.flatMap((step) => Object.values(step.secrets)))];
  const managed = secrets.filter((arn) => arn.split(':')[2] === 'secretsmanager').flatMap(secretPatterns);
  const images = plan.steps.flatMap((step) => [step.image, pulledImage(step)]);
  const repositories = [...new Set(images.flatMap((image) => repositoryArn(image, names)))];
  const everywhere = [
    'servicequotas:GetServiceQuota',
    ...(instanceRequirements(plan).size > 0
      ? ['ec2:DescribeInstanceTypeOfferings', 'ec2:DescribeInstanceTypes']
      : []),
    ...(plan.key_pair === undefined ? [] : ['ec2:DescribeKeyPairs']),
    ...(secrets.some((arn) => arn.split(':')[2] === 'ssm') ? ['ssm:DescribeParameters'] : []),
    ...(repositories.length > 0 ? ['ecr:GetAuthorizationToken'] : []),
  ];
  return [
    allow(everywhere, ['*']),
    allow(
      ['iam:GetRole'],
      serviceRolesOf(plan).map((each) => serviceRoleArn(each, names)),
    ),
    ...(managed.length > 0 ? [allow(['secretsmanager:DescribeSecret'], managed)] : []),
    ...(repositories.length > 0
      ? [allow(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], repositories)]
      : []),
  ];
}

/**
 * Creating repositories, and copying images into them (Amazon ECR User Guide, "IAM permissions for pushing an
 * image").
 */
function copyRights(plan: Plan, names: ResourceNames): Statement[] {
  const repositories = imageCopies(plan).flatMap(({ mirrored }) => repositoryArn(mirrored, names));
  if (repositories.length === 0) return [];
  return [
    allow(
      actions(
        'ecr',
        'CreateRepository BatchCheckLayerAvailability InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage',
      ),
      [...new Set(repositories)],
    ),
  ];
}
