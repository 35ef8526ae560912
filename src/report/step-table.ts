/** The steps in numbers: outcomes, times and peak memory of their items. */

import { spread } from '../progress/run-summary.ts';
import { AGENT_MEMORY_MB } from '../protocol/agent-size.ts';
import type { ItemRecord, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { type Html, html } from '../text/html.ts';
import { formatCount, formatDuration, formatMebibytes, plural } from '../text/units.ts';
import { STATE_LABELS, type Tally, tally, withoutText } from './words.ts';

/**
 * Numbers of items. Empty columns are omitted, except the first three: that nothing failed is worth showing.
 */
const COLUMNS = [
  ['all', 'all'],
  ['complete', STATE_LABELS.done],
  ['failed', STATE_LABELS.failed],
  ['reused', STATE_LABELS.reused],
  ['canceled', STATE_LABELS.canceled],
  ['waiting', STATE_LABELS.waiting],
] as const satisfies readonly (readonly [keyof Tally, string])[];

/** The section's content. */
export function stepTable(record: RunRecord): Html {
  const byStep = Map.groupBy(record.items, ({ step }) => step);
  const whole = tally(record.steps);
  const columns = COLUMNS.filter(([key], i) => i < 3 || whole[key] > 0);
  const hasPeaks = record.items.some(({ peak_memory_bytes }) => peak_memory_bytes !== undefined);
  // On this machine the engine counts the agent too, and grants it memory of its own.
  const agentMb = record.aws ? 0 : AGENT_MEMORY_MB;
  const numbers = (t: Tally): Html[] =>
    columns.map(([key], i) =>
      cell(
        t[key] === 0 ? '–' : formatCount(t[key]),
        i === 0 ? 'first' : key === 'failed' && t.failed > 0 ? 'bad' : '',
      ),
    );
  return html`<div class="scroll wide" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><td></td><th colspan="${columns.length}" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time of an item</th><th colspan="${hasPeaks ? 3 : 1}" scope="colgroup">${hasPeaks ? 'Peak memory' : 'Memory'}</th></tr>
<tr><th scope="col">Step</th>${columns.map(([, words], i) => html`<th scope="col"${i === 0 && FIRST}>${words}</th>`)}<th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">sum</th>${hasPeaks && html`<th scope="col" class="first">median</th><th scope="col">highest</th>`}<th scope="col"${!hasPeaks && FIRST}>requested</th></tr>
</thead><tbody>${record.steps.map((step) => row(step, byStep.get(step.id) ?? [], numbers, { hasPeaks, agentMb, without: withoutText(record.missing, step.id) }))}</tbody>${
    record.steps.length > 1 &&
    html`<tfoot><tr><th scope="row">All steps</th>${numbers(whole)}<td class="first"></td><td></td><td></td>${cell(formatDuration(spent(record.items)))}<td class="first"></td>${hasPeaks && html`<td></td><td></td>`}</tr></tfoot>`
  }</table></div>
<p class="note">${whole.reused > 0 && 'Reused items count as done: an earlier run completed them, from the same input, image and variables. '}Shortest, median and longest are of items that are done${whole.reused > 0 && ', including reused ones'}; the sum is of the last attempts in this run.${hasPeaks && ` ${record.aws ? 'Peak memory is that of the algorithm.' : `Peak memory is that of the whole container: the algorithm, the agent (which has ${AGENT_MEMORY_MB} MiB in addition), and the kernel’s file cache.`}`}</p>`;
}

const FIRST = html` class="first"`;

interface RowFacts {
  readonly hasPeaks: boolean;
  readonly agentMb: number;
  readonly without: string | undefined;
}

function row(
  step: StepRecord,
  items: readonly ItemRecord[],
  numbers: (t: Tally) => Html[],
  { hasPeaks, agentMb, without }: RowFacts,
): Html {
  const times = spread(items.filter(({ state }) => state === 'COMPLETE').map(({ seconds }) => seconds));
  const peaks = spread(items.flatMap(({ peak_memory_bytes }) => peak_memory_bytes ?? []));
  const sum = spent(items);
  const moved = items.filter(({ moves = 0 }) => moves > 0).length;
  return html`<tr><th scope="row"><span class="step-name">${step.id}</span><small>${step.algorithm}${step.needs.length > 0 && html`<br>${step.gather ? 'gathers' : 'after'} ${step.needs.join(', ')}`}${without && html`<br><span class="bad">${without}</span>`}${moved > 0 && html`<br>${plural(moved, 'item')} started again with more memory`}${step.left_out > 0 && html`<br>${plural(step.left_out, 'result')} before it not taken`}</small></th>
${numbers(tally([step]))}
${[times?.least, times?.median, times?.most].map((time, i) => cell(time === undefined ? '–' : formatDuration(time), i === 0 ? 'first' : ''))}${cell(sum > 0 ? formatDuration(sum) : '–')}
${hasPeaks && [peaks?.median, peaks?.most].map((peak, i) => cell(peak === undefined ? '–' : formatMebibytes(peak), i === 0 ? 'first' : ''))}<td${!hasPeaks && FIRST}>${formatMebibytes(step.memory_mb * 2 ** 20)}${peaks && advice(peaks.most, step.memory_mb, agentMb)}</td></tr>
`;
}

/** Seconds that this run spent. */
function spent(items: readonly ItemRecord[]): number {
  return items.reduce((sum, { seconds, reused }) => sum + (reused ? 0 : seconds), 0);
}

function cell(words: string, className = ''): Html {
  return className === '' ? html`<td>${words}</td>` : html`<td class="${className}">${words}</td>`;
}

/** A bar of how much was used, and what the author should change. */
function advice(peak: number, memory_mb: number, agentMb: number): Html {
  const share = Math.min(1, peak / 2 ** 20 / (memory_mb + agentMb));
  const [words, className] =
    share > 0.9
      ? ['near its limit', 'bad']
      : share < 0.4 && memory_mb >= 2 * AGENT_MEMORY_MB
        ? ['could request less', 'note']
        : ['', ''];
  return html`<svg class="meter" role="img" width="100%" height="5" aria-label="at most ${Math.round(share * 100)} % of the limit"><rect class="track" width="100%" height="5"/><rect class="${share > 0.9 ? 'failed' : 'done'}" width="${Math.round(share * 100)}%" height="5"/></svg>${words !== '' && html`<small class="${className}">${words}</small>`}`;
}
