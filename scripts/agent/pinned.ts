import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import type { AgentRelease } from '../../src/wrap/agent-release.ts';
import { sourcesDigest } from './bundle.ts';

export interface Built {
  readonly release: AgentRelease;
  /** What is in each platform's layer: path → `sha256 bytes mode`. */
  readonly contents: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Blobs of earlier builds that are older than this are deleted; younger ones may be in use by another
 * process.
 */
const STALE_MS = 60 * 60_000;

/** SHA-256, in hex, of everything that the built image's bytes depend on. */
export async function inputsDigest(root: string): Promise<string> {
  const hash = createHash('sha256').update(await sourcesDigest(root));
  const folders = ['scripts/agent', 'src/edge/agent-layer'].map(async (folder) =>
    (await readdir(join(root, folder))).sort().map((name) => `${folder}/${name}`),
  );
  const own = (await Promise.all(folders)).flat();
  const others = [
    'scripts/build-agent.ts',
    'src/wrap/elf.ts',
    'src/wrap/layer-contents.ts',
    'src/wrap/layer-tar.ts',
    'src/edge/oci-layout.ts',
    'src/wrap/agent-release.ts',
  ];
  for (const file of [
    ...own,
    ...others,
    'src/agent/agent-version.ts',
    'agent/pins.json',
    'agent/runtime/SHA256SUMS',
    'LICENSE',
  ])
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** The result of an earlier build from the same inputs; undefined unless all of it is still in the layout. */
export async function findBuilt(cache: string, inputs: string, layout: string): Promise<Built | undefined> {
  try {
    const built = JSON.parse(await readFile(join(cache, 'built', `${inputs}.json`), 'utf8')) as Built;
    const index = await readFile(join(layout, 'index.json'), 'utf8');
    if (!index.includes(built.release.digest)) return undefined;
    for (const { digest, size } of Object.values(built.release.platforms))
      if ((await stat(blobPath(layout, digest))).size !== size) return undefined;
    return built;
  } catch {
    return undefined; // Not built yet, or damaged: it is built again.
  }
}

/** Remembers what was built, and deletes the layout's blobs that no image there refers to. */
export async function keepBuilt(cache: string, inputs: string, built: Built, layout: string): Promise<void> {
  await mkdir(join(cache, 'built'), { recursive: true });
  const file = join(cache, 'built', `${inputs}.json`);
  await writeFile(`${file}.${process.pid}.tmp`, JSON.stringify(built));
  await rename(`${file}.${process.pid}.tmp`, file);

  const used = new Set<string>();
  const follow = async (digest: string): Promise<void> => {
    used.add(digest.slice('sha256:'.length));
    const manifest = JSON.parse(await readFile(blobPath(layout, digest), 'utf8'));
    for (const child of manifest.manifests ?? []) await follow(child.digest);
    for (const blob of [manifest.config, ...(manifest.layers ?? [])])
      used.add(blob?.digest.slice('sha256:'.length));
  };
  const index = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')) as {
    manifests: { digest: string }[];
  };
  for (const { digest } of index.manifests) await follow(digest);
  for (const name of await readdir(join(layout, 'blobs/sha256'))) {
    const path = join(layout, 'blobs/sha256', name);
    if (!used.has(name) && Date.now() - (await stat(path)).mtimeMs > STALE_MS)
      await rm(path, { force: true });
  }
}

/**
 * Compares a build with what `agent/agent.json` and `agent/contents.json` pin.
 * @throws Failure `AGENT_CHANGED`, naming what differs
 */
export async function compareBuilt(root: string, built: Built): Promise<void> {
  const read = async (name: string): Promise<string> =>
    (await readFile(join(root, 'agent', name), 'utf8').catch(() => '')) || '{}';
  const pinned = {
    release: JSON.parse(await read('agent.json')),
    contents: JSON.parse(await read('contents.json')),
  } as Built;
  if (JSON.stringify(pinned.release) === JSON.stringify(built.release)) return;

  const files = new Set<string>();
  for (const [platform, now] of Object.entries(built.contents)) {
    const before = pinned.contents[platform] ?? {};
    for (const path of [...Object.keys(now), ...Object.keys(before)])
      if (now[path] !== before[path]) files.add(`${path} (${platform})`);
  }
  const differ = [...files].sort();
  const what =
    differ.length > 0
      ? `these files in the agent layer differ: ${differ.slice(0, 10).join(', ')}${differ.length > 10 ? ` and ${differ.length - 10} more` : ''}`
      : 'the files are the same, so the archive, its compression (fflate) or the image around it differ';
  throw new Failure(
    'AGENT_CHANGED',
    `the agent that was built is ${built.release.digest}, and agent/agent.json pins ${pinned.release.digest ?? 'none'}: ${what}. ` +
      "If this is a change of the agent, run 'npm run build:agent -- --update' and commit agent/; if you changed nothing of it, run 'npm ci' and build again",
  );
}

function blobPath(layout: string, digest: string): string {
  return join(layout, 'blobs', digest.replace(':', '/'));
}
