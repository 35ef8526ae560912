import type { Finding } from '../core/finding.ts';
import type { Author } from '../github/github.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import { samplesOf } from '../spec/test-samples.ts';
import { codeBlock, detailsBlock, escapeMarkdown } from '../text/markdown.ts';
import { shellQuote } from '../text/quote.ts';
import { plural } from '../text/units.ts';
import { aboutEntry, changesSince, entryNeeds, imageBlock } from './entry-facts.ts';
import { type EntryReport, isCatalogFault } from './examine.ts';
import { interfaceTables } from './interface-tables.ts';
import { risksOf } from './risks.ts';
import { testOutcome } from './test-outcome.ts';
import { trialBlocks } from './trial-blocks.ts';

/** An entry's state, and who has to act. */
export interface ReviewStatus {
  readonly sign: string;
  /** A few words. */
  readonly state: string;
  /** A sentence: who does what next. */
  readonly next: string;
  /** Of the entry's check; it is green only for `success`. */
  readonly conclusion: 'success' | 'failure' | 'action_required';
}

/** What the run does with the entry. */
export type Stage = 'check' | 'candidate' | 'publish';

export function reviewStatus(report: EntryReport, stage: Stage): ReviewStatus {
  const errors = allFindings(report).filter((finding) => finding.severity === 'error');
  const mistakes = errors.filter((finding) => !isCatalogFault(finding)).length;
  if (mistakes > 0) {
    const next = `The **author** fixes ${plural(mistakes, 'mistake')}; each is listed below with its line.`;
    return { sign: '❌', state: 'needs changes', next, conclusion: 'failure' };
  }
  if (errors.length > 0) {
    const next =
      'The fault is **on our side**: the author has nothing to do. A maintainer of the catalog starts this job again.';
    return { sign: '⏳', state: 'could not be checked', next, conclusion: 'failure' };
  }
  if (report.published) {
    const next = 'There is nothing to do: this version stays as it is.';
    return { sign: '✅', state: 'already published', next, conclusion: 'success' };
  }
  if (stage === 'publish')
    return { sign: '🚀', state: 'published', next: 'There is nothing to do.', conclusion: 'success' };
  const untested = untestedStatus(report);
  if (untested) return untested;
  const result = stage === 'candidate' ? 'exactly this image is published' : 'it is published';
  const next = `A **reviewer** looks at it and merges; then ${result}.`;
  return { sign: '👀', state: 'waits for a review', next, conclusion: 'success' };
}

/** Tests that exist and did not pass, whatever the reason. */
function untestedStatus(report: EntryReport): ReviewStatus | undefined {
  const outcome = testOutcome(report);
  if (outcome === 'failed') {
    const next = 'The **author** reads the log of the job that ran the tests, and fixes the failures.';
    return { sign: '❌', state: 'tests failed', next, conclusion: 'failure' };
  }
  if (outcome !== 'untried') return undefined;
  if (report.unapproved) {
    const next = 'A **maintainer** approves the checks; the author has nothing to do.';
    return {
      sign: '⏳',
      state: 'a maintainer approves the checks first',
      next,
      conclusion: 'action_required',
    };
  }
  const next =
    'The tests have to pass first. If their job ended without running them, a **maintainer** starts it again.';
  return { sign: '⏳', state: 'tests have not run', next, conclusion: 'action_required' };
}

/** The findings of an entry, those of its tests included. */
export function allFindings({ findings, trials }: EntryReport): Finding[] {
  return [...findings, ...(trials ?? []).flatMap((trial) => trial.findings)];
}

export function titleOf({ spec, name }: EntryReport): string {
  return spec ? `${spec.name} ${spec.version}` : name;
}

/**
 * The reviewer's page about one entry, as independent blocks, the most important first: what it is, what is
 * wrong, what it ran and its results, what it needs, what is risky. All else is folded.
 * @param about.number the pull request's, for trying it locally
 */
export function entryPage(
  report: EntryReport,
  about: { readonly stage: Stage; readonly number?: number; readonly author?: Author },
): string[] {
  const { derived } = report;
  const { sign, state, next } = reviewStatus(report, about.stage);
  const { hints = [], others = [] } = Object.groupBy(allFindings(report), ({ severity }) =>
    severity === 'hint' ? 'hints' : 'others',
  );
  const risks = risksOf(report, about.author).map((risk) => `- [ ] ${risk}`);
  const [changed, ...changes] = changesSince(report);
  return [
    [
      `### ${sign} ${escapeMarkdown(titleOf(report))}: ${state}`,
      `**Next:** ${next}`,
      ...aboutEntry(report, about.author),
    ].join('\n\n'),
    ...tables('Findings', others),
    ...trialBlocks(report),
    ...(report.spec ? interfaceTables(report.spec) : []),
    ...entryNeeds(report),
    ...(changed ? [changed] : []),
    ...(risks.length > 0 ? [`**Please look at this before you approve**\n\n${risks.join('\n')}`] : []),
    ...changes,
    ...imageBlock(report),
    tryIt(report, about.number),
    ...(derived
      ? [
          detailsBlock(
            `The extended spec <code>${escapeMarkdown(`${derived.extended.version}.json`)}</code>`,
            codeBlock(derived.text),
          ),
        ]
      : []),
    ...(hints.length > 0
      ? [detailsBlock(plural(hints.length, 'hint'), findingsTable(hints.slice(0, 100)))]
      : []),
  ];
}

/** Many findings in several blocks, so that a page that is cut shows as many as fit. */
function tables(title: string, findings: readonly Finding[]): string[] {
  const blocks: string[] = [];
  for (let at = 0; at < findings.length; at += 50)
    blocks.push(
      `**${title}${at > 0 ? ', continued' : ''}**\n\n${findingsTable(findings.slice(at, at + 50))}`,
    );
  return blocks;
}

function tryIt({ file, pushed, spec }: EntryReport, number: number | undefined): string {
  const lines = [
    ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
    `npx pipewright validate ${shellQuote(file)}`,
    `npx pipewright test ${shellQuote(file)}`,
  ];
  const test = spec?.tests[0];
  const samples = test
    ? [...samplesOf(test)].flatMap(([input, paths]) => paths.map((path) => [input, path] as const))
    : [];
  const inputs = samples.map(([input, path]) => {
    const inside = `/in/${path}`;
    return test?.inputs ? `--input ${shellQuote(`${input}=${inside}`)}` : shellQuote(inside);
  });
  // Samples are named relative to the spec.
  const folder = file.slice(0, file.lastIndexOf('/'));
  if (pushed)
    lines.push(
      `docker run --rm -v "$PWD/${folder}:/in:ro" -v "$PWD/results:/out" \\\n  ${pushed} run ${inputs.join(' ') || '/in/SAMPLE'} /out`,
    );
  return detailsBlock('Try it yourself', codeBlock(lines.join('\n')));
}
