import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import { type AgentSize, readAgentSize, withLimits } from '../protocol/agent-size.ts';
import type { ItemReport, LeftOut, RunReport } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { inputsOf, namesInputs, namesOutputs, ONLY_INPUT, takesOneFile } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { algorithmEnvironment, type Environment, variableValues } from './algorithm-environment.ts';
import { emptyFolder, refuseEmptying } from './checkpoint-folder.ts';
import { type CommandEnd, type CommandRequest, GRACE_MS } from './command-line.ts';
import { findItems, folderItem } from './find-items.ts';
import { type CollectOutputs, type Item, type ItemContext, processItem } from './item.ts';
import { allFiles } from './local-files.ts';
import { findNamedItem } from './named-items.ts';
import type { Progress } from './one-shot-progress.ts';
import { type RunCall, readRunCall } from './run-call.ts';
import type { Owner, Workspace } from './workspace.ts';

/** The edges of `run`. */
export interface OneShotEdges {
  readonly workspace: Workspace;
  readonly runCommand: (request: CommandRequest) => Promise<CommandEnd>;
  /** What this machine or container has, where its environment does not say. */
  readonly machine: AgentSize;
  readonly now: () => number;
  /** The container's peak memory in bytes; undefined where it is unknown. */
  readonly peakMemory: () => Promise<number | undefined>;
  /** Aborted, with the signal's name as reason, when the container is asked to stop. */
  readonly stop: AbortSignal;
  readonly progress: Progress;
}

/**
 * Exit codes of `run`: all items have results; some failed, by the algorithm's fault; wrong call; the agent's
 * fault.
 */
export const EXIT = { complete: 0, executorError: 1, badCall: 2, systemError: 70 } as const;

/**
 * `run INPUT… OUTPUT_DIR`: the algorithm on mounted files, one by one, without AWS. Results appear in the
 * output folder whole or not at all.
 * @returns the exit code, of {@link EXIT}
 */
export async function runOneShot(
  args: readonly string[],
  image: { readonly spec: Spec; readonly original: OriginalImage; readonly environment: Environment },
  agentVersion: string,
  edges: OneShotEdges,
): Promise<number> {
  const spec = withLimits(image.spec, image.environment);
  const { workspace, progress } = edges;
  try {
    const call = readRunCall(args, needsFile(spec));
    const variables = variableValues(spec, { ...image.original.env, ...image.environment });
    const target = posix.resolve(call.outputDirectory);
    const { items, leftOut } = await itemsOf(spec, call, target, workspace);
    if (spec.checkpoint !== undefined) {
      const files = items.flatMap((item) => allFiles(item.files).map(({ path }) => path));
      const others = [target, call.report, call.missing].filter((path) => path !== undefined);
      await refuseEmptying(spec.checkpoint, [...others, ...files], workspace);
    }
    const owner = await openTarget(target, workspace);
    await refuseOverwriting(spec, items, target, workspace);
    const reports: ItemReport[] = [];
    progress.begin(items.length, leftOut);
    const scratch = await workspace.makePrivateFolder(target);
    const onLeftBehind = (error: unknown): void => progress.warn('LEFT_BEHIND', explain(error));
    try {
      const context: ItemContext = {
        spec,
        environment: await withTemporaryFolder(
          algorithmEnvironment(image.environment, image.original, spec),
          posix.join(scratch, 'tmp'),
          workspace,
        ),
        variables,
        size: readAgentSize(image.environment, edges.machine),
        workspace,
        runCommand: edges.runCommand,
        now: edges.now,
        stop: edges.stop,
        graceMs: GRACE_MS,
        onLeftBehind,
        stopSignal: image.original.stop_signal,
        print: progress.print,
      };
      const inputs = namesOutputs(spec) ? await stampsOf(items, workspace) : new Set<string>();
      const collect = collectInto(target, { owner, inputs, checksums: call.report !== undefined }, workspace);
      for (const [i, item] of items.entries()) {
        if (edges.stop.aborted) break;
        progress.change({ state: 'RUNNING', item: item.item, attempt: item.attempt });
        const own = posix.join(scratch, String(i));
        await workspace.makeFolder(own);
        // With one item, what an earlier container left in a mounted folder is this item's checkpoint, and
        // stays.
        if (spec.checkpoint !== undefined && items.length > 1) await emptyFolder(spec.checkpoint, workspace);
        const report = await processItem(item, own, collect, context);
        if (spec.checkpoint !== undefined && report.state === 'COMPLETE')
          await emptyFolder(spec.checkpoint, workspace).catch(onLeftBehind);
        await workspace.removeAll(own).catch(onLeftBehind);
        reports.push(report);
        progress.change(withoutChecksums(report));
      }
    } finally {
      await workspace.removeAll(scratch).catch(onLeftBehind);
    }
    if (call.report !== undefined) {
      const report: RunReport = {
        agent: agentVersion,
        algorithm: `${spec.name}@${spec.version ?? '1.0.0'}`,
        peak_memory_bytes: await edges.peakMemory(),
        items: reports,
      };
      await writeReport(call.report, report, workspace);
    }
    return exitCode(reports, progress);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof Failure) && code === undefined) throw error;
    progress.refuse(code ?? '', explain(error));
    return error instanceof Failure && code !== 'FILE_ERROR' ? EXIT.badCall : EXIT.systemError;
  }
}

/** Whether an item needs at least one file. */
function needsFile(spec: Spec): boolean {
  return takesOneFile(spec) || inputsOf(spec).some(({ optional }) => !optional);
}

/** @throws Failure `BAD_CALL`, `INPUT_UNUSABLE`, `OUTPUT_COLLISION` */
async function itemsOf(
  spec: Spec,
  call: RunCall,
  target: string,
  workspace: Workspace,
): Promise<{ items: readonly Item[]; leftOut: readonly LeftOut[] }> {
  if (call.gather && namesInputs(spec))
    throw new Failure(
      'BAD_CALL',
      `run: --gather is for algorithms with one input; give ${spec.name} its files with --input NAME=FOLDER`,
    );
  if (call.gather && takesOneFile(spec))
    return { items: [{ ...(await folderItem(call.inputs[0]!, workspace)), ...named(call) }], leftOut: [] };
  if (!takesOneFile(spec)) {
    const { items, leftOut } = await findNamedItem(spec, call, target, workspace);
    return { items: items.map((item) => ({ ...item, ...missing(call) })), leftOut };
  }
  const others = call.named.find(({ name }) => name !== ONLY_INPUT);
  if (others)
    throw new Failure('BAD_CALL', `run: ${spec.name} has no input "${others.name}"; it has "${ONLY_INPUT}"`);
  const paths = [...call.named.map(({ path }) => path), ...call.inputs];
  const { items, leftOut } = await findItems(spec, paths, target, workspace);
  if (call.item !== undefined && items.length > 1)
    throw new Failure('BAD_CALL', `run: --item is for one item, but these are ${items.length}`);
  return { items: items.map((item) => ({ ...item, ...named(call) })), leftOut };
}

/** The id and the place of results of an item that the call names. */
function named({ item, ...call }: RunCall): Partial<Item> {
  return { ...missing(call), ...(item !== undefined && { item, isAlone: true }) };
}

/** The file for `$missing`, if the call names one. */
function missing({ missing: file }: Pick<RunCall, 'missing'>): Partial<Item> {
  return file === undefined ? {} : { missing: posix.resolve(file) };
}

/**
 * Moves an item's outputs to the target: first all of them onto its disk, then each to its place in one step.
 */
function collectInto(
  target: string,
  {
    owner,
    inputs,
    checksums,
  }: { readonly owner: Owner; readonly inputs: ReadonlySet<string>; readonly checksums: boolean },
  workspace: Workspace,
): CollectOutputs {
  return async (outputs, scratch) => {
    const reported: NonNullable<ItemReport['outputs']>[number][] = [];
    const staged: { from: string; to: string }[] = [];
    for (const [i, { key, path, bytes, keepOriginal, names, companionOf }] of outputs.entries()) {
      const to = pathBelow(target, key);
      const there = await workspace.inspect(to);
      if (there && inputs.has(there.stamp)) throw replacesInput(to);
      const from = posix.join(scratch, 'results', String(i));
      await workspace.transfer(path, from, { keepOriginal, owner });
      staged.push({ from, to });
      reported.push({
        ...{ key, bytes },
        ...(checksums && { sha256: await workspace.sha256(from) }),
        ...(names && { outputs: names }),
        ...(companionOf !== undefined && { companion_of: companionOf }),
      });
    }
    for (const { from, to } of staged) {
      try {
        await workspace.moveToTarget(from, to, owner);
      } catch (error) {
        throw new Failure(
          'FILE_ERROR',
          `the result ${to} could not be moved to its place: ${explain(error)}. Is something else there already?`,
          { cause: error },
        );
      }
    }
    return reported;
  };
}

async function openTarget(target: string, workspace: Workspace): Promise<Owner> {
  const owner = await workspace.openTarget(target);
  if (owner) return owner;
  throw new Failure(
    'OUTPUT_UNUSABLE',
    `the container's user cannot write to the output folder ${target}: mount one that it can write to ` +
      '(docker run -v "$PWD/out:/data/out"), or start the container as its owner (--user "$(id -u):$(id -g)")',
  );
}

/** Stamps that identify the inputs, even where a folder is mounted under two names. */
async function stampsOf(items: readonly Item[], workspace: Workspace): Promise<ReadonlySet<string>> {
  const stamps = new Set<string>();
  for (const { path } of items.flatMap(({ files }) => allFiles(files))) {
    const entry = await workspace.inspect(path);
    if (entry?.kind === 'file') stamps.add(entry.stamp);
  }
  return stamps;
}

/**
 * Refuses results that would replace an input. Named outputs are known only once they exist: `collectInto`
 * checks them.
 * @throws Failure `OUTPUT_COLLISION`
 */
async function refuseOverwriting(
  spec: Spec,
  items: readonly Item[],
  target: string,
  workspace: Workspace,
): Promise<void> {
  if (namesOutputs(spec)) return;
  for (const { item, files } of items) {
    const result = pathBelow(target, resultKey(spec, item));
    const there = await workspace.inspect(result);
    if (there?.kind !== 'file') continue;
    for (const { path } of allFiles(files))
      if ((await workspace.inspect(path))?.stamp === there.stamp) throw replacesInput(result, path);
  }
}

function replacesInput(result: string, input?: string): Failure {
  return new Failure(
    'OUTPUT_COLLISION',
    `the result ${result} would replace the input${input === undefined ? '' : ` ${input}`}: name another folder for the results`,
  );
}

/** Programs expect a folder for temporary files; images from scratch and read-only roots may have none. */
async function withTemporaryFolder(
  environment: Record<string, string>,
  own: string,
  workspace: Workspace,
): Promise<Record<string, string>> {
  if (environment.TMPDIR !== undefined) return environment;
  if ((await workspace.inspect('/tmp')) && (await workspace.canWriteInto('/tmp'))) return environment;
  await workspace.makeFolder(own);
  return { ...environment, TMPDIR: own };
}

function exitCode(reports: readonly ItemReport[], progress: Progress): number {
  progress.end(reports);
  if (reports.some(({ state }) => state === 'SYSTEM_ERROR')) return EXIT.systemError;
  return reports.some(({ state }) => state === 'EXECUTOR_ERROR') ? EXIT.executorError : EXIT.complete;
}

async function writeReport(file: string, report: RunReport, workspace: Workspace): Promise<void> {
  try {
    await workspace.writeText(posix.resolve(file), `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new Failure('FILE_ERROR', `the report ${file} could not be written: ${explain(error)}`, {
      cause: error,
    });
  }
}

function withoutChecksums(report: ItemReport): ItemReport {
  const outputs = report.outputs?.map(({ sha256: _, ...output }) => output);
  return { ...report, outputs };
}
