import { explain, Failure } from '../core/failure.ts';
import { readTextIfThere } from '../edge/files.ts';
import type { GitHubOptions } from '../edge/github-client.ts';
import type { GitHub } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';

/** bytes; GitHub's events have 25 MB at most, and those of pull requests some 100 KB */
const EVENT_LIMIT = 25 * 1024 * 1024;

/** What the action's modes are given of the process. */
export interface ActionIo {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly runner: Runner;
  readonly signal: AbortSignal;
}

/** The same with the job's token in its environment, for catalogs and images; what the job has set itself is left. */
export function withToken<T extends Pick<ActionIo, 'env'>>(io: T, token: string): T {
  return io.env.GITHUB_TOKEN || !token ? io : { ...io, env: { ...io.env, GITHUB_TOKEN: token } };
}

/** @param open `openGitHub`, which callers load when they need it */
export function openGitHubFor(
  open: (options: GitHubOptions) => GitHub,
  token: string,
  { env, signal, runner }: ActionIo,
): GitHub {
  return open({
    env,
    token,
    signal,
    onRetry: (what, why, delay) =>
      runner.info(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`),
  });
}

/** The event that started the run, undefined where there is none. @throws Failure `BAD_EVENT` */
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
