type Env = Readonly<Record<string, string | undefined>>;

/** The GitHub of a job or a machine, without a slash at its end: `https://github.com`, or one of a company's own. */
export function serverOf(env: Env): string {
  return (env.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, '');
}

/**
 * The container registry that takes a server's tokens: `ghcr.io` for github.com, `containers.HOST` for GitHub Enterprise
 * Server and for GHE.com (GitHub docs, "Working with the Container registry"). A token is sent to no other.
 * @returns undefined where the server's address is not valid
 */
export function containerRegistryOf(env: Env): string | undefined {
  const url = URL.parse(serverOf(env));
  if (!url) return undefined;
  return url.host === 'github.com' ? 'ghcr.io' : `containers.${url.host}`;
}
