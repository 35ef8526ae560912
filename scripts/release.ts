/**
 * The steps of `.github/workflows/release.yml`. Each can be repeated (docs/releasing.md):
 *
 *     node scripts/release.ts build     makes the files of the release in release/
 *     node scripts/release.ts agent     pushes the agent's image and pulls it without a login
 *     node scripts/release.ts catalog   checks whether a stranger can pull every image of the catalog
 *     node scripts/release.ts attested  writes to GITHUB_OUTPUT which attestations exist: NAME=true or false
 *     node scripts/release.ts npm       publishes the npm package
 *     node scripts/release.ts publish   publishes the release on GitHub
 *     node scripts/release.ts tag       moves the tag of the major version
 *
 * With DRY_RUN=true nothing leaves the machine: the agent goes to a local registry, and the rest is only
 * reported. Only "build", "agent" and "catalog" load packages: the other steps run without `npm ci`.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { explain, Failure } from '../src/core/failure.ts';
import { openReleaseApi } from './release/github-api.ts';
import { FILES_FOLDER, RELEASE_FOLDER, readRelease } from './release/release-file.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = resolve(RELEASE_FOLDER);
const dryRun = process.env.DRY_RUN === 'true';
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => say(`::warning::${line}`);

const STEPS: Readonly<Record<string, () => Promise<void>>> = {
  async build() {
    const { buildRelease } = await import('./release/build-release.ts');
    await buildRelease({ root: ROOT, out: FOLDER, env: process.env, dryRun, say });
  },

  async agent() {
    const { publishAgent } = await import('./publish-agent.ts');
    const { pullAnonymously, pushOnce } = await import('./release/release-agent.ts');
    const { Services } = await import('./services.ts');
    const agent = JSON.parse(await readFile(join(ROOT, 'agent/agent.json'), 'utf8'));
    await using services = new Services();
    const env = { ...process.env };
    if (dryRun) env.CONTAINERS_REGISTRIES_CONF = (await services.registry()).registriesConf;
    const how = await pushOnce(agent, env, () => publishAgent(env, { say }));
    say(`${agent.name}:${agent.version} is ${agent.digest}: ${how}`);
    await pullAnonymously(agent, env);
    say('It can be pulled without a login.');
  },

  async catalog() {
    if (dryRun) return say('A dry run asks no registry for the images of the catalog');
    const { parseIndex } = await import('../src/catalog/catalog-index.ts');
    const { requirePublicCatalog } = await import('./release/public-catalog.ts');
    const file = 'catalog/index.json';
    const count = await requirePublicCatalog(
      parseIndex(await readFile(join(ROOT, file), 'utf8'), file),
      process.env,
    );
    say(`The ${count} images of the catalog can be pulled without a login.`);
  },

  async attested() {
    const { agent, files, archive } = await readRelease(FOLDER);
    const digest = files.find(({ name }) => name === archive.file)?.digest ?? '';
    const api = openReleaseApi(process.env);
    const found = {
      agent_provenance: await api.isAttested(agent.digest, 'provenance'),
      agent_sbom: await api.isAttested(agent.digest, 'sbom'),
      files_provenance: await api.isAttested(digest, 'provenance'),
      package_sbom: await api.isAttested(digest, 'sbom'),
      agent_name: agent.name,
      agent_digest: agent.digest,
      archive: join(RELEASE_FOLDER, FILES_FOLDER, archive.file),
    };
    const lines = Object.entries(found).map(([name, value]) => `${name}=${value}\n`);
    say(lines.join('').trimEnd());
    if (process.env.GITHUB_OUTPUT) await appendFile(process.env.GITHUB_OUTPUT, lines.join(''));
  },

  async npm() {
    const { releaseNpm } = await import('./release/release-npm.ts');
    const { version, archive } = await readRelease(FOLDER);
    const file = join(FOLDER, FILES_FOLDER, archive.file);
    await releaseNpm({ name: 'pipewright', version, file, integrity: archive.integrity }, { dryRun, say });
  },

  async publish() {
    const { publishRelease } = await import('./release/github-release.ts');
    const release = await readRelease(FOLDER);
    const notes = await readFile(join(FOLDER, 'notes.md'), 'utf8');
    const read = (name: string): Promise<Buffer> => readFile(join(FOLDER, FILES_FOLDER, name));
    await publishRelease(release, notes, read, { api: openReleaseApi(process.env), dryRun, say, warn });
  },

  async tag() {
    const { moveMajorTag } = await import('./release/github-release.ts');
    await moveMajorTag(await readRelease(FOLDER), { api: openReleaseApi(process.env), dryRun, say, warn });
  },
};

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const step = Object.hasOwn(STEPS, name) && rest.length === 0 ? STEPS[name] : undefined;
  if (!step) throw new Failure('BAD_ARGUMENT', `Name one step: ${Object.keys(STEPS).join(', ')}.`);
  await step();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  // In a job, the first line becomes an annotation.
  const at = process.env.GITHUB_ACTIONS === 'true' ? '::error::' : '';
  process.stderr.write(`${at}${error.code}: ${explain(error)}\n`);
  process.exitCode = 1;
}
