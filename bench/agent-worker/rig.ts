import type { LocalAws, Services } from '../../scripts/services.ts';
import type { Ecs } from '../../test/fakes/ecs.ts';
import { type AgentEnd, startAgent } from '../../test/fakes/fleet.ts';
import type { Step } from '../../test/fakes/step.ts';

/** The services with which every figure is measured. */
export interface Rig {
  readonly aws: LocalAws;
  readonly ecs: Ecs;
  readonly services: Services;
  /**
   * Wraps a busybox whose shell runs `script`, with $1 input and $2 output.
   * @returns the image's name for Docker
   */
  image(name: string, script: string): Promise<string>;
}

/**
 * Runs one agent over the step's queue.
 * @throws Error with the end of its log unless it completes `items` items
 */
export async function runAgent(
  { aws, ecs }: Rig,
  step: Step,
  image: string,
  items: number,
  endpoint = aws.endpoint,
): Promise<AgentEnd> {
  const through = (url: string): string => endpoint + new URL(url).pathname;
  const env = { ...step.env(through), PIPEWRIGHT_IDLE_SECONDS: '1' };
  const end = await startAgent({ image, ecs, endpoint, env }).ended;
  const complete = end.lines.filter(({ state }) => state === 'COMPLETE').length;
  if (end.code !== 0 || complete !== items)
    throw new Error(
      `the agent ended with ${end.code} and ${complete} of ${items} items:\n${end.lines
        .slice(-5)
        .map((line) => JSON.stringify(line))
        .join('\n')}\n${end.rest}`,
    );
  return end;
}

/** Milliseconds per item, from the start of the first command to the end of the last item. */
export function pace(end: AgentEnd): number {
  const begun = end.lines.find(({ state }) => state === 'RUNNING')?.at ?? 0;
  const complete = end.lines.filter(({ state }) => state === 'COMPLETE');
  return ((complete.at(-1)?.at ?? 0) - begun) / complete.length;
}

/** Small files, each with different content. */
export function smallFiles(count: number): { item: string; body: Buffer }[] {
  return Array.from({ length: count }, (_, i) => ({
    item: `item-${i}.txt`,
    body: Buffer.from(`${i} `.repeat(200)),
  }));
}

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
