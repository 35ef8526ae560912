import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LocalAws } from '../../scripts/services.ts';
import { runCommand } from '../../src/command/commands.ts';
import { readPlan } from '../../src/command/workflow-file.ts';
import type { Cloud } from '../../src/deploy/cloud.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import type { Workflow } from '../../src/workflow/workflow.ts';
import { accountEnv, hurried, ownName } from './account.ts';
import { publishAlgorithmsHere, type TestAlgorithm } from './algorithms.ts';
import { commandIo } from './command-io.ts';
import { temporaryFolder } from './folder.ts';
import type { Workshop } from './workshop.ts';

/** Milliseconds; a command that takes longer hangs. */
const LONGEST_COMMAND = 180_000;

/** The result of a command. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * A workflow of shell scripts on MiniStack, deployed as a user does, with agents in containers. The access
 * key of each command is its name, so that its requests can be recognized.
 */
export interface DeployedWorkflow extends AsyncDisposable {
  /** The workflow's name, which is part of the names of its stack and buckets. */
  readonly name: string;
  readonly folder: string;
  /** The workflow file, in `folder`. */
  readonly file: string;
  /** Runs `pipewright ARGV…` in `folder`; an error that it throws is in `err`, as on a terminal. */
  pipewright(...argv: string[]): Promise<Ended>;
  /** Writes a file below `folder`. */
  write(path: string, text: string): Promise<void>;
  /**
   * Writes the workflow file.
   * @param fields its steps, and fields that replace or extend those that all tests have
   */
  writeWorkflow(fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** How many items of a step wait or are being processed. */
  backlog(step: string): Promise<number>;
  /** The plan of the workflow file. */
  plan(): Promise<Plan>;
  /**
   * Writes the workflow file, with these variables of its first step and these fields, and deploys it.
   * @param through changes the cloud, for what MiniStack lacks
   */
  deploy(
    variables?: Readonly<Record<string, string>>,
    fields?: Readonly<Partial<Workflow>>,
    through?: (cloud: Cloud) => Cloud,
  ): Promise<void>;
}

/** @param names the steps in order, from `algorithms` @param more variables of the user's environment */
export async function openDeployedWorkflow(
  aws: LocalAws,
  workshop: Workshop,
  algorithms: Readonly<Record<string, TestAlgorithm>>,
  names: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<DeployedWorkflow> {
  const root = await temporaryFolder();
  const name = ownName();
  const env = { ...accountEnv(aws), PIPEWRIGHT_POLL_SECONDS: '0.5', ...more };
  Object.assign(process.env, env);
  const catalog = join(root.path, 'catalog');
  await publishAlgorithmsHere(workshop, catalog, algorithms);
  const file = 'flow.workflow.json';
  const pipewright = async (...argv: string[]): Promise<Ended> => {
    const io = commandIo(root.path, { env, signal: AbortSignal.timeout(LONGEST_COMMAND) });
    const [command, ...rest] = argv;
    process.env.AWS_ACCESS_KEY_ID = command;
    try {
      return { code: await runCommand(command, rest, io), ...io.said };
    } catch (error) {
      const { code = 'FAULT', message, stack } = error as Error & { code?: string };
      return {
        code: 1,
        out: io.said.out,
        err: `${io.said.err}error ${code}: ${code === 'FAULT' ? stack : message}\n`,
      };
    }
  };
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root.path, path)), { recursive: true });
    await writeFile(join(root.path, path), text);
  };
  const writeWorkflow = (fields: Readonly<Record<string, unknown>>): Promise<void> =>
    write(
      file,
      JSON.stringify({
        ...{ name, catalog: 'catalog', region: aws.region, prefix: 'flow', max_agents: 1, max_attempts: 1 },
        ...{ input_s3_name: `${name}-in`, output_s3_name: `${name}-out` },
        ...fields,
      }),
    );
  return {
    name,
    folder: root.path,
    file,
    pipewright,
    write,
    writeWorkflow,
    async backlog(step) {
      const cloud = openAws(aws.region, env, AbortSignal.timeout(LONGEST_COMMAND));
      const url = `${aws.endpoint}/${aws.account}/pipewright-${name}_Work-${step}`;
      const count = await cloud.queues.count(url);
      return (count?.waiting ?? 0) + (count?.taken ?? 0);
    },
    plan: () => readPlan(file, commandIo(root.path, { env })),
    async deploy(variables = {}, fields = {}, through = (cloud) => cloud) {
      const [first, ...others] = names.map((each) => ({ name: `${each}@1.0.0` }));
      await writeWorkflow({
        ...fields,
        process: {
          type: names.length > 1 ? 'sequence_run' : 'single_run',
          algorithms: [{ ...first, variables }, ...others],
        },
      });
      process.env.AWS_ACCESS_KEY_ID = 'deploy';
      const io = commandIo(root.path, { env });
      const plan = await readPlan(file, io).catch(() => assert.fail(io.said.err));
      const cloud = through(hurried(openAws(aws.region, env, io.signal)));
      await deploy(plan, cloud, await readDispatcherCode(), `c${Date.now()}`, () => {});
    },
    async [Symbol.asyncDispose]() {
      await pipewright('destroy', file);
      await root[Symbol.asyncDispose]();
    },
  };
}
