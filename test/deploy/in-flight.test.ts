import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { openShellWorkflow, type ShellWorkflow } from '../fakes/shell-workflow.ts';
import type { TaskWatch } from '../fakes/tasks.ts';
import { until } from '../fakes/until.ts';
import type { WorkflowView } from '../fakes/workflow-view.ts';
import { must, openWorkshop, type Workshop } from '../fakes/workshop.ts';

const MOST_AGENTS = 3;

/** Items on their way through agents that are real containers, while these die and the workflow changes. */
describe('a deployed workflow with items in flight', () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let own: ShellWorkflow;
  let flow: WorkflowView;
  let tasks: TaskWatch;

  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    // Each step takes as many seconds as the first word says, or until it may continue, and hands on the others.
    const held = 'until [ -e /go ]; do /bin/busybox sleep 0.1; done';
    const script = `read t rest <"$1"; case $t in held) ${held};; *) /bin/busybox sleep $t;; esac; echo "$rest" >"$2"`;
    own = await openShellWorkflow(aws, workshop, { script, agents: MOST_AGENTS, visibility: 5, idle: 3 });
    flow = own.flow;
    tasks = own.tasks;
    await own.deploy(['one', 'two']);
  });
  after(async () => {
    await own?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  const family = (step: string): string => own.family(step);
  const finished = (step: string, count: number): Promise<unknown> =>
    until(`${count} results of ${step}`, async () => (await flow.results(step)).length >= count);
  /** Lets the held items of a step's agents continue, until enough items of a run have ended. */
  const letGo = (step: string, run: string, count: number): Promise<unknown> =>
    until(`the end of ${count} held items of ${step}`, async () => {
      // It may be ending.
      for (const agent of tasks.running(family(step)))
        await must('docker', ['exec', agent, '/bin/busybox', 'touch', '/go']).catch(() => {});
      return (await flow.ended(step, run)).length >= count;
    });
  /** States that the agents of a step have logged. */
  const statesOf = async (step: string) =>
    (await flow.logs()).filter(({ stream, state }) => state && stream.startsWith(`${step}/`));

  it('gives the item of a killed agent to another one, which is started on its own', async () => {
    await flow.upload('slow.txt', 'held 0 a word');
    await tasks.when('an agent of one', () => tasks.running(family('one')).length === 1);
    const [victim] = tasks.running(family('one'));
    await saying(victim!, /"state":"RUNNING"/);
    await must('docker', ['kill', victim!]);
    await tasks.when('its successor', () => tasks.started(family('one')) > 1);
    await letGo('one', 'adhoc', 1);
    await finished('two', 1);
    assert.equal((await flow.read('two', 'adhoc', 'slow.txt')).toString(), 'a word\n');
    const said = await until('the end of slow.txt in the log', async () => {
      const states = (await statesOf('one')).filter(({ item }) => item === 'slow.txt');
      return states.some(({ state }) => state === 'COMPLETE') && states;
    });
    const first = said[0]!.stream;
    assert.match(first, /^one\/agent\/[0-9a-f-]{32,36}$/);
    assert.deepEqual(
      said.filter(({ stream }) => stream === first).map(({ state }) => state),
      ['RUNNING'],
    );
  });

  // Each has one result and one marker. It may be processed twice: S3 announces it at least once, SQS delivers at least once,
  // and an agent that stands still for longer than the visibility timeout loses its items to another one.
  it('sends many files through two steps, with at most the allowed number of agents', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `many/a b+${i}.txt`);
    const all = [...names, 'slow.txt'].sort();
    const uploads = [...names, ...names.slice(0, 10)];
    await Promise.all(uploads.map((name) => flow.upload(name, '0.1 0.1 a word')));
    await finished('two', all.length);
    await tasks.when('the end of all agents', () =>
      ['one', 'two'].every((step) => tasks.running(family(step)).length === 0),
    );
    for (const step of ['one', 'two']) {
      assert.deepEqual((await flow.results(step, 'adhoc')).sort(), all);
      assert.deepEqual(await flow.ended(step, 'adhoc'), Array(all.length).fill('done'));
      await until(`the end of all items of ${step} in the log`, async () => {
        const done = (await statesOf(step)).filter(({ state }) => state === 'COMPLETE');
        return new Set(done.map(({ item }) => item)).size === all.length;
      });
    }
    for (const step of ['one', 'two']) assert.ok(tasks.most(family(step)) <= MOST_AGENTS, step);
    assert.ok(tasks.most(family('one')) > 1);
    await until('the end of all tasks', async () => (await flow.tasks()).length === 0);
  });

  it('lets a removed step finish its items, and gives new ones to the changed workflow', async () => {
    const run = 'run-20261126T100000Z-00aa11';
    const names = Array.from({ length: 4 }, (_, i) => `${i}.txt`);
    await Promise.all(names.map((name) => flow.upload(`${run}/${name}`, '0 held a word')));
    await until('items in two', async () => (await flow.backlog('two')) >= 4);
    const lines: string[] = [];
    let late: Promise<unknown> | undefined;
    const lateThenGo = async (): Promise<unknown> => {
      await flow.upload(`${run}/late.txt`, '0 0 a word');
      return letGo('two', run, 4);
    };
    await own.deploy(['one', 'three'], (line) => {
      lines.push(line);
      if (/two has \d item/.test(line)) late ??= lateThenGo();
    });
    await late;
    assert.match(lines.join('\n'), /Finishing the items of two before the change/);
    assert.ok(late, lines.join('\n'));
    assert.deepEqual((await flow.results('two', run)).sort(), names);
    assert.deepEqual(await flow.ended('two', run), Array(4).fill('done'));
    await until('the late file in three', async () => (await flow.results('three', run)).length > 0);
    assert.deepEqual(await flow.results('three', run), ['late.txt']);
    await assert.rejects(flow.backlog('two'), /does not exist|NonExistentQueue/);
  });

  it('holds back agents whose image is missing, until it is there and deployed', async () => {
    const run = 'run-20261126T110000Z-00aa11';
    await tasks.when('the end of all agents', () => tasks.running(family('one')).length === 0);
    await own.deploy(
      ['one', 'three'],
      () => {},
      workshop.registry.locate('ghcr.io/pipewright/agents/nothing:1'),
    );
    await Promise.all(['a', 'b', 'c'].map((name) => flow.upload(`${run}/${name}.txt`, '0 0 a word')));
    const backoff = await until('a backoff', async () => (await flow.ledger('one')).backoff);
    assert.equal(backoff.stopCode, 'TaskFailedToStart', JSON.stringify(backoff));
    assert.ok(backoff.since <= backoff.begun && backoff.until > backoff.begun, JSON.stringify(backoff));
    await own.deploy(['one', 'three']);
    await flow.upload(`${run}/d.txt`, '0 0 a word');
    await until('results of all', async () => (await flow.results('three', run)).length === 4);
    assert.equal((await flow.ledger('one')).backoff, undefined);
  });
});

/** Resolves when a container has said a line. */
async function saying(container: string, line: RegExp): Promise<void> {
  const child = spawn('docker', ['logs', '--follow', container], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [child.stdout, child.stderr].map(
    (stream) =>
      new Promise<void>((resolve, reject) => {
        createInterface({ input: stream }).on('line', (text) => line.test(text) && resolve());
        child.once('close', () => reject(new Error(`${container} never said ${line}`)));
      }),
  );
  try {
    await Promise.any(said);
  } finally {
    child.kill();
  }
}
