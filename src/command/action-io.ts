import { explain, Failure } from '../core/failure.ts';
import { readTextIfThere } from '../edge/files.ts';
import { type EventContext, readEventContext } from '../github/event-context.ts';
import type { Runner } from '../github/runner.ts';
import type { CommandIo } from './command-io.ts';

/** bytes; GitHub's events have 25 MB at most, and those of pull requests some 100 KB */
const EVENT_LIMIT = 25 * 1024 * 1024;

/** What the action's modes may touch of the process: what commands get, and the job's runner. */
export interface ActionIo extends CommandIo {
  readonly runner: Runner;
}

/**
 * The adapter from a job to what commands run in: what they print becomes lines of the log, and the job's
 * token is in the environment, for catalogs and images, unless the job has set another one itself.
 */
export function actionIo(
  { env, ...job }: Pick<ActionIo, 'env' | 'cwd' | 'runner' | 'signal'>,
  token: string,
): ActionIo {
  const log = (text: string): void => {
    for (const line of text.trimEnd().split('\n')) job.runner.info(line);
  };
  return {
    ...job,
    env: env.GITHUB_TOKEN || !token ? env : { ...env, GITHUB_TOKEN: token },
    token,
    out: log,
    err: log,
    quiet: false,
    tty: false,
    errTty: false,
    columns: () => 120,
  };
}

/** The event that started the job, undefined where there is none. @throws Failure `BAD_EVENT` */
export async function readEvent(env: NodeJS.ProcessEnv): Promise<unknown> {
  const file = env.GITHUB_EVENT_PATH;
  const text = file ? await readTextIfThere(file, EVENT_LIMIT) : undefined;
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_EVENT', `GITHUB_EVENT_PATH (${file}) is not JSON: ${explain(error)}.`);
  }
}

/** What the job is about; undefined outside of GitHub. @throws Failure `BAD_EVENT` */
export async function jobContext({ env }: Pick<ActionIo, 'env'>): Promise<EventContext | undefined> {
  return readEventContext(env, await readEvent(env));
}
