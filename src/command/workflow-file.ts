import { resolve } from 'node:path';
import { catalogOpener } from '../edge/catalog-source.ts';
import { readTextFile } from '../edge/files.ts';
import type { Finding } from '../finding.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { loadWorkflow } from '../workflow/load.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './io.ts';

/**
 * Reads a workflow file that a command works on, and plans it.
 * @param path as the user named it
 * @param catalog what the user names instead of the catalog that the file means
 * @returns the file's text, every finding, and the plan when none of them is an error
 * @throws Failure when the file cannot be read
 */
export async function readWorkflowFile(
  path: string,
  io: CommandIo,
  catalog?: string,
): Promise<{ text: string; plan?: Plan; findings: Finding[] }> {
  const workflowFile = resolve(io.cwd, path);
  const text = readTextFile(workflowFile, MAX_FILE_BYTES, path);
  const open = catalogOpener({ workflowFile, override: catalog, ...io });
  return { text, ...(await loadWorkflow(text, path, open)) };
}
