import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { temporaryFolder } from './folder.ts';
import { ROOT } from './workshop.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** What a step left. */
export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs the action's `dist/` as the Actions runner does (actions/runner, Handler.cs and FileCommandManager.cs): inputs
 * with their defaults as INPUT_*, files for outputs and summary, the workspace as working folder.
 */
export async function runAction(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Step> {
  await using folder = await temporaryFolder();
  const action = parse(await readFile(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
  const given = Object.entries(action.inputs).map(([name, { default: text }]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    inputs[name] ?? text ?? '',
  ]);
  const files = {
    GITHUB_OUTPUT: join(folder.path, 'output'),
    GITHUB_STEP_SUMMARY: join(folder.path, 'summary'),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  const child = spawn(process.execPath, [join(ROOT, action.runs.main)], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries(given),
      ...files,
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTIONS: 'true',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    code,
    log: Buffer.concat(log).toString(),
    outputs: readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

/** `name<<delimiter`, lines, `delimiter` (workflow commands, "Multiline strings"). */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm))
    outputs[name ?? ''] = value ?? '';
  return outputs;
}
