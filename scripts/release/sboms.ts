import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY, TAG, VERSION } from '../../src/core/own-release.ts';
import { readRuntime } from '../../src/edge/agent-layer/agent-files.ts';
import type { AgentRelease } from '../../src/wrap/agent-release.ts';
import type { AgentPins } from '../../src/wrap/layer-contents.ts';
import { PROGRAM } from '../agent/bundle.ts';
import { bundledFolders, foldersOf, npmPart, npmParts, type PackageLock } from './npm-parts.ts';
import { runtimeParts } from './runtime-parts.ts';
import { type Sbom, type SbomPart, spdxJson } from './spdx.ts';

const SUPPLIER = 'Organization: Pipewright';

/**
 * The SBOM of the agent's image: its layers, Node, the vendored libraries, and the packages that the agent is
 * bundled from.
 * @param root of the checkout
 * @param created the time of the release's commit, in UTC
 */
export async function agentSbom(root: string, created: string): Promise<string> {
  const [release, pins, lock] = await Promise.all([
    readJson<AgentRelease>(root, 'agent/agent.json'),
    readJson<AgentPins>(root, 'agent/pins.json'),
    readJson<PackageLock>(root, 'package-lock.json'),
  ]);
  const runtime = runtimeParts(
    await readFile(join(root, 'agent/runtime/SOURCE.md'), 'utf8'),
    await readRuntime(root),
  );
  const { version } = pins.node;
  const node = Object.values(pins.node.platforms).map(({ package: name, integrity }) =>
    npmPart({ name, version, integrity, license: 'MIT' }),
  );
  const [registry = '', ...path] = release.name.split('/');
  const subject: SbomPart = {
    id: 'pipewright-agent',
    name: release.name,
    version: release.version,
    supplier: SUPPLIER,
    download: `https://${registry}/v2/${path.join('/')}/manifests/${release.digest}`,
    license: ['MIT', runtime.libraries[0]?.license].join(' AND '),
    checksums: { SHA256: release.digest.replace('sha256:', '') },
    purl: `pkg:oci/${path.at(-1)}@${encodeURIComponent(release.digest)}?repository_url=${release.name}`,
  };
  const layers = Object.entries(release.platforms).map(
    ([platform, { digest }]): SbomPart => ({
      id: `layer-${platform.replace('/', '-')}`,
      name: `agent layer for ${platform}`,
      version: release.version,
      supplier: SUPPLIER,
      license: 'MIT',
      checksums: { SHA256: digest.replace('sha256:', '') },
    }),
  );
  const bundled = npmParts(lock, foldersOf(await agentInputs(root)));
  return spdxJson({
    ...about(created, 'agent', release.digest.replace('sha256:', '')),
    subject,
    parts: [...layers, ...node, ...runtime.libraries, ...bundled],
    sources: runtime.packages,
  });
}

/**
 * The SBOM of the npm package and of the action: the packages that `dist/` is bundled from, and the vendored
 * libraries of the agent layer.
 * @param archive SHA-256 of the package's archive, hexadecimal
 */
export async function packageSbom(root: string, created: string, archive: string): Promise<string> {
  const lock = await readJson<PackageLock>(root, 'package-lock.json');
  const runtime = runtimeParts(
    await readFile(join(root, 'agent/runtime/SOURCE.md'), 'utf8'),
    await readRuntime(root),
  );
  const subject: SbomPart = {
    id: 'pipewright',
    name: 'pipewright',
    version: VERSION,
    supplier: SUPPLIER,
    download: `https://registry.npmjs.org/pipewright/-/pipewright-${VERSION}.tgz`,
    license: 'MIT',
    checksums: { SHA256: archive },
    purl: `pkg:npm/pipewright@${VERSION}`,
  };
  return spdxJson({
    ...about(created, 'pipewright', archive),
    subject,
    parts: [...runtime.libraries, ...npmParts(lock, bundledFolders(lock))],
    sources: runtime.packages,
  });
}

function about(
  created: string,
  name: string,
  digest: string,
): Pick<Sbom, 'created' | 'name' | 'namespace' | 'tool'> {
  const namespace = `https://github.com/${REPOSITORY}/releases/download/${TAG}/${name}.spdx.json/${digest}`;
  return { created, name: `${name} of Pipewright ${TAG}`, namespace, tool: `pipewright-release-${VERSION}` };
}

/** The files that the agent's bundle is made from. */
async function agentInputs(root: string): Promise<string[]> {
  const { metafile } = await build({
    ...PROGRAM,
    absWorkingDir: root,
    entryPoints: ['src/agent.ts'],
    outdir: 'out',
    splitting: true,
    format: 'esm',
  });
  return Object.keys(metafile.inputs);
}

async function readJson<T>(root: string, path: string): Promise<T> {
  return JSON.parse(await readFile(join(root, path), 'utf8')) as T;
}
