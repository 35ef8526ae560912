import { Failure } from '../core/failure.ts';
import { compareFindings, type Finding, limitFindings } from '../core/finding.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import type { Path } from '../spec/json/json-text.ts';
import { examineWorkflow } from '../workflow/parse-workflow.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import type { Lookups } from './account-lookups.ts';
import { inboxNotification } from './bucket-notifications.ts';
import { demandsEncryptionHeader } from './bucket-policy.ts';
import { chooseNetwork } from './choose-network.ts';
import type { Cloud } from './cloud.ts';
import { computeOf, type InstanceRequirement, instanceKind, instanceMemory } from './compute.ts';
import { checkNotifications } from './deploy.ts';
import { bucketFields, checkAccount, checkAgent, checkImages, checkOwner } from './deploy-target.ts';
import { deployedTemplate } from './deployed-template.ts';
import { planFor } from './mirror.ts';
import { pullProblem } from './pull-problem.ts';
import { type QuotaDemand, quotaDemands, quotaPage } from './quotas.ts';
import { serviceRolesOf } from './service-roles.ts';
import type { Template } from './template.ts';

/** Errors that prevent a check, and are not problems of the workflow. */
const NOT_CHECKABLE =
  /^(?:ACCESS_DENIED|AWS_UNREACHABLE|THROTTLED|REGISTRY_|RATE_LIMITED|ADDRESS_REFUSED|BAD_CREDENTIALS_FILE|BAD_REGISTRIES_CONF)/;
/** Errors that end the whole preflight. */
const FATAL = /^(?:CREDENTIALS_LOST|INTERRUPTED)$/;

type Add = (severity: Finding['severity'], code: string, message: string) => void;

/** What the checks read. */
interface Account {
  readonly account: string;
  readonly region: string;
  readonly lookups: Lookups;
}

/**
 * Checks concurrently, and before anything changes, what would make the deployment fail halfway or keep
 * agents from starting. A check that the credentials do not allow gives a hint. Read-only.
 * @param source the workflow file, for the positions of findings
 * @param mirror whether agents pull copies of the images; by default as it is deployed
 * @throws Failure if no check is possible at all, for example without credentials
 */
export async function preflight(
  written: Plan,
  cloud: Cloud,
  lookups: Lookups,
  { file, text }: { readonly file: string; readonly text: string },
  mirror?: boolean,
): Promise<Finding[]> {
  const { report, steps } = examineWorkflow(text, file);
  const earlier = report.findings.length;
  const pathOf = (step: PlannedStep): Path => steps.find(({ id }) => id === step.id)?.path ?? ['process'];
  /** The field itself, or its closest ancestor in the file. */
  const at = (path: Path): Path => (report.has(path) || path.length === 0 ? path : at(path.slice(0, -1)));
  const check = async (path: Path, run: (add: Add) => Promise<void> | void): Promise<void> => {
    const add: Add = (severity, code, message) => report.add(severity, code, { path: at(path) }, { message });
    try {
      await run(add);
    } catch (error) {
      if (!(error instanceof Failure) || FATAL.test(error.code)) throw error;
      if (NOT_CHECKABLE.test(error.code))
        add('hint', 'NOT_CHECKED', `This was not checked: ${error.message}`);
      else add('error', error.code, error.message);
    }
  };
  const finish = () => limitFindings(report.findings.slice(earlier), file).sort(compareFindings);

  const account: Account = { account: await cloud.account(), region: cloud.region, lookups };
  await check(['account_id'], () => checkAccount(written, account.account));
  // In the wrong account, no other check means anything.
  if (report.findings.length > earlier) return finish();
  let deployed: Template | undefined;
  await check(['name'], async (add) => {
    deployed = await deployedTemplate(written, cloud);
    try {
      checkOwner(written, deployed);
    } catch (taken) {
      // Deploying refuses this, unless it is asked to take the stack over.
      add('warning', (taken as Failure).code, (taken as Failure).message);
    }
  });
  const plan = planFor(written, mirror, deployed, account);
  let zones: readonly string[] = [];
  await check([plan.subnets.length > 0 ? 'subnets' : 'network'], async () => {
    ({ zones } = await chooseNetwork(plan, cloud, deployed?.Metadata.Pipewright.network));
  });
  const secrets = new Map(plan.steps.flatMap((step) => Object.entries(step.secrets)));
  await Promise.all([
    check(['network'], () => checkImages(plan)),
    check([], (add) => checkServiceRoles(plan, cloud, add)),
    check(['key_pair'], (add) => checkKeyPair(plan, account, add)),
    ...bucketFields(plan).map(([field, bucket]) =>
      check([field], async () => {
        if ((await cloud.buckets.look(bucket)) && field === 'input_s3_name')
          await checkUploads(plan, cloud, account.account);
      }),
    ),
    ...bucketFields(plan).map(([field, bucket]) =>
      check([field], (add) => checkEncryption(plan, bucket, cloud, add)),
    ),
    ...quotaDemands(plan).map((demand) =>
      check([...pathOf(demand.largest.step), 'max_agents'], (add) => checkQuota(demand, account, add)),
    ),
    ...plan.steps.flatMap((step) => [
      check([...pathOf(step), 'port'], (add) => checkPorts(step, plan, add)),
      check([...pathOf(step), 'name'], () => checkAgent(step)),
      check([...pathOf(step), 'compute'], (add) => checkInstance(step, zones, account, add)),
      check([...pathOf(step), 'name'], async (add) => {
        const problem = await pullProblem(step, account.account, lookups);
        if (problem) add('error', problem.code, problem.message);
      }),
    ]),
    ...[...secrets].map(([name, arn]) =>
      check(['secrets', name], (add) => checkSecret(name, arn, account, add)),
    ),
  ]);
  return finish();
}

async function checkUploads({ workflow, input }: Plan, cloud: Cloud, account: string): Promise<void> {
  const names = resourceNames(workflow, { account, region: cloud.region });
  const entry = inboxNotification(names.base, names.queue(names.inbox).arn, input.prefix);
  await checkNotifications(cloud, input.bucket!, entry);
}

/** What a bucket's encryption demands of those who read and write in it. */
async function checkEncryption(
  { workflow }: Plan,
  bucket: string,
  { buckets, keys }: Cloud,
  add: Add,
): Promise<void> {
  const key = await keys.ofBucket(bucket);
  if (key !== undefined)
    add(
      'hint',
      'KMS_KEY',
      `The bucket ${bucket} is encrypted with the key ${key}. The roles of ${workflow} get the permission to use the key through S3; the key policy must allow this account to grant that. People and jobs that deploy, run and follow the workflow need the permission, too: npx pipewright policy FILE --for deploy --kms-key ${key}`,
    );
  if (demandsEncryptionHeader(await buckets.policy(bucket)))
    add(
      'error',
      'ENCRYPTION_HEADER',
      `The policy of the bucket ${bucket} refuses objects without the header x-amz-server-side-encryption, which Pipewright does not send, so no result could be stored. Remove that statement from the bucket's policy: S3 encrypts every object with the bucket's default encryption, with or without the header.`,
    );
}

async function checkKeyPair({ key_pair }: Plan, { region, lookups }: Account, add: Add): Promise<void> {
  if (key_pair !== undefined && !(await lookups.hasKeyPair(key_pair)))
    add(
      'warning',
      'NO_KEY_PAIR',
      `There is no key pair "${key_pair}" in ${region}. A deployed workflow does not need one: agents do not accept logins. Remove "key_pair".`,
    );
}

/** Whether the caller may create the roles is not checked: that would need another permission. */
async function checkServiceRoles(plan: Plan, cloud: Cloud, add: Add): Promise<void> {
  for (const { name, service } of serviceRolesOf(plan))
    if (!(await cloud.roles.has(name)))
      add(
        'hint',
        'NO_SERVICE_ROLE',
        `The account does not have the role ${name} yet. Deploying creates it, once for the account, and needs the permission iam:CreateServiceLinkedRole for ${service}. If you do not have that, ask somebody who has it to run: aws iam create-service-linked-role --aws-service-name ${service}`,
      );
}

async function checkQuota(demand: QuotaDemand, { region, lookups }: Account, add: Add): Promise<void> {
  const { steps, quotas, most, largest } = demand;
  const values = await Promise.all(quotas.map(({ service, code }) => lookups.quota(service, code)));
  const known = values.filter((value) => value !== undefined);
  const limits = quotas.map(({ name }, i) => `${values[i] ?? 'unknown'} ${name}`).join(' and ');
  const pages = quotas.map((quota) => quotaPage(region, quota)).join(' or ');
  if (known.length < quotas.length)
    add(
      'hint',
      'NOT_CHECKED',
      `AWS does not report this account's quota of vCPUs (${quotas.map(({ name }) => name).join(', ')}). Check it at ${pages}`,
    );
  else if (largest.cpus > Math.max(...known))
    add(
      'error',
      'QUOTA_TOO_SMALL',
      `An agent of step ${largest.step.id} uses ${largest.cpus} vCPUs, but the account's quotas in ${region} are ${limits}, so no agent could start. Request an increase at ${pages}`,
    );
  else if (most > known.reduce((sum, value) => sum + value, 0))
    add(
      'warning',
      'QUOTA_BELOW_MAX_AGENTS',
      `"max_agents" of ${steps.map(({ id, max_agents }) => `${id} (${max_agents})`).join(', ')} need ${most} vCPUs, but the account's quotas in ${region} are ${limits}. The workflow runs, but with fewer agents at once. To run more, request an increase at ${pages}`,
    );
}

async function checkInstance(
  step: PlannedStep,
  subnetZones: readonly string[],
  { region, lookups }: Account,
  add: Add,
): Promise<void> {
  const compute = computeOf(step);
  if (compute.kind !== 'instances' || compute.instance.type === undefined) return;
  const { type } = compute.instance;
  const found = await lookups.instanceType(type);
  if (!found) {
    add(
      'error',
      'NO_INSTANCE_TYPE',
      `Step ${step.id} runs on ${type}, which ${region} does not offer. Deploy to another "region", or change "instance_type" in the algorithm's spec.`,
    );
    return;
  }
  if (subnetZones.length > 0 && !subnetZones.some((zone) => found.zones.includes(zone)))
    add(
      'error',
      'NO_INSTANCE_TYPE',
      `Step ${step.id} runs on ${type}, which is offered in ${found.zones.join(', ')}, but the subnets are in ${[...new Set(subnetZones)].join(', ')}. Add a subnet in one of the offered zones to "subnets".`,
    );
  const shortage = shortageOf(compute.instance, found);
  if (shortage)
    add(
      'error',
      'INSTANCE_TOO_SMALL',
      `Step ${step.id} needs ${shortage}. Request less, or set a larger "instance_type" than ${type} in the algorithm's spec.`,
    );
}

/** Agents on one instance share its ports: ECS would never place the second one there. */
function checkPorts(step: PlannedStep, plan: Plan, add: Add): void {
  const kind = kindOf(step);
  if (kind === undefined) return;
  const earlier = plan.steps.slice(0, plan.steps.indexOf(step)).filter((other) => kindOf(other) === kind);
  for (const { port, protocol } of step.ports) {
    const other = earlier.find(({ ports }) =>
      ports.some((each) => each.port === port && each.protocol === protocol),
    );
    if (other)
      add(
        'error',
        'PORT_CLASH',
        `Steps ${other.id} and ${step.id} both open port ${port}/${protocol} and run on the same instances (${kind}), where agents share the ports. Remove the port from one of the steps ("port"), or give one of them another "instance_type" or "compute".`,
      );
  }
}

/**
 * The kind of instances that a step runs on; undefined on Fargate, where each agent has a network of its own.
 */
function kindOf(step: PlannedStep): string | undefined {
  const compute = computeOf(step);
  return compute.kind === 'instances' ? instanceKind(compute.instance) : undefined;
}

function shortageOf(
  needed: InstanceRequirement,
  has: { readonly cpus: number; readonly memory: number; readonly gpus: number },
): string | undefined {
  if (needed.cpus > has.cpus) return `${needed.cpus} vCPUs, but the instance has ${has.cpus}`;
  const memory = instanceMemory(needed.memory);
  if (memory > has.memory)
    return `${memory} MiB of memory, including the agent and the system, but the instance has ${has.memory}`;
  if (needed.gpus > has.gpus) return `${needed.gpus} GPUs, but the instance has ${has.gpus}`;
  return undefined;
}

async function checkSecret(
  name: string,
  arn: string,
  { account, lookups }: Account,
  add: Add,
): Promise<void> {
  const owner = arn.split(':')[4];
  if (owner !== account)
    add(
      'hint',
      'NOT_CHECKED',
      `The secret of ${name} belongs to account ${owner} and was not checked. Its policy must allow this account's agents to read it.`,
    );
  else if (!(await lookups.hasSecret(arn)))
    add(
      'error',
      'NO_SECRET',
      `${arn}, the secret of ${name}, does not exist, so no agent could start. Create it in AWS, or correct the ARN.`,
    );
}
