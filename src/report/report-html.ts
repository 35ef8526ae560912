/**
 * `report.html`: a run for people, in one self-contained page. No scripts, no external resources, and a policy that
 * forbids both (Content Security Policy 3).
 */
import { createHash } from 'node:crypto';
import type { RunRecord } from '../protocol/run-record.ts';
import { type Html, html, NOTHING, styleSheet } from '../text/html.ts';
import { shortCommit } from '../text/quote.ts';
import { formatCount, formatDateTime, formatDuration, plural } from '../text/units.ts';
import { bar, chainPicture } from './chain-picture.ts';
import { failureSection } from './failure-list.ts';
import { itemTables, leftOutSection, reasonsSection, setupSection } from './item-tables.ts';
import { stepTable } from './step-table.ts';
import { STYLES } from './styles.ts';
import { timeline } from './timeline.ts';
import { stateSentence, tally } from './words.ts';

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLES).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * The page. Its links to logs and results are relative to the run's folder. Of thousands of items it shows the most
 * important ones, and refers to `run.json` for the rest.
 */
export function reportHtml(record: RunRecord): string {
  const { steps, items } = record;
  const some = steps.length > 0;
  const isBad = record.state !== 'COMPLETE';
  const counts = tally(steps);
  const sections: readonly Section[] = [
    {
      id: 'failures',
      title: counts.failed > 0 ? 'What failed' : 'What was canceled',
      content: failureSection(record),
    },
    { id: 'plan', title: 'Plan', content: some ? chainPicture(steps) : NOTHING },
    { id: 'steps', title: 'Steps', content: some ? stepTable(record) : NOTHING },
    { id: 'timeline', title: 'Timeline', content: timeline(record) },
    { id: 'items', title: 'Items and results', content: items.length > 0 ? itemTables(record) : NOTHING },
    { id: 'setup', title: 'What ran', content: some ? setupSection(steps) : NOTHING },
    { id: 'left-out', title: 'Inputs that no step took', content: leftOutSection(record.left_out) },
    { id: 'skipped', title: 'What else the inputs hold', content: reasonsSection(record.skipped ?? []) },
    { id: 'left-over', title: 'Results of earlier runs', content: reasonsSection(record.left_over ?? []) },
  ].filter(({ content }) => content !== NOTHING);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${record.workflow}: ${stateSentence(record)}</title>
${styleSheet(STYLES)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<p class="kicker">Run report</p>
<h1>${record.workflow}</h1>
<p class="state ${record.state === 'CANCELED' ? 'canceled' : isBad ? 'bad' : 'good'}">${stateSentence(record)}</p>
${counts.all > 0 && html`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${bar(counts, 1000, 0)}</svg>`}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${record.started}">${formatDateTime(record.started)}</time></dd></div>
<div><dt>Took</dt><dd>${formatDuration(record.seconds)}</dd></div>
<div><dt>Engine</dt><dd>${record.engine}</dd></div>
${record.jobs !== undefined && html`<div><dt>Concurrency</dt><dd>${plural(record.jobs, 'item')} at most</dd></div>`}
${record.aws && html`<div><dt>Run</dt><dd>${record.aws.run}</dd></div><div><dt>Results in</dt><dd>${record.aws.results}<small>STEP/${record.aws.run}/</small></dd></div>`}
<div><dt>Catalog</dt><dd>${record.catalog.name}${record.catalog.commit !== undefined && html` <small>at ${shortCommit(record.catalog.commit)}</small>`}</dd></div>
</dl>
${record.aws && record.aws.unread > 0 && html`<p class="note">Of ${formatCount(record.aws.unread + items.length)} items that ended, this page shows ${formatCount(items.length)} one by one: the first that failed, and some that are done. Times are of these; the counts of the steps are of all.</p>`}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="content" tabindex="-1">
${sections.map(
  ({
    id,
    title,
    content,
  }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`,
)}</main>
<footer><p>Written by Pipewright ${record.pipewright}. The same data is in <a href="./run.json">run.json</a>.</p></footer>
</body>
</html>
`.text;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}
