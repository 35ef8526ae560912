import { Failure } from '../core/failure.ts';
import type { GitHub } from '../github/github.ts';
import { type CommandIo, warn } from './command-io.ts';

/** GitHub with the action's token, or that of the environment; undefined where there is none. */
export async function openGitHub(io: CommandIo): Promise<GitHub | undefined> {
  const { env, signal } = io;
  const token = io.token ?? (env.GITHUB_TOKEN || env.GH_TOKEN);
  if (!token) return undefined;
  const client = await import('../edge/github-client.ts');
  return client.openGitHub({
    env,
    token,
    signal,
    onRetry: (what, why, delay) => warn(io, `${what}: ${why}; retrying in ${Math.ceil(delay / 1000)} s`),
  });
}

/** As `openGitHub`, for what needs a token. @throws Failure `NO_TOKEN` */
export async function requireGitHub(io: CommandIo): Promise<GitHub> {
  const github = await openGitHub(io);
  if (github) return github;
  throw new Failure(
    'NO_TOKEN',
    'This command needs a GitHub token that can at least read pull requests: set GITHUB_TOKEN (or GH_TOKEN).',
  );
}
