import type { RunWorld } from './observe.ts';
import { runsFolder } from './run-folder.ts';
import { isRunId } from './run-id.ts';
import type { Watched } from './seen.ts';

export interface FoundRun {
  readonly run: string;
  /** Nobody has written down that it is over, or it was continued since. */
  readonly open: boolean;
}

/** All runs of a workflow that have a manifest, oldest first, from one listing. */
export async function findRuns({ output }: Watched, world: Pick<RunWorld, 'pages'>): Promise<FoundRun[]> {
  const folder = runsFolder(output.prefix.replace(/\/+$/, ''));
  const changed = new Map<string, number>();
  const ended = new Map<string, number>();
  for await (const page of world.pages(output.bucket, folder))
    for (const { key, modified } of page) {
      const [run = '', file] = key.slice(folder.length).split('/');
      if (file === 'run.json' && isRunId(run)) changed.set(run, modified);
      if (file === 'ended.json') ended.set(run, modified);
    }
  return [...changed].map(([run, at]) => ({ run, open: (ended.get(run) ?? 0) < at }));
}
