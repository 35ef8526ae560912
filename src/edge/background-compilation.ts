import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from compiling with Maglev, from now on. Its compilation in the background can wait for a garbage collection
 * of the main thread while that one, about to end the process, waits for it: the process never ends. Seen in Node 24.21:
 * `WorkerThreadsTaskRunner::Shutdown` in the main thread, `CollectionBarrier::AwaitCollectionBackground` in the other.
 */
export function withoutMaglev(): void {
  setFlagsFromString('--no-maglev');
}
