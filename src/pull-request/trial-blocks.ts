import { hasErrors } from '../core/finding.ts';
import { cellsOf, type OutputPreview } from '../report/output-preview.ts';
import { samplesOf } from '../spec/test-samples.ts';
import {
  clip,
  codeBlock,
  detailsBlock,
  escapeMarkdown,
  inlineCode,
  markdownTable,
  webLink,
} from '../text/markdown.ts';
import { formatBytes, formatDuration, plural } from '../text/units.ts';
import type { EntryReport } from './examine.ts';
import type { SmokeOutput, Trial } from './smoke.ts';

/** Tests whose log a page shows. */
const SHOWN_LOGS = 10;
/** Outputs in a row of the table, and outputs of a test whose first lines are shown. */
const SHOWN_NAMES = 10;
const SHOWN_OUTPUTS = 3;
/** Tests whose outputs are shown without unfolding. */
const OPEN_TESTS = 2;
const SHOWN_LINES = 5;
const LINE_LENGTH = 160;
const CELL_LENGTH = 40;
const SHOWN_COLUMNS = 8;

/** What an entry ran on which sample, and the first lines of the results. The rest is folded. */
export function trialBlocks(report: EntryReport): string[] {
  const { trials, spec } = report;
  if (!trials) return testsElsewhere(report);
  const failed = trials.filter(isFailed);
  const passed = trials.filter((trial) => !isFailed(trial));
  const count =
    failed.length > 0
      ? `${failed.length} of ${plural(trials.length, 'test')} failed`
      : `${plural(trials.length, 'test')} passed`;
  const samples = new Map(
    (spec?.tests ?? []).map((test) => [test.name, [...samplesOf(test).values()].flat()]),
  );
  const rows = trials.map((trial) => testRow(trial, samples.get(trial.test) ?? []));
  return [
    `**${count}** in a container without network and rights\n\n${markdownTable(['Test', 'Took', 'Result'], 'lrl', rows)}`,
    ...[...failed, ...passed].flatMap((trial, index) => outputBlocks(trial, index < OPEN_TESTS)),
    ...[...failed, ...passed].slice(0, SHOWN_LOGS).flatMap(logBlock),
  ];
}

function isFailed(trial: Trial): boolean {
  return hasErrors(trial.findings);
}

/** A review runs no image: it has no outputs, and says where the tests run. */
function testsElsewhere({ untried, tested, testedIn, spec }: EntryReport): string[] {
  if (!untried) return [];
  const all = (spec?.tests ?? []).flatMap((test) => [...samplesOf(test).values()].flat());
  const samples = all.slice(0, SHOWN_NAMES).map(sampleName);
  const said = [
    ...(tested && tested !== 'untried' ? [`They ${tested}.`] : []),
    escapeMarkdown(untried),
    ...(testedIn ? [`The results are in ${webLink(testedIn, 'the summary of that run')}.`] : []),
  ];
  return [`**Tests${samples.length > 0 ? ` on ${samples.join(', ')}` : ''}:** ${said.join(' ')}`];
}

function sampleName(input: string): string {
  return inlineCode(clip(input.split('/').at(-1) ?? '', 120));
}

function testRow({ test, seconds, result, findings }: Trial, samples: readonly string[]): string[] {
  const isBad = hasErrors(findings);
  const on = samples.slice(0, SHOWN_NAMES).map(sampleName).join(', ');
  const outputs = result?.outputs ?? [];
  const shown = outputs.slice(0, SHOWN_NAMES).map(({ name, preview }) => nameAndKind(name, preview));
  const more = outputs.length > SHOWN_NAMES ? [`and ${outputs.length - SHOWN_NAMES} more`] : [];
  return [
    `${isBad ? '❌' : '✅'} ${escapeMarkdown(test)}${on ? `<br>on ${on}` : ''}`,
    formatDuration(seconds),
    isBad
      ? // The row names the test already, and the findings have the whole messages.
        escapeMarkdown(
          clip(findings.map(({ message }) => message.replace(`test "${test}": `, '')).join(' '), 160),
        )
      : [...shown, ...more].join('<br>') || 'no output, as expected',
  ];
}

function nameAndKind(name: string, preview: OutputPreview | undefined): string {
  const about = preview && ` (${preview.kind}${preview.size > 0 ? `, ${formatBytes(preview.size)}` : ''})`;
  return `${inlineCode(clip(name, 120))}${about ?? ''}`;
}

/** The first lines of what a test wrote. */
function outputBlocks({ test, result }: Trial, open: boolean): string[] {
  const texts = (result?.outputs ?? []).filter(({ preview }) => preview?.lines).slice(0, SHOWN_OUTPUTS);
  return texts.map(({ name, preview }) =>
    detailsBlock(
      `The first lines of ${inlineCode(clip(name, 120))} from ${escapeMarkdown(test)}`,
      linesBlock({ name, lines: preview?.lines ?? [] }),
      open,
    ),
  );
}

function linesBlock({ name, lines }: Pick<SmokeOutput, 'name'> & { readonly lines: readonly string[] }) {
  const cells = cellsOf(name, lines.slice(0, SHOWN_LINES + 1));
  if (!cells)
    return codeBlock(
      lines
        .slice(0, SHOWN_LINES)
        .map((line) => clip(line, LINE_LENGTH))
        .join('\n'),
    );
  const [head = [], ...rows] = cells.map((row) => [
    ...row.slice(0, SHOWN_COLUMNS).map((cell) => escapeMarkdown(clip(cell, CELL_LENGTH))),
    ...(row.length > SHOWN_COLUMNS ? ['…'] : []),
  ]);
  return markdownTable(head, '', rows);
}

function logBlock(trial: Trial): string[] {
  const log = trial.result?.log ?? '';
  if (log.trim() === '') return [];
  // More lines where a test failed.
  const lines = isFailed(trial) ? 40 : 10;
  return [detailsBlock(`The end of the log of ${escapeMarkdown(trial.test)}`, codeBlock(log, lines))];
}
