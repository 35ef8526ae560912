import { type ItemReport, reasonOf } from '../protocol/item-report.ts';

/** Tells people or machines how a run goes on. */
export interface Progress {
  begin(items: number, skipped: readonly string[]): void;
  change(report: ItemReport): void;
  end(reports: readonly ItemReport[]): void;
  /** The run cannot begin, or cannot go on. */
  refuse(code: string, message: string): void;
  /** Passes on what the algorithm prints; waits while the reader is slow. */
  print(stream: 'stdout' | 'stderr', chunk: Buffer): Promise<void> | undefined;
}

export interface Output {
  /** Gives a promise while the reader is behind. */
  write(chunk: string | Buffer): Promise<void> | undefined;
}

/** Lines for people when `human`, else one line of JSON per change of state; both on standard error. */
export function showProgress(stdout: Output, stderr: Output, human: boolean): Progress {
  let atLineStart = true;
  const say = (line: string): void => {
    // What the algorithm printed last may lack its line end.
    void stderr.write(`${atLineStart ? '' : '\n'}${line}\n`);
    atLineStart = true;
  };
  let total = 0;
  return {
    begin(items, skipped) {
      total = items;
      if (human && skipped.length > 0)
        say(
          `leaving out ${skipped.length} that the algorithm does not take: ${skipped.slice(0, 5).join(', ')}${skipped.length > 5 ? ', …' : ''}`,
        );
    },
    change(report) {
      if (!human) say(JSON.stringify(report));
      else say(humanLine(report));
    },
    end(reports) {
      if (!human || total < 2) return;
      const done = reports.filter(({ state }) => state === 'COMPLETE').length;
      const rest = total - reports.length;
      say(
        `${done} of ${total} done, ${reports.length - done} failed${rest > 0 ? `, ${rest} not begun` : ''}`,
      );
    },
    refuse(code, message) {
      say(human ? `✗ ${message}` : JSON.stringify({ error: code, meaning: message }));
    },
    print(stream, chunk) {
      if (stream === 'stdout') return stdout.write(chunk);
      atLineStart = chunk.at(-1) === 0x0a;
      return stderr.write(chunk);
    },
  };
}

function humanLine(report: ItemReport): string {
  const { state, item, seconds, outputs = [] } = report;
  const name = printable(item);
  if (state === 'RUNNING') return `▸ ${name}`;
  const time = `${(seconds ?? 0).toFixed(1)} s`;
  if (state === 'COMPLETE') {
    const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
    const what = outputs.length === 1 ? printable(outputs[0]!.key) : `${outputs.length} files`;
    return `✓ ${name} → ${what} (${formatBytes(bytes)}, ${time})`;
  }
  return `✗ ${name}: ${reasonOf(report)} (${time})`;
}

/** File names may hold line ends and terminal sequences. */
function printable(name: string): string {
  return /[\p{Cc}]/u.test(name) ? JSON.stringify(name) : name;
}

function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}
