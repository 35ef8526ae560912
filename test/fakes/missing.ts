import { spawnSync } from 'node:child_process';
import { findProgram } from '../../scripts/services/command.ts';

/**
 * Why a test that needs a program is skipped, or false. In CI a test is never skipped for a missing program,
 * but fails. An engine that does not answer is missing, too.
 */
export function missing(program: string): string | false {
  if (process.env.CI === 'true') return false;
  if (!findProgram(program)) return `${program} is not installed`;
  const isEngine = program === 'docker' || program === 'podman';
  if (!isEngine || spawnSync(program, ['info'], { timeout: 30_000 }).status === 0) return false;
  return `${program} does not answer`;
}
