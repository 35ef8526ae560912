import { posix } from 'node:path';
import { expandWords, splitWords } from '../spec/shell-words.ts';
import type { Spec } from '../spec/spec.ts';
import type { Places } from './item-places.ts';

/** Between SIGTERM and SIGKILL. `docker stop` gives ten seconds in all. */
export const GRACE_MS = 8000;
export const LOG_TAIL_BYTES = 8192;

/** The command of one item: `run_command` split as a shell would, with names replaced; no shell ever sees it. */
export function commandLine(
  spec: Spec,
  places: Places,
  variables: Readonly<Record<string, string>>,
): string[] {
  const name = posix.basename(places.input);
  const dot = name.lastIndexOf('.');
  return expandWords(splitWords(spec.run_command), {
    ...variables,
    input: places.input,
    output: places.output,
    output_dir: places.outputFolder,
    input_name: name,
    input_stem: dot > 0 ? name.slice(0, dot) : name,
  });
}

/** Keeps the end of a log. */
export class LogTail {
  #chunks: Buffer[] = [];
  #bytes = 0;

  add(chunk: Buffer): void {
    // A copy, as a small slice would keep a large read buffer alive.
    this.#chunks.push(Buffer.from(chunk.subarray(-LOG_TAIL_BYTES)));
    this.#bytes += this.#chunks.at(-1)!.length;
    while (this.#bytes - this.#chunks[0]!.length >= LOG_TAIL_BYTES)
      this.#bytes -= this.#chunks.shift()!.length;
  }

  /** At most {@link LOG_TAIL_BYTES}, from a whole character on; `secrets` are masked. */
  text(secrets: readonly string[] = []): string {
    const bytes = Buffer.concat(this.#chunks);
    let start = Math.max(0, bytes.length - LOG_TAIL_BYTES);
    if (start > 0) while (start < bytes.length && (bytes[start]! & 0xc0) === 0x80) start++;
    let text = bytes.toString('utf8', start);
    for (const secret of secrets) if (secret.length >= 4) text = text.replaceAll(secret, '***');
    return text;
  }
}

export interface CommandRequest {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The command's user; the agent's own without it. Only root may set it. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Milliseconds after which the command is ended. */
  readonly timeLimitMs?: number;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  readonly graceMs: number;
  /** Ends the command when it is aborted. */
  readonly stop?: AbortSignal;
  /** Called every `checkEveryMs` while the command runs; true ends it. */
  readonly isOverLimit?: () => Promise<boolean>;
  readonly checkEveryMs?: number;
  /** Takes what the command prints; the command blocks until the promise settles. */
  readonly onOutput: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}
