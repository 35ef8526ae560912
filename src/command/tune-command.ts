import { join, relative, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { nearestCatalog } from '../edge/catalog-source.ts';
import { kindOf } from '../edge/files.ts';
import { readRunRecord } from '../edge/run-record-file.ts';
import { laneSizes, markedMeasures, measuredItems } from '../progress/measured-items.ts';
import { type MeasuredItem, tuneMemory } from '../progress/tune-memory.ts';
import type { LaneRequest } from '../protocol/lanes.ts';
import { isRunId } from '../protocol/run-id.ts';
import {
  type PullRequestText,
  proposedMemory,
  type TunedAlgorithm,
  tuneLines,
  tunePullRequest,
  tuneTable,
} from '../report/tune-text.ts';
import { finishedItems } from '../runs/finished-items.ts';
import { homeOf, readRun } from '../runs/stored-run.ts';
import type { SpecMemory } from '../spec/spec.ts';
import { command, paragraph, print, sections } from '../text/printer.ts';
import { escapeControl, shellWord } from '../text/terminal.ts';
import { implement } from './command.ts';
import { type CommandIo, screenOf } from './command-io.ts';
import { TUNE } from './run-commands.ts';
import { readWrittenSpec, type WrittenSpec, writeMemory } from './tuned-spec.ts';
import { openWorkflow } from './workflow-on-aws.ts';

/** What a step's items took. */
interface MeasuredStep {
  readonly id: string;
  /** `name@version` */
  readonly algorithm: string;
  readonly items: readonly MeasuredItem[];
  readonly memory: SpecMemory;
  readonly sizes: Pick<LaneRequest, 'cpu' | 'sizes'>;
}

interface Proposal extends TunedAlgorithm {
  readonly spec?: WrittenSpec;
  readonly proposed?: Partial<SpecMemory>;
  /** The file that was written, and its new version. */
  readonly written?: { readonly file: string; readonly version: string };
}

export const tune = implement(TUNE, {
  async run({ run, files, write, catalog }, io) {
    const steps = isRunId(run) ? await stepsOnAws(run, files, io) : localSteps(run, files, io);
    const folder = catalog === undefined ? nearestCatalog(io.cwd, io.cwd) : resolve(io.cwd, catalog);
    const proposals = [...Map.groupBy(steps, ({ algorithm }) => algorithm).values()].map((all) =>
      proposalOf(all, folder, io),
    );
    const changed = write ? await writeAll(proposals, io) : proposals;
    const written = changed.flatMap((each) =>
      each.written ? [{ ...each, version: each.written.version }] : [],
    );
    const pull = written.length > 0 ? tunePullRequest(written, run) : undefined;
    return { run, algorithms: changed, pull };
  },
  text({ algorithms, pull }, { run, files, write }, io) {
    const call = ['npx pipewright tune', ...[run, ...files].map(shellWord), '--write'].join(' ');
    const isOpen = algorithms.some(({ proposed }) => proposed !== undefined);
    const changed = algorithms.flatMap(({ written }) =>
      written ? [paragraph(`${written.file}: version ${written.version}`, 2)] : [],
    );
    const text = print(
      [
        sections(
          [tuneTable(algorithms)],
          tuneLines(algorithms),
          isOpen && !write ? [command('To change the specs of a catalog', call)] : [],
          isOpen ? [] : [paragraph('There is nothing to change.')],
          changed.length > 0 ? [paragraph('Changed:'), ...changed] : [],
        ),
      ],
      screenOf(io),
    );
    // Not folded, as it is meant to be copied.
    return pull ? `${text}\nThe pull request:\n\n${escapeLines(pull)}` : text;
  },
  json: ({ run, algorithms, pull }) => ({
    run,
    algorithms: algorithms.map(({ spec: _, written, ...rest }) => ({ ...rest, ...written })),
    ...(pull && { pull_request: pull }),
  }),
});

function escapeLines({ title, body }: PullRequestText): string {
  return `${title}\n\n${body}`.split('\n').map(escapeControl).join('\n');
}

/** The steps of a run on this machine, by its folder. */
function localSteps(run: string, files: readonly string[], { cwd }: CommandIo): MeasuredStep[] {
  const folder = resolve(cwd, run);
  if (kindOf(folder) !== 'folder' || files.length > 0)
    throw new Failure(
      'BAD_USAGE',
      `${run} is not the id of a run${files.length > 0 ? '' : ', nor a folder'}. Name the folder of a local run: npx pipewright tune DIR; or a run on AWS: npx pipewright tune RUN FILE`,
    );
  const record = readRunRecord(folder, run);
  if (record.aws)
    throw new Failure(
      'BAD_USAGE',
      `${run} contains results of the run ${record.aws.run} on AWS, and its record lists only some of the items. Name the run and its workflow file: npx pipewright tune ${record.aws.run} FILE`,
    );
  return record.steps.map((step) => ({
    ...{ id: step.id, algorithm: step.algorithm, items: measuredItems(record.items, step) },
    memory: { suggested: step.memory_mb },
    sizes: { cpu: step.cpu_units, sizes: 'any' },
  }));
}

/** The steps of a run on AWS, by the markers of its items. */
async function stepsOnAws(run: string, files: readonly string[], io: CommandIo): Promise<MeasuredStep[]> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0)
    throw new Failure('BAD_USAGE', `Name the workflow file of the run: npx pipewright tune ${run} FILE`);
  const { plan, cloud } = await openWorkflow({ file }, io);
  await readRun(plan, run, cloud.storage);
  const steps: MeasuredStep[] = [];
  for (const step of plan.steps) {
    const { markers } = await finishedItems(cloud.storage, homeOf(plan), run, step.id);
    const { minimal, ...memory } = step.spec.memory;
    steps.push({
      ...{ id: step.id, algorithm: step.algorithm, items: markedMeasures(markers, step) },
      // Where a spec has no minimal memory, its extended spec repeats the suggested one.
      memory: minimal === memory.suggested ? memory : { ...memory, minimal },
      sizes: laneSizes(step),
    });
  }
  return steps;
}

function proposalOf(steps: readonly MeasuredStep[], catalog: string | undefined, io: CommandIo): Proposal {
  const [{ algorithm, memory: had, sizes }] = steps as [MeasuredStep];
  const spec = catalog === undefined ? undefined : specIn(catalog, algorithm, io);
  const memory = spec?.spec.memory ?? had;
  const tuning = tuneMemory(
    steps.flatMap(({ items }) => items),
    memory,
    sizes,
  );
  const tuned = { algorithm, steps: steps.map(({ id }) => id), memory, ...(tuning && { tuning }) };
  const proposed = proposedMemory(tuned);
  return { ...tuned, ...(spec && { spec }), ...(proposed && { proposed }) };
}

function specIn(catalog: string, algorithm: string, { cwd }: CommandIo): WrittenSpec | undefined {
  const file = join(catalog, algorithm.split('@')[0]!, 'spec.json');
  return kindOf(file) === 'file' ? readWrittenSpec(file, relative(cwd, file)) : undefined;
}

/** @throws Failure `NO_SPECS` where a spec is not there; as writing does */
async function writeAll(proposals: readonly Proposal[], io: CommandIo): Promise<Proposal[]> {
  const without = proposals.filter(({ proposed, spec }) => proposed && !spec);
  if (without.length > 0)
    throw new Failure(
      'NO_SPECS',
      `There is no spec.json for ${without.map(({ algorithm }) => algorithm.split('@')[0]).join(', ')} in a catalog/ in this folder or above it. Go to the catalog's checkout, or name its folder with --catalog.`,
    );
  io.signal.throwIfAborted();
  return Promise.all(
    proposals.map(async (proposal) => {
      const { spec, proposed } = proposal;
      return spec && proposed ? { ...proposal, written: await writeMemory(spec, proposed) } : proposal;
    }),
  );
}
