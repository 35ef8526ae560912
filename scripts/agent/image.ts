import { AGENT_VERSION } from '../../src/agent/agent-version.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  type Descriptor,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  OCI_MANIFEST,
} from '../../src/oci/manifest.ts';
import { MESSAGE_VERSION } from '../../src/protocol/message.ts';
import { AGENT_ENTRYPOINT, type AgentLayer, type AgentRelease } from '../../src/wrap/agent-release.ts';

export const AGENT_NAME = 'ghcr.io/pipewright/agent';
/** A fixed time, as the image is a function of its inputs alone. */
const NO_TIME = '1970-01-01T00:00:00Z';

const ABOUT = {
  'org.opencontainers.image.description':
    'The agent inside every image that Pipewright wraps, as a layer to mount',
  'org.opencontainers.image.licenses':
    'MIT AND LGPL-2.1-or-later AND GPL-3.0-or-later WITH GCC-exception-3.1',
  'org.opencontainers.image.title': 'pipewright-agent',
  'org.opencontainers.image.vendor': 'Pipewright',
  'org.opencontainers.image.version': AGENT_VERSION,
};

/**
 * Writes the agent's own image index, tagged with its version, as an OCI layout.
 * @param layers by platform
 * @returns what `agent.json` pins
 */
export async function writeAgentImage(
  directory: string,
  layers: ReadonlyMap<string, { readonly layer: AgentLayer; readonly bytes: Uint8Array }>,
): Promise<AgentRelease> {
  const target = openLayout(directory);
  const write = async (mediaType: string, bytes: Uint8Array): Promise<Descriptor> => {
    const blob = { mediaType, digest: digestOf(bytes), size: bytes.length };
    await target.writeBlob(blob, bytes);
    return blob;
  };
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

  const manifests: Descriptor[] = [];
  const platforms: Record<string, AgentLayer> = {};
  for (const [platform, { layer, bytes }] of layers) {
    const [os, architecture] = platform.split('/') as [string, string];
    const config = json({
      architecture,
      config: { Entrypoint: AGENT_ENTRYPOINT, Labels: ABOUT, WorkingDir: '/' },
      created: NO_TIME,
      history: [
        { created: NO_TIME, created_by: 'npm run build:agent', comment: `pipewright agent ${AGENT_VERSION}` },
      ],
      os,
      rootfs: { type: 'layers', diff_ids: [layer.diff_id] },
    });
    const manifest = json({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: await write(OCI_CONFIG, config),
      layers: [await write(OCI_LAYER_GZIP, bytes)],
      annotations: ABOUT,
    });
    const described = { mediaType: OCI_MANIFEST, digest: digestOf(manifest), size: manifest.length };
    await target.writeManifest(described.digest, { ...described, bytes: manifest });
    manifests.push({ ...described, platform: { architecture, os } });
    platforms[platform] = layer;
  }
  const index = json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests, annotations: ABOUT });
  const digest = digestOf(index);
  await target.writeManifest(AGENT_VERSION, { mediaType: OCI_INDEX, digest, bytes: index });
  return { version: AGENT_VERSION, protocol: MESSAGE_VERSION, name: AGENT_NAME, digest, platforms };
}
