import { createHash } from 'node:crypto';
import type { ChaosItem } from './chaos-items.ts';
import type { Step } from './step.ts';

/**
 * What is wrong with a run that is over: each item must have exactly one result, the right one, and one
 * marker that names it; each result must have a message in the inbox; work and dead-letter queues must be
 * empty.
 * @param calm the results of a run without disturbance, which these must equal byte for byte
 */
export async function judge(
  step: Step,
  files: readonly ChaosItem[],
  calm: ReadonlyMap<string, Buffer> | undefined,
): Promise<string[]> {
  const problems: string[] = [];
  const [outputs, markers, announced, dead, backlog] = await Promise.all([
    step.outputs(),
    step.markers(),
    step.drainInbox(),
    step.drainDeadLetters(),
    step.backlog(),
  ]);
  if (backlog > 0) problems.push(`${backlog} messages are left in the work queue`);
  for (const body of dead) problems.push(`in the dead-letter queue: ${body}`);
  for (const { item, output, rows, largest } of files) {
    const bytes = outputs.get(output);
    const wrong = (what: string): void => void problems.push(`${item}: ${what}`);
    if (!bytes) wrong('no result');
    else if (!isRight(bytes, rows, largest)) wrong(`a wrong result: ${bytes.toString().slice(0, 200)}`);
    else if (calm && !calm.get(output)?.equals(bytes)) wrong("its result is not the calm run's");
    const own = markers.filter((marker) => marker.item === item);
    if (own.length !== 1) wrong(`${own.length} markers: ${own.map(({ key }) => key).join(' ')}`);
    for (const { state, keyState, outputs: marked } of own) {
      if (state !== 'COMPLETE' || keyState !== 'done') wrong(`its marker says ${state}, its key ${keyState}`);
      const [first] = marked;
      if (marked.length !== 1 || first?.path !== output)
        wrong(`its marker names ${marked.map(({ path }) => path).join(', ') || 'no result'}`);
      else if (bytes && first.etag !== createHash('md5').update(bytes).digest('hex'))
        wrong('its marker names other bytes');
    }
    if (!announced.has(output)) wrong('no message about its result');
  }
  const names = new Set(files.map(({ output }) => output));
  for (const path of outputs.keys()) if (!names.has(path)) problems.push(`a result of no item: ${path}`);
  for (const path of announced.keys())
    if (!names.has(path)) problems.push(`message about a result of no item: ${path}`);
  if (markers.length > files.length) problems.push(`${markers.length} markers of ${files.length} items`);
  return problems;
}

function isRight(bytes: Buffer, rows: number, largest: number): boolean {
  const text = bytes.toString();
  return text.includes(`"rows": ${rows},`) && text.includes(`"max": ${largest},`);
}
