import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { homeFolder } from './cache-folder.ts';

/**
 * Lets V8 keep compiled code for the next start, in the user's cache folder. Node checks that what it finds
 * there fits the code and its own version, continues without it where it cannot read or write, and respects
 * `NODE_DISABLE_COMPILE_CACHE`. CI machines are short-lived, so nothing is kept there.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>>): void {
  const home = homeFolder(env);
  const cache = env.XDG_CACHE_HOME || (home && join(home, '.cache'));
  if (env.CI || env.NODE_DISABLE_COMPILE_CACHE || !cache || !isAbsolute(cache)) return;
  const folder = join(cache, 'pipewright', 'compiled');
  if (![cache, join(cache, 'pipewright'), folder].every(isMade)) return;
  // Missing in a Node that is older than supported, which cli.ts reports.
  enableCompileCache?.(folder);
}

/** Makes one folder: Node's recursive mkdir never ends where none can be made, such as in /proc. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST';
  }
}
