import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { findProgram, mustRun } from './command.ts';
import { withLock } from './lock.ts';
import type { Setting } from './setting.ts';

/**
 * Programs that tests and benchmarks compare ours with, each at a fixed version, so that figures stay
 * comparable.
 */
export const GO_TOOLS = {
  crane: { module: 'github.com/google/go-containerregistry/cmd/crane', version: 'v0.22.1' },
  act: { module: 'github.com/nektos/act', version: 'v0.2.89' },
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12' },
} as const;

export type GoTool = keyof typeof GO_TOOLS;

/**
 * Builds a program from its Go module, at the pinned version, once into `.cache/go-bin`.
 * @returns its path
 * @throws Failure `TOOL_MISSING` without Go
 */
export async function ensureGoTool(setting: Setting, tool: GoTool): Promise<string> {
  const { module, version } = GO_TOOLS[tool];
  // The version is in the path: a new pin means a new build.
  const folder = join(setting.cache, 'go-bin', version);
  const program = join(folder, tool);
  if (existsSync(program)) return program;
  if (!findProgram('go')) {
    throw new Failure(
      'TOOL_MISSING',
      `${tool} is built from its Go module, and Go is not installed. Install Go 1.25 or newer.`,
    );
  }
  await withLock(join(setting.folder, `${tool}.lock`), async () => {
    if (existsSync(program)) return;
    await setting.timed(`Building ${tool} ${version}`, () =>
      mustRun(`Building ${tool}`, 'go', ['install', '-trimpath', `${module}@${version}`], {
        env: { GOBIN: folder, GOFLAGS: '', CGO_ENABLED: '0' },
        timeout: 600_000,
      }),
    );
  });
  return program;
}
