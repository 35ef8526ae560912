import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildImages, pushImages } from '../../images/build.ts';
import { runCommand } from '../../scripts/services/command.ts';
import { Services, settingOf } from '../../scripts/services.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { temporaryFolder } from '../fakes/folder.ts';

/** The source images as they are, without our agent: what specs expect must be what the tools give on their own. */
const services = new Services(settingOf(undefined, () => {}));
const docker = await services.engine('docker');
const registry = await services.registry();
const images = await buildImages(services);
await pushImages(services.setting, registry, images);
const pulled: string[][] = [];

after(async () => {
  for (const [command = '', name = ''] of pulled) await runCommand(command, ['rmi', name]);
  await services[Symbol.asyncDispose]();
});

function readSpec(name: string): Spec {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, '../../catalog', name, 'spec.json'), 'utf8'),
  ) as Spec;
}

for (const { name } of images) {
  const algorithm = basename(parse(name).base).split(':')[0] ?? '';
  // Some are shared by algorithms, whose own tests run them wrapped.
  if (!existsSync(join(import.meta.dirname, '../../catalog', algorithm))) continue;
  const spec = readSpec(algorithm);

  describe(`the plain image of ${algorithm}`, () => {
    const local = registry.locate(name);

    it('is pulled by Docker from the local registry', async () => {
      const pull = await runCommand(docker.command, ['pull', '--quiet', local], { timeout: 120_000 });
      assert.equal(pull.code, 0, pull.stderr);
      pulled.push([docker.command, local]);
    });

    for (const test of spec.tests ?? []) {
      it(`gives what its spec says: ${test.name}`, async () => {
        await using folder = await temporaryFolder();
        const { path } = folder;
        const sample = test.input ?? '';
        const input = basename(sample);
        mkdirSync(join(path, 'in'));
        mkdirSync(join(path, 'out'));
        cpSync(join(import.meta.dirname, '../../catalog', algorithm, sample), join(path, 'in', input));
        // The image's user is not ours.
        for (const each of ['', 'in', 'out']) chmodSync(join(path, each), 0o777);
        const variables = Object.fromEntries(
          (spec.user_specified_environment_variables ?? []).map((each) => [
            each.name,
            test.env?.[each.name] ?? (each.default === undefined ? '' : String(each.default)),
          ]),
        );
        const output = (spec.output_name ?? '{name}').replace('{stem}', parse(input).name);
        // These specs' commands have no quotes: words are what blanks separate.
        const words = spec.run_command.split(' ').map((word) =>
          word
            .replace('$input', `/test/in/${input}`)
            .replace('$output', `/test/out/${output}`)
            .replace(/\$\{(\w+)\}/, (_, variable: string) => variables[variable] ?? ''),
        );
        const [program = '', ...args] = words;
        const run = await runCommand(
          docker.command,
          [
            ...['run', '--rm', '--network', 'none', '--read-only', '--volume', `${path}:/test`],
            ...Object.entries(variables).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
            ...['--entrypoint', program, local, ...args],
          ],
          { timeout: 60_000 },
        );
        assert.equal(run.code, test.expect?.exit_code ?? 0, run.stderr);
        const read = (file: string) => readFileSync(join(path, 'out', file));
        for (const [file, sum] of Object.entries(test.expect?.sha256 ?? {})) {
          assert.equal(createHash('sha256').update(read(file)).digest('hex'), sum, file);
        }
        for (const [file, texts] of Object.entries(test.expect?.contains ?? {})) {
          for (const text of [texts].flat()) {
            assert.ok(read(file).includes(text), `${file} holds ${JSON.stringify(text)}`);
          }
        }
      });
    }
  });
}

describe('the name of a source image', () => {
  it('leads Podman to the local registry', async () => {
    await services.tools(['podman']);
    const name = 'ghcr.io/pipewright/images/csv-summary:1.0.0';
    const env = { CONTAINERS_REGISTRIES_CONF: registry.registriesConf };
    const pull = await runCommand('podman', ['pull', '--quiet', name], { env, timeout: 120_000 });
    assert.equal(pull.code, 0, pull.stderr);
    pulled.push(['podman', name]);
  });

  it('leads skopeo to it, which finds both platforms in the index', async () => {
    await services.tools(['skopeo']);
    const inspect = await runCommand('skopeo', [
      ...['--registries-conf', registry.registriesConf, 'inspect', '--raw'],
      'docker://ghcr.io/pipewright/images/csv-summary:1.0.0',
    ]);
    assert.equal(inspect.code, 0, inspect.stderr);
    const architectures = JSON.parse(inspect.stdout).manifests.map(
      (child: { platform: { architecture: string } }) => child.platform.architecture,
    );
    assert.deepEqual(architectures, ['amd64', 'arm64', 'unknown', 'unknown']);
  });
});
