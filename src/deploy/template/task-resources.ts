import { DEFAULT_IDLE_SECONDS } from '../../agent/worker-settings.ts';
import { Failure } from '../../core/failure.ts';
import { digestHex, digestOf } from '../../oci/digest.ts';
import { CONTAINER } from '../../protocol/agent-log.ts';
import { type AgentSize, limitVariables, sizeVariables } from '../../protocol/agent-size.ts';
import { cachedFolder, checkpointsFolder } from '../../protocol/object-keys.ts';
import type { ResourceNames, Site } from '../../protocol/resource-names.ts';
import { canonicalJson } from '../../spec/complete-spec.ts';
import type { Plan, PlannedStep } from '../../workflow/plan.ts';
import { resultSettings } from '../../workflow/result-settings.ts';
import { repositoryArn, secretPatterns } from '../aws-reference.ts';
import { architectureOf, type Compute, type CpuArchitecture, computeOf } from '../compute.ts';
import { bucketKeyRights, type KeyedSite, READS, READS_AND_WRITES, secretKeyRights } from '../key-rights.ts';
import { pulledImage } from '../mirror.ts';
import { att, type Resource, type Resources, ref, type Value } from '../template.ts';
import { MAX_RECEIVES, VISIBILITY_SECONDS, workIds } from './queue-resources.ts';
import { allow, bucketArn, objects, ofTasks, role, type Statement } from './role-resources.ts';
import { readsOfSources } from './source-rights.ts';
import { readsOfStep } from './step-reads.ts';

/** Fargate's maximum, in seconds (Amazon ECS API reference, ContainerDefinition, stopTimeout). */
const STOP_SECONDS = 120;
/** How much of it the algorithm gets, so that the agent can return its item before it is killed. */
const GRACE_SECONDS = 105;
/** GB that every Fargate task includes. */
const FARGATE_FREE_DISK = 20;
/** Bytes of log that are buffered before further ones are dropped. */
const LOG_BUFFER = '8m';

/** A task definition and a role for every step, and the role that starts them all. */
export function taskResources(plan: Plan, names: ResourceNames, site: KeyedSite): Resources {
  const resources: Record<string, Resource> = { ExecutionRole: executionRole(plan, names, site) };
  for (const step of plan.steps) {
    resources[names.logical('Role', step.id)] = taskRole(plan, step, names, site);
    resources[names.logical('Task', step.id)] = taskDefinition(plan, step, names, site);
  }
  return resources;
}

function taskDefinition(plan: Plan, step: PlannedStep, names: ResourceNames, site: Site): Resource {
  const compute = computeOf(step);
  const fargate = compute.kind === 'fargate';
  const environment: Record<string, Value> = {
    ...step.variables,
    AWS_REGION: site.region,
    PIPEWRIGHT_QUEUE_URL: ref(names.logical('Work', step.id)),
    PIPEWRIGHT_DEAD_LETTER_URL: ref(names.logical('Dead', step.id)),
    ...(isNeeded(step, plan) && { PIPEWRIGHT_INBOX_URL: ref('Inbox') }),
    PIPEWRIGHT_STEP: step.id,
    PIPEWRIGHT_BUCKET: plan.output.bucket!,
    PIPEWRIGHT_PREFIX: plan.output.prefix,
    PIPEWRIGHT_MAX_ATTEMPTS: `${step.max_attempts}`,
    PIPEWRIGHT_MAX_RECEIVES: `${MAX_RECEIVES}`,
    PIPEWRIGHT_IDLE_SECONDS: `${DEFAULT_IDLE_SECONDS}`,
    PIPEWRIGHT_VISIBILITY_SECONDS: `${VISIBILITY_SECONDS}`,
    PIPEWRIGHT_GRACE_SECONDS: `${GRACE_SECONDS}`,
    ...sizeVariables(agentSize(step, compute)),
    ...(step.keep !== undefined && { PIPEWRIGHT_RESULTS_EXPIRE: 'true' }),
    ...(step.spec.checkpoint !== undefined && { PIPEWRIGHT_CHECKPOINT: settingsDigest(step) }),
    ...(plan.reuse && { PIPEWRIGHT_CACHE: cachedFolder(resultSettings(step)) }),
    ...(step.limits && limitVariables(step.limits)),
  };
  return {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: names.family(step.id),
      RequiresCompatibilities: [fargate ? 'FARGATE' : 'MANAGED_INSTANCES'],
      // On instances a network interface of its own never has a public address; the instance's has (Amazon
      // ECS Developer Guide, "Task networking for Managed Instances").
      NetworkMode: fargate ? 'awsvpc' : 'host',
      ...sizeOf(step, compute),
      RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: checkedArchitecture(step) },
      ...(fargate &&
        step.disk_gb > FARGATE_FREE_DISK && { EphemeralStorage: { SizeInGiB: Math.ceil(step.disk_gb) } }),
      ExecutionRoleArn: att('ExecutionRole', 'Arn'),
      TaskRoleArn: att(names.logical('Role', step.id), 'Arn'),
      ContainerDefinitions: [
        {
          Name: CONTAINER,
          Image: pulledImage(step),
          Essential: true,
          // The agent runs the command as the image's own user, who cannot read the agent's credentials.
          User: '0',
          Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
          ...(Object.keys(step.secrets).length > 0 && {
            Secrets: Object.entries(step.secrets).map(([Name, ValueFrom]) => ({ Name, ValueFrom })),
          }),
          ...(step.ports.length > 0 && {
            PortMappings: step.ports.map(({ port, protocol }) => ({
              ContainerPort: port,
              Protocol: protocol,
            })),
          }),
          ...(step.gpu_count > 0 && {
            ResourceRequirements: [{ Type: 'GPU', Value: `${step.gpu_count}` }],
          }),
          StopTimeout: STOP_SECONDS,
          // Reaps processes that algorithms leave behind, and forwards SIGTERM.
          LinuxParameters: { InitProcessEnabled: true },
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': ref('AgentLogs'),
              'awslogs-region': site.region,
              'awslogs-stream-prefix': step.id,
              // Agents never block on CloudWatch.
              mode: 'non-blocking',
              'max-buffer-size': LOG_BUFFER,
            },
          },
        },
      ],
    },
  };
}

/** What an item's results depend on besides its files and its own variables. */
function settingsDigest({ image, variables, secrets }: PlannedStep): string {
  return digestHex(digestOf(canonicalJson({ image, variables, secrets })), 16);
}

/** Whether a step takes what this one makes; else the dispatcher need not be notified. */
function isNeeded({ id }: PlannedStep, { steps }: Plan): boolean {
  return steps.some(({ needs }) => needs.includes(id));
}

function sizeOf(step: PlannedStep, compute: Compute): { Cpu: string; Memory: string } {
  return compute.kind === 'fargate'
    ? { Cpu: `${compute.size.cpu}`, Memory: `${compute.size.memory}` }
    : { Cpu: `${step.cpu_units}`, Memory: `${compute.instance.memory}` };
}

function agentSize(step: PlannedStep, compute: Compute): AgentSize {
  const { Cpu, Memory } = sizeOf(step, compute);
  return { memoryMb: Number(Memory), cpus: Number(Cpu) / 1024 };
}

/** @throws Failure `NO_PLATFORM` */
function checkedArchitecture(step: PlannedStep): CpuArchitecture {
  const architecture = architectureOf(step);
  if (architecture !== undefined) return architecture;
  const platforms = step.spec.platforms.map(({ platform }) => platform).join(', ') || 'no platform';
  const named = step.architecture === 'arm64' || step.architecture === 'x86_64';
  const remedy = named
    ? `the workflow asks for ${step.architecture}`
    : 'AWS runs linux/amd64 and linux/arm64';
  throw new Failure('NO_PLATFORM', `The image of step ${step.id} is for ${platforms}; ${remedy}.`);
}

/** An agent's permissions: its own queue, the folders that it reads and writes, and its own markers. */
function taskRole(plan: Plan, step: PlannedStep, names: ResourceNames, site: KeyedSite): Resource {
  const output = plan.output.bucket!;
  const { keys, sources } = readsOfStep(plan, step);
  const of = (bucket: string, all: readonly string[]) => all.map((key) => objects(names, bucket, key));
  const checkpoints =
    step.spec.checkpoint === undefined ? [] : [`${checkpointsFolder(plan.output.prefix)}*/${step.id}/*`];
  const writes = [
    `${step.writes}*`,
    `${plan.output.prefix}.pipewright/markers/*/${step.id}/*`,
    ...checkpoints,
  ];
  const own = of(output, writes);
  // Only the folder of its own settings: later runs take what is offered there for results of this very
  // image.
  const offered = plan.reuse ? [objects(names, output, `${cachedFolder(resultSettings(step))}*`)] : [];
  const reads = Map.groupBy(keys, ({ bucket }) => bucket);
  const keysIn = (bucket: string) => (reads.get(bucket) ?? []).flatMap((each) => each.keys);
  const others = [...reads.keys()].filter((bucket) => bucket !== output);
  const work = workIds(step, names).map((id) => att(id, 'Arn'));
  const statements = [
    allow(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:SendMessage'],
      work,
    ),
    allow(
      ['sqs:SendMessage'],
      [
        att(names.logical('Dead', step.id), 'Arn'),
        // With a budget, each agent reports at its end what it has worked on; with lanes, it reports moved
        // items.
        ...(isNeeded(step, plan) || plan.budget || work.length > 1 ? [att('Inbox', 'Arn')] : []),
      ],
    ),
    allow(
      ['s3:GetObject'],
      [...new Set([...keys.flatMap(({ bucket, keys: all }) => of(bucket, all)), ...own])],
    ),
    ...readsOfSources(names, sources),
    allow(['s3:PutObject', 's3:AbortMultipartUpload'], [...own, ...offered]),
    ...(checkpoints.length > 0 ? [allow(['s3:DeleteObject'], of(output, checkpoints))] : []),
    ...others.flatMap((bucket) => missingIsKnown(names, bucket, keysIn(bucket))),
    ...missingIsKnown(names, output, [...keysIn(output), ...writes]),
    ...others.flatMap((bucket) => bucketKeyRights(READS, bucket, names, site)),
    ...bucketKeyRights(READS_AND_WRITES, output, names, site),
  ];
  return role(names.taskRole(step.id), 'ecs-tasks.amazonaws.com', statements, {
    description: `What agents of step ${step.id} of ${plan.workflow} may do`,
    condition: ofTasks(names, site),
  });
}

/**
 * With this right, S3 answers 404 for a missing object; without it 403, as for a forbidden one (Amazon S3 API
 * reference, GetObject). S3 compares the object's key with the prefixes.
 */
function missingIsKnown(names: ResourceNames, bucket: string, keys: readonly string[]): Statement[] {
  if (keys.length === 0) return [];
  return [
    allow(['s3:ListBucket'], [bucketArn(names, bucket)], { StringLike: { 's3:prefix': [...new Set(keys)] } }),
  ];
}

/** ECS's permissions to start a task: pull images, write logs, read the workflow's secrets. */
function executionRole(plan: Plan, names: ResourceNames, site: KeyedSite): Resource {
  const secrets = [...new Set(plan.steps.flatMap((step) => Object.values(step.secrets)))];
  const parameters = secrets.filter((arn) => arn.split(':')[2] === 'ssm');
  const others = secrets.filter((arn) => arn.split(':')[2] === 'secretsmanager').flatMap(secretPatterns);
  const repositories = plan.steps.flatMap((step) => repositoryArn(pulledImage(step), names));
  const statements = [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [att('AgentLogs', 'Arn')]),
    ...(repositories.length > 0
      ? [
          // ECR cannot limit this one to a resource.
          allow(['ecr:GetAuthorizationToken'], ['*']),
          allow(
            ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'],
            [...new Set(repositories)],
          ),
        ]
      : []),
    ...(parameters.length > 0 ? [allow(['ssm:GetParameters'], parameters)] : []),
    ...(others.length > 0 ? [allow(['secretsmanager:GetSecretValue'], others)] : []),
    ...secretKeyRights(secrets, names, site),
  ];
  return role(names.executionRole, 'ecs-tasks.amazonaws.com', statements, {
    description: `The permissions that ECS needs to start agents of ${plan.workflow}`,
    condition: ofTasks(names, site),
  });
}
