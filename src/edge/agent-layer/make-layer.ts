import { digestOf } from '../../oci/digest.ts';
import type { AgentLayer } from '../../wrap/agent-release.ts';
import { type AgentPins, layerContents, type NodeProgram } from '../../wrap/layer-contents.ts';
import { type LayerEntry, writeLayer } from '../../wrap/layer-tar.ts';
import { gzipLayer } from './gzip.ts';

/** What an agent layer is made of. */
export interface AgentParts {
  readonly pins: AgentPins;
  readonly node: NodeProgram;
  readonly runtime: ReadonlyMap<string, Uint8Array>;
  readonly bundle: ReadonlyMap<string, Uint8Array>;
  /** Pipewright's own licence. */
  readonly license: Uint8Array;
}

export interface MadeLayer {
  readonly layer: AgentLayer;
  readonly bytes: Uint8Array;
  readonly entries: readonly LayerEntry[];
}

/**
 * Makes one platform's agent layer: the same parts give the same bytes on every machine.
 * @param cache see `gzipLayer`
 */
export async function makeAgentLayer(
  platform: string,
  { pins, ...parts }: AgentParts,
  cache?: string,
): Promise<MadeLayer> {
  const entries = layerContents({ platform, pin: pins.node.platforms[platform]!, ...parts });
  const tar = [...writeLayer(entries)];
  const bytes = await gzipLayer(tar, cache);
  const layer = { digest: digestOf(bytes), size: bytes.length, diff_id: digestOf(Buffer.concat(tar)) };
  return { layer, bytes, entries };
}
