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
    // Each step takes as many seconds as the first word says, and hands on the others.
    const script = 'read t rest <"$1"; /bin/busybox sleep "$t"; echo "$rest" >"$2"';
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

  it('processes the item of a killed agent once, and starts another agent by itself', async () => {
    await flow.upload('slow.txt', '4 0 a word');
    await tasks.when('an agent of one', () => tasks.running(family('one')).length === 1);
    const [victim] = tasks.running(family('one'));
    await saying(victim!, /"state":"RUNNING"/);
    await must('docker', ['kill', victim!]);
    await tasks.when('its successor', () => tasks.started(family('one')) === 2);
    await finished('two', 1);
    assert.equal((await flow.read('two', 'adhoc', 'slow.txt')).toString(), 'a word\n');
    const said = (await flow.logs()).filter(
      ({ stream, item, state }) => stream.startsWith('one/') && item === 'slow.txt' && state,
    );
    assert.deepEqual(
      said.map(({ state }) => state),
      ['RUNNING', 'RUNNING', 'COMPLETE'],
    );
    assert.match(said[0]!.stream, /^one\/agent\/[0-9a-f-]{32,36}$/);
  });

  it('sends many files through two steps, each once, with at most the allowed number of agents', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `many/a b+${i}.txt`);
    await Promise.all(names.map((name) => flow.upload(name, '0.1 0.1 a word')));
    await finished('two', 61);
    for (const step of ['one', 'two']) {
      assert.deepEqual((await flow.results(step, 'adhoc')).sort(), [...names, 'slow.txt'].sort());
      assert.deepEqual(await flow.ended(step, 'adhoc'), Array(61).fill('done'));
      const done = (await flow.logs()).filter(
        ({ stream, state }) => stream.startsWith(`${step}/`) && state === 'COMPLETE',
      );
      assert.equal(done.length, 61);
    }
    await tasks.when('the end of all agents', () =>
      ['one', 'two'].every((step) => tasks.running(family(step)).length === 0),
    );
    for (const step of ['one', 'two']) assert.ok(tasks.most(family(step)) <= MOST_AGENTS, step);
    assert.ok(tasks.most(family('one')) > 1);
    assert.deepEqual(await flow.tasks(), []);
  });

  it('lets a removed step finish its items, and gives new ones to the changed workflow', async () => {
    const run = 'run-20261126T100000Z-00aa11';
    const names = Array.from({ length: 4 }, (_, i) => `${i}.txt`);
    await Promise.all(names.map((name) => flow.upload(`${run}/${name}`, '0 1 a word')));
    await until('items in two', async () => {
      const ended = (await flow.ended('two', run)).length;
      return ended < 4 && ended + (await flow.backlog('two')) === 4;
    });
    const lines: string[] = [];
    let late: Promise<void> | undefined;
    await own.deploy(['one', 'three'], (line) => {
      lines.push(line);
      if (/two has \d item/.test(line)) late ??= flow.upload(`${run}/late.txt`, '0 0 a word');
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
