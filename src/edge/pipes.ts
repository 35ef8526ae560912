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

/** Says that it is there, and waits for its end. */
const HOLDER = "process.stdout.write('.'); process.stdin.resume();";

/** Pipes that are ready: a holder has more than one. */
const spare: Pipe[] = [];

/**
 * Opens pipes (pipe(7)). Node has no call for that: what it puts between processes are sockets, which give a writer
 * ECONNRESET where it must get SIGPIPE, and which cannot be opened as /dev/stdin; a named pipe opened as /dev/stdin waits
 * forever once its writer has ended. But each event loop of Node has a pipe for signals (libuv,
 * `uv__signal_loop_once_init`). So this starts another Node, opens its pipes through /proc, and ends it: then no other
 * process has them.
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
    // A pipe of which it has one end leads elsewhere.
    const found = [...both.values()]
      .filter(({ length }) => length === 2)
      .flatMap(([path]) => openEmpty(path!));
    if (found.length === 0) throw new Error('the process that holds pipes has none');
    return found;
  } finally {
    holder.kill('SIGKILL');
  }
}

/** Opens both ends of a pipe; none where something is in it. */
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
    // libuv makes standard streams of programs blocking.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return [{ read, write, close }];
  }
  close();
  return [];
}
