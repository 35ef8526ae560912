import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import agent from '../agent/agent.json' with { type: 'json' };
import { buildAgent } from '../scripts/build-agent.ts';
import { packPackage } from '../scripts/pack.ts';
import { RELEASE_FOLDER, readRelease } from '../scripts/release/release-file.ts';
import { findProgram } from '../scripts/services/command.ts';
import { Services, settingOf } from '../scripts/services.ts';
import { REPOSITORY, TAG, VERSION } from '../src/core/own-release.ts';
import { commitAll, pinsOf, runAct, writeAction } from './fakes/act.ts';
import { dispatchEvent, pushEvent, type WorkflowEvent } from './fakes/events.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { startFakeGitHub } from './fakes/github.ts';
import { missing } from './fakes/missing.ts';
import { startNpmRegistry } from './fakes/npm-registry.ts';
import { ROOT } from './fakes/workshop.ts';

const WORKFLOW = '.github/workflows/release.yml';

/** An action that runs this, with `input(name)`. */
function standIn(inputs: readonly string[], code: string): Record<string, string> {
  return {
    'action.yml': JSON.stringify({
      name: 'stand-in',
      description: 'What GitHub runs, on this machine',
      inputs: Object.fromEntries(inputs.map((name) => [name, { description: name }])),
      runs: { using: 'node24', main: 'index.cjs' },
    }),
    'index.cjs': `const fs = require('node:fs');
const input = (name) => process.env['INPUT_' + name.toUpperCase()];
${code}
`,
  };
}

/** What needs GitHub's own servers: a runner's Node, and what it keeps between jobs. */
const ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'actions/setup-node': standIn(
    ['node-version', 'package-manager-cache'],
    "console.log('Node', input('node-version'));",
  ),
  'actions/upload-artifact': standIn(
    ['name', 'path', 'if-no-files-found'],
    "fs.cpSync(input('path'), process.env.ARTIFACTS + '/' + input('name'), { recursive: true });",
  ),
  'actions/download-artifact': standIn(
    ['name', 'path'],
    "fs.cpSync(process.env.ARTIFACTS + '/' + input('name'), input('path'), { recursive: true });",
  ),
  // Only GitHub's own runners get a signature.
  'actions/attest': standIn(
    ['subject-name', 'subject-digest', 'subject-path', 'subject-checksums', 'sbom-path'],
    `const given = Object.keys(process.env).filter((name) => /^INPUT_S/.test(name) && process.env[name]);
console.log('ATTESTED ' + given.sort().map((name) => process.env[name]).join(' '));`,
  ),
};

/** What git has of this checkout, and what it would take, as it is now. */
async function copyCheckout(to: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    ...{ cwd: ROOT, maxBuffer: 1 << 26 },
  });
  for (const file of `${listed}`.split('\0').filter((name) => name !== '')) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    // A file that is deleted and not committed yet is not there.
    await cp(join(ROOT, file), join(to, file), { verbatimSymlinks: true }).catch(() => {});
  }
}

/** Programs ahead of those in PATH: Node 24, and an npm whose `npm ci` gives what this checkout has installed and built. */
async function programs(folder: string): Promise<string> {
  await mkdir(folder);
  await symlink(process.execPath, join(folder, 'node'));
  const copy = (path: string): string =>
    `{ cp -al '${ROOT}/${path}' '${path}' 2>/dev/null || cp -a '${ROOT}/${path}' '${path}'; }`;
  const npm = `#!/bin/sh
if [ "$1" = ci ]; then mkdir -p .cache && ${copy('node_modules')} && ${copy('.cache/agent')}; exit; fi
exec '${findProgram('npm')}' "$@"
`;
  await writeFile(join(folder, 'npm'), npm, { mode: 0o755 });
  return `${folder}:${process.env.PATH}`;
}

describe('the release workflow, as act runs it', { skip: missing('go'), timeout: 1_800_000 }, () => {
  const services = new Services(settingOf(undefined, () => {}));
  let act: string;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let path: string;
  let workspace: string;
  before(async () => {
    act = await services.goTool('act');
    await services.tools(['docker-registry']);
    await buildAgent();
    folder = await temporaryFolder();
    path = await programs(join(folder.path, 'bin'));
    workspace = join(folder.path, 'workspace');
    await mkdir(workspace);
    await copyCheckout(workspace);
    commitAll(workspace, 'Everything until now');
    execFileSync('git', ['tag', 'v0.0.1'], { cwd: workspace });
    await writeFile(join(workspace, 'docs/more.md'), 'More.\n');
    commitAll(workspace, 'Say <b>more</b> to @everyone');
  });
  after(async () => {
    await services[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  /** Runs it with nothing but loopback in reach. */
  async function release(
    name: string,
    event: WorkflowEvent,
    env: Record<string, string>,
    { job, at = workspace }: { readonly job?: string; readonly at?: string } = {},
  ) {
    const here = join(folder.path, name);
    await mkdir(here);
    // Only what the dry run itself starts may stand for ghcr.io.
    const conf = '[[registry]]\nprefix = "ghcr.io"\nlocation = "127.0.0.1:1"\ninsecure = true\n';
    await writeFile(join(here, 'registries.conf'), conf);
    const actions: Record<string, string> = {};
    for (const pin of new Set(await pinsOf(WORKFLOW))) {
      const [action = ''] = pin.split('@');
      if (action === 'actions/checkout') continue;
      actions[pin] = join(here, action.replace('/', '-'));
      await writeAction(actions[pin], ACTIONS[action] ?? {});
    }
    const said = await runAct(act, {
      ...{ workspace: at, workflow: WORKFLOW, event, folder: here, defaultBranch: 'main', actions, path },
      ...(job && { job }),
      env: {
        CONTAINERS_REGISTRIES_CONF: join(here, 'registries.conf'),
        ...env,
        ARTIFACTS: join(here, 'artifacts'),
        ...{ HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' },
      },
    });
    return { code: said.code, log: said.stdout + said.stderr, artifacts: join(here, 'artifacts') };
  }

  it('makes everything in a dry run, and publishes nothing', async () => {
    await using github = await startFakeGitHub();
    await using npm = await startNpmRegistry([]);
    const repository = github.repository(REPOSITORY);
    const permissions = { contents: 'write', packages: 'write', attestations: 'write' } as const;
    const event = dispatchEvent(github, repository, { dry_run: 'true', checks: 'false' }, { permissions });
    const settings = npm.env(join(folder.path, 'npm')) as Record<string, string>;
    const { code, log, artifacts } = await release('dry', event, settings);
    assert.equal(code, 0, log);

    for (const said of [
      'dist/ is what the sources give',
      'It can be pulled without a login.',
      `npm would publish pipewright@${VERSION}`,
      `Would publish the release ${TAG} of`,
      `Would move ${TAG.replace(/\..*/, '')} from nowhere to`,
    ])
      assert.ok(log.includes(said), `${said}\n${log}`);
    assert.match(log, /ghcr\.io\/pipewright\/agent:\S+ is sha256:[0-9a-f]{64}: pushed/);
    assert.doesNotMatch(log, /ATTESTED/);
    assert.deepEqual([...new Set(github.asked.map(({ method }) => method))], ['GET']);
    assert.deepEqual([repository.releases, [...repository.tags]], [[], []]);
    assert.deepEqual([...new Set(npm.asked)], ['/pipewright']);

    const made = join(artifacts, RELEASE_FOLDER);
    const { version, files } = await readRelease(made);
    assert.equal(version, VERSION);
    const names = ['SHA256SUMS', 'agent.spdx.json', `pipewright-${VERSION}.tgz`, 'pipewright.spdx.json'];
    assert.deepEqual((await readdir(join(made, 'files'))).sort(), names);
    assert.deepEqual(files.map(({ name }) => name).sort(), names);
    const sums = (await readFile(join(made, 'files/SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    assert.equal(sums.length, 3);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      const bytes = await readFile(join(made, 'files', name));
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sum, name);
    }
    const notes = await readFile(join(made, 'notes.md'), 'utf8');
    assert.match(notes, /^- Say &#60;b&#62;more&#60;\/b&#62; to @\u200beveryone \(/m);
    assert.doesNotMatch(notes, /Everything until now/);
  });

  it('makes a release of a tag, with the moving tag last of all', async () => {
    await using github = await startFakeGitHub();
    const registry = await services.registry(join(folder.path, 'registry'));
    // npm takes a package from GitHub's own runners alone, so it has this one already.
    const { file } = await packPackage(join(folder.path, 'packed'));
    const archive = await readFile(file);
    await using npm = await startNpmRegistry([{ name: 'pipewright', version: VERSION, archive }]);
    const repository = github.repository(REPOSITORY);
    const git = (...args: string[]) => `${execFileSync('git', args, { cwd: tagged })}`.trim();
    const tagged = join(folder.path, 'tagged');
    await cp(workspace, tagged, { recursive: true, verbatimSymlinks: true });
    // The tests of this checkout run where this one does.
    await writeFile(join(tagged, '.ci/run'), '#!/bin/sh\necho All checks\n');
    // The dry run has built dist/ and compared it.
    await writeFile(join(tagged, 'scripts/build.ts'), 'export async function build(): Promise<void> {}\n');
    await writeFile(join(tagged, 'catalog/index.json'), '{"algorithms":{}}\n');
    commitAll(tagged, 'The release');
    const commit = git('rev-parse', 'HEAD');
    git('update-ref', 'refs/remotes/origin/main', commit);
    repository.store.adopt(commit, repository.branches.get('main') ?? '');
    repository.tags.set(TAG, commit);

    const permissions = { contents: 'write', packages: 'write', attestations: 'write' } as const;
    const pushed = pushEvent(github, repository, 'main', { permissions });
    const ref = `refs/tags/${TAG}`;
    const event = {
      ...pushed,
      payload: { ...pushed.payload, ref },
      env: { ...pushed.env, GITHUB_REF: ref, GITHUB_REF_NAME: TAG, GITHUB_REF_TYPE: 'tag' },
    };
    const settings = {
      ...npm.env(join(folder.path, 'npm')),
      CONTAINERS_REGISTRIES_CONF: registry.registriesConf,
    };
    const { code, log } = await release('real', event, settings as Record<string, string>, { at: tagged });
    assert.equal(code, 0, log);
    assert.match(log, /All checks/);
    assert.match(log, /ghcr\.io\/pipewright\/agent:\S+ is sha256:[0-9a-f]{64}: pushed/);

    const [made, ...more] = repository.releases;
    assert.deepEqual([made?.tag, made?.draft, made?.immutable, more.length], [TAG, false, true, 0]);
    const names = made?.assets.map(({ name }) => name).sort();
    assert.deepEqual(names, [
      'SHA256SUMS',
      'agent.spdx.json',
      `pipewright-${VERSION}.tgz`,
      'pipewright.spdx.json',
    ]);
    assert.ok(made?.body.includes(`${REPOSITORY}@${commit} # ${TAG}`));
    assert.equal(repository.tags.get(TAG.replace(/\..*/, '')), commit);
    assert.match(github.requests().at(-1) ?? '', /^POST \S+\/git\/refs$/);
    const { name, digest } = agent;
    assert.deepEqual(
      [...log.matchAll(/ATTESTED (.*)/g)].map(([, given]) => given?.trim()).sort(),
      [
        `${digest} ${name}`,
        `release/files/SHA256SUMS`,
        `release/files/agent.spdx.json ${digest} ${name}`,
        `release/files/pipewright.spdx.json release/files/pipewright-${VERSION}.tgz`,
      ].sort(),
    );
  });

  it('refuses a tag that is not the version of package.json, before it builds anything', async () => {
    await using github = await startFakeGitHub();
    const repository = github.repository(REPOSITORY);
    const event = dispatchEvent(github, repository, { dry_run: 'false' });
    const { code, log } = await release('wrong', event, { GITHUB_REF: 'refs/tags/v9.9.9' }, { job: 'build' });
    assert.notEqual(code, 0);
    assert.match(log, /TAG_DISAGREES: The tag is v9\.9\.9, and package\.json has version/);
  });
});
