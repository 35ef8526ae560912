import type { Tool } from '../scripts/services/tools.ts';
import type { BuiltImage } from './image.ts';

/** How one source image is made. */
export interface Recipe {
  /** `samtools`: the image is `ghcr.io/pipewright/images/samtools`, its folder `images/samtools`. */
  readonly name: string;
  /** The image's tag. */
  readonly version: string;
  /** What the build runs. */
  readonly tools: readonly Tool[];
  build(): Promise<BuiltImage>;
}

/** The labels that every image of ours carries (image-spec annotations.md). */
export function labels(
  title: string,
  description: string,
  version: string,
  licenses: string,
): Record<string, string> {
  return {
    'org.opencontainers.image.title': title,
    'org.opencontainers.image.description': description,
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.licenses': licenses,
    'org.opencontainers.image.source': 'https://github.com/pipewright/pipewright',
  };
}

export const AMD64 = { os: 'linux', architecture: 'amd64' } as const;
export const ARM64 = { os: 'linux', architecture: 'arm64' } as const;

export const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
