import type { Digest } from '../oci/digest.ts';

/** One prebuilt agent, as `agent/agent.json` pins it: `wrap` mounts it, and `verify` expects it. */
export interface AgentRelease {
  readonly version: string;
  /** The version of the messages that it reads and writes (protocol/message.ts). */
  readonly protocol: number;
  /** The repository that holds the agent's own image index, e.g. `ghcr.io/pipewright/agent`. */
  readonly name: string;
  /** Digest of that image index. */
  readonly digest: Digest;
  /** The agent layer (tar+gzip) per platform, `linux/amd64` and `linux/arm64`. */
  readonly platforms: Readonly<Record<string, AgentLayer>>;
}

export interface AgentLayer {
  readonly digest: Digest;
  /** bytes, compressed */
  readonly size: number;
  /** Digest of the uncompressed tar (image-spec config.md, `rootfs.diff_ids`). */
  readonly diff_id: Digest;
}

/** The folder of the agent layer in a wrapped image; nothing else of the image changes. */
export const AGENT_ROOT = '/.pipewright';

/**
 * `config.Entrypoint` of every wrapped image: the agent's own Node and the agent, both from the agent layer.
 * With a young generation of 1 MB, streamed chunks are collected at once; with the default, up to 100 MB of
 * them pile up. V8 compiles in the foreground, since otherwise the process may never end
 * (`edge/background-compilation.ts`).
 */
export const AGENT_ENTRYPOINT: readonly string[] = [
  `${AGENT_ROOT}/node`,
  '--max-semi-space-size=1',
  '--no-maglev',
  '--no-concurrent-sparkplug',
  `${AGENT_ROOT}/agent/index.mjs`,
];
