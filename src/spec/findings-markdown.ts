import type { Finding } from '../finding.ts';
import { summarise } from './findings-text.ts';

const SIGNS = { error: '❌', warning: '⚠️', hint: '💡' } as const;
/** GitHub drops a step's summary over 1 MiB (workflow commands, "Step isolation and limits"). */
const MOST_BYTES = 1_000_000;

/**
 * Findings as a page for a job summary. Texts of strangers are escaped, so that they cannot mention people, load
 * images or add markup.
 * @param specs how many specs were looked at
 */
export function findingsMarkdown(findings: readonly Finding[], specs: number): string {
  const head = `## Catalog check\n\n${summarise(findings, specs)}\n`;
  if (findings.length === 0) return `${head}\n✅ Every spec is as it should be.\n`;
  const rows: string[] = [];
  let bytes = Buffer.byteLength(head);
  for (const [index, finding] of findings.entries()) {
    const place = `${finding.file}${finding.range ? `:${finding.range.start.line}:${finding.range.start.column}` : ''}`;
    const fix = finding.fix ? `<br>Fix: ${escapeMarkdown(finding.fix.title)}` : '';
    const row = `| ${SIGNS[finding.severity]} | <code>${escapeMarkdown(place)}</code> | ${escapeMarkdown(finding.message)}${fix} | <code>${finding.code}</code> |`;
    bytes += Buffer.byteLength(row) + 1;
    if (bytes > MOST_BYTES) {
      rows.push(`\n${findings.length - index} more are in the log.`);
      break;
    }
    rows.push(row);
  }
  return `${head}\n| | Where | What | Code |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** A zero-width space after \`@\` and \`#\` keeps a text from mentioning a person or an issue. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>"|`*_[\]\\~!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[@#](?=[\w/-])(?!\d+;)/g, '$&\u200b')
    .replace(/\s+/g, ' ');
}
