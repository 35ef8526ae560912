import type { Spec } from './spec.ts';

/** What an exit code of an algorithm means. */
export interface ExitCode {
  /** In words. */
  readonly meaning: string;
  /** Whether another attempt with the same input may end differently; default true. */
  readonly retry?: boolean;
}

/**
 * What a spec says about an exit code, written as a text or as an object.
 * @param code null for a command that a signal ended
 * @returns undefined where it says nothing
 */
export function exitCodeOf(
  { exit_codes: codes }: Pick<Spec, 'exit_codes'>,
  code: number | null,
): ExitCode | undefined {
  const written = codes && Object.hasOwn(codes, `${code}`) ? codes[`${code}`] : undefined;
  return typeof written === 'string' ? { meaning: written } : written;
}

/** An exit code as complete specs hold it: plain text, unless it forbids retries. */
export function completeExitCode(written: string | ExitCode): string | ExitCode {
  if (typeof written === 'string') return written;
  return written.retry === false ? { meaning: written.meaning, retry: false } : written.meaning;
}
