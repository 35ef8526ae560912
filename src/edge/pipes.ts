import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { pushTo } from '../core/grouped-lists.ts';

/** A pipe between two programs. */
export interface Pipe {
  /** File descriptors of this process. */
  readonly read: number;
  readonly write: number;
  /** Closes both in this process. */
  close(): void;
}

/** Prints a dot once it has started, and waits to be ended. */
const HOLDER = "process.stdout.write('.'); process.stdin.resume();";

/** Open pipes that are not used yet: a holder process has more than one. */
const spare: Pipe[] = [];

/**
 * Opens pipes (pipe(7)). Node has no call for that: it puts sockets between processes, which give a writer
 * ECONNRESET where it must get SIGPIPE, and cannot be opened as /dev/stdin. A named pipe opened as /dev/stdin
 * waits forever once its writer has ended. But each event loop of Node has a pipe for signals (libuv,
 * `uv__signal_loop_once_init`). So this starts another Node, opens its pipes through /proc, and ends it: then
 * no other process has them.
 * @throws Error where /proc is missing
 */
export async function openPipes(count: number): Promise<Pipe[]> {
  while (spare.length < count) spare.push(...(await holdersPipes()));
  return spare.splice(0, count);
}

async function holdersPipes(): Promise<Pipe[]> {
  const holder = spawn(process.execPath, ['-e', HOLDER], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  try {
    await Promise.race([
      once(holder.stdout, 'data'),
      once(holder, 'exit').then(() => Promise.reject(new Error('the process that holds pipes has ended'))),
    ]);
    const folder = `/proc/${holder.pid}/fd`;
    const ends = readdirSync(folder).map((name) => [readlinkSync(`${folder}/${name}`), `${folder}/${name}`]);
    const both = new Map<string, string[]>();
    for (const [name, path] of ends as [string, string][])
      if (name.startsWith('pipe:')) pushTo(both, name, path);
    // If the holder has only one end of a pipe, another process has the other end.
    const found = [...both.values()]
      .filter(({ length }) => length === 2)
      .flatMap(([path]) => openEmpty(path!));
    if (found.length === 0) throw new Error('the process that holds pipes has none');
    return found;
  } finally {
    holder.kill('SIGKILL');
  }
}

/** Opens both ends of a pipe; gives nothing if there is data in it. */
function openEmpty(path: string): Pipe[] {
  const [read, write] = [
    openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
    openSync(path, constants.O_WRONLY),
  ];
  const close = (): void => {
    closeSync(read);
    closeSync(write);
  };
  try {
    readSync(read, Buffer.alloc(1));
  } catch (error) {
    // Empty. O_NONBLOCK may stay: libuv makes the standard streams of programs blocking.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return [{ read, write, close }];
  }
  close();
  return [];
}
