import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { attemptInContainer } from '../../src/edge/container-attempt.ts';
import { resolvedFolder } from '../../src/edge/files.ts';
import { findInputs } from '../../src/edge/local-inputs.ts';
import { openRunFolder } from '../../src/edge/local-run-folder.ts';
import { loadRunImages } from '../../src/edge/run-images.ts';
import type { LocalEdges } from '../../src/local/local-edges.ts';
import { type LocalRun, runLocally } from '../../src/local/local-run.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import type { LeftOut } from '../../src/protocol/item-report.ts';
import type { LeftOver } from '../../src/protocol/run-record.ts';
import { checkTaken, isTakenByFirstStep } from '../../src/runs/run-inputs.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { aPlan, aStep } from '../../test/fakes/plan.ts';
import { fakeEngine } from './fake-engine.ts';
import { below, choose, type FuzzTarget, type Random } from './fuzz.ts';
import { type ModelRun, type ModelStep, modelInputs, modelRun } from './tree-model.ts';
import {
  type Folder,
  folderOf,
  makeFile,
  makeName,
  makeWorld,
  PIPE,
  snapshot,
  writeWorld,
} from './tree-world.ts';

/**
 * Where results go: beside the inputs, among them, and both through links. `named` is the path as given,
 * `real` without links.
 */
const PLACES = [
  { named: 'out', real: '/out' },
  { named: 'data/out of this', real: '/data/out of this' },
  { named: 'via/out', real: '/disk/out' },
  { named: 'data/seen/out', real: '/disk/out', link: '../disk' },
] as const;

export const fileTrees: FuzzTarget = {
  about:
    'any tree of files, run twice: each input is an item, each item has its results once, all else stays',
  async open() {
    const memory = '/dev/shm';
    const folder = realpathSync(
      mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'pipewright-fuzz-')),
    );
    execFileSync('mkfifo', [join(folder, 'root', PIPE)]);
    let cases = 0;
    return {
      async run(random) {
        cases += 1;
        const root = join(folder, String(cases));
        mkdirSync(root);
        await tryTree(root, random);
        rmSync(root, { recursive: true });
      },
      async [Symbol.asyncDispose]() {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

async function tryTree(root: string, random: Random): Promise<void> {
  const world = makeWorld(random);
  const place = choose(random, PLACES);
  const data = world.entries.get('data') as Folder;
  if ('link' in place) data.entries.set('seen', { kind: 'link', to: place.link });
  const steps = makeSteps(random);
  writeWorld(root, world);
  const jobs = 1 + below(random, 3);
  const first = await tryRun({ root, world, place, steps, jobs }, undefined);
  if (first) {
    // The folder of results exists from now on, and inputs may link into it.
    const results = addFiles(world, place.real, first);
    if (results.length > 0 && random() < 0.3) {
      const link = folderOf({ 'a result': { kind: 'link', to: choose(random, results) } });
      data.entries.set('a result', link.entries.get('a result')!);
      writeWorld(root, link, join(root, 'data'));
    }
  }
  for (let i = below(random, 4); i > 0; i--) change(root, data, random);
  await tryRun({ root, world, place, steps, jobs }, first);
}

/** Adds files to the description. @returns their paths, and those of their folders, absolute in the tree */
function addFiles(world: Folder, at: string, files: ReadonlyMap<string, string>): string[] {
  const paths = new Set<string>();
  for (const [file, text] of files) {
    let folder = world;
    const segments = `${at}/${file}`.split('/').slice(1);
    for (const [i, name] of segments.entries()) {
      const isFile = i === segments.length - 1;
      const node = folder.entries.get(name) ?? (isFile ? { kind: 'file', text, mode: 0o644 } : folderOf({}));
      folder.entries.set(name, node);
      if (i >= at.split('/').length - 1) paths.add(`/${segments.slice(0, i + 1).join('/')}`);
      if (node.kind === 'folder') folder = node;
    }
  }
  return [...paths];
}

function makeSteps(random: Random): ModelStep[] {
  const count = choose(random, [1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, i) => ({
    id: ['one', 'two', 'all'][i]!,
    takes: i === 0 && random() < 0.3 ? '*.csv' : '*',
    // `{stem}` makes results clash. In later steps, chance would decide which of the two is first.
    outputName: i === 0 ? choose(random, ['{name}', '{name}', '{stem}', '{stem}.out'] as const) : '{name}',
    writesFolder: random() < 0.3,
    gather: i > 0 && i === count - 1 && random() < 0.5,
  }));
}

/** Makes one change to the inputs, in the description and on disk. */
function change(root: string, data: Folder, random: Random): void {
  const names = [...data.entries.keys()].filter(
    (name) => !['seen', 'out of this', 'a result'].includes(name),
  );
  if (names.length === 0) return;
  const name = choose(random, names);
  const path = join(root, 'data', name);
  const node = data.entries.get(name)!;
  const kind = random();
  if (kind < 0.3) {
    data.entries.delete(name);
    rmSync(path, { recursive: true });
  } else if (kind < 0.6) {
    const other = makeName(random);
    if (data.entries.has(other)) return;
    data.entries.delete(name);
    data.entries.set(other, node);
    renameSync(path, join(root, 'data', other));
  } else {
    const file = makeFile(random);
    data.entries.set(name, kind < 0.8 ? file : folderOf({ [name]: file }));
    rmSync(path, { recursive: true });
    writeWorld(root, folderOf({ [name]: data.entries.get(name)! }), join(root, 'data'));
  }
}

interface TreeCase {
  readonly root: string;
  readonly world: Folder;
  readonly place: (typeof PLACES)[number];
  readonly steps: readonly ModelStep[];
  readonly jobs: number;
}

interface Outcome {
  readonly result: LocalRun;
  readonly leftOut: readonly LeftOut[];
  readonly leftOver: readonly LeftOver[];
}

/**
 * Runs the inputs, and compares with the model.
 * @returns the files in the folder of results; `before` if the run is refused
 */
async function tryRun(
  { root, world, place, steps, jobs }: TreeCase,
  before: ReadonlyMap<string, string> | undefined,
): Promise<ReadonlyMap<string, string> | undefined> {
  const out = root + place.real;
  const outside = snapshot(root, out);
  const inputs = modelInputs(world, place.real, steps[0]!.takes);
  const expected = modelRun(steps, inputs.files);
  const code = inputs.dead
    ? 'INPUT_UNUSABLE'
    : expected.complete.size + expected.failed.size === 0
      ? 'NO_INPUTS'
      : '';
  let outcome: Outcome;
  try {
    outcome = await run(root, place.named, steps, jobs);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== code) throw error;
    assert.deepEqual(snapshot(root, out), outside, 'a run that is refused has changed something');
    return before;
  }
  assert.equal('', code, 'the run was to be refused');
  const { result, leftOut, leftOver } = outcome;
  const states = (state: RegExp): string[] =>
    result.items
      .filter((item) => state.test(item.state))
      .map(({ step, item }) => `${step}:${item}`)
      .sort();
  assert.deepEqual(states(/^COMPLETE$/), [...expected.complete].sort(), 'items with results');
  assert.deepEqual(
    states(/^(?!COMPLETE)/),
    [...expected.failed, ...expected.refused].sort(),
    'items without',
  );
  assert.deepEqual(
    leftOut.map(({ path }) => path.replace(/\/$/, '')).sort(),
    [...inputs.leftOut].sort(),
    'what is left out of the inputs',
  );
  assert.deepEqual(snapshot(root, out), outside, 'something outside the folder of results has changed');
  const now = contentsOf(out);
  checkResults(now, expected, leftOver, before);
  return now;
}

function checkResults(
  now: ReadonlyMap<string, string>,
  { results }: ModelRun,
  leftOver: readonly LeftOver[],
  before: ReadonlyMap<string, string> | undefined,
): void {
  const isOwn = (path: string): boolean => path.startsWith('.pipewright/');
  for (const [path, text] of results) assert.equal(now.get(path), text, `the result ${path}`);
  const others = [...now.keys()].filter((path) => !isOwn(path) && !results.has(path));
  const kept = leftOver.filter(({ moved_to }) => moved_to === undefined).map(({ path }) => path);
  assert.deepEqual(others.sort(), kept.sort(), 'files that are not results of this run are all named');
  for (const { path, moved_to } of leftOver)
    for (const [old, text] of before ?? [])
      if (moved_to !== undefined && (old === path || old.startsWith(`${path}/`)))
        assert.equal(now.get(moved_to + old.slice(path.length)), text, `${old}, moved away`);
  for (const path of now.keys())
    if (isOwn(path)) assert.match(path, /^\.pipewright\/(?:logs|items|old-results)\//, 'files of our own');
}

function contentsOf(folder: string): Map<string, string> {
  const files = [...snapshot(folder)].filter(([path]) => !path.endsWith('/'));
  return new Map(files.map(([path, text]) => [path, text.slice(text.indexOf(' ') + 1)]));
}

/** Does what the command `run --local` does. */
async function run(root: string, out: string, steps: readonly ModelStep[], jobs: number): Promise<Outcome> {
  const plan = planOf(steps);
  const without = resolvedFolder(join(root, out));
  const takes = (path: string): boolean => isTakenByFirstStep(plan, path);
  const { files, leftOut } = await findInputs(['data'], root, { without, takes });
  checkTaken(
    plan,
    files.map(({ path }) => path),
  );
  await using folder = await openRunFolder(without);
  const stop = new AbortController().signal;
  const images = await loadRunImages(plan.steps, async ({ id }) => ({ name: id }));
  const warn = (failure: Error): never => {
    throw failure;
  };
  const context = { plan, engine: fakeEngine(steps), folder, images, signal: stop, warn };
  const { find, forget, keep, locate, removeCheckpoint } = folder;
  const digest = async (file: string): Promise<string> => digestHex(digestOf(readFileSync(file, 'utf8')));
  const edges = {
    digest,
    find,
    forget,
    keep,
    locate,
    removeCheckpoint,
    now: () => 0,
    sleep: async () => {},
    stop,
  };
  const attempt: LocalEdges['attempt'] = (item, _attempt, setting) =>
    attemptInContainer(item, setting, context);
  const options = { jobs, memory: 0, secrets: {} };
  const result = await runLocally(plan, files, options, { ...edges, attempt }, () => {});
  const leftOver = await folder.sweep(
    result.items,
    steps.map(({ id }) => id),
  );
  return { result, leftOut, leftOver };
}

function planOf(steps: readonly ModelStep[]): Plan {
  return aPlan(
    ...steps.map(({ id, takes, outputName, gather }, i) =>
      aStep(id, {
        needs: i === 0 ? [] : [steps[i - 1]!.id],
        gather,
        max_attempts: 1,
        spec: { inputs: { patterns: [takes] }, output_name: outputName },
      }),
    ),
  );
}
