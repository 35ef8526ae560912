import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The user's home folder, as the environment names it: on Windows, only some shells set HOME. */
export function homeFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): string | undefined {
  return env.HOME || (platform === 'win32' ? env.USERPROFILE : undefined) || undefined;
}

/**
 * Pipewright's folder in the user's cache folder (XDG Base Directory Specification). It need not exist.
 * @param name of what is kept in it
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const base = env.XDG_CACHE_HOME;
  const home = base && isAbsolute(base) ? base : join(homeFolder(env) ?? homedir(), '.cache');
  return join(home, 'pipewright', name);
}
