import type { RegistryEvent } from '../edge/registry-client.ts';
import type { Transfer } from '../oci/image-store.ts';
import type { Descriptor } from '../oci/manifest.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes, formatDuration } from '../text/units.ts';
import type { Wrap } from '../wrap/derive.ts';
import type { WrapProgress } from '../wrap/wrap.ts';
import type { CommandIo } from './command-io.ts';

/** How often the living line is drawn anew, and a plain log says that something still moves. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface ShownProgress extends WrapProgress {
  event(event: RegistryEvent): void;
  /** Takes the living line away, so that other text can follow. */
  end(): void;
}

/**
 * Shows a wrap as it happens: one living line on a terminal, plain lines elsewhere, nothing with `--json`.
 * @param moved bytes that went over the wire so far, the busier way
 */
export function showProgress(io: CommandIo, quiet: boolean, moved: () => number): ShownProgress {
  const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
  let doing = '';
  let blobs = 0;
  let parts = 0;
  let timer: NodeJS.Timeout | undefined;

  /** A line that stays. */
  function say(text: string): void {
    if (!quiet) io.err(`${live ? '\r\u001b[K' : ''}${escapeControl(text)}\n`);
  }
  /** The living line. A terminal would fold a longer one, and then leave its beginnings behind. */
  function draw(): void {
    if (live) io.err(`\r\u001b[K${shorten(doing, io.columns() - 1 - far().length)}${far()}`);
  }
  /** How far it is. */
  function far(): string {
    if (parts === 0) return '';
    const bytes = moved();
    return `: ${blobs} of ${parts} parts in place${bytes > 1_000_000 ? `, ${formatBytes(bytes)} copied` : ''}`;
  }
  return {
    step(name, subject) {
      doing = escapeControl(name === 'read' ? `Reading ${subject}` : `Pushing ${subject}`);
      if (live) draw();
      else say(doing);
      if (name === 'push' && !quiet)
        timer ??= setInterval(
          live ? draw : () => say(doing + far()),
          live ? LIVE_EVERY : PLAIN_EVERY,
        ).unref();
    },
    derived(wrap: Wrap) {
      parts = new Set(
        wrap.images.flatMap((i) => [...i.layers.map((l) => l.digest), i.config.descriptor.digest]),
      ).size;
      for (const { platform, digest, reason } of wrap.dropped)
        say(`Left out ${platform} (${digest.slice(0, 19)}): ${reason}`);
      if (wrap.replaced) say('The image was wrapped already; its agent is replaced.');
    },
    blob(_blob: Descriptor, _how: Transfer) {
      blobs += 1;
      draw();
    },
    event(event) {
      if (event.kind === 'warning') say(`warning: ${event.message}`);
      if (event.kind === 'retry')
        say(`${event.what}: ${event.why}; trying again in ${formatDuration(event.delay / 1000)}`);
    },
    end() {
      clearInterval(timer);
      if (live) io.err('\r\u001b[K');
    },
  };
}

/** A name's end tells more than its beginning. */
function shorten(text: string, columns: number): string {
  const characters = Array.from(text);
  if (characters.length <= columns) return text;
  return columns > 10 ? `${characters.slice(0, 8).join('')}…${characters.slice(9 - columns).join('')}` : '';
}
