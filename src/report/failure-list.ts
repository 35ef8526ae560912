/** What failed, and why: items that failed alike are told of together. */

import type { ItemRecord, RunRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, html, logLines, NOTHING } from '../text/html.ts';
import { plural } from '../text/plural.ts';
import { formatCount, formatDuration } from '../text/units.ts';

/** Of a group, told of one by one; and only named. */
const MOST_TOLD = 5;
const MOST_NAMED = 100;
const MOST_GROUPS = 50;
/** Characters: of the end of one log, and of all on the page. */
const LOG_END = 4000;
const ALL_LOGS = 200_000;
const LONGEST_MEANING = 1000;

/** The section's content; nothing when every item is done. */
export function failures(record: RunRecord): Html {
  const groups = Map.groupBy(
    record.items.filter(({ state }) => state !== 'COMPLETE'),
    (item) => JSON.stringify([item.step, item.state, item.exit_code ?? null, item.meaning ?? '']),
  );
  if (groups.size === 0) return NOTHING;
  // What was canceled is a consequence, of a failure or of stopping: it comes last.
  const sorted = [...groups.values()].sort(
    (a, b) => Number(a[0]!.state === 'CANCELED') - Number(b[0]!.state === 'CANCELED') || b.length - a.length,
  );
  const logs = { left: ALL_LOGS };
  const more = sorted.length - MOST_GROUPS;
  return html`${sorted.slice(0, MOST_GROUPS).map((items) => group(items, logs))}
${more > 0 && html`<p class="note">${plural(more, 'more reason')} ${more === 1 ? 'is' : 'are'} in ${fileLink('run.json', 'run.json')}.</p>`}`;
}

function group(items: readonly ItemRecord[], logs: { left: number }): Html {
  const [first] = items as [ItemRecord];
  const named = items.slice(MOST_TOLD, MOST_TOLD + MOST_NAMED);
  const more = items.length - MOST_TOLD - named.length;
  const canceled = first.state === 'CANCELED';
  return html`<article class="trouble${canceled && ' canceled'}">
<h3><span class="step-name">${first.step}</span> ${plural(items.length, 'item')} ${canceled ? 'canceled' : 'failed'}</h3>
<p class="why">${why(first)}</p>
<ul>${items.slice(0, MOST_TOLD).map((item) => told(item, logs))}</ul>
${named.length > 0 && html`<details><summary>${plural(items.length - MOST_TOLD, 'more item')}</summary><ul class="names">${named.map((item) => html`<li>${item.log === undefined ? item.item : fileLink(item.log, item.item)}`)}</ul>${more > 0 && html`<p class="note">${formatCount(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>`}
</article>`;
}

/** `Exit code 3: not a picture` */
function why({ state, exit_code, meaning, attempts }: ItemRecord): Html {
  const said = (meaning ?? '').slice(0, LONGEST_MEANING);
  const words = said === '' ? undefined : `${said[0]!.toUpperCase()}${said.slice(1)}`;
  if (state === 'SYSTEM_ERROR')
    return html`<strong>A fault of the machine, not of the algorithm.</strong> ${words ?? 'Nothing else is known of it.'}`;
  if (state === 'EXECUTOR_ERROR' && typeof exit_code === 'number')
    return html`<strong>Exit code ${exit_code}.</strong> ${words ?? 'Its spec does not say what that means ("exit_codes").'}`;
  return html`${words ?? (attempts > 0 ? 'It ended without an exit code.' : 'It was not begun.')}`;
}

function told(item: ItemRecord, logs: { left: number }): Html {
  const facts = html`${plural(item.attempts, 'attempt')}${item.attempts > 1 ? ', the last took ' : ', took '}${formatDuration(item.seconds)}`;
  const end = item.log_tail?.trimEnd().slice(-LOG_END) ?? '';
  const shown = end !== '' && end.length <= logs.left;
  if (shown) logs.left -= end.length;
  return html`<li><div class="line"><b class="name">${item.item}</b>${item.attempts > 0 && html`<span class="note">${facts}</span>`}${item.log !== undefined && html`<span>${fileLink(item.log, 'whole log')}</span>`}</div>${shown && html`<details><summary>The last it printed</summary><pre tabindex="0">${logLines(end)}</pre></details>`}</li>`;
}
