import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { TAG, VERSION } from '../../src/core/own-release.ts';
import type { AgentRelease } from '../../src/wrap/agent-release.ts';
import { build } from '../build.ts';
import { packPackage } from '../pack.ts';
import { namingFiles, releasesNamed } from '../set-version.ts';
import { checkRelease, movingTag } from './check-release.ts';
import { changedBelow, commitsSince, isOnBranch, previousRelease, readCheckout } from './git-history.ts';
import { releaseNotes } from './notes.ts';
import { FILES_FOLDER, type ReleaseFile } from './release-file.ts';
import { agentSbom, packageSbom } from './sboms.ts';

export interface BuildReleaseOptions {
  /** The checkout. */
  readonly root: string;
  /** The folder for everything; it is replaced. */
  readonly out: string;
  /** GITHUB_REF and GITHUB_REPOSITORY. */
  readonly env: NodeJS.ProcessEnv;
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
}

/**
 * Makes all files of a release, and its notes. The same commit gives the same files.
 * @throws Failure `DIST_DIFFERS` if `dist/` is not what the sources give; and as `checkRelease` and
 * `packPackage` do
 */
export async function buildRelease({
  root,
  out,
  env,
  dryRun,
  say,
}: BuildReleaseOptions): Promise<ReleaseFile> {
  const named = namingFiles(root).map(
    async (file) => [file, releasesNamed(await readFile(join(root, file), 'utf8'))] as const,
  );
  checkRelease({
    ref: env.GITHUB_REF ?? '',
    repository: env.GITHUB_REPOSITORY ?? '',
    isOnMain: await isOnBranch(root, 'main'),
    named: new Map(await Promise.all(named)),
    dryRun,
  });
  await build(join(root, 'dist'));
  const changed = await changedBelow(root, 'dist');
  if (changed.length > 0)
    throw new Failure(
      'DIST_DIFFERS',
      `dist/ is not what the sources give: ${changed.slice(0, 5).join(', ')}${changed.length > 5 ? ` and ${changed.length - 5} more differ` : ''}. Run "npm run build", commit dist/, and tag that commit.`,
    );
  say('dist/ is what the sources give');

  const files = join(out, FILES_FOLDER);
  await rm(out, { recursive: true, force: true });
  await mkdir(files, { recursive: true });
  const packed = await packPackage(files);
  const archive = await readFile(packed.file);
  const { commit, time } = await readCheckout(root);
  await writeFile(join(files, 'agent.spdx.json'), await agentSbom(root, time));
  await writeFile(join(files, 'pipewright.spdx.json'), await packageSbom(root, time, hex(archive)));
  await writeFile(join(files, 'SHA256SUMS'), await checksums(files));

  const agent = JSON.parse(await readFile(join(root, 'agent/agent.json'), 'utf8')) as AgentRelease;
  const previous = await previousRelease(root, TAG);
  const notes = releaseNotes({ tag: TAG, commit, previous, agent }, await commitsSince(root, previous));
  await writeFile(join(out, 'notes.md'), notes);
  const names = (await readdir(files)).sort();
  const release: ReleaseFile = {
    version: VERSION,
    tag: TAG,
    moving: movingTag(VERSION),
    commit,
    agent: { name: agent.name, version: agent.version, digest: agent.digest },
    archive: {
      file: basename(packed.file),
      integrity: `sha512-${createHash('sha512').update(archive).digest('base64')}`,
    },
    files: await Promise.all(
      names.map(async (name) => ({ name, digest: `sha256:${hex(await readFile(join(files, name)))}` })),
    ),
  };
  // Written last, so that where it is, everything is.
  await writeFile(join(out, 'release.json.tmp'), `${JSON.stringify(release, null, 2)}\n`);
  await rename(join(out, 'release.json.tmp'), join(out, 'release.json'));
  for (const { name, digest } of release.files) say(`${name} ${digest}`);
  return release;
}

/** The checksums of a folder's files in the format of `sha256sum`. */
async function checksums(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const lines = names.map(async (name) => `${hex(await readFile(join(folder, name)))}  ${name}\n`);
  return (await Promise.all(lines)).join('');
}

function hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
