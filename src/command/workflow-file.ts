import { resolve } from 'node:path';
import { catalogOpener } from '../edge/catalog-source.ts';
import { readTextFile } from '../edge/files.ts';
import { type Finding, hasErrors } from '../finding.ts';
import { renderFindings } from '../spec/findings-text.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { loadWorkflow } from '../workflow/load.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './io.ts';
import { jsonText, wantsColour } from './output.ts';

/** A workflow file that was read, and the plan when none of its findings is an error. */
export interface LoadedWorkflow {
  readonly plan?: Plan;
  readonly findings: readonly Finding[];
  /** The errors and warnings as they are shown on standard error. Hints are `validate`'s to tell. */
  readonly shown: string;
}

/**
 * Reads a workflow file and plans it.
 * @param catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
export async function loadWorkflowFile(
  file: string,
  io: CommandIo,
  catalog?: string,
): Promise<LoadedWorkflow> {
  const workflowFile = resolve(io.cwd, file);
  const text = readTextFile(workflowFile, MAX_FILE_BYTES, file);
  const { cwd, env, signal } = io;
  const open = catalogOpener({ workflowFile, override: catalog, cwd, env, signal });
  const name = file.replaceAll('\\', '/');
  const { plan, findings } = await loadWorkflow(text, name, open);
  const shown = renderFindings(
    findings.filter(({ severity }) => severity !== 'hint'),
    {
      texts: new Map([[name, text]]),
      colour: wantsColour(io, 'err'),
      ...(io.errTty && { width: io.columns() }),
    },
  );
  return { ...(plan && { plan }), findings, shown };
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
