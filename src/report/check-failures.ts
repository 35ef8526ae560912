/** What failed, in the algorithm's own words, for GitHub's pages: items that failed alike are told of together. */

import { isAgentLine } from '../local/item-container.ts';
import type { StepProgress } from '../progress/progress.ts';
import type { FailedItem } from '../progress/run-snapshot.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { Marker } from '../protocol/marker.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { clip, codeBlock, escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { formatCount, formatDuration } from '../text/units.ts';
import { logUrl, s3ObjectUrl } from './console-links.ts';

/** Of a group, with the end of their logs; and only named. */
const TOLD = 3;
const NAMED = 20;
const LOG_LINES = 20;
/** Characters. */
const LONGEST_NAME = 200;
const LONGEST_MEANING = 500;

/** A block for each way of failing, the most frequent first. */
export function failureBlocks(
  failures: readonly FailedItem[],
  steps: readonly StepProgress[],
  watched: DeployedWorkflow,
): string[] {
  const groups = Map.groupBy(failures, ({ marker }) =>
    JSON.stringify([marker.step, marker.state, marker.exit_code ?? null, marker.meaning ?? '']),
  );
  const blocks = [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .map((items) => group(items, watched));
  const read = new Map<string, number>();
  for (const { marker } of failures) read.set(marker.step, (read.get(marker.step) ?? 0) + 1);
  const more = steps.flatMap(({ id, failed }) => {
    const rest = failed - (read.get(id) ?? 0);
    return rest > 0 ? [`${formatCount(rest)} more of ${escapeMarkdown(id)}`] : [];
  });
  return more.length > 0
    ? [...blocks, `_Not read here: ${more.join(', ')}. Their markers say the same of each of them._`]
    : blocks;
}

function group(items: readonly FailedItem[], watched: DeployedWorkflow): string {
  const [{ marker: first }] = items as [FailedItem];
  const named = items.slice(TOLD, TOLD + NAMED);
  const rest = items.length - TOLD - named.length;
  return [
    `#### ${plural(items.length, 'item')} of ${escapeMarkdown(first.step)} failed: ${why(first)}`,
    ...items.slice(0, TOLD).map((item, i) => told(item, i === 0, watched)),
    ...(named.length > 0
      ? [
          `Alike: ${named.map(({ marker }) => inlineCode(clip(marker.item, LONGEST_NAME))).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`,
        ]
      : []),
  ].join('\n\n');
}

/** `exit code 3, not a picture` */
function why(marker: Marker): string {
  const meaning = escapeMarkdown(clip(marker.meaning ?? '', LONGEST_MEANING));
  const said = reasonOf({ ...marker, meaning });
  if (said !== '') return said;
  return marker.state === 'SYSTEM_ERROR' ? 'it could not be worked on' : 'it gave no result';
}

function told({ marker, stream }: FailedItem, open: boolean, watched: DeployedWorkflow): string {
  const { item, attempt, seconds, input, started_at } = marker;
  const log = logTail(marker);
  const facts = [
    attempt > 1 ? `${attempt} attempts` : '',
    seconds > 0 ? formatDuration(seconds) : '',
    stream !== undefined
      ? `[log](${logUrl(watched, watched.names.agentLogs, { stream, from: Date.parse(started_at) - 1000 })})`
      : '',
    `[input](${s3ObjectUrl(watched, input.bucket, input.key)})`,
  ].filter((fact) => fact !== '');
  return [
    `<details${open ? ' open' : ''}><summary>${inlineCode(clip(item, LONGEST_NAME))}</summary>`,
    '',
    log === '' ? '_It printed nothing._' : codeBlock(log, LOG_LINES),
    '',
    facts.join(' · '),
    '',
    '</details>',
  ].join('\n');
}

/** What the algorithm printed last, without what the agent says between. */
export function logTail({ log_tail = '' }: Marker): string {
  return log_tail
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !isAgentLine(line))
    .join('\n');
}
