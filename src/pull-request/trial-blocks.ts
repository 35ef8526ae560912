import { hasErrors } from '../core/finding.ts';
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
import { cellsOf, type OutputPreview } from './output-preview.ts';
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

/** What an entry ran on which sample, and the first lines of what came out. The rest is folded. */
export function trialBlocks({ trials, untried, testedIn, spec }: EntryReport): string[] {
  if (!trials) return untried ? [`**Tests:** ${escapeMarkdown(untried)}${whereOutputsAre(testedIn)}`] : [];
  const failed = trials.filter(isFailed);
  const passed = trials.filter((trial) => !isFailed(trial));
  const count =
    failed.length > 0
      ? `${failed.length} of ${plural(trials.length, 'test')} failed`
      : `${plural(trials.length, 'test')} passed`;
  const samples = new Map((spec?.tests ?? []).map(({ name, input }) => [name, input]));
  const rows = trials.map((trial) => testRow(trial, samples.get(trial.test)));
  return [
    `**${count}** in a container without network and rights\n\n${markdownTable(['Test', 'Took', 'Result'], 'lrl', rows)}`,
    ...[...failed, ...passed].flatMap((trial, index) => outputBlocks(trial, index < OPEN_TESTS)),
    ...[...failed, ...passed].slice(0, SHOWN_LOGS).flatMap(logBlock),
  ];
}

function isFailed(trial: Trial): boolean {
  return hasErrors(trial.findings);
}

/** A review runs no image: it has no outputs. */
function whereOutputsAre(page: string | undefined): string {
  return page ? ` What came out is in ${webLink(page, 'the summary of that run')}.` : '';
}

function testRow({ test, seconds, result, findings }: Trial, sample: string | undefined): string[] {
  const isBad = hasErrors(findings);
  const outputs = result?.outputs ?? [];
  const shown = outputs.slice(0, SHOWN_NAMES).map(({ name, preview }) => nameAndKind(name, preview));
  const more = outputs.length > SHOWN_NAMES ? [`and ${outputs.length - SHOWN_NAMES} more`] : [];
  return [
    `${isBad ? '❌' : '✅'} ${escapeMarkdown(test)}${sample ? `<br>on ${inlineCode(sample.split('/').at(-1) ?? '')}` : ''}`,
    formatDuration(seconds),
    isBad
      ? // The row names the test already, and the findings have it all.
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
