/** Bytes between two collections: one every few hundred network reads. */
const EVERY = 8 * 1024 * 1024;

type Collect = (options: { type: 'minor' }) => void;

/**
 * Frees network buffers while gigabytes stream through. They are outside V8's heap, but only its size makes
 * V8 start a collection, so they pile up: copying 2 GiB used 150-180 MB. A minor collection every 8 MiB takes
 * a third of a millisecond, uses 90-110 MB, and is faster overall, since memory is reused.
 */
export function bufferCollector(): (received: number) => void {
  let collect: Collect | undefined;
  let since = 0;
  return (received) => {
    since += received;
    if (since < EVERY) return;
    since = 0;
    collect ??= youngCollection();
    collect({ type: 'minor' });
  };
}

/** V8's own `gc`, which Node gives to contexts made after the flag is set. */
function youngCollection(): Collect {
  // Loaded here, as small images need neither.
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
  const found: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc');
  return typeof found === 'function' ? (found as Collect) : () => {};
}
