import areas from './error-codes.json' with { type: 'json' };
import { pageAddress } from './own-release.ts';

/** The explanation of a code of failures, findings or troubles, for every occasion on which it is printed. */
export interface CodeEntry {
  readonly code: string;
  /** For a heading: `Sample sheets`. */
  readonly area: string;
  /** What it means, and what causes it. */
  readonly meaning: string;
  /** What to do. */
  readonly remedy: string;
}

/** Every code, in the order of the documentation. Texts are Markdown, with code as the only markup. */
export const CODES: ReadonlyMap<string, CodeEntry> = new Map(
  Object.entries(areas).flatMap(([area, codes]) =>
    Object.entries(codes).map(([code, texts]) => [code, { code, area, ...texts }]),
  ),
);

/** The address of a code's entry in the documentation of this release. */
export function codeAddress(code: string): string {
  return `${pageAddress('docs/errors.md')}#${code.toLowerCase()}`;
}

/** The text of `docs/errors.md`, with an anchor for each code. */
export function errorsPage(): string {
  const entries = [...Map.groupBy(CODES.values(), ({ area }) => area)].map(([area, all]) => {
    const texts = all.map(({ code, meaning, remedy }) => `### ${code}\n\n${meaning}\n\n**Do:** ${remedy}\n`);
    return `## ${area}\n\n${texts.join('\n')}`;
  });
  return `<!-- Written by scripts/docs.ts from src/core/error-codes.json: change that. -->

# Errors and findings

This page explains every code that Pipewright prints: of failures (\`error CODE: …\`), of findings about files, and of troubles
that \`status\` reports. \`npx pipewright explain CODE\` prints the same in a terminal.

${entries.join('\n')}`;
}
