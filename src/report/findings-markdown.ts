import type { Finding } from '../core/finding.ts';
import { breakable, detailsBlock, escapeMarkdown } from '../text/markdown.ts';
import { plural } from '../text/units.ts';
import { summarizeFindings } from './findings-text.ts';

const SIGNS = { error: '❌', warning: '⚠️', hint: '💡' } as const;
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). */
const MOST_BYTES = 1_000_000;
const HEAD = '| Line | What | Code |\n|--:|---|---|\n';

/**
 * Findings as a page for a job summary: a table per file, with hints folded away. Untrusted text is escaped:
 * it cannot mention people, load images, link or add markup.
 * @param specs how many specs were checked
 */
export function findingsMarkdown(findings: readonly Finding[], specs: number): string {
  const head = `## Catalog check\n\n${summarizeFindings(findings, plural(specs, 'spec'))}\n`;
  if (findings.length === 0) return `${head}\n✅ Every spec is valid.\n`;
  const page = [head];
  let bytes = Buffer.byteLength(head);
  let shown = 0;
  for (const [file, ofFile] of Map.groupBy(findings, (finding) => finding.file)) {
    const title = `\n### <code>${escapeMarkdown(file)}</code>\n`;
    const hints = ofFile.filter((finding) => finding.severity === 'hint');
    const others = ofFile.filter((finding) => finding.severity !== 'hint');
    page.push(title);
    bytes += Buffer.byteLength(title);
    for (const part of [others, hints]) {
      const rows: string[] = [];
      for (const finding of part) {
        bytes += Buffer.byteLength(row(finding));
        if (bytes > MOST_BYTES) break;
        rows.push(row(finding));
      }
      shown += rows.length;
      const table = `\n${HEAD}${rows.join('')}`;
      if (rows.length === 0) continue;
      // Errors and warnings first, advice on demand.
      const isFolded = part === hints && others.length > 0;
      page.push(isFolded ? `\n${detailsBlock(plural(hints.length, 'hint'), table.trim())}\n` : table);
    }
    if (bytes > MOST_BYTES) break;
  }
  if (shown < findings.length) page.push(`\n${findings.length - shown} more are in the log.\n`);
  return page.join('');
}

/** Findings as a table, for pages with more content. */
export function findingsTable(findings: readonly Finding[]): string {
  return `${HEAD}${findings.map(row).join('')}`.trimEnd();
}

function row({ severity, range, message, fix, code }: Finding): string {
  const line = range ? `${range.start.line}:${range.start.column}` : '';
  const remedy = fix ? `<br>Fix: ${escapeMarkdown(fix.title)}` : '';
  return `| ${line} | ${SIGNS[severity]} ${breakable(`${escapeMarkdown(message)}${remedy}`)} | <code>${code}</code> |\n`;
}
