import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findEngine } from '../../src/edge/engine.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { must, openWorkshop, ROOT, readSpec, run, type Said, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = ['csv-summary', 'fasta-stats', 'imagemagick', 'outliers', 'samtools'];

describe('wrapped images', { timeout: 900_000 }, () => {
  let workshop: Workshop;
  const images = new Map<string, string>();

  before(async () => {
    workshop = await openWorkshop(ALGORITHMS);
    for (const name of ALGORITHMS) {
      const to = `ghcr.io/pipewright/engines-test/${name}:1`;
      const said = await workshop.pipewright('wrap', `catalog/${name}/spec.json`, '--to', to, '--no-write');
      assert.equal(said.code, 0, said.stderr);
      images.set(name, workshop.registry.locate(to));
    }
  });
  after(() => workshop[Symbol.asyncDispose]());

  /** Runs a wrapped image on the sample of its first test; gives what the engine said and the results. */
  async function runOnSample(
    engine: 'docker' | 'podman',
    name: string,
    options: readonly string[],
  ): Promise<{ said: Said; results: Map<string, string> }> {
    await using folder = await temporaryFolder();
    const test = readSpec(name).tests?.[0];
    assert.ok(test?.input);
    const out = join(folder.path, 'out');
    await mkdir(out);
    await chmod(folder.path, 0o755);
    await chmod(out, 0o777);
    const input = join(ROOT, 'catalog', name, test.input);
    const inside = `/.pipewright/in/${basename(input)}`;
    const variables = Object.entries(test.env ?? {}).map(([key, value]) => `--env=${key}=${value}`);
    const said = await run(engine, [
      'run',
      '--rm',
      ...(await findEngine(engine)).runOptions,
      ...options,
      ...variables,
      `--volume=${input}:${inside}:ro`,
      `--volume=${out}:/.pipewright/out`,
      images.get(name) ?? '',
      'run',
      inside,
      '/.pipewright/out',
    ]);
    const results = new Map<string, string>();
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      results.set(
        path.slice(out.length + 1),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      );
    }
    return { said, results };
  }

  for (const engine of ['docker', 'podman'] as const) {
    describe(`on ${engine}`, () => {
      before(async () => {
        for (const image of images.values())
          await must(engine, [
            'pull',
            '--quiet',
            ...(engine === 'podman' ? ['--tls-verify=false'] : []),
            image,
          ]);
      });
      after(async () => {
        await run(engine, ['rmi', '--force', ...images.values()]);
      });

      for (const name of ALGORITHMS) {
        for (const [how, options] of [
          ['as built', []],
          ['with a read-only root', ['--read-only']],
          ['as another user', ['--user=12345']],
          ['without a network', ['--network=none']],
          ['with all of these', ['--read-only', '--user=12345', '--network=none', '--cap-drop=ALL']],
        ] as const) {
          it(`${name} runs ${how}`, async () => {
            const { said, results } = await runOnSample(engine, name, options);
            assert.equal(said.code, 0, said.stdout + said.stderr);
            const expected = readSpec(name).tests?.[0]?.expect;
            for (const [file, sha256] of Object.entries(expected?.sha256 ?? {}))
              assert.equal(results.get(file), sha256);
            assert.ok(results.size > 0);
          });
        }
      }

      it('gives the old entrypoint through exec', async () => {
        for (const name of ALGORITHMS) {
          const source = workshop.registry.locate(readSpec(name).container_name);
          const pull = engine === 'podman' ? ['pull', '--quiet', '--tls-verify=false'] : ['pull', '--quiet'];
          await must(engine, [...pull, source]);
          const plain = await run(engine, [
            'run',
            '--rm',
            ...(await findEngine(engine)).runOptions,
            source,
            '--version',
          ]);
          const wrapped = await run(engine, [
            'run',
            '--rm',
            ...(await findEngine(engine)).runOptions,
            images.get(name) ?? '',
            'exec',
            '--',
            '--version',
          ]);
          // An image without an entrypoint cannot start "--version"; then both must fail alike.
          if (plain.code === 0 || plain.code === 1) assert.equal(wrapped.stdout, plain.stdout, name);
          assert.equal(wrapped.code === 0, plain.code === 0, `${name}: ${plain.stderr} ${wrapped.stderr}`);
          await run(engine, ['rmi', source]);
        }
      });
    });
  }
});
