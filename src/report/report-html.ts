/**
 * `report.html`: a run for people, in one self-contained page. It loads nothing: its own style sheet and
 * script are named by their digests in a policy that forbids all else (Content Security Policy 3).
 */
import { isOver } from '../progress/progress.ts';
import type { RunRecord } from '../protocol/run-record.ts';
import { type Html, html, htmlPage, inlineScript, NOTHING, slashBroken, styleSheet } from '../text/html.ts';
import { shortCommit } from '../text/quote.ts';
import { formatCount, formatDateTime, formatDollars, formatDuration, plural } from '../text/units.ts';
import { bar, chainPicture } from './chain-picture.ts';
import { s3FolderUrl } from './console-links.ts';
import { failureSection } from './failure-list.ts';
import { itemTables } from './item-tables.ts';
import { missingNotice } from './missing-notice.ts';
import { REPORT_SCRIPT } from './report-script.ts';
import { leftOutSection, reasonsSection, setupSection } from './setup-section.ts';
import { stepTable } from './step-table.ts';
import { STYLES } from './styles.ts';
import { timeline } from './timeline.ts';
import { sampleTally, stateSentence, tally } from './words.ts';

const STYLE = styleSheet(STYLES);
const SCRIPT = inlineScript(REPORT_SCRIPT);

/**
 * The page. Links to logs and results of a local run are relative to the run's folder, those of a run on AWS
 * lead to its console. Of thousands of items it shows the most important ones, and refers to `run.json` for
 * the rest.
 */
export function reportHtml(record: RunRecord): string {
  const { steps, items } = record;
  const some = steps.length > 0;
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
  return htmlPage({
    title: `${record.workflow}: ${stateSentence(record)}`,
    allows: `style-src ${STYLE.source}; script-src ${SCRIPT.source}`,
    head: html`<meta name="referrer" content="no-referrer">
${STYLE.markup}`,
    header: pageHeader(record, sections),
    main: html`${sections.map(
      ({
        id,
        title,
        content,
      }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`,
    )}`,
    footer: html`<p>Written by Pipewright ${record.pipewright}. The same data is in <a href="./run.json">run.json</a>${record.samples && html`, all results by item in <a href="./results.csv">results.csv</a>`}.</p>`,
    end: SCRIPT.markup,
  });
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

function pageHeader(record: RunRecord, sections: readonly Section[]): Html {
  const { state, samples, steps, items, aws, catalog, cost, budget } = record;
  const counts = samples ? sampleTally(samples) : tally(steps);
  const look = !isOver(state) || state === 'CANCELED' ? 'canceled' : state === 'COMPLETE' ? 'good' : 'bad';
  return html`<p class="kicker">Run report</p>
<h1>${record.workflow}</h1>
<p class="state ${look}">${stateSentence({ ...record, tolerated: undefined })}</p>
${counts.all > 0 && html`<svg class="whole" aria-hidden="true" viewBox="0 0 1000 6" preserveAspectRatio="none" width="100%" height="8">${bar(counts, 1000, 0)}</svg>`}
${missingNotice(record)}
<dl class="facts">
<div><dt>Started</dt><dd><time datetime="${record.started}">${formatDateTime(record.started)}</time></dd></div>
<div><dt>Took</dt><dd>${formatDuration(record.seconds)}</dd></div>
${cost && html`<div><dt>Cost${!isOver(state) && ' so far'}, about</dt><dd>${formatDollars(cost.usd)}<small>list prices of ${cost.region}, ${cost.date}${cost.without.length > 0 && `; without ${cost.without.join(', ')}`}</small></dd></div>`}
${
  budget &&
  html`<div><dt>Agents</dt><dd>${formatDollars(budget.usd)}${budget.limit_usd !== undefined && ` of ${formatDollars(budget.limit_usd)}`}<small>${Object.entries(
    budget.steps,
  )
    .map(([step, usd]) => `${step} ${formatDollars(usd)}`)
    .join(', ')}</small></dd></div>`
}
<div><dt>Engine</dt><dd>${record.engine}</dd></div>
${record.jobs !== undefined && html`<div><dt>Concurrency</dt><dd>${plural(record.jobs, 'item')} at most</dd></div>`}
${
  aws &&
  html`<div><dt>Run</dt><dd>${aws.run}</dd></div>
<div><dt>Results in</dt><dd><a href="${s3FolderUrl(aws, aws.bucket, aws.prefix)}">s3://${aws.bucket}/${aws.prefix}</a><small>STEP/${aws.run}/</small></dd></div>`
}
<div><dt>Catalog</dt><dd>${slashBroken(catalog.name)}${catalog.commit !== undefined && html` <small>at ${shortCommit(catalog.commit)}</small>`}</dd></div>
</dl>
${aws && aws.unread > 0 && html`<p class="note">Of ${formatCount(aws.unread + items.length)} items that ended, this page shows ${formatCount(items.length)} one by one: the first failed ones, and some that are done. Times refer to these; the counts of the steps include all items.</p>`}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}
