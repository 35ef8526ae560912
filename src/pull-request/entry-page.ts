import { type Finding, hasErrors } from '../core/finding.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import { clip, codeBlock, escapeMarkdown, inlineCode } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { type EntryReport, isCatalogFault } from './examine.ts';
import { risksOf } from './risks.ts';
import type { Trial } from './smoke.ts';

/** Where an entry stands, and who has to do something about it. */
export interface ReviewStatus {
  readonly sign: string;
  /** A few words. */
  readonly state: string;
  /** A sentence: who does what next. */
  readonly next: string;
  readonly ok: boolean;
}

/** What the run has to do with the entry. */
export type Stage = 'check' | 'candidate' | 'publish';

export function reviewStatus(report: EntryReport, stage: Stage): ReviewStatus {
  const errors = allFindings(report).filter((finding) => finding.severity === 'error');
  const ours = errors.filter(isCatalogFault);
  if (errors.length > ours.length) {
    const count = plural(errors.length - ours.length, 'mistake');
    const next = `The **author** mends ${count}; every one is listed below with its line.`;
    return { sign: '❌', state: 'needs changes', next, ok: false };
  }
  if (ours.length > 0) {
    const next =
      'The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.';
    return { sign: '⏳', state: 'could not be checked', next, ok: false };
  }
  if (report.published)
    return {
      sign: '✅',
      state: 'published already',
      next: 'There is nothing to do: this version stays as it is.',
      ok: true,
    };
  if (stage === 'publish')
    return { sign: '🚀', state: 'published', next: 'There is nothing to do.', ok: true };
  const what =
    stage === 'candidate'
      ? 'and merges; then this very image is published'
      : 'and merges; then it is published';
  return { sign: '👀', state: 'waits for a review', next: `A **reviewer** looks at it ${what}.`, ok: true };
}

/** The findings of an entry, those of its tests included. */
export function allFindings({ findings, trials }: EntryReport): Finding[] {
  return [...findings, ...(trials ?? []).flatMap((trial) => trial.findings)];
}

export function titleOf(report: EntryReport): string {
  return report.spec ? `${report.spec.name} ${report.spec.version}` : report.name;
}

/**
 * The reviewer's page about one entry, as blocks that are whole by themselves, the most important first.
 * @param about.number of the pull request, for trying it locally
 */
export function entryPage(
  report: EntryReport,
  about: { readonly stage: Stage; readonly number?: number },
): string[] {
  const { sign, state, next } = reviewStatus(report, about.stage);
  const blocks = [`### ${sign} ${escapeMarkdown(titleOf(report))}: ${state}\n\n**Next:** ${next}`];
  const findings = allFindings(report).filter((finding) => finding.severity !== 'hint');
  const hints = allFindings(report).filter((finding) => finding.severity === 'hint');
  if (findings.length > 0) blocks.push(...tables('What was found', findings));
  const risks = risksOf(report);
  if (risks.length > 0)
    blocks.push(
      `**Please look at this before you approve**\n\n${risks.map((risk) => `- [ ] ${risk}`).join('\n')}`,
    );
  blocks.push(...testBlocks(report));
  if (report.derived) blocks.push(facts(report));
  const changed = changesSince(report);
  if (changed) blocks.push(changed);
  blocks.push(tryIt(report, about.number));
  if (report.derived) {
    blocks.push(
      folded(
        `The extended spec <code>${escapeMarkdown(`${report.derived.extended.version}.json`)}</code>`,
        codeBlock(report.derived.text),
      ),
    );
  }
  if (hints.length > 0) blocks.push(folded(plural(hints.length, 'hint'), findingsTable(hints.slice(0, 100))));
  return blocks;
}

/** Many findings come as several blocks, so that a page that is cut shows as many as fit. */
function tables(title: string, findings: readonly Finding[]): string[] {
  const blocks: string[] = [];
  for (let at = 0; at < findings.length; at += 50)
    blocks.push(
      `**${title}${at > 0 ? ', continued' : ''}**\n\n${findingsTable(findings.slice(at, at + 50))}`,
    );
  return blocks;
}

function testBlocks({ trials, untried }: EntryReport): string[] {
  if (!trials) return untried ? [`**Tests:** ${escapeMarkdown(untried)}`] : [];
  const failed = trials.filter((trial) => hasErrors(trial.findings));
  const line = (trial: Trial): string => {
    const { test, seconds, result } = trial;
    const outputs = (result?.outputs ?? []).slice(0, 10).map(({ name }) => inlineCode(name));
    const came = hasErrors(trial.findings)
      ? // The row says already which test it is.
        escapeMarkdown(trial.findings.map((one) => one.message.replace(`test "${test}": `, '')).join(' '))
      : outputs.join(', ') || 'no output, as expected';
    return `| ${hasErrors(trial.findings) ? '❌' : '✅'} ${escapeMarkdown(test)} | ${seconds.toFixed(1)} s | ${came} |`;
  };
  const table = `| Test | Took | What came |\n|---|--:|---|\n${trials.map(line).join('\n')}`;
  const count =
    failed.length > 0
      ? `${failed.length} of ${plural(trials.length, 'test')} failed`
      : `${plural(trials.length, 'test')} passed`;
  return [
    `**${count}** in a container without network and rights\n\n${table}`,
    // Those that failed first, and more of them.
    ...[...failed, ...trials.filter((trial) => !failed.includes(trial))]
      .slice(0, 10)
      .flatMap((trial) =>
        trial.result?.log.trim()
          ? [
              folded(
                `The end of what ${escapeMarkdown(trial.test)} printed`,
                codeBlock(trial.result.log, failed.includes(trial) ? 40 : 10),
              ),
            ]
          : [],
      ),
  ];
}

function facts({ derived, spec, pushed }: EntryReport): string {
  const { extended, images, wrap } = derived!;
  const rows: [string, string][] = [
    ...(pushed ? [['image', inlineCode(pushed)] as [string, string]] : []),
    ['digest', inlineCode(wrap.root.digest)],
    ['made from', `${inlineCode(wrap.source.name)}<br>${inlineCode(wrap.source.digest)}`],
    ['agent', `${escapeMarkdown(extended.agent.version)} ${inlineCode(extended.agent.digest)}`],
    ...images.map(({ platform, size, user, entrypoint, ports }): [string, string] => [
      escapeMarkdown(platform),
      [
        `${(size / 1e6).toFixed(1)} MB to pull`,
        `user ${inlineCode(user || 'root')}`,
        entrypoint.length > 0 && `its own entrypoint ${inlineCode(entrypoint.join(' ').slice(0, 200))}`,
        ports.length > 0 && `ports ${inlineCode(ports.join(', '))}`,
      ]
        .filter(Boolean)
        .join(', '),
    ]),
    ['command', inlineCode(spec?.run_command ?? '')],
    [
      'needs',
      `${extended.memory_mb} MB of memory, ${extended.cpu_units / 1024} vCPU, ${extended.fargate ? `Fargate ${extended.fargate.cpu / 1024} vCPU / ${extended.fargate.memory} MB` : escapeMarkdown(extended.instance_type)}`,
    ],
  ];
  return `| The image | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}

/** characters: longer ones make a table that nobody can read; the extended spec has all. */
const SHOWN_OF_A_VALUE = 100;

/** Fields that follow from others, or that every version has anew. */
const DERIVED = new Set([
  'container_name',
  'spec_digest',
  'platforms',
  'source_image',
  'environment',
  'revision',
  'version',
  'memory_mb',
  'cpu_units',
  'fargate',
]);

function changesSince({ before, derived }: EntryReport): string | undefined {
  if (!derived) return undefined;
  if (!before) return '**New:** no version of this algorithm is published yet.';
  const now = derived.extended as unknown as Record<string, unknown>;
  const then = before as unknown as Record<string, unknown>;
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((key) => !DERIVED.has(key));
  const show = (value: unknown): string =>
    value === undefined
      ? 'nothing'
      : inlineCode(clip(typeof value === 'string' ? value : JSON.stringify(value), SHOWN_OF_A_VALUE));
  const rows = keys
    .filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]))
    .map((key) => `| ${inlineCode(key)} | ${show(then[key])} | ${show(now[key])} |`);
  const source = `| source image | ${inlineCode(before.source_image.digest)} | ${inlineCode(derived.wrap.source.digest)} |`;
  if (before.source_image.digest !== derived.wrap.source.digest) rows.unshift(source);
  const title = `Changed since ${escapeMarkdown(before.version)}`;
  return rows.length > 0
    ? `| ${title} | before | now |\n|---|---|---|\n${rows.join('\n')}`
    : `**${title}**: nothing but the version.`;
}

function tryIt({ name, file, pushed, spec }: EntryReport, number: number | undefined): string {
  const quoted = `'${file.replaceAll("'", `'\\''`)}'`;
  const lines = [
    ...(number === undefined ? [] : [`git fetch origin pull/${number}/head && git checkout FETCH_HEAD`]),
    'npm ci',
    `npx pipewright validate ${quoted}`,
    `npx pipewright test ${quoted}`,
  ];
  const sample = spec?.tests[0]?.input.split('/').at(-1);
  if (pushed)
    lines.push(
      `docker run --rm -v "$PWD/catalog/${name}/tests:/in:ro" -v "$PWD/results:/out" \\\n  ${pushed} run '/in/${(sample ?? 'SAMPLE').replaceAll("'", `'\\''`)}' /out`,
    );
  return folded('Try it yourself', codeBlock(lines.join('\n')));
}

function folded(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
