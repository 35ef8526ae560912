/** The setup of each step, and what a run has left out. */

import type { LeftOut } from '../protocol/item-report.ts';
import type { LeftOver, StepRecord } from '../protocol/run-record.ts';
import { fileLink, type Html, html, NOTHING } from '../text/html.ts';
import { formatCount, plural } from '../text/units.ts';

/** Lists with up to this many names are shown unfolded. */
const MOST_OPEN = 25;
const MOST_LEFT_OUT = 500;
const LONGEST_VALUE = 2000;

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
  return html`<p>No step's patterns take ${paths.length === 1 ? 'this file' : `these ${plural(paths.length, 'file')}`} (<code>inputs</code> of the spec).</p>
${names(paths)}`;
}

/**
 * What input folders hold besides inputs, or results of earlier runs, each with its reason; empty when there
 * is none.
 */
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
