/** Every item with its results. */

import { outputFolder } from '../protocol/object-keys.ts';
import type { ItemRecord, ResultFile, RunRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, html, webLink } from '../text/html.ts';
import { formatBytes, formatCount, formatDuration, formatMebibytes, plural } from '../text/units.ts';
import { s3ObjectUrl } from './console-links.ts';
import { itemLogLink } from './item-links.ts';
import { STATE_LABELS, type StateStyle, stateStyle, withoutText } from './words.ts';

/** Bytes of all rows, so that a page of 10,000 items opens fast on any machine; `run.json` has the rest. */
const ROOM = 1_100_000;
/** A step with up to this many items is shown unfolded. */
const MOST_OPEN = 25;
const MOST_RESULTS = 6;

/** A column after the item's name: its title, and an item's cell. */
type Column = readonly [title: string, cell: (item: ItemRecord) => Html];

/** The section's content: a filter, and a table for each step. */
export function itemTables(record: RunRecord): Html {
  const byStep = Map.groupBy(record.items, ({ step }) => step);
  const steps = record.steps.filter(({ id }) => byStep.has(id));
  const columns = columnsOf(record);
  let room = ROOM;
  const tables = steps.map((step, i) => {
    const items = byStep.get(step.id)!;
    const { rows, used } = rowsWithin(items, columns, room / (steps.length - i));
    room -= used;
    const more = items.length - rows.length;
    return html`<details${items.length <= MOST_OPEN && OPEN}><summary><h3 class="step-name">${step.id}</h3> ${plural(items.length, 'item')}</summary>
<div class="scroll wide" tabindex="0" role="region" aria-label="Items of ${step.id}"><table class="items"><thead><tr><th scope="col">Item${columns.map(([title]) => html`<th scope="col">${title}`)}</thead><tbody>
${rows}</tbody></table></div>${more > 0 && html`<p class="note">${formatCount(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>
`;
  });
  return html`${record.items.length > 1 && filterForm(record.items)}${tables}`;
}

const OPEN = html` open`;

/** Hidden until the script that it needs has started. */
function filterForm(items: readonly ItemRecord[]): Html {
  const there = new Set(items.map(stateStyle));
  const states = (Object.keys(STATE_LABELS) as (keyof typeof STATE_LABELS)[]).filter((style) =>
    there.has(style as StateStyle),
  );
  return html`<form id="find" role="search" hidden><div class="words"><label for="find-words">Find items by name or result</label><input id="find-words" name="words" type="search" autocomplete="off"></div>
<div><label for="find-state">State</label><select id="find-state" name="state"><option value="">all</option>${states.map((style) => html`<option value="${style}">${STATE_LABELS[style]}</option>`)}</select></div><output for="find-words find-state"></output></form>
`;
}

/** Peak memory and logs have a column only if some item has them. */
function columnsOf(run: RunRecord): Column[] {
  const { items, aws } = run;
  const log = (item: ItemRecord): Html | undefined => itemLogLink(item, aws, 'log');
  return [
    ['State', (item) => state(item)],
    ['Results', (item) => results(item, run)],
    ['Started after', (item) => text(startedAfter(item, run))],
    ['Took', ({ attempts, seconds }) => text(attempts > 0 ? formatDuration(seconds) : '–')],
    ['Attempts', ({ attempts }) => text(String(attempts))],
    ...(items.some(({ peak_memory_bytes }) => peak_memory_bytes !== undefined)
      ? [['Peak memory', (item) => text(memory(item))] as Column]
      : []),
    ...(items.some((item) => log(item)) ? [['Log', (item) => log(item) ?? text('–')] as Column] : []),
  ];
}

const text = (words: string): Html => html`${words}`;

/** The rows that fit into `room` bytes. If not all fit, items that are not done come first. */
function rowsWithin(
  items: readonly ItemRecord[],
  columns: readonly Column[],
  room: number,
): { rows: Html[]; used: number } {
  const whole = fill(items, columns, room);
  if (whole.rows.length === items.length) return whole;
  const isDone = ({ state }: ItemRecord): boolean => state === 'COMPLETE';
  return fill([...items.filter((item) => !isDone(item)), ...items.filter(isDone)], columns, room);
}

function fill(
  items: readonly ItemRecord[],
  columns: readonly Column[],
  room: number,
): { rows: Html[]; used: number } {
  const rows: Html[] = [];
  let used = 0;
  for (const item of items) {
    const row = itemRow(item, columns);
    const bytes = Buffer.byteLength(row.text);
    if (used + bytes > room) break;
    used += bytes;
    rows.push(row);
  }
  return { rows, used };
}

/** Omits optional end tags: there may be thousands of rows. */
function itemRow(item: ItemRecord, columns: readonly Column[]): Html {
  const style = stateStyle(item);
  return html`<tr><th scope="row">${item.item}${columns.map(([, cell], i) => (i === 0 ? html`<td class="${style}">${cell(item)}` : html`<td>${cell(item)}`))}
`;
}

function state(item: ItemRecord): Html {
  return html`${STATE_LABELS[stateStyle(item)]}${item.tolerated && html`<small>tolerated</small>`}`;
}

function startedAfter({ started, reused, attempts }: ItemRecord, run: RunRecord): string {
  const began = (Date.parse(started ?? '') - Date.parse(run.started)) / 1000;
  return reused || attempts === 0 || !(began >= 0) ? '–' : formatDuration(began);
}

function memory({ peak_memory_bytes }: ItemRecord): string {
  return peak_memory_bytes === undefined ? '–' : formatMebibytes(peak_memory_bytes);
}

/** Results in folders beside the report, or in S3. */
function results({ step, outputs }: ItemRecord, { aws, missing }: RunRecord): Html {
  if (outputs.length === 0) return html`–`;
  const more = outputs.slice(MOST_RESULTS);
  const link = (key: string): Html =>
    aws
      ? webLink(s3ObjectUrl(aws, aws.bucket, `${outputFolder(aws.prefix, step, aws.run)}${key}`), key)
      : fileLink(`${step}/${key}`, key);
  const without = withoutText(missing, step);
  return html`${outputs
    .slice(0, MOST_RESULTS)
    .map(
      ({ key, bytes }, i) => html`${i > 0 && html`<br>`}${link(key)} <small>${formatBytes(bytes)}</small>`,
    )}${more.length > 0 && html`<br><small>and ${plural(more.length, 'more file')}, ${formatBytes(sizeOf(more))}</small>`}${without && html`<br><small class="bad">${without}</small>`}`;
}

const sizeOf = (files: readonly ResultFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
