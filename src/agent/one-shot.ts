import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { pathBelow } from '../core/path-below.ts';
import { type AgentSize, readAgentSize } from '../protocol/agent-size.ts';
import type { ItemReport, RunReport } from '../protocol/item-report.ts';
import { resultKey } from '../protocol/object-keys.ts';
import type { Spec } from '../spec/spec.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';
import { algorithmEnvironment, type Environment, variableValues } from './algorithm-environment.ts';
import { type CommandEnd, type CommandRequest, GRACE_MS } from './command-line.ts';
import { findItems, folderItem } from './find-items.ts';
import { type CollectOutputs, type Item, type ItemContext, processItem } from './item.ts';
import type { Progress } from './one-shot-progress.ts';
import { readRunCall } from './run-call.ts';
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

/** Exit codes of `run`: all items have results; some failed, by the algorithm's fault; wrong call; the agent's fault. */
export const EXIT = { complete: 0, executorError: 1, badCall: 2, systemError: 70 } as const;

/**
 * `run INPUT… OUTPUT_DIR`: the algorithm on mounted files, one by one, without AWS. Results appear in the output folder
 * whole or not at all.
 * @returns the exit code, of {@link EXIT}
 */
export async function runOneShot(
  args: readonly string[],
  image: { readonly spec: Spec; readonly original: OriginalImage; readonly environment: Environment },
  agentVersion: string,
  edges: OneShotEdges,
): Promise<number> {
  const { spec } = image;
  const { workspace, progress } = edges;
  try {
    const call = readRunCall(args);
    const variables = variableValues(spec, { ...image.original.env, ...image.environment });
    const target = posix.resolve(call.outputDirectory);
    const { items, leftOut } = call.gather
      ? { items: [await folderItem(call.inputs[0]!, workspace)], leftOut: [] }
      : await findItems(spec, call.inputs, target, workspace);
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
      const collect = collectInto(target, owner, call.report !== undefined, workspace);
      for (const [i, item] of items.entries()) {
        if (edges.stop.aborted) break;
        progress.change({ state: 'RUNNING', item: item.item, attempt: item.attempt });
        const own = posix.join(scratch, String(i));
        await workspace.makeFolder(own);
        const report = await processItem(item, own, collect, context);
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

/** Moves an item's outputs to the target: first all of them onto its disk, then each to its place in one step. */
function collectInto(target: string, owner: Owner, checksums: boolean, workspace: Workspace): CollectOutputs {
  return async (outputs, scratch) => {
    const reported: NonNullable<ItemReport['outputs']>[number][] = [];
    const staged: { from: string; to: string }[] = [];
    for (const [i, { key, path, bytes, keepOriginal }] of outputs.entries()) {
      const from = posix.join(scratch, 'results', String(i));
      await workspace.transfer(path, from, { keepOriginal, owner });
      staged.push({ from, to: pathBelow(target, key) });
      reported.push({ key, bytes, ...(checksums && { sha256: await workspace.sha256(from) }) });
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
    `the output folder ${target} cannot be written by the container's user: mount one that can ` +
      '(docker run -v "$PWD/out:/data/out"), or start the container as its owner (--user "$(id -u):$(id -g)")',
  );
}

/** A result never replaces an input, whatever names its folder is mounted under. */
async function refuseOverwriting(
  spec: Spec,
  items: readonly Item[],
  target: string,
  workspace: Workspace,
): Promise<void> {
  for (const { item, file } of items) {
    const result = pathBelow(target, resultKey(spec, item));
    const [there, input] = [await workspace.inspect(result), await workspace.inspect(file)];
    if (there?.kind === 'file' && there.stamp === input?.stamp)
      throw new Failure(
        'OUTPUT_COLLISION',
        `the result ${result} would replace the input ${file}: name another folder for the results`,
      );
  }
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
  const outputs = report.outputs?.map(({ key, bytes }) => ({ key, bytes }));
  return { ...report, outputs };
}
