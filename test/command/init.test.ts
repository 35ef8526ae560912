import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type ImageShape, putImage } from '../fakes/image.ts';

/** Drafts a spec for an image of this shape; gives its text. */
async function draft(shape: ImageShape, ...options: string[]): Promise<string> {
  await using folder = await temporaryFolder();
  await putImage(openLayout(join(folder.path, 'Blur_Tool')), '1.2.0', shape);
  const io = commandIo(folder.path);
  assert.equal(
    await runCommand(
      'init',
      [`oci:${folder.path}/Blur_Tool:1.2.0`, '--out', 'made/spec.json', ...options],
      io,
    ),
    0,
  );
  await assert.rejects(
    runCommand('init', [`oci:${folder.path}/Blur_Tool:1.2.0`, '--out', 'made/spec.json'], io),
    {
      code: 'FILE_EXISTS',
    },
  );
  return readFile(join(folder.path, 'made/spec.json'), 'utf8');
}

const labels = {
  'org.opencontainers.image.version': '2.0.1',
  'org.opencontainers.image.description': 'Blurs.',
  'org.opencontainers.image.licenses': 'MIT',
  'org.opencontainers.image.authors': 'Ada, Grace',
};

describe('an image that cannot be read', () => {
  it('may be one of this machine, if its name has no registry', async () => {
    await using folder = await temporaryFolder();
    const conf = join(folder.path, 'registries.conf');
    // Nothing listens there.
    await writeFile(conf, '[[registry]]\nprefix = "docker.io"\nlocation = "127.0.0.1:9"\ninsecure = true\n');
    const io = commandIo(folder.path, { env: { CONTAINERS_REGISTRIES_CONF: conf } });
    const local = /\. If the image is only on this machine, write docker-daemon:blur:1\.2\.0\.$/;
    await assert.rejects(runCommand('init', ['blur:1.2.0'], io), { message: local });
    await assert.rejects(runCommand('init', ['127.0.0.1:9/blur:1.2.0'], io), ({ message }: Error) => {
      assert.doesNotMatch(message, local);
      return true;
    });
  });
});

describe('a drafted spec', () => {
  it('holds the metadata of the image', async () => {
    const text = await draft({
      config: {
        Entrypoint: ['/opt/blur tool'],
        Cmd: ['--fast'],
        Env: ['PATH=/bin', 'SIGMA=2', 'LD_PRELOAD=/x', 'PYTHON_VERSION=3'],
        ExposedPorts: { '80/tcp': {}, '53/udp': {} },
        Labels: labels,
      },
    });
    const spec = JSON.parse(text);
    assert.equal(spec.name, 'blur-tool');
    assert.equal(spec.version, '2.0.1');
    assert.equal(spec.run_command, "'/opt/blur tool' --fast $input $output");
    assert.deepEqual(
      spec.user_specified_environment_variables.map((v: { name: string }) => v.name),
      ['SIGMA'],
    );
    assert.deepEqual(spec.port, [
      { port: 80, protocol: 'tcp' },
      { port: 53, protocol: 'udp' },
    ]);
    assert.deepEqual(spec.authors, [{ name: 'Ada' }, { name: 'Grace' }]);
  });

  it('has inputs and outputs of the command that a person types', async () => {
    const command = 'bwa mem --reference genome.fa a_1.fq a_2.fq > out.sam';
    const text = await draft({ config: { Cmd: ['/bin/sh'], Labels: labels } }, '--command', command);
    const { run_command, inputs, outputs } = JSON.parse(text);
    assert.equal(run_command, 'bwa mem --reference $reference $fq_1 $fq_2 > $output_dir/out.sam');
    assert.deepEqual(inputs, { reference: { patterns: ['*.fa'] }, fq: { patterns: ['*.fq'], count: 2 } });
    assert.deepEqual(outputs, { sam: { patterns: ['out.sam'] } });
    const { findings } = parseSpec(text, 'spec.json');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('comes as a link to GitHub’s page for a new file, with --open', async () => {
    await using folder = await temporaryFolder();
    const config = { Cmd: ['/blur'], Labels: labels };
    await putImage(openLayout(join(folder.path, 'Blur_Tool')), '1.2.0', { config });
    const io = commandIo(folder.path);
    const image = `oci:${folder.path}/Blur_Tool:1.2.0`;
    assert.equal(await runCommand('init', [image, '--open', '--catalog', 'lab/catalog'], io), 0);
    const link = new URL(/https:\S+/.exec(io.said.out)?.[0] ?? '');
    assert.equal(`${link.origin}${link.pathname}`, 'https://github.com/lab/catalog/new/main');
    assert.equal(link.searchParams.get('filename'), 'catalog/blur-tool/spec.json');
    const { findings } = parseSpec(link.searchParams.get('value') ?? '', 'catalog/blur-tool/spec.json');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    await assert.rejects(runCommand('init', [image, '--open', '--catalog', 'lab'], io), {
      code: 'BAD_REPOSITORY',
    });
  });

  for (const [what, shape, errors] of [
    ['without a config', { config: {} }, ['PLACEHOLDER']],
    ['that starts a shell', { config: { Cmd: ['/bin/sh'] } }, ['PLACEHOLDER']],
    ['with odd words', { config: { Entrypoint: ["it's", '$HOME', 'a"b', 'ü'] } }, []],
    ['with a command in a shell', { config: { Cmd: ['/bin/sh', '-c', 'python app.py'] } }, []],
  ] as const) {
    it(`is valid for an image ${what}, but for a program that it does not name`, async () => {
      const { findings } = parseSpec(await draft(shape), 'spec.json');
      assert.deepEqual(
        findings.filter((f) => f.severity === 'error').map(({ code }) => code),
        errors,
      );
    });
  }
});
