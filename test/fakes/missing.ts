import { spawnSync } from 'node:child_process';
import { findProgram } from '../../scripts/services/command.ts';

/**
 * Why a test that needs a program is skipped, or false. In CI nothing is skipped for want of a program: there the test
 * fails. An engine is missing, too, when it does not answer.
 */
export function missing(program: string): string | false {
  if (process.env.CI === 'true') return false;
  if (!findProgram(program)) return `${program} is not installed`;
  const isEngine = program === 'docker' || program === 'podman';
  if (!isEngine || spawnSync(program, ['info'], { timeout: 30_000 }).status === 0) return false;
  return `${program} does not answer`;
}
