import type { Edit, Fix } from '../../core/finding.ts';
import { quote, quoteList } from '../../text/quote.ts';
import { type Path, sourceOf } from '../json/json-text.ts';
import type { Report } from './rule-report.ts';

/**
 * The variables that container_wrapper.py, where the spec's format comes from, adds to an algorithm's own in
 * the detailed file that it writes: settings of the agent that it puts into the image.
 */
export const WRAPPER_VARIABLES: ReadonlySet<string> = new Set([
  'output_s3_name',
  'sqs',
  'LOG_LVL',
  'NAME',
  'AWS_DEFAULT_REGION',
  'AWS_DEFAULT_OUTPUT',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
]);
/** No other tool's list has these. */
const SIGNS = ['sqs', 'output_s3_name'];

const FIELD = ['user_specified_environment_variables'] as const;

/**
 * Reports the variables of container_wrapper.py's agent as one mistake: the detailed file is not the spec.
 * @param items the paths of all variables
 * @returns the paths of these variables, which other rules need not look at
 */
export function checkWrapperVariables(report: Report, items: readonly Path[]): ReadonlySet<Path> {
  const nameOf = (path: Path): string => report.text([...path, 'name']) ?? '';
  if (!items.some((path) => SIGNS.includes(nameOf(path)))) return new Set();
  const found = items.filter((path) => WRAPPER_VARIABLES.has(nameOf(path)));
  const names = found.map(nameOf);
  report.error('WRAPPER_VARIABLES', FIELD, {
    message: `This is the detailed file that container_wrapper.py wrote, not the file that you gave it: ${listed(names)} are settings of its agent. Pipewright does not need them. Remove them.`,
    got: quote(names[0]),
    fix: removal(report, found),
  });
  const image = report.text(['container_name']);
  const algorithm = report.text(['name']);
  if (image !== undefined) {
    report.warn('WRAPPED_ELSEWHERE', ['container_name'], {
      message: `"container_name" is ${quote(image)}, the image that container_wrapper.py made. It works, but contains an agent that nothing starts. Better name your own image, from which it was made.${algorithm === undefined ? '' : ` Its results were called Result-${algorithm}-…: to keep that, write "output_name": ${JSON.stringify(`Result-${algorithm}-{name}`)}.`}`,
      got: quote(image),
    });
  }
  return new Set(found);
}

/** Names that a sentence can hold. */
const MOST_NAMES = 4;

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return quoteList(names, 'and');
  const shown = names.slice(0, MOST_NAMES).map((name) => quote(name));
  return `${shown.join(', ')} and ${names.length - MOST_NAMES} more`;
}

/** Removes items of the list; what is left keeps its text. */
function removal(report: Report, found: readonly Path[]): Fix | undefined {
  const list = report.node(FIELD);
  const items = list?.children ?? [];
  if (!list || items.length === 0) return undefined;
  const gone = new Set(found.map((path) => path.at(-1)));
  const kept = items.filter((_, i) => !gone.has(i));
  const last = kept.at(-1);
  // The wrapper adds its variables at the end.
  const isTail = last !== undefined && kept.length === items.indexOf(last) + 1;
  const end = items.at(-1)!.offset + items.at(-1)!.length;
  const edit: Edit = isTail
    ? { offset: last.offset + last.length, length: end - last.offset - last.length, text: '' }
    : {
        offset: list.offset,
        length: list.length,
        text: `[${kept.map((item) => sourceOf(report.json, item)).join(', ')}]`,
      };
  return { title: "remove the wrapper's variables", edits: [edit], safe: true };
}
