import { isOver } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { shellWord } from '../text/terminal.ts';

/** Something that people can do about a run, with its command. */
export interface NextStep {
  readonly what: string;
  readonly command: string;
}

/** @param next the workflow file, for commands; whether the results have been fetched */
export function nextSteps(
  { progress, snapshot }: RunStatus,
  { file, fetched = false }: { readonly file: string; readonly fetched?: boolean },
): NextStep[] {
  const { run } = snapshot.run;
  const word = shellWord(file);
  const hasFailed = progress.steps.some(({ failed }) => failed > 0);
  const hasResults = isOver(progress.state) && progress.steps.some(({ complete }) => complete > 0);
  const again =
    // A paused or canceled run refuses retries until it is continued.
    progress.state === 'PAUSED'
      ? {
          what: 'To continue it, with a larger budget',
          command: `npx pipewright run ${word} --run ${run} --budget ${Math.ceil(2 * (snapshot.run.budget?.run_usd ?? 1))}`,
        }
      : progress.state === 'CANCELED'
        ? { what: 'To continue it', command: `npx pipewright run ${word} --run ${run}` }
        : hasFailed && {
            what: 'To retry what failed, after a fix',
            command: `npx pipewright retry ${run} ${word}`,
          };
  return [
    ...(hasResults && !fetched
      ? [{ what: 'To fetch results', command: `npx pipewright results ${run} ${word} --out results` }]
      : []),
    ...(again ? [again] : []),
  ];
}
