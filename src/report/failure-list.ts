/** Failed items for report.html, grouped by cause. */

import type { ItemRecord, RunRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, html, logLines, NOTHING } from '../text/html.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { groupFailures } from './item-failures.ts';
import { itemLogLink } from './item-links.ts';

/** Items of a group that are shown with their logs, and items that are only named. */
const MOST_SHOWN = 5;
const MOST_NAMED = 100;
const MOST_GROUPS = 50;
/** Causes whose first log is unfolded. */
const OPEN_LOGS = 3;
/** Characters: of the end of one log, and of all logs on the page. */
const LOG_END = 4000;
const ALL_LOGS = 200_000;
const LONGEST_MEANING = 1000;

/** The section's content; empty when every item is done. */
export function failureSection(record: RunRecord): Html {
  const groups = groupFailures(
    record.items.filter(({ state }) => state !== 'COMPLETE'),
    (item) => item,
  );
  if (groups.length === 0) return NOTHING;
  const logs = { left: ALL_LOGS, open: OPEN_LOGS, aws: record.aws };
  const more = groups.length - MOST_GROUPS;
  return html`${groups.slice(0, MOST_GROUPS).map((items) => groupArticle(items, logs))}
${more > 0 && html`<p class="note">${plural(more, 'more cause is', 'more causes are')} in ${fileLink('run.json', 'run.json')}.</p>`}`;
}

function groupArticle(items: readonly ItemRecord[], logs: Logs): Html {
  const [first] = items as [ItemRecord];
  const named = items.slice(MOST_SHOWN, MOST_SHOWN + MOST_NAMED);
  const more = items.length - MOST_SHOWN - named.length;
  const canceled = first.state === 'CANCELED';
  return html`<article class="trouble${canceled && ' canceled'}">
<h3><span class="step-name">${first.step}</span> ${plural(items.length, 'item')} ${canceled ? 'canceled' : 'failed'}</h3>
<p class="why">${why(first)}</p>
<ul>${items.slice(0, MOST_SHOWN).map((item, i) => itemEntry(item, logs, i === 0))}</ul>
${named.length > 0 && html`<details><summary>${plural(items.length - MOST_SHOWN, 'more item')}</summary><ul class="names">${named.map((item) => html`<li>${itemLogLink(item, logs.aws, item.item) ?? item.item}`)}</ul>${more > 0 && html`<p class="note">${formatCount(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>`}
</article>`;
}

/** The room for logs and the unfolded logs that are left on the page, and where a run on AWS has its logs. */
interface Logs {
  left: number;
  open: number;
  readonly aws: RunRecord['aws'];
}

/** `Exit code 3: not a picture` */
function why({ state, exit_code, meaning, attempts }: ItemRecord): Html {
  const whole = meaning ?? '';
  const text = whole.length > LONGEST_MEANING ? `${whole.slice(0, LONGEST_MEANING)}…` : whole;
  const words = text === '' ? undefined : `${text[0]!.toUpperCase()}${text.slice(1)}`;
  if (state === 'SYSTEM_ERROR')
    return html`<strong>A system error, not the algorithm’s.</strong> ${words ?? 'There are no details.'}`;
  if (state === 'EXECUTOR_ERROR' && typeof exit_code === 'number' && exit_code !== 0)
    return html`<strong>Exit code ${exit_code}.</strong> ${words ?? html`Its spec does not explain this code (<code>exit_codes</code>).`}`;
  return html`${words ?? (attempts > 0 ? 'It ended without an exit code.' : 'It was not started.')}`;
}

function itemEntry(item: ItemRecord, logs: Logs, isFirst: boolean): Html {
  const facts = html`${plural(item.attempts, 'attempt')}${item.attempts > 1 ? ', the last took ' : ', took '}${formatDuration(item.seconds)}`;
  const end = item.log_tail?.trimEnd().slice(-LOG_END) ?? '';
  const shown = end !== '' && end.length <= logs.left;
  if (shown) logs.left -= end.length;
  const isOpen = shown && isFirst && logs.open-- > 0;
  const whole = itemLogLink(item, logs.aws, 'whole log');
  return html`<li><div class="line"><b class="name">${item.item}</b>${item.attempts > 0 && html`<span class="note">${facts}</span>`}${item.tolerated && html`<span class="note">tolerated</span>`}${whole && html`<span>${whole}</span>`}</div>${shown && html`<details${isOpen && html` open`}><summary>End of its log</summary><pre tabindex="0">${logLines(end)}</pre></details>`}</li>`;
}
