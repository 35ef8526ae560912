import type { StartProgress } from '../runs/start-run.ts';
import { formatBytes, formatCount, formatDuration, plural } from '../text/units.ts';
import type { CommandIo } from './command-io.ts';
import { showLines } from './living-lines.ts';

export interface TransferProgress extends StartProgress {
  /** Shows the last state and stops. */
  end(): void;
}

/** Shows the transfer of files in a living line; nothing when `quiet`. @param doing e.g. `Uploading` */
export function showTransfer(doing: string, io: CommandIo, quiet: boolean, now = Date.now): TransferProgress {
  let [files, bytes, allFiles, allBytes, begun] = [0, 0, 0, 0, 0];
  const line = (): string => {
    const seconds = (now() - begun) / 1000;
    const speed = bytes / seconds;
    const parts = [
      `${doing} ${formatCount(files)} of ${plural(allFiles, 'file')}`,
      `${formatBytes(bytes)} of ${formatBytes(allBytes)}`,
      ...(seconds >= 1 && bytes > 0 && files < allFiles
        ? [`${formatBytes(Math.round(speed))}/s`, `${formatDuration((allBytes - bytes) / speed)} left`]
        : []),
    ];
    return parts.join(', ');
  };
  const lines = showLines(() => (allFiles === 0 ? [] : [line()]), io, quiet);
  return {
    compare(count) {
      if (count > 0) lines.say(`Comparing ${plural(count, 'input')} with the uploaded ones`);
    },
    begin(count, size) {
      [files, bytes, allFiles, allBytes, begun] = [0, 0, count, size, now()];
    },
    brought(size) {
      files += 1;
      bytes += size;
    },
    end: lines.end,
  };
}
