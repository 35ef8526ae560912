import { basename, dirname, resolve } from 'node:path';
import { withSlashes } from '../core/path-below.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { readTextFile } from '../edge/files.ts';
import { sheetOpener } from '../edge/sheet-file.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { type LoadedWorkflow, loadWorkflow } from '../workflow/load-workflow.ts';
import type { Plan } from '../workflow/plan.ts';
import { InvalidFile } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { noteFindings, type ShownFile } from './shown-findings.ts';

/** A workflow file that was read, and the plan when none of its findings is an error. */
export interface ReadWorkflow extends ShownFile, LoadedWorkflow {}

/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @param sheet what to read instead of the sheet that the file names
 * @throws Failure when the file cannot be read
 */
export async function readWorkflow(
  path: string,
  { cwd, env, signal }: Pick<CommandIo, 'cwd' | 'env' | 'signal'>,
  catalog?: string,
  sheet?: string,
): Promise<ReadWorkflow> {
  const workflowFile = resolve(cwd, path);
  const text = readTextFile(workflowFile, MAX_FILE_BYTES, path);
  const open = catalogOpener({ from: dirname(workflowFile), override: catalog, cwd, env, signal });
  const file = withSlashes(path);
  const openSheet =
    sheet === undefined
      ? sheetOpener(workflowFile, file)
      : () => sheetOpener(resolve(cwd, sheet), withSlashes(sheet))(basename(sheet));
  return { ...(await loadWorkflow(text, file, open, openSheet)), file, text };
}

/** As `readWorkflow`; shows the errors and warnings. Only `validate` shows a file's hints. */
export async function loadWorkflowFile(
  path: string,
  io: CommandIo,
  catalog?: string,
  sheet?: string,
): Promise<ReadWorkflow> {
  const read = await readWorkflow(path, io, catalog, sheet);
  noteFindings(
    read.findings.filter(({ severity }) => severity !== 'hint'),
    [read],
    io,
  );
  return read;
}

/**
 * The plan of a workflow file.
 * @throws InvalidFile where its errors, which were shown, keep it from having one
 * @throws Failure when the file cannot be read
 */
export async function readPlan(path: string, io: CommandIo, catalog?: string): Promise<Plan> {
  return planOf(await loadWorkflowFile(path, io, catalog));
}

/** The plan of a workflow file that was read. @throws InvalidFile as {@link readPlan} */
export function planOf({ plan, findings, file }: ReadWorkflow): Plan {
  if (plan) return plan;
  throw new InvalidFile('BAD_WORKFLOW', `${file} cannot be used. Fix the errors above.`, findings);
}
