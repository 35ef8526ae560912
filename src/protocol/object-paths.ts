import { Failure } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from './dispatch-plan.ts';

/** The path of a result within a step that needs it: of several, each has a folder. */
export function pathWithinStep(step: Pick<DispatchStep, 'needs'>, from: string, path: string): string {
  return step.needs.length > 1 ? `${from}/${path}` : path;
}

/** What we wrote ourselves must not start the workflow again. */
export function isOwnObject(
  bucket: string,
  key: string,
  { output, steps }: Pick<DispatchPlan, 'output' | 'steps'>,
): boolean {
  if (bucket !== output.bucket || !key.startsWith(output.prefix)) return false;
  const [first, rest] = splitFirstSegment(key.slice(output.prefix.length));
  return rest !== undefined && (first === '.pipewright' || steps.some(({ id }) => id === first));
}

export function splitFirstSegment(path: string): [string, string?] {
  const slash = path.indexOf('/');
  return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)];
}

/** S3 writes keys as HTML forms do: `red flower.jpg` is `red+flower.jpg`, and UTF-8 in percent signs. */
export function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw new Failure(
      'BAD_MESSAGE',
      `a message of the inbox cannot be read: the key ${JSON.stringify(key)} is not written as S3 writes keys`,
    );
  }
}
