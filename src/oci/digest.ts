import { createHash } from 'node:crypto';

/** `sha256:` and 64 lower-case hex digits (OCI image-spec, descriptor.md#digests). */
export type Digest = `sha256:${string}`;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** The digest of bytes or of a string's UTF-8 bytes. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The hexadecimal digits of a digest, all or the first ones. */
export function digestHex(digest: Digest, length = 64): string {
  return digest.slice('sha256:'.length, 'sha256:'.length + length);
}
