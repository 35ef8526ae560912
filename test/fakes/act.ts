import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { checkOut, type WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import type { FakeRepository, Permissions } from './github.ts';
import { ROOT, run, type Said } from './workshop.ts';

/** The result of a run of a workflow. */
export interface WorkflowRun {
  readonly code: number | null;
  readonly log: string;
  /** The inputs of each step of actions/attest. */
  readonly attested: readonly Readonly<Record<string, string>>[];
}

/**
 * Stands for actions/attest, as only GitHub's own runners get a signature from Sigstore; this one prints its
 * inputs.
 */
const ATTEST = {
  'action.yml': JSON.stringify({
    name: 'attest',
    description: 'Tells what actions/attest would be given',
    inputs: Object.fromEntries(
      ['subject-name', 'subject-digest', 'predicate-type', 'predicate'].map((name) => [
        name,
        { description: name },
      ]),
    ),
    runs: { using: 'node24', main: 'index.js' },
  }),
  'index.js': `const inputs = Object.entries(process.env).filter(([name, value]) => /^INPUT_/.test(name) && value);
const given = Object.fromEntries(inputs.map(([name, value]) => [name.slice(6).toLowerCase(), value]));
console.log('ATTESTED ' + JSON.stringify(given));
`,
};

/**
 * One run of act (github.com/nektos/act), which evaluates triggers, expressions, conditions and steps as
 * GitHub does.
 */
export interface ActCall {
  /** The folder as after `actions/checkout`: a Git checkout with the workflow in it. */
  readonly workspace: string;
  /** The workflow's path below the workspace. */
  readonly workflow: string;
  readonly event: WorkflowEvent;
  /** A temporary folder for the run's HOME and event. */
  readonly folder: string;
  readonly defaultBranch: string;
  /** `owner/name@pin` of actions → the folder with the action that is run instead. */
  readonly actions: Readonly<Record<string, string>>;
  /** Only this job. */
  readonly job?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** Runs a workflow with its jobs on this machine. @param act the path of the program */
export async function runAct(act: string, call: ActCall): Promise<Said> {
  const { event, folder } = call;
  const home = join(folder, 'home');
  await mkdir(home);
  await writeFile(join(folder, 'event.json'), JSON.stringify(event.payload));
  const local = Object.entries(call.actions).flatMap(([pin, at]) => ['--local-repository', `${pin}=${at}`]);
  const settings = Object.entries({ ...event.env, ...call.env }).flatMap(([name, value]) => [
    '--env',
    `${name}=${value}`,
  ]);
  return run(
    act,
    [
      event.name,
      ...['--eventpath', join(folder, 'event.json')],
      ...['--workflows', call.workflow],
      ...(call.job ? ['--job', call.job] : []),
      ...['--platform', 'ubuntu-latest=-self-hosted'],
      ...['--secret', `GITHUB_TOKEN=${event.token}`],
      ...['--defaultbranch', call.defaultBranch],
      '--no-cache-server',
      ...local,
      ...settings,
    ],
    { PATH: call.path ?? process.env.PATH, HOME: home },
    call.workspace,
  );
}

/**
 * Runs a workflow file as GitHub would: `actions/checkout` checks out the event's commit, and Pipewright's
 * action is this checkout's `dist/`, whatever it is pinned to.
 * @param act the path of the program
 * @param file of `workflows-examples/`
 */
export async function runWorkflow(
  act: string,
  file: string,
  repository: FakeRepository,
  event: WorkflowEvent,
  env: Readonly<Record<string, string>> = {},
): Promise<WorkflowRun> {
  await using folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const [workspace, action, attest] = ['workspace', 'action', 'attest'].map(at) as [string, string, string];
  await checkOut(repository, event.sha, workspace);
  const workflow = join('.github/workflows', basename(file));
  await mkdir(join(workspace, '.github/workflows'), { recursive: true });
  await cp(join(ROOT, file), join(workspace, workflow));
  commitAll(workspace, 'As given', repository.defaultBranch);
  await mkdir(action);
  await cp(join(ROOT, 'action.yml'), join(action, 'action.yml'));
  await cp(join(ROOT, 'dist'), join(action, 'dist'), { recursive: true });
  await writeAction(attest, ATTEST);
  const actions: Record<string, string> = {};
  for (const pin of await pinsOf(file)) {
    if (pin.startsWith('pipewright/')) actions[pin] = action;
    if (pin.startsWith('actions/attest@')) actions[pin] = attest;
  }
  const { defaultBranch } = repository;
  const said = await runAct(act, {
    workspace,
    workflow,
    event,
    folder: folder.path,
    defaultBranch,
    actions,
    env,
  });
  const log = said.stdout + said.stderr;
  const attested = [...log.matchAll(/ATTESTED (\{.*\})/g)].map(([, json]) => JSON.parse(json ?? ''));
  return { code: said.code, log, attested };
}

/** Commits everything in a folder, which becomes a repository if it is not one yet. */
export function commitAll(folder: string, message: string, branch = 'main'): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  if (!existsSync(join(folder, '.git'))) git('init', '-q', '-b', branch);
  git('add', '-A');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', message);
}

/** Writes an action. @param files by their names */
export async function writeAction(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

/** The permissions of a job in a workflow file: what its token can do. */
export async function permissionsOf(file: string, job: string): Promise<Permissions> {
  const workflow = parse(await readFile(join(ROOT, file), 'utf8')) as {
    jobs: Record<string, { permissions: Permissions }>;
  };
  const permissions = workflow.jobs[job]?.permissions;
  if (!permissions) throw new Error(`${file} has no job ${job} with permissions`);
  return permissions;
}

/** The actions that a workflow uses, as `owner/name@pin`. */
export async function pinsOf(file: string): Promise<string[]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  return [...text.matchAll(/uses: ([\w./-]+@\S+)/g)].map(([, pin = '']) => pin);
}
