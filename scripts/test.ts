/**
 * Sets up what the tests use, then runs them: `npm test [-- FILE…]`.
 *
 * Engines, tools, the agent and the source images are found or made here, one after another and in front of the user,
 * so that no test has to wait for an installation.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { explain, Failure } from '../src/failure.ts';
import { publishAgent } from './publish-agent.ts';
import { findProgram } from './services/command.ts';
import { Services } from './services.ts';

const root = join(import.meta.dirname, '..');

async function main(files: readonly string[]): Promise<number> {
  await using services = new Services();
  const { setting } = services;
  await services.engine('docker');
  await services.tools(['busybox', 'chromium', 'podman', 'skopeo', 'umoci']);
  await services.goTool('crane');
  // The tests that need these say so themselves where Go is missing.
  for (const tool of ['act', 'actionlint'] as const) if (findProgram('go')) await services.goTool(tool);
  await services.pythonTools(join(root, 'scripts/services/requirements.txt'));
  const registry = await services.registry();
  await services.ministack();
  await setting.timed('Agent', () =>
    publishAgent(
      { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf },
      { say: setting.say },
    ),
  );
  await pushImages(setting, registry, await buildImages(services));
  const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=2', ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

try {
  const named = process.argv.slice(2);
  process.exitCode = await main(
    named.length > 0 ? named : globSync('test/**/*.test.ts', { cwd: root }).sort(),
  );
} catch (error) {
  process.stderr.write(
    `${error instanceof Failure ? explain(error) : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
