/**
 * Sets up what the tests use, then runs them: `npm test [-- FILE…]`.
 *
 * Engines, tools, the agent and the source images are found or made here, in front of the user, so that no test has to
 * wait for an installation.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { explain, Failure } from '../src/core/failure.ts';
import { publishAgent } from './publish-agent.ts';
import { findProgram } from './services/command.ts';
import { Services } from './services.ts';

const root = join(import.meta.dirname, '..');

async function main(files: readonly string[]): Promise<number> {
  await using services = new Services();
  const { setting } = services;
  let tests: ReturnType<typeof spawn> | undefined;
  // Whoever ends this gets back what the services took.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      tests?.kill(signal);
      void services[Symbol.asyncDispose]().finally(() => process.exit(code));
    });
  await together([
    async () => {
      await services.engine('docker');
      await services.tools(['busybox', 'chromium', 'podman', 'skopeo', 'umoci']);
    },
    async () => {
      await services.goTool('crane');
      // The tests that need these say so themselves where Go is missing.
      for (const tool of ['act', 'actionlint'] as const) if (findProgram('go')) await services.goTool(tool);
    },
    async () => {
      await services.pythonTools(join(root, 'scripts/services/requirements.txt'));
      await services.ministack();
    },
    async () => {
      const registry = await services.registry();
      await setting.timed('Agent', () =>
        publishAgent(
          { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf },
          { say: setting.say },
        ),
      );
      await pushImages(setting, registry, await buildImages(services));
    },
  ]);
  tests = spawn(process.execPath, ['--test', '--test-concurrency=2', ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  const [status] = await once(tests, 'close');
  return status ?? 1;
}

/** Does all jobs at once, as installing mostly waits; ends when the last has ended. @throws what the first failed with */
async function together(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const ends = await Promise.allSettled(jobs.map((job) => job()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
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
