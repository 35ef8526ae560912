import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import release from '../../../agent/agent.json' with { type: 'json' };
import pins from '../../../agent/pins.json' with { type: 'json' };
import { explain, Failure } from '../../core/failure.ts';
import { type Digest, digestHex } from '../../oci/digest.ts';
import type { ImageSource } from '../../oci/image-store.ts';
import type { Descriptor } from '../../oci/manifest.ts';
import { shortDigest } from '../../text/quote.ts';
import { formatBytes } from '../../text/units.ts';
import type { MakeAgentLayer } from '../../wrap/layer-sources.ts';
import { cacheFolder } from '../cache-folder.ts';
import { sha256 } from '../file-digest.ts';
import { once, openLayout } from '../oci-layout.ts';
import { OWN_ROOT, readAgentFiles } from './agent-files.ts';
import { makeAgentLayer } from './make-layer.ts';
import { nodeProgram } from './node-program.ts';

export interface KeptLayersOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with one line per slow step. */
  readonly say: (line: string) => void;
}

/**
 * This release's agent layers on this machine: from the cache, else made from the committed files and the npm
 * package of Node. A layer without the committed digest is refused. A layer that is requested several times
 * is made once.
 */
export function openKeptLayers(options: KeptLayersOptions): MakeAgentLayer {
  const found = new Map<Digest, Promise<ImageSource>>();
  return (layer, why) => {
    const before = found.get(layer.digest);
    if (before) return before;
    const finding = findOrMake(layer, why, options);
    found.set(layer.digest, finding);
    return finding;
  };
}

async function findOrMake(layer: Descriptor, why: Failure, options: KeptLayersOptions): Promise<ImageSource> {
  const { env, signal, say } = options;
  const folder = layersFolder(env);
  const kept = openLayout(folder);
  if (await isWhole(folder, layer.digest)) return kept;
  const platform = Object.entries(release.platforms).find(([, { digest }]) => digest === layer.digest)?.[0];
  if (platform === undefined)
    throw unavailable(
      layer,
      why,
      'it is not a layer of this release, and only those can be made on this machine',
    );
  say(
    `The agent's layer for ${platform} cannot be read from its repository, so it is made on this machine: once, about ${formatBytes(layer.size)}. Cause: ${explain(why)}`,
  );
  let bytes: Uint8Array;
  try {
    bytes = await make(platform, options);
  } catch (error) {
    signal.throwIfAborted();
    throw unavailable(layer, why, explain(error), error);
  }
  try {
    // A damaged file of the right size would not be overwritten.
    await rm(blobPath(folder, layer.digest), { force: true });
    await kept.writeBlob(layer, bytes);
    return kept;
  } catch (error) {
    say(`warning: The agent's layer could not be stored for the next time: ${explain(error)}`);
    return { ...kept, streamBlob: async () => once(bytes) };
  }
}

/** @throws Failure `AGENT_CHANGED`, and those of `readAgentFiles` and `nodeProgram` */
async function make(platform: string, { env, signal, say }: KeptLayersOptions): Promise<Uint8Array> {
  const files = await readAgentFiles();
  const cache = await mkdtemp(join(tmpdir(), 'pipewright-node-'));
  try {
    const node = await nodeProgram(platform, pins, { root: OWN_ROOT, cache, env, signal, say });
    say(`Compressing the agent's layer for ${platform}: only once on this machine, 1 to 3 minutes`);
    const { layer, bytes } = await makeAgentLayer(platform, { pins, node, ...files });
    const expected = release.platforms[platform as keyof typeof release.platforms].digest;
    if (layer.digest === expected) return bytes;
    throw new Failure(
      'AGENT_CHANGED',
      `the digest of the new layer is ${layer.digest} and must be ${expected}: the files of this installation do not belong together. Install Pipewright again; in a checkout, run "npm run build".`,
    );
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

/** On runners, jobs share a folder for tools that they need again. */
function layersFolder(env: NodeJS.ProcessEnv): string {
  const tools = env.RUNNER_TOOL_CACHE;
  return tools && isAbsolute(tools) ? join(tools, 'pipewright', 'agent') : cacheFolder(env, 'agent');
}

/** Whether the folder has a layer, unchanged. */
async function isWhole(folder: string, digest: Digest): Promise<boolean> {
  const found = await sha256(blobPath(folder, digest)).catch(() => undefined);
  return found === digestHex(digest);
}

function blobPath(folder: string, digest: Digest): string {
  return join(folder, 'blobs', 'sha256', digestHex(digest));
}

function unavailable(layer: Descriptor, why: Failure, whyNotHere: string, cause?: unknown): Failure {
  return new Failure(
    'AGENT_UNAVAILABLE',
    `Pipewright's own agent layer ${shortDigest(layer.digest)} is not available; your image and spec are not the cause. It cannot be read: ${sentence(explain(why))} It cannot be made on this machine: ${sentence(whyNotHere)} Try again with a network that reaches one of the two, or name a copy of the agent with --agent (in the action: the input agent).`,
    { cause },
  );
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
