import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../scripts/services.ts';
import { actionIo } from '../src/command/action-io.ts';
import { runCommand } from '../src/command/commands.ts';
import { runAction, statusAction } from '../src/command/run-action.ts';
import { readPlan } from '../src/command/workflow-file.ts';
import { deploy } from '../src/deploy/deploy.ts';
import { openAws } from '../src/edge/aws-account.ts';
import { readDispatcherCode } from '../src/edge/dispatcher-code.ts';
import { accountEnv, hurried, ownName } from './fakes/account.ts';
import { publishHere } from './fakes/algorithms.ts';
import { commandIo } from './fakes/command-io.ts';
import { pullRequestEvent } from './fakes/events.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from './fakes/github.ts';
import { recordingRunner } from './fakes/recording-runner.ts';
import { runAction as startAction } from './fakes/runner.ts';
import { until } from './fakes/until.ts';
import { openWorkshop, type Workshop } from './fakes/workshop.ts';

const NAMES = ['outliers', 'csv-summary'];
const FILE = 'flows/tides.workflow.json';
const GOOD = Array.from(
  { length: 20 },
  (_, i) => `2026-03-01T${String(i).padStart(2, '0')}:00Z,${90 + ((i * 7) % 13)}.5`,
);
const BAD = GOOD.map((line) => line.replace(/,.*/, ',calm'));
const table = (lines: readonly string[]): string => `${['time,water_level_cm', ...lines].join('\n')}\n`;
const inMinutes = { timeout: 240_000 };

/** From a repository with a workflow file to a check run on its commit, with the catalog's own algorithms. */
describe('a workflow in a repository', inMinutes, () => {
  const services = new Services();
  const name = ownName();
  let workshop: Workshop;
  let aws: LocalAws;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  let github: FakeGitHub;
  let repository: FakeRepository;
  let ecs: ECSClient;
  let s3: S3Client;
  let env: Record<string, string>;
  let run = '';
  before(async () => {
    workshop = await openWorkshop(NAMES);
    aws = await services.ministack();
    ecs = new ECSClient(aws);
    s3 = new S3Client({ ...aws, forcePathStyle: true });
    root = await temporaryFolder();
    github = await startFakeGitHub();
    await publishHere(workshop, join(root.path, 'catalog'), NAMES);
    const text = workflow();
    repository = github.repository('lab/tides', { [FILE]: text });
    env = {
      ...accountEnv(aws),
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: 'lab/tides',
      GITHUB_SHA: repository.resolve('main')!.sha,
      GITHUB_WORKSPACE: root.path,
      RUNNER_TEMP: join(root.path, 'temp'),
      PIPEWRIGHT_POLL_SECONDS: '1',
    };
    Object.assign(process.env, accountEnv(aws));
    await mkdir(join(root.path, 'flows'));
    await mkdir(join(root.path, 'data/south'), { recursive: true });
    await writeFile(join(root.path, FILE), text);
    for (let i = 0; i < 50; i++) await writeFile(input(i), table(i % 17 === 3 ? BAD : GOOD));
    await deployIt();
  });
  after(async () => {
    await command('destroy', FILE).catch(() => {});
    await github?.[Symbol.asyncDispose]();
    await root?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  const input = (i: number): string => join(root.path, 'data', i % 2 ? 'south' : '', `gauge ${i}.csv`);
  const token = () => github.token(repository, { checks: 'write', contents: 'read' });
  const writes = () => github.asked.filter(({ method }) => method !== 'GET').length;
  async function command(...argv: string[]) {
    const io = commandIo(root.path, { env: { ...env, GITHUB_TOKEN: token() } });
    const [first, ...rest] = argv;
    return { code: await runCommand(first, rest, io), ...io.said };
  }
  const job = () => {
    const runner = recordingRunner();
    const { signal } = new AbortController();
    return { runner, io: actionIo({ env, cwd: root.path, runner, signal }, token()) };
  };

  it('is run from a pull request’s job that does not wait: its head shows the run at once, and what is waited for', async () => {
    const inputs = { mode: 'run', workflow: FILE, inputs: 'data', wait: 'false', 'github-token': token() };
    repository.commit('more-data', { 'more.md': 'We have more data.' });
    const event = pullRequestEvent(github, repository, repository.openPull('more-data'));
    const { code, log, outputs, summary } = await startAction(root.path, inputs, { env, event });
    assert.equal(code, 0, log);
    run = outputs['run-id'] ?? '';
    assert.match(run, /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/);
    const [check, ...others] = repository.checkRuns;
    assert.equal(others.length, 0);
    assert.deepEqual(
      [check?.name, check?.status, check?.headSha],
      [`pipewright / ${name}`, 'in_progress', repository.resolve('more-data')?.sha],
    );
    assert.match(summary, /\| \*\*outliers\*\*/);
  });

  it('shows 47 done and 3 failed in the algorithm’s own words, long after that job has ended', async () => {
    const { code, out, err } = await command('status', FILE, '--watch');
    assert.equal(code, 1, out + err);
    assert.match(out, /outliers {5}\S+ {2}50 of 50, 3 failed\n/);
    assert.match(out, /csv-summary {2}\S+ {2}47 of 47\n/);
    const [check, ...others] = repository.checkRuns;
    assert.equal(others.length, 0);
    assert.deepEqual(
      [check?.status, check?.conclusion, check?.title],
      ['completed', 'failure', '94 of 97 items done, 3 failed'],
    );
    assert.match(check?.summary ?? '', /\| \*\*outliers\*\*.*\| \*\*3\*\* \| 47 \|/);
    assert.match(
      check?.text ?? '',
      /3 items of outliers failed: exit code 4, there is no such column, or it holds fewer than three numbers/,
    );
    assert.match(check?.text ?? '', /<code>south\/gauge 3\.csv<\/code>/);
    assert.match(check?.text ?? '', /<pre>.*fewer than three numbers/);
    assert.match(check?.text ?? '', /log-events\/outliers\$252Fagent\$252F/, 'the log stream at the item');
    const notes = check?.annotations as { path: string; start_line: number; annotation_level: string }[];
    assert.deepEqual(
      notes.map(({ path, start_line, annotation_level }) => [path, start_line, annotation_level]),
      [[FILE, 11, 'failure']],
    );
  });

  it('is not told of again by those that come later', async () => {
    const before = writes();
    const { runner, io } = job();
    await statusAction({ mode: 'status', workflows: [], token: token() }, io);
    assert.equal(writes(), before);
    assert.match(runner.log, /All runs are over/);
  });

  it('succeeds once the inputs are fixed, with a report', async () => {
    for (const i of [3, 20, 37]) await writeFile(input(i), table(GOOD));
    const { runner, io } = job();
    const inputs = {
      mode: 'run',
      workflow: FILE,
      inputs: ['data'],
      run,
      wait: true,
      out: 'results',
    } as const;
    await runAction({ ...inputs, token: token() }, io);
    assert.deepEqual(
      [runner.outputs.state, runner.outputs.done, runner.outputs.failed],
      ['COMPLETE', '100', '0'],
    );
    assert.deepEqual(
      repository.checkRuns.map(({ conclusion, annotations }) => [conclusion, annotations.length]),
      [
        ['failure', 1],
        ['success', 0],
      ],
    );
    assert.equal(repository.checkRuns.at(-1)?.title, 'All 100 items done');
    const report = await readFile(join(runner.outputs.report ?? '', 'report.html'), 'utf8');
    assert.match(report, /All 100 items done/);
    assert.match(report, /gauge 49\.csv/);
    assert.match(runner.log, /^50 results \(.*\) in results$/m);
    assert.equal(JSON.parse(await readFile(join(root.path, 'results/run.json'), 'utf8')).state, 'COMPLETE');
  });

  it('says of a variable that is wrong, and of an image that is gone, in one look', async () => {
    const wrong = await redefine((container) => ({
      ...container,
      environment: [
        ...(container.environment ?? []).filter((each) => each.name !== 'THRESHOLD'),
        { name: 'THRESHOLD', value: 'high' },
      ],
    }));
    assert.match(
      await troubleOf('wrong', wrong, 'VARIABLE_MISSING'),
      /^VARIABLE_MISSING a variable of outliers .*: VARIABLE_TYPE: .*THRESHOLD/,
    );
    const gone = await redefine((container) => ({
      ...container,
      image: container.image!.replace(/\/.*/, '/nowhere:1'),
    }));
    assert.match(
      await troubleOf('gone', gone, 'IMAGE_NOT_FOUND'),
      /^IMAGE_NOT_FOUND the image of outliers is not where the catalog says: /,
    );
    const last = repository.checkRuns.at(-1);
    assert.equal(last?.status, 'in_progress');
    assert.match(last?.title ?? '', /; the image of outliers is not where the catalog says$/);
  });

  /** What is said of a new run as soon as an agent of that definition is the last that ECS has stopped. */
  async function troubleOf(folder: string, definition: string, code: string): Promise<string> {
    await mkdir(join(root.path, folder));
    await writeFile(join(root.path, folder, 'a.csv'), table(GOOD));
    const begun = job();
    const inputs = { mode: 'run', workflow: FILE, inputs: [folder], run: 'new', wait: false } as const;
    await runAction({ ...inputs, token: token() }, begun.io);
    await until('an agent fails', () => hasFailed(definition));
    // What the agent printed last is in its log a moment after it has stopped.
    return until(`the status reports ${code}`, async () => {
      const { runner, io } = job();
      const id = begun.runner.outputs['run-id']!;
      await statusAction({ mode: 'status', workflows: [FILE], run: id, token: token() }, io);
      const [{ troubles }] = JSON.parse(runner.outputs.runs ?? '');
      const [trouble] = troubles;
      return trouble?.code === code && `${trouble.code} ${trouble.what}: ${trouble.said}`;
    });
  }

  const cluster = `pipewright-${name}`;
  const family = `pipewright-${name}_Task-outliers`;
  async function hasFailed(definition: string): Promise<boolean> {
    const { taskArns: tasks = [] } = await ecs.send(
      new ListTasksCommand({ cluster, family, desiredStatus: 'STOPPED' }),
    );
    if (tasks.length === 0) return false;
    const { tasks: described = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
    const stopped = described.filter(({ lastStatus }) => lastStatus === 'STOPPED');
    // MiniStack says in whole seconds when an agent stopped, and status reports the newest.
    const newest = (ours: boolean): number =>
      Math.max(
        0,
        ...stopped
          .filter(({ taskDefinitionArn }) => (taskDefinitionArn === definition) === ours)
          .map(({ stoppedAt }) => stoppedAt?.getTime() ?? 0),
      );
    return newest(true) > newest(false);
  }

  /** A new revision of the first step's task definition, and an end to the agents of the one before. */
  async function redefine(change: (container: ContainerDefinition) => ContainerDefinition): Promise<string> {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: family }));
    const { containerDefinitions = [], cpu, memory, networkMode, requiresCompatibilities } = taskDefinition!;
    const registered = await ecs.send(
      new RegisterTaskDefinitionCommand({
        ...{ family, cpu, memory, networkMode, requiresCompatibilities },
        containerDefinitions: containerDefinitions.map(change),
      }),
    );
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, family }));
    for (const task of taskArns) await ecs.send(new StopTaskCommand({ cluster, task }));
    // What was started a moment ago still counts as an agent.
    await s3.send(
      new DeleteObjectCommand({ Bucket: `${name}-out`, Key: '.pipewright/agents/outliers.json' }),
    );
    return registered.taskDefinition?.taskDefinitionArn ?? '';
  }

  function workflow(): string {
    return `{
  "name": "${name}",
  "catalog": "../catalog",
  "input_s3_name": "${name}-in", "output_s3_name": "${name}-out",
  "region": "${aws.region}",
  "max_attempts": 1,
  "max_agents": 1,
  "process": {
    "type": "sequence_run",
    "algorithms": [
      { "name": "outliers@1.0.0" },
      { "name": "csv-summary@1.0.0" }
    ]
  }
}
`;
  }

  async function deployIt(): Promise<void> {
    const io = commandIo(root.path, { env });
    const plan = await readPlan(FILE, io).catch(() => assert.fail(io.said.err));
    await deploy(
      plan,
      hurried(openAws(aws.region, env, io.signal)),
      await readDispatcherCode(),
      'story',
      () => {},
    );
  }
});
