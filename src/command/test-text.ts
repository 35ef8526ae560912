import { isAgentLine } from '../local/item-container.ts';
import type { Trial } from '../pull-request/smoke.ts';
import { clip } from '../text/markdown.ts';
import { line, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
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

/** One test: how it ended, and of a failed one the last lines of its log. */
export function testText(
  { spec, test: name, seconds, result, findings }: SpecTrial,
  screen: Screen = PLAIN,
): string {
  const title = `${spec}: ${name} (${formatDuration(seconds)})`;
  if (findings.length === 0) {
    const outputs = result?.outputs.map((output) => output.name).join(', ');
    const head = [styled('good', '✓'), ` ${title}: ${outputs || 'no output, as expected'}`];
    return print([paragraph(head, 0, 2)], screen);
  }
  const log = (result?.log ?? '')
    .split(/\r\n|\n|\r/)
    .filter((text) => text.trim() !== '' && !isAgentLine(text))
    .slice(-LOG_LINES);
  const blocks = [
    paragraph([styled('bad', '✗'), ` ${title}`], 0, 2),
    ...findings.map(({ code, message }) =>
      paragraph([styled('bad', 'error'), ' ', styled('dim', `${code}:`), ` ${message}`], 4, 2),
    ),
    ...log.map((text) =>
      paragraph([styled('dim', '| '), clip(escapeControl(text.replaceAll('\t', '  ')), LINE_LENGTH)], 4, 2),
    ),
  ];
  return print(blocks, screen);
}

/** How a first test is written. @param spec the spec's file, as the user named it */
export function firstTestText(spec: string, screen: Screen = PLAIN): string {
  const folder = spec.replace(/[^/]*$/, '');
  return print(
    [
      paragraph(`To add a test, put a small sample into ${folder}tests/, and name it in ${spec}:`),
      line('  "tests": [{ "name": "small", "input": "tests/SAMPLE", "expect": { "outputs": ["*"] } }]'),
      paragraph('"contains" and "sha256" in "expect" can also check the content of the outputs.'),
    ],
    screen,
  );
}
