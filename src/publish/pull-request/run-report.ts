import { compareFindings, type Finding } from '../../finding.ts';
import { findingsTable } from '../../spec/findings-markdown.ts';
import { plural, renderFindings, summarise } from '../../spec/findings-text.ts';
import { codeBlock, escapeMarkdown, fitBlocks, inlineCode } from '../../spec/markdown.ts';
import { examineSpec } from '../../spec/parse.ts';
import { annotate } from './annotate.ts';
import type { EntryReport } from './examine.ts';
import { allFindings, entryPage, standingOf, titleOf } from './page.ts';
import type { Publishing } from './publishing.ts';
import { fixPatch } from './suggest.ts';
import type { About, Talk } from './talk.ts';

/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). Bytes. */
const SUMMARY_BYTES = 1_000_000;
/** Characters of a comment; bytes are never fewer, so that counting them is safe. */
const COMMENT_BYTES = 65_000;

export interface RunFacts {
  readonly reports: readonly EntryReport[];
  /** Findings about the change as a whole. */
  readonly general: readonly Finding[];
  readonly about: About;
  readonly talk: Talk;
  /** Entries that are taken out. */
  readonly removed: readonly string[];
  /** No comment: a newer push has the word. */
  readonly quiet?: boolean;
}

/** Tells everything where people look: log, annotations, outputs, job summary, and the one comment. */
export async function reportRun(publishing: Publishing, facts: RunFacts): Promise<void> {
  const { runner, inputs } = publishing;
  const { reports, general, about, talk } = facts;
  const findings = [...general, ...reports.flatMap(allFindings)].sort(compareFindings);
  await runner.group(`Check ${plural(reports.length, 'entry').replace('entrys', 'entries')}`, async () => {
    const texts = new Map(reports.map((report) => [report.file, report.text]));
    runner.info(renderFindings(findings, { texts }) || 'Nothing to mend.');
  });
  annotate(findings, runner);
  const blocks = pageBlocks(facts);
  if (about.number !== undefined && inputs.comment && !facts.quiet)
    await talk.comment(about.number, fitBlocks(blocks, COMMENT_BYTES, "the job's summary"));
  const notes = refusedNote(talk);
  await runner.summary(fitBlocks([...notes, ...blocks, ...patches(reports)], SUMMARY_BYTES, 'the log'));
  for (const report of reports) {
    const { sign, state } = standingOf(report, about.stage);
    runner.info(`${sign} ${titleOf(report)}: ${state}`);
  }
  runner.info(summarise(findings, plural(reports.length, 'spec')));
}

/** The page about a change: what it comes to, then each entry. The first lines say who has to act. */
export function pageBlocks({ reports, general, about, removed }: RunFacts): string[] {
  const rows = reports.map((report) => {
    const { sign, state, next } = standingOf(report, about.stage);
    return `| ${sign} ${inlineCode(titleOf(report))} | ${state} | ${next} |`;
  });
  for (const name of removed)
    rows.push(
      `| 🪦 ${inlineCode(name)} | taken out | Its versions stay to be had, and its name stays taken. A **reviewer** decides. |`,
    );
  const head =
    rows.length > 0
      ? `## Catalog\n\n| Entry | State | Next |\n|---|---|---|\n${rows.slice(0, 300).join('\n')}`
      : '## Catalog\n\nNo algorithm is added, changed or taken out.';
  return [
    head,
    ...(general.length > 0 ? [`**The change as a whole**\n\n${generalTable(general)}`] : []),
    ...reports.flatMap((report) => entryPage(report, about)),
  ];
}

function generalTable(findings: readonly Finding[]): string {
  return findingsTable(
    findings.map((finding) => ({ ...finding, message: `${finding.file}: ${finding.message}` })),
  );
}

function refusedNote({ refused }: Talk): string[] {
  if (refused.length === 0) return [];
  return [
    `> [!NOTE]\n> This job's token may only read, so it wrote no ${escapeMarkdown(refused.join(', no '))}. For a change from a fork that is as it should be: everything there is to know is on this page.`,
  ];
}

/** Where nothing can be suggested on the lines themselves, the safe fixes come as a patch. */
function patches(reports: readonly EntryReport[]): string[] {
  return reports.flatMap(({ file, text, findings }) => {
    if (!findings.some(({ fix }) => fix?.safe)) return [];
    const patch = fixPatch(file, text, (changed) => examineSpec(changed, file).findings);
    if (patch === undefined) return [];
    return [
      `**Safe fixes for ${inlineCode(file)}**: \`npx pipewright validate --fix\` makes them, or save this as \`fix.patch\` and run \`git apply fix.patch\`\n\n${codeBlock(patch)}`,
    ];
  });
}
