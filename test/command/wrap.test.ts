import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Services } from '../../scripts/services.ts';
import { copyImages } from '../../src/command/mirror-images.ts';
import { imageCopies, mirroredPlan } from '../../src/deploy/mirror.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { putImage } from '../fakes/image.ts';
import { missing } from '../fakes/missing.ts';
import { aPlan, aStep } from '../fakes/plan.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';
import { must, ROOT, run } from '../fakes/workshop.ts';

const SPEC = 'catalog/csv-summary/spec.json';

describe('pipewright wrap and verify', { timeout: 600_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  /** A catalog of one's own with the spec of csv-summary in it; gives the spec's path. */
  async function catalogIn(
    folder: string,
    change: (spec: Record<string, unknown>) => void = () => {},
  ): Promise<string> {
    const spec = JSON.parse(await readFile(join(ROOT, SPEC), 'utf8')) as Record<string, unknown>;
    change(spec);
    const home = join(folder, 'catalog', String(spec.name));
    await mkdir(home, { recursive: true });
    await cp(join(ROOT, 'catalog/csv-summary/tests'), join(home, 'tests'), { recursive: true });
    await writeFile(
      join(folder, 'catalog/catalog.json'),
      JSON.stringify({ registry: 'ghcr.io/pipewright/wrap-test' }),
    );
    await writeFile(join(home, 'spec.json'), JSON.stringify(spec));
    return join(home, 'spec.json');
  }

  it('pushes, writes the extended spec and the index, and does so only once', async () => {
    await using folder = await temporaryFolder();
    const spec = await catalogIn(folder.path);
    const first = await workshop.pipewright('wrap', spec, '--json');
    assert.equal(first.code, 0, first.stderr);
    const result = JSON.parse(first.stdout) as {
      digest: string;
      dropped: unknown[];
      platforms: { platform: string }[];
    };
    assert.deepEqual(
      result.platforms.map((p) => p.platform),
      ['linux/amd64', 'linux/arm64'],
    );
    assert.equal(result.dropped.length, 2, 'the two attestations are reported');
    const file = join(folder.path, 'catalog/csv-summary/1.0.0.json');
    const extended = await readFile(file, 'utf8');
    assert.equal(
      JSON.parse(extended).container_name,
      `ghcr.io/pipewright/wrap-test/csv-summary@${result.digest}`,
    );
    const index = JSON.parse(await readFile(join(folder.path, 'catalog/index.json'), 'utf8')) as {
      algorithms: object;
    };
    assert.deepEqual(Object.keys(index.algorithms), ['csv-summary']);

    const second = await workshop.pipewright('wrap', spec, '--json');
    assert.equal(JSON.parse(second.stdout).already_there, true);
    assert.equal(JSON.parse(second.stdout).bytes_sent, 0);
    assert.equal(await readFile(file, 'utf8'), extended);

    const verified = await workshop.pipewright('verify', file);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    assert.match(
      verified.stdout,
      /OWNER\/CATALOG stands for the catalog's repository: give its name with --repository/,
    );
    const named = await workshop.pipewright('verify', file, '--repository', 'lab/catalog');
    assert.ok(
      named.stdout.includes(
        `gh attestation verify oci://ghcr.io/pipewright/wrap-test/csv-summary@${result.digest} \\\n      --repo lab/catalog \\\n`,
      ),
      named.stdout,
    );
    assert.match(named.stdout, /--signer-workflow lab\/catalog\/\.github\/workflows\/catalog-publish\.yml\n/);
    const json = await workshop.pipewright('verify', file, '--repository', 'lab/catalog', '--json');
    assert.match(JSON.parse(json.stdout).attestation, /^gh attestation verify oci:/);
  });

  it('verifies a copy in the account’s ECR as it does the image, and copies it once', async () => {
    await using folder = await temporaryFolder();
    const name = 'ghcr.io/pipewright/wrap-test/mirrored';
    const wrapped = await workshop.pipewright('wrap', SPEC, '--to', `${name}:1`, '--no-write', '--json');
    const { digest, platforms } = JSON.parse(wrapped.stdout) as { digest: Digest; platforms: never };
    const step = aStep('a', { image: `${name}@${digest}`, spec: { version: '1.0.0', platforms } });
    const copies = imageCopies(mirroredPlan(aPlan(step), { account: '183351756044', region: 'eu-west-1' }));
    const host = '183351756044.dkr.ecr.eu-west-1.amazonaws.com';
    const copy = `${host}/pipewright/${name}@${digest}`;
    assert.deepEqual(
      copies.map(({ mirrored }) => mirrored),
      [copy],
    );
    // Another real registry in ECR's place.
    await using services = new Services();
    const ecr = await services.registry(join(folder.path, 'ecr'));
    const conf = join(folder.path, 'registries.conf');
    const lead = `[[registry]]\nprefix = "${host}"\nlocation = "${ecr.address}"\ninsecure = true\n`;
    await writeFile(conf, `${await readFile(workshop.registry.registriesConf, 'utf8')}\n${lead}`);
    const env = { ...workshop.env, CONTAINERS_REGISTRIES_CONF: conf };
    const said: string[] = [];
    const io = commandIo(folder.path, { env, errTty: true });
    for (let i = 0; i < 2; i++) await copyImages(copies, io, (line) => said.push(line));
    assert.match(io.said.err, /Copying ghcr\.io\/\S+: 0 of 6 parts, [\d.]+ \w+ of [\d.]+ MB in place\n/);
    const tag = `pipewright/${name}:1.0.0-${digest.slice(7, 19)}`;
    assert.match(said[0] ?? '', /^Images in the account's ECR: 1 image, at most [\d.]+ MB; /);
    assert.match(said[1] ?? '', new RegExp(`^${tag} is copied, [\\d.]+ MB$`));
    assert.deepEqual([said[3], said.length], [`${tag} is there`, 4]);
    const verified = await run(process.execPath, [join(ROOT, 'src/cli.ts'), 'verify', copy], env);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    assert.match(verified.stdout, /^Verified csv-summary 1\.0\.0 in .*: every byte matches$/m);
  });

  it('does not change a published version', async () => {
    await using folder = await temporaryFolder();
    const spec = await catalogIn(folder.path);
    const to = ['--to', 'ghcr.io/pipewright/wrap-test/changed:1'];
    assert.equal((await workshop.pipewright('wrap', spec, ...to)).code, 0);
    const before = await readFile(join(folder.path, 'catalog/csv-summary/1.0.0.json'), 'utf8');
    await catalogIn(folder.path, (s) => {
      s.memory = { suggested: 65 };
    });
    const other = `ghcr.io/pipewright/wrap-test/changed:${randomUUID()}`;
    const again = await workshop.pipewright('wrap', spec, '--to', other);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /published versions never change. Raise "version"/);
    assert.equal(await readFile(join(folder.path, 'catalog/csv-summary/1.0.0.json'), 'utf8'), before);
    const moved = await workshop.pipewright('verify', other);
    assert.match(moved.stderr, /^error IMAGE_NOT_FOUND: /, 'nothing was pushed either');
  });

  it('gives the same digest from two clean checkouts in different places', async () => {
    const digests = new Set<string>();
    for (const [place, zone] of [
      ['a', 'Pacific/Auckland'],
      ['somewhere else/ü', 'America/Lima'],
    ] as const) {
      await using folder = await temporaryFolder();
      const checkout = join(folder.path, place);
      for (const part of ['src', 'agent', 'catalog', 'package.json'])
        await cp(join(ROOT, part), join(checkout, part), { recursive: true });
      await symlink(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
      const to = `oci:${join(folder.path, 'out')}:1`;
      const env = { ...workshop.env, TZ: zone, LANG: place === 'a' ? 'C' : 'tr_TR.UTF-8', HOME: folder.path };
      const said = await run(
        process.execPath,
        ['src/cli.ts', 'wrap', SPEC, '--to', to, '--no-write', '--json'],
        env,
        checkout,
      );
      assert.equal(said.code, 0, said.stderr);
      digests.add(JSON.parse(said.stdout).digest);
    }
    assert.equal(digests.size, 1);
  });

  it('verifies an image by its name alone, and finds what was changed in it', {
    skip: missing('go'),
  }, async () => {
    const name = 'ghcr.io/pipewright/wrap-test/evil';
    const crane = await workshop.services.goTool('crane');
    assert.equal((await workshop.pipewright('wrap', SPEC, '--to', `${name}:good`, '--no-write')).code, 0);
    assert.equal((await workshop.pipewright('verify', `${name}:good`)).code, 0);
    const good = workshop.registry.locate(`${name}:good`);
    const bad = workshop.registry.locate(`${name}:bad`);
    await must(crane, [
      'mutate',
      '--insecure',
      '--platform=linux/amd64',
      '--label=com.example.evil=1',
      good,
      '--tag',
      bad,
    ]);
    const said = await workshop.pipewright('verify', `${name}:bad`);
    assert.equal(said.code, 1);
    assert.match(
      said.stdout,
      /\/config\/Labels\/com\.example\.evil differs: found "1", wrapping gives nothing/,
    );
    assert.match(said.stdout, /The platform linux\/arm64 differs: found no such platform/);
  });

  for (const [what, args, says] of [
    [
      'a missing image',
      [SPEC, '--source', 'ghcr.io/pipewright/images/nothing:1'],
      /images\/nothing:1.*(there is no such image|not found)/i,
    ],
    ['a missing platform', ['SPEC-OF-WINDOWS'], /windows\/amd64.*linux\/amd64 and linux\/arm64/],
    ['an unknown registry', [SPEC, '--to', 'registry.invalid/a/b:1', '--no-write'], /registry\.invalid/],
    ['a target in the engine', [SPEC, '--to', 'docker-daemon:a:1'], /goes to a registry or to "oci:DIR"/],
    [
      'an image that the engine lacks',
      [SPEC, '--source', 'docker-daemon:pipewright-has-no-such:1', '--to', 'oci:/tmp/x'],
      /docker has no image "pipewright-has-no-such:1"/,
    ],
    ['a missing spec', ['catalog/nothing/spec.json'], /catalog\/nothing\/spec\.json/],
    ['a whole catalog', ['catalog'], /catalog contains \d+ specs. Name one/],
    ['no spec', [], /SPEC is missing: the spec/],
    ['a misspelt option', [SPEC, '--too', 'x'], /no option --too. Did you mean --to\?/],
    ['a broken name', [SPEC, '--to', 'GHCR.io/Alice/x'], /write "alice" for "Alice"/],
  ] as const) {
    it(`says in one sentence what to do about ${what}`, async () => {
      await using folder = await temporaryFolder();
      const real: string[] = [...args];
      if (real[0] === 'SPEC-OF-WINDOWS') {
        const store = openLayout(join(folder.path, 'windows'));
        await putImage(store, '1', { platform: { os: 'windows', architecture: 'amd64' } });
        real.splice(
          0,
          1,
          SPEC,
          '--source',
          `oci:${join(folder.path, 'windows')}:1`,
          '--to',
          `oci:${join(folder.path, 'out')}`,
        );
      }
      const said = await workshop.pipewright('wrap', ...real);
      assert.equal(said.code, 1);
      assert.match(said.stderr, says);
      assert.match(said.stderr, /^error [A-Z_]+: [^\n]+\n$/m);
      assert.doesNotMatch(said.stderr, /\n {4}at |fault/);
    });
  }

  it('says that the disk is full, and leaves no half image', async () => {
    await using folder = await temporaryFolder();
    await must('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder.path]);
    try {
      const out = join(folder.path, 'out');
      const said = await workshop.pipewright('wrap', SPEC, '--to', `oci:${out}:1`);
      assert.equal(said.code, 1);
      assert.match(said.stderr, /the disk is full: free some space/);
      assert.equal(await openLayout(out).headManifest('1'), undefined);
    } finally {
      await must('umount', [folder.path]);
    }
  });

  it('takes an image from the local engine, the same way each time', async () => {
    await using folder = await temporaryFolder();
    const source = workshop.registry.locate('ghcr.io/pipewright/images/csv-summary:1.0.0');
    const local = 'pipewright-wrap-test:local';
    await must('docker', ['pull', '--quiet', source]);
    await must('docker', ['tag', source, local]);
    try {
      const digests = new Set<string>();
      for (const out of ['a', 'b']) {
        const said = await workshop.pipewright(
          'wrap',
          SPEC,
          '--source',
          `docker-daemon:${local}`,
          '--to',
          `oci:${join(folder.path, out)}:1`,
          '--json',
        );
        assert.equal(said.code, 0, said.stderr);
        digests.add(JSON.parse(said.stdout).digest);
      }
      assert.equal(digests.size, 1);
    } finally {
      await must('docker', ['rmi', local]);
    }
  });
});
