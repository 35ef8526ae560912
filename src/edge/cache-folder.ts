import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * A folder of Pipewright's own in the user's cache folder (XDG Base Directory Specification). It need not exist.
 * @param name of what is kept in it
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, name: string): string {
  const base = env.XDG_CACHE_HOME;
  const home = base && isAbsolute(base) ? base : join(env.HOME || homedir(), '.cache');
  return join(home, 'pipewright', name);
}
