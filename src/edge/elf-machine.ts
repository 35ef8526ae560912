import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** ELF's `e_machine` (elf.h) and the platform of each, as images name it. */
export const ELF_MACHINES: Readonly<Record<number, string>> = {
  3: 'linux/386',
  21: 'linux/ppc64le',
  22: 'linux/s390x',
  40: 'linux/arm',
  62: 'linux/amd64',
  183: 'linux/arm64',
  243: 'linux/riscv64',
  258: 'linux/loong64',
};

/** What this machine's kernel runs without emulation: its own machine, and usually the older 32-bit one. */
const NATIVE = process.arch === 'arm64' ? [183, 40] : [62, 3];

/** Machine code that calls Linux's `exit(42)`, for each machine. */
const EXIT_CODE = 42;
const EXITS: Readonly<Record<number, string>> = {
  // mov edi, 42; mov eax, 60; syscall
  62: 'bf2a000000b83c0000000f05',
  // mov x0, #42; mov x8, #93; svc #0
  183: '400580d2a80b80d2010000d4',
};

const known = new Map<number, boolean>();

/**
 * Whether programs for a machine (`e_machine`) start here. Emulation (binfmt_misc) cannot be seen from inside
 * a container, so the smallest program for a foreign machine is tried.
 */
export function runsMachine(machine: number): boolean {
  if (NATIVE.includes(machine)) return true;
  let runs = known.get(machine);
  if (runs === undefined) {
    const code = EXITS[machine];
    runs = code !== undefined && tryProgram(smallestProgram(machine, Buffer.from(code, 'hex')));
    known.set(machine, runs);
  }
  return runs;
}

/** One ELF64 file with one segment (elf(5)): header, program header, code. */
export function smallestProgram(machine: number, code: Buffer): Buffer {
  const [base, headers] = [0x400000n, 120];
  const file = Buffer.alloc(headers + code.length);
  Buffer.from('7f454c46020101', 'hex').copy(file);
  file.writeUInt16LE(2, 16); // ET_EXEC
  file.writeUInt16LE(machine, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(base + BigInt(headers), 24);
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(64, 52);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(1, 56);
  file.writeUInt32LE(1, 64); // PT_LOAD
  file.writeUInt32LE(5, 68); // readable, executable
  file.writeBigUInt64LE(base, 80);
  file.writeBigUInt64LE(base, 88);
  file.writeBigUInt64LE(BigInt(file.length), 96);
  file.writeBigUInt64LE(BigInt(file.length), 104);
  file.writeBigUInt64LE(0x10000n, 112);
  code.copy(file, headers);
  return file;
}

/** Whether a program starts and exits with 42; also false where no folder lets programs start. */
export function tryProgram(program: Buffer): boolean {
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm'])) {
    let folder: string | undefined;
    try {
      folder = mkdtempSync(join(parent, '.pipewright-'));
      const file = join(folder, 'exit');
      writeFileSync(file, program, { mode: 0o700 });
      // execvp(3) may give it to a shell, which ends with another code.
      if (spawnSync(file, { stdio: 'ignore', timeout: 5000 }).status === EXIT_CODE) return true;
    } catch {
      // The folder is read-only.
    } finally {
      if (folder) rmSync(folder, { recursive: true, force: true });
    }
  }
  return false;
}
