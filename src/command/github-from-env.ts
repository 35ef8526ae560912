import type { GitHub } from '../github/github.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';

/** GitHub with the token of the environment; undefined where there is none. */
export async function gitHubFromEnv({ env, signal, err }: CommandIo): Promise<GitHub | undefined> {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN;
  if (!token) return undefined;
  const { openGitHub } = await import('../edge/github-client.ts');
  return openGitHub({
    env,
    token,
    signal,
    onRetry: (what, why, delay) =>
      err(`${escapeControl(`${what}: ${why}; trying again in ${Math.ceil(delay / 1000)} s`)}\n`),
  });
}
