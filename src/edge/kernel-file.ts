import { readFileSync } from 'node:fs';

/** A file of /proc or /sys; empty where it is missing. */
export function readKernelFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
