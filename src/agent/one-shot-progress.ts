import { type ItemReport, type LeftOut, reasonOf } from '../protocol/item-report.ts';
import { escapeUnseen } from '../text/quote.ts';
import { formatBytes } from '../text/units.ts';

/** Shows people or machines how a call of `run` proceeds. */
export interface Progress {
  begin(items: number, leftOut: readonly LeftOut[]): void;
  change(report: ItemReport): void;
  end(reports: readonly ItemReport[]): void;
  /** Something went wrong that changes no result. */
  warn(code: string, message: string): void;
  /** The call cannot start, or cannot continue. */
  refuse(code: string, message: string): void;
  /** Passes on what the algorithm prints; waits while the reader is slow. */
  print(stream: 'stdout' | 'stderr', chunk: Buffer): Promise<void> | undefined;
}

export interface Output {
  /** Returns a promise while the reader is behind. */
  write(chunk: string | Buffer): Promise<void> | undefined;
}

/** Lines for people when `human`, else one line of JSON per change of state; both on standard error. */
export function openProgress(stdout: Output, stderr: Output, human: boolean): Progress {
  let atLineStart = true;
  const say = (line: string): void => {
    // The algorithm's last line may have no end.
    void stderr.write(`${atLineStart ? '' : '\n'}${line}\n`);
    atLineStart = true;
  };
  let total = 0;
  return {
    begin(items, leftOut) {
      total = items;
      if (leftOut.length === 0) return;
      const names = leftOut.slice(0, 5).map(({ path, why }) => `${escapeUnseen(path)} (${why})`);
      const text = `left out: ${names.join(', ')}${leftOut.length > 5 ? ` and ${leftOut.length - 5} more` : ''}`;
      say(human ? text : JSON.stringify({ event: 'left out', count: leftOut.length, meaning: text }));
    },
    change: (report) => say(human ? humanLine(report) : JSON.stringify(report)),
    end(reports) {
      if (!human || total < 2) return;
      const done = reports.filter(({ state }) => state === 'COMPLETE').length;
      const rest = total - reports.length;
      say(
        `${done} of ${total} done, ${reports.length - done} failed${rest > 0 ? `, ${rest} not started` : ''}`,
      );
    },
    warn: (code, message) =>
      say(human ? `! ${message}` : JSON.stringify({ warning: code, meaning: message })),
    refuse: (code, message) =>
      say(human ? `✗ ${message}` : JSON.stringify({ error: code, meaning: message })),
    print(stream, chunk) {
      if (stream === 'stdout') return stdout.write(chunk);
      atLineStart = chunk.at(-1) === 0x0a;
      return stderr.write(chunk);
    },
  };
}

function humanLine(report: ItemReport): string {
  const { state, item, seconds = 0, outputs = [] } = report;
  const name = escapeUnseen(item);
  if (state === 'RUNNING') return `▸ ${name}`;
  const time = `${seconds.toFixed(1)} s`;
  if (state !== 'COMPLETE') return `✗ ${name}: ${reasonOf(report)} (${time})`;
  const bytes = outputs.reduce((sum, output) => sum + output.bytes, 0);
  const what = outputs.length === 1 ? escapeUnseen(outputs[0]!.key) : `${outputs.length} files`;
  const leftOut = report.left_out?.map(
    ({ path, why }) => `, without ${escapeUnseen(path)} (${escapeUnseen(why)})`,
  );
  return `✓ ${name} → ${what} (${formatBytes(bytes)}, ${time})${leftOut?.join('') ?? ''}`;
}
