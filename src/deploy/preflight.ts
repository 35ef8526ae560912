import { Failure } from '../core/failure.ts';
import { compareFindings, type Finding, limitFindings } from '../core/finding.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import type { Path } from '../spec/json/json-text.ts';
import { examineWorkflow } from '../workflow/parse-workflow.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import type { Lookups } from './account-lookups.ts';
import { ourNotification } from './bucket-notifications.ts';
import type { Cloud } from './cloud.ts';
import { computeOf, type InstanceRequirement } from './compute.ts';
import { checkClashes } from './deploy.ts';
import { checkAccount, checkImages, chooseNetwork } from './deploy-target.ts';
import { demandsOf, type QuotaDemand, quotaPage } from './quotas.ts';

/** What keeps something from being looked at, and says nothing against it. */
const UNSEEN =
  /^(?:ACCESS_DENIED|AWS_UNREACHABLE|THROTTLED|REGISTRY_|RATE_LIMITED|ADDRESS_REFUSED|BAD_CREDENTIALS_FILE|BAD_REGISTRIES_CONF)/;
/** What there is no going on after. */
const FATAL = /^(?:CREDENTIALS_LOST|INTERRUPTED)$/;

type Tell = (severity: Finding['severity'], code: string, message: string) => void;

/**
 * Looks beforehand, all at once, at what would make deploying fail half way, or agents never start. What may not be
 * looked at is a hint. Changes nothing.
 * @param text of the workflow file, for the places of what is found
 * @throws Failure where AWS answers nothing at all, as without credentials
 */
export async function preflight(
  plan: Plan,
  cloud: Cloud,
  lookups: Lookups,
  { file, text }: { readonly file: string; readonly text: string },
): Promise<Finding[]> {
  const { report, steps } = examineWorkflow(text, file);
  const known = report.findings.length;
  const pathOf = (step: PlannedStep): Path => steps.find(({ id }) => id === step.id)?.path ?? ['process'];
  /** At the field where the file has it, else at what it is of. */
  const at = (path: Path): Path => (report.has(path) || path.length === 0 ? path : at(path.slice(0, -1)));
  const looking = async (path: Path, look: (tell: Tell) => Promise<void> | void): Promise<void> => {
    const tell: Tell = (severity, code, message) =>
      report.add(severity, code, { path: at(path) }, { message });
    try {
      await look(tell);
    } catch (error) {
      if (!(error instanceof Failure) || FATAL.test(error.code)) throw error;
      if (UNSEEN.test(error.code)) tell('hint', 'NOT_CHECKED', `This was not checked: ${error.message}`);
      else tell('error', error.code, error.message);
    }
  };
  const finish = () => limitFindings(report.findings.slice(known), file).sort(compareFindings);

  const account = await cloud.account();
  await looking(['account_id'], () => checkAccount(plan, account));
  // Nothing of another account says anything.
  if (report.findings.length > known) return finish();
  let zones: readonly string[] = [];
  await looking([plan.subnets.length > 0 ? 'subnets' : 'network'], async () => {
    ({ zones } = await chooseNetwork(plan, cloud));
  });
  await Promise.all([
    looking(['network'], () => checkImages(plan)),
    looking(['key_pair'], (tell) => checkKeyPair(plan, cloud, lookups, tell)),
    ...buckets(plan).map(([field, bucket]) =>
      looking([field], async () => {
        if ((await cloud.buckets.look(bucket)) && field === 'input_s3_name')
          await checkUploads(plan, cloud, account);
      }),
    ),
    ...demandsOf(plan).map((demand) =>
      looking([...pathOf(demand.largest.step), 'max_agents'], (tell) =>
        checkQuota(demand, cloud.region, lookups, tell),
      ),
    ),
    ...plan.steps.map((step) =>
      looking([...pathOf(step), 'compute'], (tell) =>
        checkInstance(step, zones, cloud.region, lookups, tell),
      ),
    ),
    ...secretsOf(plan).map(([name, arn]) =>
      looking(['secrets', name], (tell) => checkSecret(name, arn, account, lookups, tell)),
    ),
    ...plan.steps.map((step) =>
      looking([...pathOf(step), 'name'], (tell) => checkPull(step, account, lookups, tell)),
    ),
  ]);
  return finish();
}

function buckets({ input, output }: Plan): [field: string, bucket: string][] {
  return [
    ...(input.bucket === undefined ? [] : [['input_s3_name', input.bucket] as [string, string]]),
    ...(output.bucket === undefined ? [] : [['output_s3_name', output.bucket] as [string, string]]),
  ];
}

function secretsOf(plan: Plan): [name: string, arn: string][] {
  return [...new Map(plan.steps.flatMap(({ secrets }) => Object.entries(secrets)))];
}

async function checkUploads({ workflow, input }: Plan, cloud: Cloud, account: string): Promise<void> {
  const names = resourceNames(workflow, { account, region: cloud.region });
  const ours = ourNotification(names.base, names.queue(names.inbox).arn, input.prefix);
  await checkClashes(cloud, input.bucket!, ours);
}

async function checkKeyPair(
  { key_pair }: Plan,
  { region }: Cloud,
  lookups: Lookups,
  tell: Tell,
): Promise<void> {
  if (key_pair === undefined || (await lookups.hasKeyPair(key_pair))) return;
  tell(
    'warning',
    'NO_KEY_PAIR',
    `There is no key pair "${key_pair}" in ${region}. Nothing that is deployed needs one: nobody logs in to agents. Leave "key_pair" out.`,
  );
}

async function checkQuota(
  { steps, quotas, most, largest }: QuotaDemand,
  region: string,
  lookups: Lookups,
  tell: Tell,
): Promise<void> {
  const values = await Promise.all(quotas.map(({ service, code }) => lookups.quota(service, code)));
  const known = values.filter((value) => value !== undefined);
  const said = quotas.map(({ name }, i) => `${values[i] ?? 'unknown'} ${name}`).join(' and ');
  const where = quotas.map((quota) => quotaPage(region, quota)).join(' or ');
  if (known.length < quotas.length)
    tell(
      'hint',
      'NOT_CHECKED',
      `The account does not say how many vCPUs it may have (${quotas.map(({ name }) => name).join(', ')}). Look at ${where}`,
    );
  else if (largest.cpus > Math.max(...known))
    tell(
      'error',
      'QUOTA_TOO_SMALL',
      `An agent of step ${largest.step.id} takes ${largest.cpus} vCPUs, and the account may have ${said} in ${region}: none could start. Ask for more at ${where}`,
    );
  else if (most > known.reduce((sum, value) => sum + value, 0))
    tell(
      'warning',
      'QUOTA_BELOW_MAX_AGENTS',
      `With "max_agents" of ${steps.map(({ id, max_agents }) => `${id} (${max_agents})`).join(', ')} at work, ${most} vCPUs are needed, and the account may have ${said} in ${region}: it works, with fewer at once. For more, ask at ${where}`,
    );
}

async function checkInstance(
  step: PlannedStep,
  zones: readonly string[],
  region: string,
  lookups: Lookups,
  tell: Tell,
): Promise<void> {
  const compute = computeOf(step);
  if (compute.kind !== 'instances' || compute.wish.type === undefined) return;
  const { type, ...wish } = compute.wish;
  const found = await lookups.instanceType(type);
  if (!found) {
    tell(
      'error',
      'NO_INSTANCE_TYPE',
      `Step ${step.id} runs on ${type}, which ${region} does not offer. Deploy to another "region", or let the algorithm's spec name another "instance_type".`,
    );
    return;
  }
  const there = zones.filter((zone) => found.zones.includes(zone));
  if (zones.length > 0 && there.length === 0)
    tell(
      'error',
      'NO_INSTANCE_TYPE',
      `Step ${step.id} runs on ${type}, which is offered in ${found.zones.join(', ')}, and the subnets are in ${[...new Set(zones)].join(', ')}. Name in "subnets" one of a zone that has it.`,
    );
  const short = shortOf(wish, found);
  if (short)
    tell(
      'error',
      'INSTANCE_TOO_SMALL',
      `Step ${step.id} needs ${short}. Ask for less, or let the algorithm's spec name a larger "instance_type" than ${type}.`,
    );
}

function shortOf(
  wish: Pick<InstanceRequirement, 'cpus' | 'memory' | 'gpus'>,
  has: { readonly cpus: number; readonly memory: number; readonly gpus: number },
): string | undefined {
  if (wish.cpus > has.cpus) return `${wish.cpus} vCPUs, and the instance has ${has.cpus}`;
  if (wish.memory > has.memory) return `${wish.memory} MiB of memory, and the instance has ${has.memory}`;
  if (wish.gpus > has.gpus) return `${wish.gpus} GPUs, and the instance has ${has.gpus}`;
  return undefined;
}

async function checkSecret(
  name: string,
  arn: string,
  account: string,
  lookups: Lookups,
  tell: Tell,
): Promise<void> {
  const owner = arn.split(':')[4];
  if (owner !== account)
    tell(
      'hint',
      'NOT_CHECKED',
      `The secret of ${name} is account ${owner}'s, which was not asked. It has to let this account's agents read it.`,
    );
  else if (!(await lookups.hasSecret(arn)))
    tell(
      'error',
      'NO_SECRET',
      `There is no ${arn}, which ${name} is to be read from: no agent could start. Make it in AWS, or mend the ARN.`,
    );
}

async function checkPull(
  { id, image }: PlannedStep,
  account: string,
  lookups: Lookups,
  tell: Tell,
): Promise<void> {
  const found = await lookups.pull(image);
  const ecr = /^(\d{12})\.dkr[.-]ecr/.exec(image)?.[1];
  if (found === 'private')
    tell(
      'error',
      'IMAGE_PRIVATE',
      `The image of step ${id}, ${image}, opens only to credentials that are here and that ECS has not. Make it public, or publish it to a registry in ECR.`,
    );
  else if (found === 'missing')
    tell(
      'error',
      'IMAGE_MISSING',
      `The image of step ${id}, ${image}, ${
        ecr === undefined
          ? 'cannot be pulled: it is not there, or it is private. Publish it, and make it public'
          : `is not there, or account ${account} may not read it. Publish it, or let its repository's policy in account ${ecr} give account ${account} ecr:BatchGetImage and ecr:GetDownloadUrlForLayer`
      }.`,
    );
}
