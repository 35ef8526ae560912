/** Failed items, for all reports: of a local run's record, and of markers on AWS. */

import { isAgentLine } from '../local/item-container.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { ItemRecord } from '../protocol/run-record.ts';
import { clip } from '../text/markdown.ts';
import { type Block, type Inline, line, paragraph, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';

/** What decides whether two items failed alike; markers have these fields too. */
type Cause = Pick<ItemRecord, 'step' | 'state' | 'exit_code' | 'meaning'>;

const LOG_LINES = 5;
const LONGEST_LINE = 300;

/**
 * Groups items that failed alike, the largest group first. Canceled ones come last: they are a consequence.
 */
export function groupFailures<T>(items: readonly T[], causeOf: (item: T) => Cause): T[][] {
  const groups = Map.groupBy(items, (item) => {
    const { step, state, exit_code, meaning } = causeOf(item);
    return JSON.stringify([step, state, exit_code ?? null, meaning ?? '']);
  });
  const isCanceled = ([first]: readonly T[]): number => Number(causeOf(first!).state === 'CANCELED');
  return [...groups.values()].sort((a, b) => isCanceled(a) - isCanceled(b) || b.length - a.length);
}

/** The last lines that the algorithm printed, without blank ones and the agent's own. */
export function logTail({ log_tail = '' }: Pick<ItemRecord, 'log_tail'>): string[] {
  return log_tail.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '' && !isAgentLine(line));
}

/** A failed item in one sentence. */
export function failureHead(
  item: Pick<ItemRecord, 'step' | 'item' | 'attempts' | 'exit_code' | 'meaning'>,
): Inline {
  const tries = item.attempts > 1 ? ` (${plural(item.attempts, 'attempt')})` : '';
  return [styled('bad', '✗'), ` ${item.step}: ${item.item}: ${reasonOf(item) || 'failed'}${tries}`];
}

/**
 * A failed item with the end of its log, for a terminal.
 * @param folder of the run, to which the log's path is relative
 */
export function failureLines(item: ItemRecord, folder?: string): Block[] {
  return [
    paragraph(failureHead(item), 0, 2),
    ...logTail(item)
      .slice(-LOG_LINES)
      .map((each) => paragraph([styled('dim', '| '), clip(each.replaceAll('\t', '  '), LONGEST_LINE)], 4, 2)),
    ...(item.log === undefined
      ? []
      : [
          line([
            styled('dim', '    log: '),
            folder === undefined ? item.log : shellWord(`${folder}/${item.log}`),
          ]),
        ]),
  ];
}
