import { createHash } from 'node:crypto';
import type { WorkflowView } from '../../test/fakes/workflow-view.ts';
import type { JoinedWorkflow, Sample } from './joined-workflow.ts';

interface Seen {
  readonly view: WorkflowView;
  readonly run: string;
  readonly steps: readonly string[];
}

/**
 * What is wrong with a run of joined steps that is over: every sample must have exactly its own results, each
 * made from its own files, and one marker in each step that it reached; all of them must be gathered once; no
 * message may be given up.
 */
export async function judgeJoined(
  { resultsOf, gather }: JoinedWorkflow,
  samples: readonly Sample[],
  { view, run, steps }: Seen,
): Promise<string[]> {
  const problems: string[] = [];
  const right = samples.filter(({ isBroken }) => !isBroken);
  for (const step of steps) {
    if (step === gather?.step) continue;
    const etags = await view.etags(step, run);
    const due = right.flatMap((sample) => [...resultsOf(step, sample)]);
    for (const [path, text] of due) {
      const etag = etags.get(path);
      if (etag === undefined) problems.push(`${step}: no result ${path}`);
      else if (etag !== createHash('md5').update(text).digest('hex'))
        problems.push(
          `${step}: ${path} is wrong: ${JSON.stringify(String(await view.read(step, run, path)))}`,
        );
      etags.delete(path);
    }
    for (const path of etags.keys()) problems.push(`${step}: a result of no sample: ${path}`);
    // A sample that fails in the first step does not reach the later ones.
    const failures = step === steps[0] ? samples.length - right.length : 0;
    const ended = await view.ended(step, run);
    const failed = ended.filter((state) => state === 'failed').length;
    if (ended.length !== right.length + failures || failed !== failures)
      problems.push(`${step}: ${ended.length} markers, ${failed} of them failed`);
  }
  if (gather) problems.push(...(await judgeGather(gather)));
  for (const name of [view.names.inboxDead, ...steps.map((step) => view.names.dead(step))])
    for (const body of await peek(name)) problems.push(`${name}: ${body.slice(0, 300)}`);
  return problems;

  async function judgeGather({ step, of, path, missing }: NonNullable<JoinedWorkflow['gather']>) {
    const found: string[] = [];
    const read = async (name: string) => String(await view.read(step, run, name));
    const blocks = (text: string): string[] => text.split(new RegExp(`^(?=${of} )`, 'm')).sort();
    const due = right.flatMap((sample) => [...resultsOf(of, sample).values()]).sort();
    const got = blocks(await read(path));
    if (JSON.stringify(got) !== JSON.stringify(due))
      found.push(`${step}: it has ${got.length} results, not the ${due.length} that it must have`);
    const broken = samples.flatMap(({ id, isBroken }) => (isBroken ? [`${id}\n`] : []));
    if ((await read(missing)) !== broken.join('')) found.push(`${step}: other samples are missing`);
    const ended = await view.ended(step, run);
    if (ended.join() !== 'done') found.push(`${step}: its markers are ${ended.join()}`);
    return found;
  }

  /** Messages that were given up, except those of broken samples. */
  async function peek(name: string): Promise<string[]> {
    const broken = samples.flatMap(({ id, isBroken }) => (isBroken ? [JSON.stringify(id)] : []));
    return (await view.letters(name)).filter((body) => !broken.some((id) => body.includes(id)));
  }
}
