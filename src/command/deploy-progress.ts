import type { ProgressLog, StackProgress } from '../deploy/stack.ts';
import { changeBlocks, kindCounts } from '../report/change-list.ts';
import { barCells } from '../text/columns.ts';
import { type Block, heading, type Inline, paragraph, print, styled } from '../text/printer.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { type CommandIo, note, screenOf, warn } from './command-io.ts';
import { showLines } from './living-lines.ts';

export interface ShownDeploy {
  /** Shows what is waited for, until something else is said. @param what empty for nothing */
  doing(what: string): void;
  readonly say: ProgressLog;
  end(): void;
}

const BAR_CELLS = 20;

/**
 * Shows a deployment: what is about to change, grouped; on a terminal then one living line with a count, elsewhere a line for
 * each event. With `--json`, lines alone.
 */
export function showDeploy(io: CommandIo, now = Date.now): ShownDeploy {
  if (io.quiet) return { doing() {}, say: (line) => warn(io, line), end() {} };
  let current: (() => Inline) | undefined;
  let begun = now();
  const lines = showLines(
    (): Block[] => (current && lines.live ? [paragraph(current(), 0, 2)] : []),
    io,
    false,
  );
  const elapsed = (): string => {
    const seconds = Math.floor((now() - begun) / 1000);
    return seconds < 60 ? `${seconds} s` : formatDuration(seconds);
  };
  const wait = (what: string): void => {
    begun = now();
    current = what === '' ? undefined : () => [what, styled('dim', ` (${elapsed()})`)];
    lines.refresh();
  };
  let seen: StackProgress['changes'] | undefined;
  const start = (line: string, { changes }: StackProgress): void => {
    seen = changes;
    wait('');
    const isNew = changes.every(({ action }) => action === 'Add');
    const list = isNew ? [paragraph(kindCounts(changes), 2)] : changeBlocks(changes);
    note(io, print([heading(line), ...list], screenOf(io, 'err')));
  };
  return {
    doing: wait,
    say(line, about) {
      if (about && about.changes !== seen) start(line, about);
      else if (about && lines.live) {
        current = () => stackLine(line.trim(), about, elapsed());
        lines.refresh();
      } else {
        wait('');
        lines.say(line);
      }
    },
    end: lines.clear,
  };
}

/** `██████······  12 of 34 resources, 40 s: create complete: Work (AWS::SQS::Queue)` */
function stackLine(event: string, { changes, done }: StackProgress, elapsed: string): Inline {
  const cells = barCells({ done, total: changes.length }, BAR_CELLS);
  return [
    styled('good', '█'.repeat(cells.done)),
    styled('dim', '·'.repeat(cells.rest)),
    `  ${formatCount(done)} of ${plural(changes.length, 'resource')}, ${elapsed}: `,
    styled('dim', event),
  ];
}
