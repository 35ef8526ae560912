import { AGENT } from '../../src/command/images-access.ts';
import { Failure } from '../../src/core/failure.ts';
import { openKeptLayers } from '../../src/edge/agent-layer/kept-layers.ts';
import { openImages } from '../../src/edge/images.ts';
import type { ImageSource } from '../../src/oci/image-store.ts';
import { type Descriptor, OCI_LAYER_GZIP } from '../../src/oci/manifest.ts';
import { parseReference } from '../../src/oci/reference.ts';

/** An agent layer, and where its bytes are. */
export interface MadeAgent {
  readonly layer: Descriptor;
  readonly source: ImageSource;
}

/**
 * This release's agent layer for one platform, made as commands make it when they cannot fetch it: from this
 * checkout and the npm package of Node. It stays in the cache for later commands.
 * @throws Failure `AGENT_UNAVAILABLE`
 */
export async function makeAgent(platform: string, env: NodeJS.ProcessEnv): Promise<MadeAgent> {
  const { digest, size } = AGENT.platforms[platform]!;
  const layer = { mediaType: OCI_LAYER_GZIP, digest, size };
  const why = new Failure('BLOB_NOT_FOUND', 'the registry of the demo is empty');
  const { signal } = new AbortController();
  return { layer, source: await openKeptLayers({ env, signal, say() {} })(layer, why) };
}

/**
 * Puts agent layers where wrapping looks for them and mounts them from.
 * @param env has the settings that lead to the registry
 */
export async function placeAgents(made: readonly MadeAgent[], env: NodeJS.ProcessEnv): Promise<void> {
  const { signal } = new AbortController();
  await using images = await openImages({ env, signal });
  const target = await images.target(parseReference(`${AGENT.name}:${AGENT.version}`));
  for (const { layer, source } of made) await target.copyBlob(layer, [source]);
}
