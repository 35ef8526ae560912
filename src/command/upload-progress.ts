import { copyCost } from '../deploy/cost-model.ts';
import type { ItemsProgress } from '../runs/start-items.ts';
import type { Copies } from '../runs/transfer-inputs.ts';
import { paragraph } from '../text/printer.ts';
import { formatBytes, formatCount, formatDuration, plural } from '../text/units.ts';
import type { CommandIo } from './command-io.ts';
import { showLines } from './living-lines.ts';
import { incompleteLines } from './planned-items.ts';

export interface ShownTransfer extends ItemsProgress {
  /** Shows the last state and stops. */
  end(): void;
}

/** Shows the transfer of files in a living line; nothing when `quiet`. @param doing e.g. `Uploading` */
export function showTransfer(doing: string, io: CommandIo, quiet: boolean, now = Date.now): ShownTransfer {
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
  const lines = showLines(() => (allFiles === 0 ? [] : [paragraph(line())]), io, quiet);
  return {
    compare(count) {
      if (count > 0) lines.say(`Comparing ${plural(count, 'input')} with the uploaded ones`);
    },
    look(count) {
      lines.say(`Looking for results of ${plural(count, 'file')} from earlier runs`);
    },
    incomplete(items) {
      for (const line of incompleteLines(items)) lines.say(line);
    },
    copy(copies) {
      lines.say(copiesText(copies));
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

/** What is about to be copied, and what it costs by list prices. */
function copiesText({ objects, bytes, from, to }: Copies): string {
  const { requests, month, otherRegion } = copyCost(objects, bytes);
  const usd = (sum: number): string => (sum < 0.01 ? 'less than $0.01' : `about $${sum.toFixed(2)}`);
  const places = from.map((bucket) => `s3://${bucket}`).join(', ');
  return `Copying ${plural(objects, 'object')} (${formatBytes(bytes)}) from ${places} to s3://${to}, where agents read them: ${usd(requests)} for requests, ${usd(month)} a month for storage, and ${usd(otherRegion)} if the regions differ`;
}
