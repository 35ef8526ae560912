/** Why ECS stopped a task (Amazon ECS Developer Guide, "Stopped task error messages"). */

import type { Agent } from '../runs/run-cloud.ts';
import type { Trouble } from './diagnosis.ts';

interface Rule {
  /** Matched against ECS's stop code and the reasons of task and container. */
  readonly pattern: RegExp;
  readonly code: string;
  readonly what: (step: string) => string;
  readonly remedy: string;
}

/** These two also explain why ECS refuses to start an agent. */
export const NO_QUOTA = {
  code: 'QUOTA',
  what: (step: string) => `the account's vCPU quota is used up, so agents of ${step} are not started`,
  remedy:
    'Request an increase under Service Quotas, "Fargate On-Demand vCPU resource count" (and "Fargate Spot"), or lower "max_agents".',
};
export const NO_ROOM = {
  code: 'NO_CAPACITY',
  what: (step: string) => `AWS has no capacity for agents of ${step} at the moment`,
  remedy:
    'The dispatcher tries again automatically, with on-demand capacity if Spot has none. Other subnets or zones may have capacity.',
};

/** The first match counts. */
const RULES: readonly Rule[] = [
  {
    pattern: /exec format error|does not contain descriptor matching platform|no match for platform/i,
    code: 'WRONG_PLATFORM',
    what: (step) => `the image of ${step} is built for another CPU architecture`,
    remedy: 'Wrap it for linux/amd64, and deploy the workflow again.',
  },
  {
    pattern: /toomanyrequests|rate limit|429 Too Many/i,
    code: 'PULL_LIMIT',
    what: (step) => `the registry's pull rate limit is reached for the image of ${step}`,
    remedy: 'Copy the images into your own account: npx pipewright deploy FILE --mirror.',
  },
  {
    pattern: /CannotPull.*(?:denied|unauthorized|no basic auth|authentication required|403 Forbidden|401)/is,
    code: 'IMAGE_REFUSED',
    what: (step) => `AWS is not allowed to pull the image of ${step}, or the image does not exist`,
    remedy:
      'Make the image public, or copy the images into your own account, where agents need no password: npx pipewright deploy FILE --mirror.',
  },
  {
    pattern:
      /(?:CannotPull|unable to pull image).*(?:manifest unknown|not found|name unknown|does not exist|repository .* not exist)|invalid reference format|No such image/is,
    code: 'IMAGE_NOT_FOUND',
    what: (step) => `the image of ${step} is not where the catalog says`,
    remedy:
      'Publish it again, or name another version in the workflow file; then deploy. If a copy in ECR was deleted, deploying copies it again.',
  },
  {
    pattern:
      /ResourceNotFoundException.*Secrets Manager|Secrets Manager can't find|invalid ssm parameters|ParameterNotFound|did not contain json key/is,
    code: 'SECRET_MISSING',
    what: (step) => `a secret of ${step} does not exist`,
    remedy: 'Create it under the ARN that "secrets" in the workflow file names, or name another one.',
  },
  {
    pattern: /unable to (?:pull|retrieve) secrets.*(?:AccessDenied|not authorized)/is,
    code: 'SECRET_REFUSED',
    what: (step) => `AWS is not allowed to read a secret of ${step}`,
    remedy:
      'The policy of the secret, or its KMS key, forbids it: allow the workflow’s execution role to use both.',
  },
  {
    pattern:
      /ResourceInitializationError|i\/o timeout|dial tcp|context deadline exceeded|request canceled|no such host|connection refused/i,
    code: 'NO_ROUTE',
    what: (step) =>
      `agents of ${step} cannot reach a service that they need to start: registry, secrets or logs`,
    remedy:
      'Name "subnets" with a route to the internet, or set "network": "isolated" and copy the images into your own account while deploying: npx pipewright deploy FILE --mirror.',
  },
  {
    pattern: /CannotPull/i,
    code: 'IMAGE_NOT_PULLED',
    what: (step) => `the image of ${step} cannot be pulled`,
    remedy: 'See the message from ECS. The dispatcher tries again automatically.',
  },
  { pattern: /number of vCPUs|vCPU limit|quota/i, ...NO_QUOTA },
  { pattern: /Capacity is unavailable|InsufficientInstanceCapacity|RESOURCE:|no.*capacity/i, ...NO_ROOM },
  {
    pattern: /SpotInterruption/,
    code: 'SPOT_TAKEN',
    what: (step) => `AWS reclaimed the Spot capacity of ${step}`,
    remedy:
      'New agents start automatically. "compute": "fargate" is never interrupted, and costs about three times as much.',
  },
  {
    pattern: /OutOfMemory/i,
    code: 'OUT_OF_MEMORY',
    what: (step) => `an agent of ${step} ran out of memory`,
    remedy: 'Raise "memory" of this step in the workflow file, and deploy.',
  },
  {
    pattern:
      /CannotStartContainer|CannotCreateContainer|executable file not found|no such file or directory|OCI runtime/i,
    code: 'WRONG_IMAGE',
    what: (step) => `the image of ${step} cannot be started: it is not a wrapped image`,
    remedy: 'Publish the algorithm again, which wraps it; then deploy the workflow.',
  },
];

/** The agent's own exit codes (src/agent/worker.ts). */
const EXITS: Readonly<Record<number, Omit<Rule, 'pattern'>>> = {
  66: {
    code: 'QUEUE_GONE',
    what: (step) => `the work queue of ${step} is gone`,
    remedy: 'Deploy the workflow again.',
  },
  69: {
    code: 'NO_ROUTE',
    what: (step) => `agents of ${step} cannot reach AWS`,
    remedy: 'Name "subnets" with a route to the internet, or set "network": "isolated"; then deploy.',
  },
  72: {
    code: 'BUCKET_GONE',
    what: (step) => `a bucket of ${step} is gone`,
    remedy: 'Deploy the workflow again, which creates it.',
  },
  73: {
    code: 'DISK_FULL',
    what: (step) => `the disk of an agent of ${step} is full`,
    remedy: 'Raise "disk_gb" of this step in the workflow file, and deploy.',
  },
  77: {
    code: 'AGENT_RIGHTS',
    what: (step) => `agents of ${step} lack a permission`,
    remedy: 'Deploy the workflow again, which gives their role what it needs.',
  },
  78: {
    code: 'WRONG_SETTINGS',
    what: (step) => `agents of ${step} were started with wrong settings`,
    remedy: 'Deploy the workflow again with the release that wrapped the image.',
  },
};

/** Causes in the agent's last log line that are more exact than its exit code. */
const VARIABLE = /^VARIABLE_(?:MISSING|TYPE)\b/;

/** Why an agent stopped; undefined where it succeeded, or Pipewright stopped it. */
export function ecsTrouble(agent: Agent, step: string): Trouble | undefined {
  const { stopCode = '', reason = '', exitCode, lastWords } = agent;
  if (stopCode === 'UserInitiated' || stopCode === 'ServiceSchedulerInitiated') return undefined;
  // The kernel may kill a process of the item only; the agent survives that and may end with 0.
  const ranOutOfMemory = /OutOfMemory/i.test(reason);
  // SIGTERM, 128 + 15: it was asked to stop and has returned its item.
  if ((exitCode === 0 && !ranOutOfMemory) || (exitCode === 143 && stopCode !== 'SpotInterruption'))
    return undefined;
  const said =
    lastWords ?? [reason, exitCode !== undefined && `exit code ${exitCode}`].filter(Boolean).join(', ');
  const trouble = ({ code, what, remedy }: Omit<Rule, 'pattern'>): Trouble => ({
    code,
    step,
    what: what(step),
    remedy,
    said: said === '' ? undefined : said.replace(/\s+/g, ' ').slice(0, 500),
  });
  if (lastWords !== undefined && VARIABLE.test(lastWords))
    return trouble({
      code: 'VARIABLE_MISSING',
      what: () => `a variable of ${step} is missing or has the wrong type`,
      remedy: 'Set it under "variables" in the workflow file, and deploy.',
    });
  const rule = RULES.find(({ pattern }) => pattern.test(`${stopCode} ${reason}`));
  if (rule) return trouble(rule);
  const exit = exitCode === undefined ? undefined : EXITS[exitCode];
  if (exit) return trouble(exit);
  // Shells use these codes for a program that is missing or not executable: the agent never ran.
  if (exitCode === 126 || exitCode === 127) return trouble(RULES.find(({ code }) => code === 'WRONG_IMAGE')!);
  return trouble({
    code: 'AGENT_FAILS',
    what: () => `agents of ${step} stop immediately`,
    remedy: 'See the log of the agent for details; new agents start automatically.',
  });
}
