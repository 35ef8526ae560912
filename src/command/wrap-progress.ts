import type { RegistryEvent } from '../edge/registry-client.ts';
import { shortenMiddle } from '../text/columns.ts';
import { line, styled } from '../text/printer.ts';
import { shortDigest } from '../text/quote.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes, formatDuration } from '../text/units.ts';
import type { WrapProgress } from '../wrap/wrap.ts';
import type { CommandIo } from './command-io.ts';
import { showLines } from './living-lines.ts';

export interface ShownWrapProgress extends WrapProgress {
  event(event: RegistryEvent): void;
  /** Removes the progress line, so that other text can follow. */
  end(): void;
}

/**
 * Shows a wrap as it happens; nothing when `quiet`.
 * @param moved bytes sent or received so far, whichever are more
 */
export function showWrapProgress(io: CommandIo, quiet: boolean, moved: () => number): ShownWrapProgress {
  let doing = '';
  let blobs = 0;
  let parts = 0;
  const progressLine = (): string => {
    const bytes = moved();
    const copied = bytes > 1_000_000 ? `, ${formatBytes(bytes)} copied` : '';
    const counts = parts === 0 ? '' : `: ${blobs} of ${parts} parts in place${copied}`;
    return `${shortenMiddle(doing, Math.max(1, io.columns() - 1 - counts.length))}${counts}`;
  };
  const lines = showLines(() => (doing === '' ? [] : [line(progressLine())]), io, quiet);
  return {
    step(name, subject) {
      doing = escapeControl(`${name === 'read' ? 'Reading' : 'Pushing'} ${subject}`);
      lines.refresh();
    },
    derived({ images, dropped, replaced }) {
      const digests = images.flatMap((i) => [...i.layers.map((l) => l.digest), i.config.descriptor.digest]);
      parts = new Set(digests).size;
      for (const { platform, digest, reason } of dropped)
        lines.say(`Dropped ${platform} (${shortDigest(digest)}): ${reason}`);
      if (replaced) lines.say('The image was already wrapped; its agent is replaced.');
    },
    blob() {
      blobs += 1;
    },
    event(event) {
      if (event.kind === 'warning') lines.say([styled('warning', 'warning'), `: ${event.message}`]);
      if (event.kind === 'note') lines.say(event.message);
      if (event.kind === 'retry')
        lines.say(`${event.what}: ${event.why}; retrying in ${formatDuration(event.delay / 1000)}`);
    },
    end: lines.clear,
  };
}
