import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ItemOutcome, isConclusive, outcomeOf } from '../local/item-container.ts';
import type { FinishedRun } from './engine.ts';
import { callEngine } from './engine-call.ts';

const QUICK_SECONDS = 30;

/**
 * Whether the kernel killed a process of a container as memory ran out, as far as the engine noticed: Docker
 * reports an event "oom", Podman's monitor writes a file "oom" into its working folder. The container may be
 * gone already.
 * @param options the container's name, and the working folder of the engine's command
 * @param began milliseconds since 1970, before the container's start
 */
export async function ranOutOfMemory(
  command: 'docker' | 'podman',
  { name, folder }: { readonly name: string; readonly folder: string },
  began: number,
): Promise<boolean> {
  if (command === 'podman') return existsSync(join(folder, 'oom'));
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
  const filters = ['--filter=type=container', '--filter=event=oom', `--filter=container=${name}`];
  // With an end in the past the command lists what the engine remembers, and ends.
  const period = [`--since=${seconds(began)}`, `--until=${seconds(Date.now())}`];
  const found = await callEngine(command, ['events', ...filters, ...period], QUICK_SECONDS).catch(
    () => undefined,
  );
  return found?.exitCode === 0 && found.stdout.trim() !== '';
}

/**
 * What a container's end means, as `outcomeOf`; asks the engine only if the agent's report does not settle
 * it.
 */
export async function outcomeOfRun(
  { exitCode, outOfMemory }: FinishedRun,
  report: ItemOutcome | undefined,
  log: string,
): Promise<ItemOutcome> {
  return outcomeOf(
    { exitCode, outOfMemory: !isConclusive(exitCode, report) && (await outOfMemory()) },
    report,
    log,
  );
}
