import { type Finding, hasErrors } from '../core/finding.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import {
  clip,
  codeBlock,
  detailsBlock,
  escapeMarkdown,
  inlineCode,
  markdownTable,
} from '../text/markdown.ts';
import { formatBytes, formatDuration, plural } from '../text/units.ts';
import { type EntryReport, isCatalogFault } from './examine.ts';
import { risksOf } from './risks.ts';
import type { Trial } from './smoke.ts';
import { testOutcome } from './test-outcome.ts';

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
    return { sign: '✅', state: 'published already', next, conclusion: 'success' };
  }
  if (stage === 'publish')
    return { sign: '🚀', state: 'published', next: 'There is nothing to do.', conclusion: 'success' };
  const untested = untestedStatus(report);
  if (untested) return untested;
  const result = stage === 'candidate' ? 'this very image is published' : 'it is published';
  const next = `A **reviewer** looks at it and merges; then ${result}.`;
  return { sign: '👀', state: 'waits for a review', next, conclusion: 'success' };
}

/** Tests that exist and did not pass, whatever the reason. */
function untestedStatus(report: EntryReport): ReviewStatus | undefined {
  const outcome = testOutcome(report);
  if (outcome === 'failed') {
    const next = 'The **author** looks at the log of the job that ran the tests, and fixes what failed.';
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
    'They have to pass first. A **maintainer** starts their job again if it ended without running them.';
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
 * The reviewer's page about one entry, as independent blocks, the most important first.
 * @param about.number the pull request's, for trying it locally
 */
export function entryPage(
  report: EntryReport,
  about: { readonly stage: Stage; readonly number?: number },
): string[] {
  const { derived } = report;
  const { sign, state, next } = reviewStatus(report, about.stage);
  const { hints = [], others = [] } = Object.groupBy(allFindings(report), ({ severity }) =>
    severity === 'hint' ? 'hints' : 'others',
  );
  const risks = risksOf(report).map((risk) => `- [ ] ${risk}`);
  return [
    `### ${sign} ${escapeMarkdown(titleOf(report))}: ${state}\n\n**Next:** ${next}`,
    ...tables('Findings', others),
    ...(risks.length > 0 ? [`**Please look at this before you approve**\n\n${risks.join('\n')}`] : []),
    ...testBlocks(report),
    ...(derived ? [imageTable(report), changesSince(report)] : []),
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

/** Tests whose log a page shows. */
const SHOWN_LOGS = 10;

function testBlocks({ trials, untried }: EntryReport): string[] {
  if (!trials) return untried ? [`**Tests:** ${escapeMarkdown(untried)}`] : [];
  const isFailed = (trial: Trial): boolean => hasErrors(trial.findings);
  const failed = trials.filter(isFailed);
  const count =
    failed.length > 0
      ? `${failed.length} of ${plural(trials.length, 'test')} failed`
      : `${plural(trials.length, 'test')} passed`;
  const logs = [...failed, ...trials.filter((trial) => !isFailed(trial))].slice(0, SHOWN_LOGS);
  return [
    `**${count}** in a container without network and rights\n\n${markdownTable(['Test', 'Took', 'Result'], 'lrl', trials.map(testRow))}`,
    ...logs.flatMap((trial) => {
      const log = trial.result?.log.trim() ? trial.result.log : undefined;
      // More lines where a test failed.
      const lines = isFailed(trial) ? 40 : 10;
      return log
        ? [detailsBlock(`The end of the log of ${escapeMarkdown(trial.test)}`, codeBlock(log, lines))]
        : [];
    }),
  ];
}

function testRow({ test, seconds, result, findings }: Trial): string[] {
  const isFailed = hasErrors(findings);
  const outputs = (result?.outputs ?? []).slice(0, 10).map(({ name }) => inlineCode(name));
  const shown = isFailed
    ? // The row names the test already.
      escapeMarkdown(findings.map(({ message }) => message.replace(`test "${test}": `, '')).join(' '))
    : outputs.join(', ') || 'no output, as expected';
  return [`${isFailed ? '❌' : '✅'} ${escapeMarkdown(test)}`, formatDuration(seconds), shown];
}

function imageTable({ derived, spec, pushed }: EntryReport): string {
  const { extended, images, wrap } = derived!;
  const { memory_mb, cpu_units, fargate, instance_type, agent } = extended;
  const size = fargate
    ? `Fargate ${fargate.cpu / 1024} vCPU / ${fargate.memory} MB`
    : escapeMarkdown(instance_type);
  const rows = [
    ...(pushed ? [['image', inlineCode(pushed)]] : []),
    ['digest', inlineCode(wrap.root.digest)],
    ['made from', `${inlineCode(wrap.source.name)}<br>${inlineCode(wrap.source.digest)}`],
    ['agent', `${escapeMarkdown(agent.version)} ${inlineCode(agent.digest)}`],
    ...images.map(({ platform, size, user, entrypoint, ports }) => [
      escapeMarkdown(platform),
      [
        `${formatBytes(size)} to pull`,
        `user ${inlineCode(user || 'root')}`,
        entrypoint.length > 0 && `its own entrypoint ${inlineCode(entrypoint.join(' ').slice(0, 200))}`,
        ports.length > 0 && `ports ${inlineCode(ports.join(', '))}`,
      ]
        .filter(Boolean)
        .join(', '),
    ]),
    ['command', inlineCode(spec?.run_command ?? '')],
    ['needs', `${memory_mb} MB of memory, ${cpu_units / 1024} vCPU, ${size}`],
  ];
  return markdownTable(['The image', ''], 'll', rows);
}

/** Characters of a value in the table of changes; the extended spec has the whole value. */
const SHOWN_VALUE = 100;

/** Fields that follow from others, or that are new in every version. */
const DERIVED = new Set([
  ...['container_name', 'spec_digest', 'platforms', 'source_image', 'environment', 'revision', 'version'],
  ...['memory_mb', 'cpu_units', 'fargate'],
]);

function changesSince({ before, derived }: EntryReport): string {
  if (!before) return '**New:** no version of this algorithm is published yet.';
  const then: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  const now: ReadonlyMap<string, unknown> = new Map(Object.entries(derived!.extended));
  const show = (value: unknown): string =>
    value === undefined
      ? 'nothing'
      : inlineCode(clip(typeof value === 'string' ? value : JSON.stringify(value), SHOWN_VALUE));
  const rows = [...new Set([...then.keys(), ...now.keys()])]
    .filter((key) => !DERIVED.has(key) && JSON.stringify(then.get(key)) !== JSON.stringify(now.get(key)))
    .map((key) => [inlineCode(key), show(then.get(key)), show(now.get(key))]);
  const [old, { digest }] = [before.source_image.digest, derived!.wrap.source];
  if (old !== digest) rows.unshift(['source image', inlineCode(old), inlineCode(digest)]);
  const title = `Changed since ${escapeMarkdown(before.version)}`;
  return rows.length > 0
    ? markdownTable([title, 'before', 'now'], 'lll', rows)
    : `**${title}**: nothing but the version.`;
}

function tryIt({ name, file, pushed, spec }: EntryReport, number: number | undefined): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const lines = [
    ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
    'npm ci',
    `npx pipewright validate ${quoted(file)}`,
    `npx pipewright test ${quoted(file)}`,
  ];
  const sample = spec?.tests[0]?.input.split('/').at(-1) ?? 'SAMPLE';
  if (pushed)
    lines.push(
      `docker run --rm -v "$PWD/catalog/${name}/tests:/in:ro" -v "$PWD/results:/out" \\\n  ${pushed} run ${quoted(`/in/${sample}`)} /out`,
    );
  return detailsBlock('Try it yourself', codeBlock(lines.join('\n')));
}
