/** The steps in numbers: what came of their items, how long these took, and the memory they held. */

import { AGENT_MEMORY_MB } from '../container.ts';
import type { ItemRecord, RunRecord, StepRecord } from '../record.ts';
import { type Html, html } from './html.ts';
import { count, counted, duration, mebibytes, tally } from './words.ts';

/** The section's content. */
export function stepTable(record: RunRecord): Html {
  const byStep = Map.groupBy(record.items, ({ step }) => step);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of the steps">
<table class="steps"><thead>
<tr><th rowspan="2" scope="col">Step</th><th colspan="6" scope="colgroup">Items</th><th colspan="4" scope="colgroup">Time</th><th colspan="3" scope="colgroup">Peak memory</th></tr>
<tr><th scope="col" class="first">all</th><th scope="col">done</th><th scope="col">of these reused</th><th scope="col">failed</th><th scope="col">canceled</th><th scope="col">not begun</th><th scope="col" class="first">shortest</th><th scope="col">median</th><th scope="col">longest</th><th scope="col">in all</th><th scope="col" class="first">median</th><th scope="col">highest</th><th scope="col">asked for</th></tr>
</thead><tbody>${record.steps.map((step) => row(step, byStep.get(step.id) ?? []))}</tbody>${record.steps.length > 1 && total(record)}</table></div>
<p class="note">Reused items were done by an earlier run from the same input, image and variables. Shortest, median and longest are of items that are done, reused ones included; <i>in all</i> adds up this run's last attempts. Peak memory is the whole container's: the algorithm, the agent, and files that the kernel kept in memory for them; it may hold ${AGENT_MEMORY_MB} MiB more than the algorithm asks for.</p>`;
}

function row(step: StepRecord, items: readonly ItemRecord[]): Html {
  const t = tally([step]);
  const times = sorted(items.filter(({ state }) => state === 'COMPLETE').map(({ seconds }) => seconds));
  const peaks = sorted(items.flatMap(({ peak_memory_bytes }) => peak_memory_bytes ?? []));
  return html`<tr><th scope="row"><span class="step-name">${step.id}</span><small>${step.algorithm}${step.needs.length > 0 && html`<br>${step.gather ? 'gathers all of' : 'after'} ${step.needs.join(', ')}`}${step.left_out > 0 && html`<br>${counted(step.left_out, 'result')} before it not taken`}</small></th>
${number(t.all, 'first')}${number(t.complete)}${number(t.reused)}${number(t.failed, t.failed > 0 ? 'bad' : '')}${number(t.canceled)}${number(t.waiting)}
${cell(times.length > 0 ? duration(times[0]!) : '–', 'first')}${cell(times.length > 0 ? duration(median(times)) : '–')}${cell(times.length > 0 ? duration(times.at(-1)!) : '–')}${cell(spent(items) > 0 ? duration(spent(items)) : '–')}
${cell(peaks.length > 0 ? mebibytes(median(peaks)) : '–', 'first')}${cell(peaks.length > 0 ? mebibytes(peaks.at(-1)!) : '–')}<td>${mebibytes(step.memory_mb * 2 ** 20)}${peaks.length > 0 && advice(peaks.at(-1)!, step)}</td></tr>
`;
}

function total({ steps, items }: RunRecord): Html {
  const t = tally(steps);
  return html`<tfoot><tr><th scope="row">All steps</th>${number(t.all, 'first')}${number(t.complete)}${number(t.reused)}${number(t.failed, t.failed > 0 ? 'bad' : '')}${number(t.canceled)}${number(t.waiting)}<td class="first"></td><td></td><td></td>${cell(duration(spent(items)))}<td class="first"></td><td></td><td></td></tr></tfoot>`;
}

/** Seconds of this run. */
function spent(items: readonly ItemRecord[]): number {
  return items.reduce((sum, { seconds, reused }) => sum + (reused ? 0 : seconds), 0);
}

function number(value: number, className = ''): Html {
  return cell(value === 0 ? '–' : count(value), className);
}

function cell(words: string, className = ''): Html {
  return className === '' ? html`<td>${words}</td>` : html`<td class="${className}">${words}</td>`;
}

/** What the author may want to change, beside a bar of how much was used. */
function advice(peak: number, { memory_mb }: StepRecord): Html {
  const limit = (memory_mb + AGENT_MEMORY_MB) * 2 ** 20;
  const share = Math.min(1, peak / limit);
  const [words, className] =
    share > 0.9
      ? ['near its limit', 'bad']
      : share < 0.4 && memory_mb >= 2 * AGENT_MEMORY_MB
        ? ['could ask for less', 'note']
        : ['', ''];
  return html`<svg class="meter" role="img" width="100%" height="6" aria-label="at most ${Math.round(share * 100)} % of the container's limit"><rect class="track" width="100%" height="6"/><rect class="${share > 0.9 ? 'failed' : 'done'}" width="${Math.round(share * 100)}%" height="6"/></svg>${words !== '' && html`<small class="${className}">${words}</small>`}`;
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function median(values: readonly number[]): number {
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
