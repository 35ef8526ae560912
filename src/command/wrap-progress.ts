import type { RegistryEvent } from '../edge/registry.ts';
import type { Descriptor } from '../image/manifest.ts';
import type { Transfer } from '../image/store.ts';
import type { Wrap } from '../publish/derive.ts';
import type { WrapProgress } from '../publish/publish.ts';
import type { CommandIo } from './io.ts';
import { formatBytes, formatSeconds } from './units.ts';

/** Shows a wrap as it happens: one living line on a terminal, plain lines elsewhere, nothing with `--json`. */
export function showProgress(
  io: CommandIo,
  quiet: boolean,
): WrapProgress & { event(event: RegistryEvent): void; end(): void } {
  const live = io.tty && !quiet;
  const plain = !io.tty && !quiet;
  let doing = '';
  let blobs = 0;
  let copied = 0;
  let layers = 0;

  function line(text: string): void {
    if (plain) io.err(`${text}\n`);
    if (live) io.err(`\r\u001b[K${text}`);
  }
  function refresh(): void {
    if (!live) return;
    const moved = copied > 0 ? `, ${formatBytes(copied)} copied` : '';
    line(`${doing}: ${blobs} of ${layers} parts in place${moved}`);
  }
  return {
    step(name, subject) {
      doing = name === 'read' ? `Reading ${subject}` : `Pushing ${subject}`;
      line(doing);
    },
    derived(wrap: Wrap) {
      layers = new Set(
        wrap.images.flatMap((i) => [...i.layers.map((l) => l.digest), i.config.descriptor.digest]),
      ).size;
      for (const dropped of wrap.dropped) {
        if (!quiet) {
          if (live) io.err('\r\u001b[K');
          io.err(`Left out ${dropped.platform} (${dropped.digest.slice(0, 19)}): ${dropped.reason}\n`);
        }
      }
      if (wrap.replaced && !quiet) io.err('The image was wrapped already; its agent is replaced.\n');
    },
    blob(blob: Descriptor, how: Transfer) {
      blobs += 1;
      if (how === 'copied') copied += blob.size;
      refresh();
    },
    event(event) {
      if (quiet) return;
      if (event.kind !== 'warning' && event.kind !== 'retry') return;
      if (live) io.err('\r\u001b[K');
      io.err(
        event.kind === 'warning'
          ? `warning: ${event.message}\n`
          : `${event.what}: ${event.why}; trying again in ${formatSeconds(event.delay)}\n`,
      );
    },
    end() {
      if (live) io.err('\r\u001b[K');
    },
  };
}
