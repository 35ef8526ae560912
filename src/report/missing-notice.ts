import type { MissingItem, RunRecord } from '../protocol/run-record.ts';
import { type Html, html, NOTHING } from '../text/html.ts';
import { formatCount } from '../text/units.ts';
import { missingText } from './words.ts';

/** Items that are named with their reasons. */
const NAMED = 100;
const LONGEST_WHY = 300;

/** The items that are missing from the results, and why; empty if none is. */
export function missingNotice(record: RunRecord): Html {
  const { missing = [], tolerated = 0 } = record;
  const title = missingText(record);
  if (title === undefined || missing.length === 0) return NOTHING;
  const shown = missing.slice(0, NAMED);
  const more = tolerated - shown.length;
  return html`<div class="missing" role="note"><p><strong>${title}.</strong> The workflow file tolerates failures there (<code>allow_failed</code>).</p>
<ul>${shown.map(entry)}</ul>${more > 0 && html`<p class="note">${formatCount(more)} more failed.</p>`}</div>`;
}

function entry({ item, failed_in, why }: MissingItem): Html {
  const reason = why !== undefined && why.length > LONGEST_WHY ? `${why.slice(0, LONGEST_WHY)}…` : why;
  return html`<li><b class="name">${item}</b> failed in ${failed_in}${reason && `: ${reason}`}`;
}
