import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { HashedFile } from '../deploy/share-inputs.ts';
import { resolvedFolder } from '../edge/files.ts';
import { localFilesOfSheet } from '../edge/item-inputs.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { hashShared } from '../edge/shared-files.ts';
import { pathsOfSheet } from '../edge/sheet-file.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { ItemEntry, NamedEntries } from '../protocol/item-files.ts';
import { leftOutText } from '../report/run-text.ts';
import { chooseShared, readDeployedShared } from '../runs/deployed-shared.ts';
import { isTakenByFirstStep, type RunInput } from '../runs/run-inputs.ts';
import type { GivenItems } from '../runs/run-items.ts';
import { mergeInputs, s3Files, s3Inputs } from '../runs/s3-inputs.ts';
import type { PlannedItems } from '../workflow/plan.ts';
import { previewItems, takesPath } from '../workflow/preview-items.ts';
import { isS3Url } from '../workflow/sources.ts';
import { type CommandIo, note } from './command-io.ts';
import { type AskedItems, checkUsed, sheetFolder } from './planned-items.ts';
import type { WorkflowOnAws } from './workflow-on-aws.ts';

/** What a run on AWS is asked to run on. */
export interface AskedInputs extends AskedItems {
  readonly backfill?: boolean;
  readonly out?: string;
}

/** The inputs that names on the command line stand for; without names, none. */
export async function findRunInputs(
  { inputs, backfill, out }: AskedInputs,
  { plan, dispatch, cloud }: WorkflowOnAws,
  io: CommandIo,
): Promise<RunInput[]> {
  const names = backfill ? [...inputs, `s3://${plan.input.bucket}/${plan.input.prefix}`] : inputs;
  const local = names.filter((name) => !isS3Url(name));
  const lists: RunInput[][] = [];
  if (local.length > 0) {
    // Earlier results are not inputs.
    const without = resolvedFolder(resolve(io.cwd, out ?? '.pipewright-results'));
    const { items } = plan;
    const takes = (path: string): boolean =>
      items ? takesPath(items, path) : isTakenByFirstStep(plan, path);
    const { files, leftOut } = await findInputs(local, io.cwd, { without, takes });
    if (leftOut.length > 0) note(io, `${leftOutText(leftOut)}\n`);
    lists.push(files.map(({ path, file, size }) => ({ path, size, from: { kind: 'file', file } })));
  }
  for (const name of names.filter(isS3Url))
    lists.push(await s3Inputs(name, dispatch, cloud.storage, plan.sources));
  return mergeInputs(lists);
}

/** What a run of planned items is made of. */
export interface FoundItems {
  readonly given: GivenItems;
  readonly shared: NamedEntries<StoredFile>;
}

/**
 * What a sheet, or names on the command line, and `shared` stand for.
 * @throws Failure `BAD_USAGE`, `NO_INPUTS`, `SHARED_CHANGED`, and what finding files throws
 */
export async function findItems(
  asked: AskedInputs,
  workflow: WorkflowOnAws,
  planned: PlannedItems,
  io: CommandIo,
): Promise<FoundItems> {
  const { plan, cloud, dispatch, file, sheet } = workflow;
  const folder = sheetFolder(workflow, asked, io);
  const rows = folder === undefined ? undefined : (sheet?.items ?? []);
  let inputs: RunInput[];
  if (rows && folder !== undefined) {
    const { files: local, leftOut } = await localFilesOfSheet(planned, rows, folder);
    if (leftOut.length > 0) note(io, `${leftOutText(leftOut)}\n`);
    const remote = pathsOfSheet(planned, rows)
      .filter(({ path }) => isS3Url(path))
      .map(({ path, isCompanion }) => ({ path, isFolder: !isCompanion }));
    inputs = [
      ...local.map(
        ({ path, size = 0, file: at }): RunInput => ({ path, size, from: { kind: 'file', file: at } }),
      ),
      ...(await s3Files(remote, dispatch, cloud.storage, plan.sources)),
    ];
  } else inputs = await findRunInputs(asked, workflow, io);
  const files = inputs.map(({ path, size }) => ({ path, size, version: '' }));
  // A run that continues has its files already, and may be given none.
  if (rows || files.length > 0)
    checkUsed(planned, previewItems(planned, files, rows), { sheet: asked.sheet, rows, files });
  const shared = await findDeployedShared(workflow, planned, resolve(io.cwd, dirname(file)));
  return { given: { inputs, ...(rows && { rows }) }, shared };
}

/**
 * Shared inputs as they were deployed, compared with those on this machine. Those that are not on this
 * machine are taken as they were deployed.
 * @throws Failure `SHARED_CHANGED`
 */
async function findDeployedShared(
  { plan, cloud }: WorkflowOnAws,
  planned: PlannedItems,
  folder: string,
): Promise<NamedEntries<StoredFile>> {
  const names = Object.entries(planned.shared);
  if (names.length === 0) return new Map();
  const local = new Map<string, ItemEntry<HashedFile>>();
  for (const [name, path] of names) {
    const own = { shared: { [name]: path }, steps: planned.steps };
    try {
      for (const [each, entry] of (await hashShared(own, folder)).entries) local.set(each, entry);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'SHARED_NOT_FOUND') throw error;
    }
  }
  return chooseShared(planned, await readDeployedShared(plan, cloud.storage), local);
}
