type Env = Readonly<Record<string, string | undefined>>;

/** The address of the GitHub that a job or machine uses, without a slash at its end: `https://github.com`. */
export function serverOf(env: Env): string {
  return (env.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, '');
}

/**
 * The container registry that takes a server's tokens: `ghcr.io` for github.com, `containers.HOST` for GitHub
 * Enterprise Server and for GHE.com (GitHub docs, "Working with the Container registry"). A token must be
 * sent to no other registry.
 * @returns undefined where the server's address is not valid
 */
export function containerRegistryOf(env: Env): string | undefined {
  const url = URL.parse(serverOf(env));
  if (!url) return undefined;
  return url.host === 'github.com' ? 'ghcr.io' : `containers.${url.host}`;
}

/**
 * The environment for requests to github.com. On a job or machine of a company's own GitHub, it is without
 * that server's API and token, which are of no use on github.com.
 */
export function onGitHubCom(env: Env): Env {
  if (serverOf(env) === 'https://github.com') return env;
  const { GITHUB_SERVER_URL, GITHUB_API_URL, GITHUB_TOKEN, GH_TOKEN, ...others } = env;
  return others;
}
