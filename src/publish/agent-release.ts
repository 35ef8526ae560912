import type { Digest } from '../image/digest.ts';

/** One prebuilt agent, as `agent/agent.json` pins it: what `wrap` mounts and what `verify` expects. */
export interface AgentRelease {
  readonly version: string;
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
