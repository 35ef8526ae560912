import { isAgentLine } from '../local/item-container.ts';
import type { Trial } from '../pull-request/smoke.ts';
import { clip } from '../text/markdown.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDuration } from '../text/units.ts';

/** A test of a spec that has run. */
export interface SpecTrial extends Trial {
  readonly spec: string;
}

/** Lines of a failed test's log; --json has all that was kept. */
const LOG_LINES = 10;
/** characters of a line */
const LINE_LENGTH = 400;

/** One test: how it ended, and of a failed one the last lines of its log. Control characters are escaped. */
export function testText({ spec, test: name, seconds, result, findings }: SpecTrial): string {
  const title = `${spec}: ${escapeControl(name)} (${formatDuration(seconds)})`;
  if (findings.length === 0) {
    const outputs = result?.outputs.map((output) => escapeControl(output.name)).join(', ');
    return `✓ ${title}: ${outputs || 'no output, as expected'}\n`;
  }
  const log = (result?.log ?? '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !isAgentLine(line))
    .slice(-LOG_LINES)
    .map((line) => `    | ${clip(escapeControl(line.replaceAll('\t', '  ')), LINE_LENGTH)}\n`)
    .join('');
  const found = findings
    .map(({ code, message }) => `    error ${code}: ${escapeControl(message)}\n`)
    .join('');
  return `✗ ${title}\n${found}${log}`;
}

/** How a first test is written. @param spec the spec's file, as the user named it */
export function firstTestText(spec: string): string {
  const folder = spec.replace(/[^/]*$/, '');
  return `To write a test, put a small sample into ${escapeControl(folder)}tests/, and name it in ${escapeControl(spec)}:
  "tests": [{ "name": "small", "input": "tests/SAMPLE", "expect": { "outputs": ["*"] } }]
"contains" and "sha256" in "expect" say more about the outputs.
`;
}
