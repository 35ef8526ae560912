/** Every item with its results, and the setup of each step. */

import type { LeftOut } from '../protocol/item-report.ts';
import type { ItemRecord, LeftOver, ResultFile, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, html, NOTHING } from '../text/html.ts';
import { formatBytes, formatCount, formatDuration, formatMebibytes, plural } from '../text/units.ts';
import { STATE_LABELS, stateStyle } from './words.ts';

/** Bytes of all rows, so that a page of 10,000 items opens fast on any machine; `run.json` has the rest. */
const ROOM = 1_100_000;
/** A step with up to this many items is shown unfolded. */
const MOST_OPEN = 25;
const MOST_RESULTS = 6;
const MOST_LEFT_OUT = 500;
const LONGEST_VALUE = 2000;

/** The section's content: a table for each step. */
export function itemTables(record: RunRecord): Html {
  const byStep = Map.groupBy(record.items, ({ step }) => step);
  const steps = record.steps.filter(({ id }) => byStep.has(id));
  let room = ROOM;
  return html`${steps.map((step, i) => {
    const items = byStep.get(step.id)!;
    const { rows, used } = rowsWithin(items, record, room / (steps.length - i));
    room -= used;
    const more = items.length - rows.length;
    return html`<details${items.length <= MOST_OPEN && OPEN}><summary><h3 class="step-name">${step.id}</h3> ${plural(items.length, 'item')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Items of ${step.id}"><table class="items"><thead><tr><th scope="col">Item<th scope="col">State<th scope="col">Results<th scope="col">Started after<th scope="col">Took<th scope="col">Attempts<th scope="col">Peak memory<th scope="col">Log</thead><tbody>
${rows}</tbody></table></div>${more > 0 && html`<p class="note">${formatCount(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}</details>
`;
  })}`;
}

const OPEN = html` open`;

function rowsWithin(
  items: readonly ItemRecord[],
  run: RunRecord,
  room: number,
): { rows: Html[]; used: number } {
  const rows: Html[] = [];
  let used = 0;
  for (const item of items) {
    const row = itemRow(item, run);
    const bytes = Buffer.byteLength(row.text);
    if (used + bytes > room) break;
    used += bytes;
    rows.push(row);
  }
  return { rows, used };
}

/** Omits optional end tags: there may be thousands of rows. */
function itemRow(item: ItemRecord, run: RunRecord): Html {
  const style = stateStyle(item);
  const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000;
  const ran = item.attempts > 0;
  const after = item.reused || !ran || !(began >= 0) ? '–' : formatDuration(began);
  const memory = item.peak_memory_bytes;
  return html`<tr><th scope="row">${item.item}<td class="${style}">${style === 'reused' ? 'reused' : STATE_LABELS[style]}<td>${results(item, run.aws === undefined)}<td>${after}<td>${ran ? formatDuration(item.seconds) : '–'}<td>${item.attempts}<td>${memory === undefined ? '–' : formatMebibytes(memory)}<td>${item.log === undefined ? '–' : fileLink(item.log, 'log')}
`;
}

/** @param here the results are in folders beside the report */
function results({ step, outputs }: ItemRecord, here: boolean): Html {
  if (outputs.length === 0) return html`–`;
  const more = outputs.slice(MOST_RESULTS);
  return html`${outputs
    .slice(0, MOST_RESULTS)
    .map(
      ({ key, bytes }, i) =>
        html`${i > 0 && html`<br>`}${here ? fileLink(`${step}/${key}`, key) : key} <small>${formatBytes(bytes)}</small>`,
    )}${more.length > 0 && html`<br><small>and ${plural(more.length, 'more file')}, ${formatBytes(sizeOf(more))}</small>`}`;
}

const sizeOf = (files: readonly ResultFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What ran: images by digest, their resources and variables. */
export function setupSection(steps: readonly StepRecord[]): Html {
  return html`${steps.map((step) => {
    const variables = Object.entries(step.variables);
    return html`<section class="setup"><h3 class="step-name">${step.id}</h3><dl>
<dt>Algorithm</dt><dd>${step.algorithm}</dd>
<dt>Image</dt><dd><code>${step.image}</code>${step.mirrored && html`, pulled from its copy <code>${step.mirrored}</code>`}</dd>
<dt>Resources</dt><dd>${formatCount(step.memory_mb)} MiB of memory, ${step.cpu_units / 1024} vCPU</dd>
<dt>Variables</dt><dd>${variables.length === 0 ? 'none' : html`<ul class="plain">${variables.map(([name, value]) => html`<li><code><b>${name}</b>=${clipped(value)}</code></li>`)}</ul>`}</dd></dl></section>
`;
  })}`;
}

function clipped(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
}

/** Inputs that no step takes; empty when there are none. */
export function leftOutSection(paths: readonly string[]): Html {
  if (paths.length === 0) return NOTHING;
  return html`<p>No step's patterns take ${paths.length === 1 ? 'this file' : `these ${plural(paths.length, 'file')}`} ("inputs" of the spec).</p>
${names(paths)}`;
}

/** What input folders hold besides inputs, or results of earlier runs, each with its reason; empty when there is none. */
export function reasonsSection(entries: readonly (LeftOut & Partial<LeftOver>)[]): Html {
  if (entries.length === 0) return NOTHING;
  return names(
    entries.map(({ path, why, moved_to }) => `${path}: ${why}${moved_to ? `; moved to ${moved_to}` : ''}`),
  );
}

function names(lines: readonly string[]): Html {
  const more = lines.length - MOST_LEFT_OUT;
  const list = html`<ul class="names">${lines.slice(0, MOST_LEFT_OUT).map((line) => html`<li>${line}</li>`)}</ul>${more > 0 && html`<p class="note">${formatCount(more)} more are in ${fileLink('run.json', 'run.json')}.</p>`}`;
  return lines.length <= MOST_OPEN
    ? list
    : html`<details><summary>${plural(lines.length, 'file')}</summary>${list}</details>`;
}
