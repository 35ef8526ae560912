import { basename, resolve } from 'node:path';
import { catalogOpener } from '../edge/catalog-source.ts';
import { readTextFile } from '../edge/files.ts';
import { hasErrors } from '../finding.ts';
import { renderFindings } from '../spec/findings-text.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { loadWorkflow } from '../workflow/load.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './io.ts';
import { jsonText, wantsColour } from './output.ts';

/**
 * Reads a workflow file for a command that works on it, and plans it. With errors it says what they are and gives
 * undefined; warnings are shown too, hints are `validate`'s to tell.
 * @param options.catalog what to read instead of the catalog that the file names
 * @throws Failure when the file cannot be read
 */
export async function readWorkflowFile(
  file: string,
  io: CommandIo,
  options: { readonly json: boolean; readonly catalog?: string },
): Promise<Plan | undefined> {
  const full = resolve(io.cwd, file);
  const text = readTextFile(full, MAX_FILE_BYTES, file);
  const openCatalog = catalogOpener({
    workflowFile: full,
    override: options.catalog,
    cwd: io.cwd,
    env: io.env,
    signal: io.signal,
  });
  const shownName = file.replaceAll('\\', '/') || basename(full);
  const { plan, findings } = await loadWorkflow(text, shownName, openCatalog);
  const told = findings.filter(({ severity }) => severity !== 'hint');
  if (options.json) {
    if (hasErrors(told)) io.out(jsonText({ findings }));
  } else {
    const width = io.errTty ? { width: io.columns() } : {};
    const texts = new Map([[shownName, text]]);
    io.err(renderFindings(told, { texts, colour: wantsColour(io, 'err'), ...width }));
  }
  return plan;
}
