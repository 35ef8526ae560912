import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import { ROOT } from './workshop.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** The results of a step. */
export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The lines of $GITHUB_ARTIFACTS: what the step declared as made (actions/runner #4527). */
  readonly artifacts: readonly string[];
}

/**
 * Runs the action's `dist/` as the Actions runner does (actions/runner, Handler.cs and
 * FileCommandManager.cs): inputs with their defaults as INPUT_*, files for outputs and summary, the workspace
 * as working folder, and the event as event.json and GITHUB_*. The step's HOME is empty, as that of a hosted
 * runner has no credentials.
 */
export async function runAction(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  given: {
    readonly event?: WorkflowEvent;
    readonly env?: Readonly<Record<string, string>>;
    /** The folder of the action; by default this checkout. */
    readonly action?: string;
    /** Cancels the job. */
    readonly cancel?: AbortSignal;
  } = {},
): Promise<Step> {
  await using folder = await temporaryFolder();
  const { event, action: place = ROOT } = given;
  const action = parse(await readFile(join(place, 'action.yml'), 'utf8')) as ActionFile;
  const settings = Object.entries(action.inputs).map(([name, { default: text }]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    inputs[name] ?? text?.replace(/\$\{\{ *github\.token *\}\}/, event?.token ?? '') ?? '',
  ]);
  const [home, temp] = [join(folder.path, 'home'), join(folder.path, 'temp')];
  for (const path of [home, temp]) await mkdir(path);
  const files = {
    GITHUB_ARTIFACTS: join(folder.path, 'artifacts'),
    GITHUB_ENV: join(folder.path, 'env'),
    GITHUB_OUTPUT: join(folder.path, 'output'),
    GITHUB_PATH: join(folder.path, 'path'),
    GITHUB_STATE: join(folder.path, 'state'),
    GITHUB_STEP_SUMMARY: join(folder.path, 'summary'),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  const eventFile = join(folder.path, 'event.json');
  if (event) await writeFile(eventFile, JSON.stringify(event.payload));
  const child = spawn(process.execPath, [join(place, action.runs.main)], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      ...Object.fromEntries(settings),
      ...files,
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      RUNNER_TEMP: temp,
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      ...(event && { ...event.env, GITHUB_EVENT_PATH: eventFile }),
      ...given.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The first signal that the runner sends (actions/runner, ProcessInvoker.cs).
  given.cancel?.addEventListener('abort', () => child.kill('SIGINT'));
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
    artifacts: (await readFile(files.GITHUB_ARTIFACTS, 'utf8')).split('\n').filter(Boolean),
  };
}

/** `name<<delimiter`, lines, `delimiter` (workflow commands, "Multiline strings"). */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm))
    outputs[name ?? ''] = value ?? '';
  return outputs;
}
