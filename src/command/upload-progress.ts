import type { StartProgress } from '../run/start.ts';
import { formatBytes, formatDuration } from '../units.ts';
import type { CommandIo } from './io.ts';

/** How often the living line is drawn anew, and a plain log says how far it is. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface ShownTransfer extends StartProgress {
  /** Draws the last state and stops. */
  end(): void;
}

/**
 * Shows how files are on their way: on a terminal one living line, elsewhere a line now and then; nothing when `quiet`.
 * @param doing e.g. `Uploading`
 */
export function showTransfer(doing: string, io: CommandIo, quiet: boolean, now = Date.now): ShownTransfer {
  const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
  let [files, bytes, allFiles, allBytes, begun] = [0, 0, 0, 0, 0];
  let said = '';
  let isDrawn = false;
  const line = (): string => {
    const seconds = (now() - begun) / 1000;
    const speed = bytes / seconds;
    const parts = [
      `${doing} ${files.toLocaleString('en')} of ${allFiles.toLocaleString('en')} files`,
      `${formatBytes(bytes)} of ${formatBytes(allBytes)}`,
      ...(seconds >= 1 && bytes > 0 && files < allFiles
        ? [`${formatBytes(Math.round(speed))}/s`, `${formatDuration((allBytes - bytes) / speed)} left`]
        : []),
    ];
    return parts.join(', ');
  };
  const draw = (): void => {
    if (allFiles === 0) return;
    io.err(`${isDrawn ? '\r\u001b[K' : ''}${line().slice(0, io.columns() - 1)}`);
    isDrawn = true;
  };
  const report = (): void => {
    if (allFiles === 0 || line() === said) return;
    said = line();
    io.err(`${said}\n`);
  };
  const timer = quiet ? undefined : setInterval(live ? draw : report, live ? LIVE_EVERY : PLAIN_EVERY);
  timer?.unref();
  return {
    compare(count) {
      if (!quiet && count > 0) io.err(`Comparing ${count.toLocaleString('en')} inputs with what is there\n`);
    },
    begin(count, size) {
      [files, bytes, allFiles, allBytes, begun] = [0, 0, count, size, now()];
    },
    brought(size) {
      files += 1;
      bytes += size;
    },
    end() {
      clearInterval(timer);
      if (quiet) return;
      if (live) {
        draw();
        if (isDrawn) io.err('\n');
      } else report();
    },
  };
}
