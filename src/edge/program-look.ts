import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import type { Owner } from '../agent/workspace.ts';
import { ELF_MACHINES, runsMachine } from './elf-machine.ts';

/** A program that the kernel will start, or that a shell can read. */
export interface StartableProgram {
  readonly path: string;
  /** Neither an ELF header nor a `#!` line: the kernel refuses it, and execvp(3) gives it to /bin/sh. */
  readonly isText: boolean;
}

export interface UnstartableProgram {
  /** As in shells: 127 if something is missing, 126 if it is not a program for this machine or user. */
  readonly exitCode: 126 | 127;
  /** A sentence without its end: what is wrong, and what to do. */
  readonly reason: string;
}

/** The kernel follows at most four interpreters that are scripts themselves (fs/exec.c). */
const MOST_INTERPRETERS = 4;
/** The kernel reads this much of a `#!` line (BINPRM_BUF_SIZE). bytes */
const FIRST_LINE_BYTES = 256;
const PT_INTERP = 3;

/** The first bytes, in hexadecimal, of files that are not programs on Linux, and what these files are. */
const OTHER_FORMATS: Readonly<Record<string, string>> = {
  '4d5a': 'a program for Windows',
  cffaedfe: 'a program for macOS',
  cafebabe: 'a program for macOS or a Java class',
  '504b0304': 'an archive (zip or jar): name the program that opens it, such as "java -jar"',
  '1f8b': 'compressed with gzip',
  efbbbf2321: 'a script with a byte order mark before its #! line: save it without the mark',
};

/**
 * Looks at a program before it is started, since the kernel's refusal (ENOENT, ENOEXEC) does not say what is
 * wrong, and execvp(3) gives programs of other machines to a shell, which complains about their syntax.
 * @param name as in the command line @param paths where to search, in order
 * @param user who starts it, if not the process's own user
 * @returns the first that can be started, else what is wrong with the first that is there
 */
export function lookAtProgram(
  name: string,
  paths: readonly string[],
  user?: Owner,
): StartableProgram | UnstartableProgram {
  let problem: UnstartableProgram | undefined;
  for (const path of paths) {
    const found = look(path, path.endsWith(`/${name}`) ? path : name, user, 0);
    if (found && 'path' in found) return found;
    problem ??= found;
  }
  return problem ?? { exitCode: 127, reason: `the program ${name} is not in the image` };
}

/** @returns undefined where there is no file */
function look(
  path: string,
  name: string,
  user: Owner | undefined,
  depth: number,
): StartableProgram | UnstartableProgram | undefined {
  const cannot = (reason: string, exitCode: 126 | 127 = 126): UnstartableProgram => ({ exitCode, reason });
  let info: Stats;
  try {
    info = statSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return undefined;
    return cannot(
      `the program ${name} cannot be executed: the container's user has no permission for its folder`,
    );
  }
  if (info.isDirectory()) return cannot(`${name} is a folder and cannot be executed`);
  if (!mayExecute(path, info, user))
    return cannot(
      `the program ${name} cannot be executed by the container's user: set its mode to 755 in the image`,
    );
  const head = readHead(path);
  // It may be executable without being readable.
  if (!head) return { path, isText: false };
  if (head.toString('latin1', 0, 4) === '\x7fELF') {
    const problem = elfProblem(head, name);
    return problem ?? { path, isText: false };
  }
  if (head.toString('latin1', 0, 2) === '#!') {
    const problem = scriptProblem(head, name, user, depth);
    return problem ?? { path, isText: false };
  }
  const hex = head.toString('hex', 0, 8);
  const other = Object.entries(OTHER_FORMATS).find(([magic]) => hex.startsWith(magic))?.[1];
  if (other) return cannot(`${name} cannot be executed: it is ${other}`);
  if (head.length === 0) return cannot(`${name} cannot be executed: it is empty`);
  if (head.includes(0))
    return cannot(`${name} cannot be executed: it is neither a program for Linux nor a script`);
  return { path, isText: true };
}

/** For another user, by file mode: this process is then root, and access(2) only answers for root. */
function mayExecute(path: string, { mode, uid, gid }: Stats, user: Owner | undefined): boolean {
  if (user) {
    const shift = user.uid === uid ? 6 : user.gid === gid ? 3 : 0;
    return ((mode >> shift) & 1) === 1;
  }
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function scriptProblem(
  head: Buffer,
  name: string,
  user: Owner | undefined,
  depth: number,
): UnstartableProgram | undefined {
  const line = head.toString('utf8', 2, FIRST_LINE_BYTES).split('\n', 1)[0]!;
  const interpreter = /^[ \t]*([^ \t]*)/.exec(line)![1]!;
  if (interpreter === '')
    return { exitCode: 126, reason: `the #! line of ${name} does not name an interpreter` };
  if (depth === MOST_INTERPRETERS)
    return {
      exitCode: 126,
      reason: `the interpreter of ${name} is a script, whose interpreter is a script again, too many times`,
    };
  const found = look(interpreter, `${interpreter}, the interpreter of ${name},`, user, depth + 1);
  if (found) return 'reason' in found ? found : undefined;
  const reason = interpreter.endsWith('\r')
    ? `the #! line of ${name} ends with a carriage return, as on Windows, so its interpreter is not found: save it with plain line feeds`
    : `the interpreter ${interpreter} of ${name} is not in the image: install it, or change the #! line`;
  return { exitCode: 127, reason };
}

/** Checks the machine, and the loader that a dynamic program names (elf(5)). */
function elfProblem(head: Buffer, name: string): UnstartableProgram | undefined {
  const isWide = head[4] === 2;
  const isLittle = head[5] === 1;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const word = (at: number): number => view.getUint16(at, isLittle);
  const address = (at: number): number =>
    isWide ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
  try {
    const machine = word(18);
    if (!runsMachine(machine)) {
      const theirs = ELF_MACHINES[machine] ?? `another machine (ELF machine ${machine})`;
      const ours = process.arch === 'arm64' ? 'arm64' : 'amd64';
      return {
        exitCode: 126,
        reason: `the program ${name} cannot be executed: it was built for ${theirs}, and this machine runs linux/${ours}. Build it for linux/${ours}`,
      };
    }
    const [start, size, count] = [address(isWide ? 32 : 28), word(isWide ? 54 : 42), word(isWide ? 56 : 44)];
    for (let i = 0; i < count; i++) {
      const at = start + i * size;
      if (view.getUint32(at, isLittle) !== PT_INTERP) continue;
      const [offset, length] = [address(at + (isWide ? 8 : 4)), address(at + (isWide ? 32 : 16))];
      const loader = head.toString('utf8', offset, offset + length).replace(/\0.*$/s, '');
      if (loader === '' || existsSync(loader)) return undefined;
      return { exitCode: 127, reason: loaderReason(name, loader) };
    }
  } catch (error) {
    // What is beyond the part that was read is not checked.
    if (!(error instanceof RangeError)) throw error;
    if (head.length < 64)
      return { exitCode: 126, reason: `the program ${name} cannot be executed: it is cut off` };
  }
  return undefined;
}

function loaderReason(name: string, loader: string): string {
  const library = loader.includes('musl')
    ? 'musl (Alpine)'
    : loader.includes('ld-linux')
      ? 'glibc (Debian, Ubuntu)'
      : '';
  const built = library && `: it was built for ${library}. Build it on the image's own base, or statically`;
  return `the loader ${loader} of the program ${name} is not in the image${built}`;
}

/** Bytes: linkers put ELF's program headers and the loader's name this near to the beginning. */
const HEAD_BYTES = 4096;

function readHead(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}
