import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { checkOut, type WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import type { FakeRepository, Permissions } from './github.ts';
import { ROOT, run } from './workshop.ts';

/** What a run of a workflow came to. */
export interface WorkflowRun {
  readonly code: number | null;
  readonly log: string;
  /** What each step of actions/attest was given. */
  readonly attested: readonly Readonly<Record<string, string>>[];
}

/** actions/attest asks Sigstore for a signature, which only GitHub's own runners get; this one tells what it was asked. */
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
 * Runs a workflow file as GitHub would, by act (github.com/nektos/act): its triggers, expressions, conditions and steps
 * are act's; `actions/checkout` gives the event's commit, and the action is this checkout's `dist/`, whatever it is
 * pinned to. Jobs run on this machine.
 * @param act the program
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
  const [workspace, action, attest, home] = ['workspace', 'action', 'attest', 'home'].map(at) as [
    string,
    string,
    string,
    string,
  ];
  await checkOut(repository, event.sha, workspace);
  const workflow = join('.github/workflows', basename(file));
  await mkdir(join(workspace, '.github/workflows'), { recursive: true });
  await cp(join(ROOT, file), join(workspace, workflow));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'pipe' });
  git('init', '-q', '-b', repository.defaultBranch);
  git('add', '-A');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', 'As given');
  for (const path of [action, attest, home]) await mkdir(path);
  await cp(join(ROOT, 'action.yml'), join(action, 'action.yml'));
  await cp(join(ROOT, 'dist'), join(action, 'dist'), { recursive: true });
  for (const [name, text] of Object.entries(ATTEST)) await writeFile(join(attest, name), text);
  await writeFile(at('event.json'), JSON.stringify(event.payload));
  const pins = (await pinsOf(file)).map(([name, pin]) => `${name}@${pin}`);
  const local = pins.flatMap((pin) => [
    ...(pin.startsWith('pipewright/') ? ['--local-repository', `${pin}=${action}`] : []),
    ...(pin.startsWith('actions/attest@') ? ['--local-repository', `${pin}=${attest}`] : []),
  ]);
  const settings = Object.entries({ ...event.env, ...env }).flatMap(([name, value]) => [
    '--env',
    `${name}=${value}`,
  ]);
  const said = await run(
    act,
    [
      event.name,
      ...['--eventpath', at('event.json')],
      ...['--workflows', workflow],
      ...['--platform', 'ubuntu-latest=-self-hosted'],
      ...['--secret', `GITHUB_TOKEN=${event.token}`],
      ...['--defaultbranch', repository.defaultBranch],
      '--no-cache-server',
      ...local,
      ...settings,
    ],
    { PATH: process.env.PATH, HOME: home },
    workspace,
  );
  const log = said.stdout + said.stderr;
  const attested = [...log.matchAll(/ATTESTED (\{.*\})/g)].map(([, json]) => JSON.parse(json ?? ''));
  return { code: said.code, log, attested };
}

/** What a job of a workflow file may do: the token that it gets can do that, and nothing else. */
export async function permissionsOf(file: string, job: string): Promise<Permissions> {
  const workflow = parse(await readFile(join(ROOT, file), 'utf8')) as {
    jobs: Record<string, { permissions: Permissions }>;
  };
  const permissions = workflow.jobs[job]?.permissions;
  if (!permissions) throw new Error(`${file} has no job ${job} with permissions`);
  return permissions;
}

/** The actions that a workflow uses, and what they are pinned to. */
async function pinsOf(file: string): Promise<[name: string, pin: string][]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  return [...text.matchAll(/uses: ([\w./-]+)@(\S+)/g)].map(([, name = '', pin = '']) => [name, pin]);
}
