/** Why ECS stopped a task, in words (Amazon ECS Developer Guide, "Stopped task error messages"). */

import type { Agent } from '../runs/run-cloud.ts';
import type { Trouble } from './diagnosis.ts';

interface Rule {
  /** Of all that ECS says: stop code, reason of the task, reason of the container. */
  readonly pattern: RegExp;
  readonly code: string;
  readonly what: (step: string) => string;
  readonly remedy: string;
}

/** Says as much whether ECS stops an agent for it, or refuses to start one. */
export const NO_QUOTA = {
  code: 'QUOTA',
  what: (step: string) => `the account may run no more vCPUs at once, so agents of ${step} are not started`,
  remedy:
    'Ask for more under Service Quotas, "Fargate On-Demand vCPU resource count" (and "Fargate Spot"), or lower "max_agents".',
};
export const NO_ROOM = {
  code: 'NO_CAPACITY',
  what: (step: string) => `AWS has no room for agents of ${step} at the moment`,
  remedy:
    'It is tried again by itself, and on demand where Spot has none. Other subnets or zones may have room.',
};

/** The first that fits counts. */
const RULES: readonly Rule[] = [
  {
    pattern: /exec format error|does not contain descriptor matching platform|no match for platform/i,
    code: 'WRONG_PLATFORM',
    what: (step) => `the image of ${step} is not for the processors that it was started on`,
    remedy: 'Wrap it for linux/amd64, and deploy the workflow again.',
  },
  {
    pattern: /toomanyrequests|rate limit|429 Too Many/i,
    code: 'PULL_LIMIT',
    what: (step) => `the registry lets nobody pull the image of ${step} for now: too many asked`,
    remedy: 'Publish the image to a registry of your own, such as ECR ("registry" in catalog.json).',
  },
  {
    pattern: /CannotPull.*(?:denied|unauthorized|no basic auth|authentication required|403 Forbidden|401)/is,
    code: 'IMAGE_REFUSED',
    what: (step) => `AWS may not pull the image of ${step}, or it is not there`,
    remedy: 'Make the package public, or publish to ECR in the same account, where no password is needed.',
  },
  {
    pattern:
      /(?:CannotPull|unable to pull image).*(?:manifest unknown|not found|name unknown|does not exist|repository .* not exist)|invalid reference format|No such image/is,
    code: 'IMAGE_NOT_FOUND',
    what: (step) => `the image of ${step} is not where the catalog says`,
    remedy: 'Publish it again, or name another version in the workflow file; then deploy.',
  },
  {
    pattern:
      /ResourceNotFoundException.*Secrets Manager|Secrets Manager can't find|invalid ssm parameters|ParameterNotFound|did not contain json key/is,
    code: 'SECRET_MISSING',
    what: (step) => `a secret of ${step} is not there`,
    remedy: 'Make it under the ARN that "secrets" in the workflow file names, or name another one.',
  },
  {
    pattern: /unable to (?:pull|retrieve) secrets.*(?:AccessDenied|not authorized)/is,
    code: 'SECRET_REFUSED',
    what: (step) => `a secret of ${step} may not be read`,
    remedy: 'Its key or its own policy forbids it: let the workflow’s execution role use them.',
  },
  {
    pattern:
      /ResourceInitializationError|i\/o timeout|dial tcp|context deadline exceeded|request canceled|no such host|connection refused/i,
    code: 'NO_ROUTE',
    what: (step) => `agents of ${step} cannot reach what they need to start: registry, secrets or logs`,
    remedy:
      'Name "subnets" that lead to the internet, or write "network": "isolated" with images in ECR; then deploy.',
  },
  {
    pattern: /CannotPull/i,
    code: 'IMAGE_NOT_PULLED',
    what: (step) => `the image of ${step} cannot be pulled`,
    remedy: 'What ECS says tells more; it is tried again by itself.',
  },
  { pattern: /number of vCPUs|vCPU limit|quota/i, ...NO_QUOTA },
  { pattern: /Capacity is unavailable|InsufficientInstanceCapacity|RESOURCE:|no.*capacity/i, ...NO_ROOM },
  {
    pattern: /SpotInterruption/,
    code: 'SPOT_TAKEN',
    what: (step) => `AWS took the Spot capacity of ${step} back`,
    remedy:
      'Others are started by themselves. "compute": "fargate" is never taken back, and costs about three times as much.',
  },
  {
    pattern: /OutOfMemory/i,
    code: 'OUT_OF_MEMORY',
    what: (step) => `an agent of ${step} ran out of memory as a whole`,
    remedy: 'Raise "memory" in the spec of its algorithm, publish, and deploy.',
  },
  {
    pattern:
      /CannotStartContainer|CannotCreateContainer|executable file not found|no such file or directory|OCI runtime/i,
    code: 'WRONG_IMAGE',
    what: (step) => `the image of ${step} cannot be started: it is not one that was wrapped`,
    remedy: 'Publish the algorithm again, which wraps it; then deploy the workflow.',
  },
];

/** What the agent's own exit codes mean (src/agent/worker.ts). */
const EXITS: Readonly<Record<number, Omit<Rule, 'pattern'>>> = {
  66: {
    code: 'QUEUE_GONE',
    what: (step) => `the work queue of ${step} is gone`,
    remedy: 'Deploy the workflow again.',
  },
  69: {
    code: 'NO_ROUTE',
    what: (step) => `agents of ${step} cannot reach AWS`,
    remedy: 'Name "subnets" that lead to the internet, or write "network": "isolated"; then deploy.',
  },
  72: {
    code: 'BUCKET_GONE',
    what: (step) => `a bucket of ${step} is gone`,
    remedy: 'Deploy the workflow again, which makes it.',
  },
  73: {
    code: 'DISK_FULL',
    what: (step) => `the disk of an agent of ${step} is full`,
    remedy: 'Raise "disk_gb" in the spec of its algorithm, publish, and deploy.',
  },
  77: {
    code: 'AGENT_RIGHTS',
    what: (step) => `agents of ${step} lack a right`,
    remedy: 'Deploy the workflow again, which gives their role what it needs.',
  },
  78: {
    code: 'WRONG_SETTINGS',
    what: (step) => `agents of ${step} were started with wrong settings`,
    remedy: 'Deploy the workflow again with the release that wrapped the image.',
  },
};

/** Codes that the agent gives as its last words, and that say more than its exit code. */
const VARIABLE = /^VARIABLE_(?:MISSING|TYPE)\b/;

/** What an agent's end says; undefined for a good end, and for one that we asked for. */
export function ecsTrouble(agent: Agent, step: string): Trouble | undefined {
  const { stopCode = '', reason = '', exitCode, lastWords } = agent;
  if (stopCode === 'UserInitiated' || stopCode === 'ServiceSchedulerInitiated') return undefined;
  // Asked to stop, it hands its item back: 128 and the signal's number.
  if (exitCode === 0 || (exitCode === 143 && stopCode !== 'SpotInterruption')) return undefined;
  const said =
    lastWords ?? [reason, exitCode !== undefined && `exit code ${exitCode}`].filter(Boolean).join(', ');
  const trouble = ({ code, what, remedy }: Omit<Rule, 'pattern'>): Trouble => ({
    code,
    step,
    what: what(step),
    remedy,
    ...(said !== '' && { said: said.replace(/\s+/g, ' ').slice(0, 500) }),
  });
  if (lastWords !== undefined && VARIABLE.test(lastWords))
    return trouble({
      code: 'VARIABLE_MISSING',
      what: () => `a variable of ${step} is missing or not what its algorithm takes`,
      remedy: 'Set it under "variables" in the workflow file, and deploy.',
    });
  const rule = RULES.find(({ pattern }) => pattern.test(`${stopCode} ${reason}`));
  if (rule) return trouble(rule);
  const exit = exitCode === undefined ? undefined : EXITS[exitCode];
  if (exit) return trouble(exit);
  // A shell's words for a program that is not there, or is none: the agent itself never ran.
  if (exitCode === 126 || exitCode === 127) return trouble(RULES.find(({ code }) => code === 'WRONG_IMAGE')!);
  return trouble({
    code: 'AGENT_FAILS',
    what: () => `agents of ${step} end at once`,
    remedy: 'The log of the agent has the whole story; others are started by themselves.',
  });
}
