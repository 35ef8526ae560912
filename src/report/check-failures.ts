/** Failed items for GitHub's pages, grouped by cause. */

import type { StepProgress } from '../progress/progress.ts';
import type { FailedItem } from '../progress/run-snapshot.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { Marker } from '../protocol/marker.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { clip, codeBlock, detailsBlock, escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { logUrl, s3ObjectUrl } from './console-links.ts';
import { groupFailures, logTail } from './item-failures.ts';

/** Items of a group that are shown with the end of their logs, and items that are only named. */
const SHOWN = 3;
const NAMED = 20;
const LOG_LINES = 20;
/** Characters. */
const LONGEST_NAME = 200;
const LONGEST_MEANING = 500;

/** A block for each cause, the most frequent first. */
export function failureBlocks(
  failures: readonly FailedItem[],
  steps: readonly StepProgress[],
  deployed: DeployedWorkflow,
): string[] {
  const groups = groupFailures(failures, ({ marker }) => marker);
  const blocks = groups.map((items) => groupBlock(items, deployed));
  const more = steps.flatMap(({ id, failed }) => {
    const rest = failed - failures.filter(({ marker }) => marker.step === id).length;
    return rest > 0 ? [`${formatCount(rest)} more of ${escapeMarkdown(id)}`] : [];
  });
  return more.length > 0
    ? [...blocks, `_Not shown: ${more.join(', ')}. Their markers in S3 have the same details._`]
    : blocks;
}

function groupBlock(items: readonly FailedItem[], deployed: DeployedWorkflow): string {
  const [{ marker: first }] = items as [FailedItem];
  const named = items.slice(SHOWN, SHOWN + NAMED);
  const rest = items.length - SHOWN - named.length;
  return [
    `#### ${plural(items.length, 'item')} of ${escapeMarkdown(first.step)} failed: ${why(first)}`,
    ...items.slice(0, SHOWN).map((item, i) => itemBlock(item, i === 0, deployed)),
    ...(named.length > 0
      ? [
          `Also: ${named.map(({ marker }) => inlineCode(clip(marker.item, LONGEST_NAME))).join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`,
        ]
      : []),
  ].join('\n\n');
}

/** `exit code 3, not a picture` */
function why(marker: Marker): string {
  const meaning = escapeMarkdown(clip(marker.meaning ?? '', LONGEST_MEANING));
  const said = reasonOf({ ...marker, meaning });
  if (said !== '') return said;
  return marker.state === 'SYSTEM_ERROR' ? 'a system error' : 'no result';
}

function itemBlock({ marker, stream }: FailedItem, open: boolean, deployed: DeployedWorkflow): string {
  const { item, attempt, seconds, content, started_at } = marker;
  const log = logTail(marker).join('\n');
  const facts = [
    attempt > 1 ? `${attempt} attempts` : '',
    seconds > 0 ? formatDuration(seconds) : '',
    stream !== undefined
      ? `[log](${logUrl(deployed, deployed.names.agentLogs, { stream, from: Date.parse(started_at) - 1000 })})`
      : '',
    content.kind === 'file'
      ? `[input](${s3ObjectUrl(deployed, content.input.bucket, content.input.key)})`
      : '',
  ].filter((fact) => fact !== '');
  const printed = log === '' ? '_It printed nothing._' : codeBlock(log, LOG_LINES);
  return detailsBlock(inlineCode(clip(item, LONGEST_NAME)), `${printed}\n\n${facts.join(' · ')}`, open);
}
