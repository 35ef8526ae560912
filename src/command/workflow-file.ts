import { resolve } from 'node:path';
import { type Finding, hasErrors } from '../core/finding.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { readTextFile } from '../edge/files.ts';
import { renderFindings } from '../report/findings-text.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { loadWorkflow } from '../workflow/load-workflow.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';
import { jsonText, wantsColour } from './output.ts';

/** A workflow file that was read, and the plan when none of its findings is an error. */
export interface ReadWorkflow {
  readonly plan?: Plan;
  readonly findings: readonly Finding[];
  /** As the user named it, with `/`. */
  readonly file: string;
  readonly text: string;
}

export interface LoadedWorkflow extends ReadWorkflow {
  /** The errors and warnings as they are shown on standard error. Hints are `validate`'s to tell. */
  readonly shown: string;
}

/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
export async function readWorkflow(
  path: string,
  { cwd, env, signal }: Pick<CommandIo, 'cwd' | 'env' | 'signal'>,
  catalog?: string,
): Promise<ReadWorkflow> {
  const workflowFile = resolve(cwd, path);
  const text = readTextFile(workflowFile, MAX_FILE_BYTES, path);
  const open = catalogOpener({ workflowFile, override: catalog, cwd, env, signal });
  const file = path.replaceAll('\\', '/');
  return { ...(await loadWorkflow(text, file, open)), file, text };
}

/** As `readWorkflow`, with what is shown of the findings. */
export async function loadWorkflowFile(
  path: string,
  io: CommandIo,
  catalog?: string,
): Promise<LoadedWorkflow> {
  const read = await readWorkflow(path, io, catalog);
  return { ...read, shown: shownFindings(read.findings, read, io) };
}

/** Findings for standard error; the hints of the file itself are `validate`'s to tell. */
export function shownFindings(
  findings: readonly Finding[],
  { file, text }: Pick<ReadWorkflow, 'file' | 'text'>,
  io: CommandIo,
  which: 'all' | 'without hints' = 'without hints',
): string {
  return renderFindings(
    findings.filter(({ severity }) => which === 'all' || severity !== 'hint'),
    {
      texts: new Map([[file, text]]),
      color: wantsColour(io, 'err'),
      ...(io.errTty && { width: io.columns() }),
    },
  );
}

/**
 * As `loadWorkflowFile`, for commands that need a plan: it says what keeps them from having one.
 * @throws Failure when the file cannot be read
 */
export async function readWorkflowFile(
  file: string,
  io: CommandIo,
  options: { readonly json: boolean; readonly catalog?: string },
): Promise<Plan | undefined> {
  const { plan, findings, shown } = await loadWorkflowFile(file, io, options.catalog);
  if (!options.json) io.err(shown);
  else if (hasErrors(findings)) io.out(jsonText({ findings }));
  return plan;
}
