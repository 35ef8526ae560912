import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from compiling in the background, from now on. A compiling thread can wait for a garbage
 * collection of the main thread while the main thread, about to end the process, waits for the compiling
 * thread: the process never ends. Seen in Node 24.21 with Maglev and with Sparkplug:
 * `WorkerThreadsTaskRunner::Shutdown` in the main thread, `CollectionBarrier::AwaitCollectionBackground` in
 * the other.
 */
export function compileInForeground(): void {
  for (const flag of FOREGROUND_FLAGS) setFlagsFromString(flag);
}

/** The same as options of `node`. */
export const FOREGROUND_FLAGS = ['--no-maglev', '--no-concurrent-sparkplug'] as const;
