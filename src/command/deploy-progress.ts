import type { ProgressLog, StackProgress } from '../deploy/stack.ts';
import { changeBlocks, kindCounts } from '../report/change-list.ts';
import { barCells, shortenMiddle, textWidth } from '../text/columns.ts';
import {
  type Block,
  heading,
  line as lineOf,
  PLAIN,
  paint,
  paragraph,
  print,
  styled,
} from '../text/printer.ts';
import { formatCount, plural } from '../text/units.ts';
import { type CommandIo, note, screenOf, warn } from './command-io.ts';
import { showLines, sinceText } from './living-lines.ts';

export interface ShownDeploy {
  readonly say: ProgressLog;
  end(): void;
}

const BAR_CELLS = 20;

/**
 * Shows a deployment: what is about to change, grouped; on a terminal then one living line with a count,
 * elsewhere a line for each event. With `--json`, lines alone.
 */
export function showDeploy(io: CommandIo, now = Date.now): ShownDeploy {
  if (io.quiet) return { say: (line) => warn(io, line), end() {} };
  let current: Block | undefined;
  let seen: StackProgress['changes'] | undefined;
  let since = sinceText(now);
  const lines = showLines(() => (current && lines.live ? [current] : []), io, false);
  const start = (line: string, { changes }: StackProgress): void => {
    current = undefined;
    lines.refresh();
    seen = changes;
    since = sinceText(now);
    const isNew = changes.every(({ action }) => action === 'Add');
    const list = isNew ? [paragraph(kindCounts(changes), 2)] : changeBlocks(changes);
    note(io, print([heading(line), ...list], screenOf(io, 'err')));
  };
  return {
    say(line, about) {
      if (about && about.changes !== seen) start(line, about);
      else if (about && lines.live) {
        current = stackLine(line.trim(), about, since);
        lines.refresh();
      } else {
        current = undefined;
        lines.say(line);
      }
    },
    end: lines.clear,
  };
}

/** `██████······  12 of 34 resources, 40 s: create complete: Work (AWS::SQS::Queue)`, in one line. */
function stackLine(event: string, { changes, done }: StackProgress, since: () => string): Block {
  const cells = barCells({ done, total: changes.length }, BAR_CELLS);
  return (screen) => {
    const head = [
      styled('good', '█'.repeat(cells.done)),
      styled('dim', '·'.repeat(cells.rest)),
      `  ${formatCount(done)} of ${plural(changes.length, 'resource')}, ${since()}: `,
    ];
    const room = (screen.width ?? Number.POSITIVE_INFINITY) - textWidth(paint(head, PLAIN));
    return lineOf([...head, styled('dim', shortenMiddle(event, Math.max(1, room)))])(screen);
  };
}
