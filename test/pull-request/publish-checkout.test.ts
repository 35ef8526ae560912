import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readChanges } from '../../src/catalog/changes.ts';
import { openBranchRecord } from '../../src/edge/branch-record.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { type CheckoutPublishing, publishCheckout } from '../../src/pull-request/publish-checkout.ts';
import { readEntries } from '../../src/pull-request/publishing.ts';
import type { Trial } from '../../src/pull-request/smoke.ts';
import { assertCode, catalogWorld, EXTENDED, specFile, WRITE } from '../fakes/catalog-world.ts';
import { putImage, TINY_AGENT } from '../fakes/image.ts';
import { memoryGitHub } from '../fakes/memory-github.ts';
import { recordingRunner } from '../fakes/recording-runner.ts';

const trial = (codes: readonly string[]): Trial => ({
  test: 'one',
  seconds: 1,
  findings: codes.map((code) => ({
    code,
    severity: 'error',
    file: 'catalog/blur/spec.json',
    path: '/tests/0',
    message: 'No.',
  })),
});

/** A checkout of the branch `main` with further files, published onto `main`. */
async function checkout(files: Readonly<Record<string, string>>, options: Partial<CheckoutPublishing> = {}) {
  const world = await catalogWorld(files);
  const texts: Readonly<Record<string, string>> = files;
  const record = openBranchRecord(memoryGitHub(world.repository, WRITE), {
    ...{ repository: 'lab/catalog', branch: 'main', path: 'catalog' },
  });
  const runner = recordingRunner();
  const specs = Object.entries(files).flatMap(([file, text]) =>
    file.endsWith('/spec.json') ? [{ file, text, hasFile: () => true }] : [],
  );
  const publish = (more: Partial<CheckoutPublishing> = {}) =>
    publishCheckout({
      ...{ record, runner, images: world.images, agent: TINY_AGENT, settings: { registry: 'ghcr.io/lab' } },
      ...{
        agentFrom: parseReference(`${TINY_AGENT.name}:0.0.1`),
        catalog: { path: 'catalog' },
        dryRun: false,
      },
      ...{
        entries: readEntries(specs),
        unreadable: [],
        committed: (path: string) => texts[`catalog/${path}`],
      },
      ...{ tryTests: async () => [trial([])], signal: new AbortController().signal },
      ...options,
      ...more,
    });
  return { world, publish };
}

describe('publishing from a checkout', () => {
  it('checks and tests in a dry run; then pushes and records, once', async () => {
    const { world, publish } = await checkout(specFile());
    const dry = await publish({ dryRun: true });
    assert.deepEqual([dry.written, dry.change.reports[0]?.trials?.length], [undefined, 1]);
    assert.equal(world.images.repositories.has('ghcr.io/lab/blur'), false);
    const { change, written } = await publish();
    assert.match(change.reports[0]?.pushed ?? '', /^ghcr\.io\/lab\/blur:1\.2\.3@sha256:/);
    assert.deepEqual(written === 'nothing' || written?.files.toSorted(), [EXTENDED, 'catalog/index.json']);
    const again = await publish();
    assert.deepEqual([again.change.reports, again.written], [[], 'nothing']);
  });

  it('finishes what it pushed and could not record, though the source’s tag moved since', async () => {
    const { world, publish } = await checkout(specFile());
    world.repository.rules.set('main', 'Changes must be made through a pull request.');
    await assert.rejects(publish(), { code: 'BRANCH_PROTECTED' });
    const pushed = world.tag('blur', '1.2.3');
    assert.ok(pushed);
    await putImage(world.images.at('ghcr.io/alice/blur'), '1.2', { layers: 2 });
    world.repository.rules.clear();
    const { change } = await publish();
    assert.deepEqual(
      change.reports[0]?.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    const { container_name } = JSON.parse(world.repository.files()[EXTENDED] ?? '');
    assert.equal(container_name, `ghcr.io/lab/blur@${pushed}`);
  });

  it('pushes nothing where one entry has a mistake, or one test fails', async () => {
    for (const [files, failing] of [
      [{ ...specFile(), 'catalog/bad/spec.json': '{' }, []],
      [{ ...specFile(), ...specFile({ name: 'sharpen' }) }, ['sharpen']],
    ] as const) {
      const { world, publish } = await checkout(files, {
        tryTests: async ({ name }) => [trial(failing.some((one) => one === name) ? ['TEST_FAILED'] : [])],
      });
      assert.equal((await publish()).written, undefined);
      assert.deepEqual(world.images.at('ghcr.io/lab/blur').writes, []);
    }
  });

  it('gives a name to the first of two new entries', async () => {
    const names = ['edge--finder', 'edge-finder'];
    const { publish } = await checkout(Object.assign({}, ...names.map((name) => specFile({ name }))));
    const { change } = await publish({ dryRun: true });
    assert.deepEqual(
      change.reports.map(({ findings }) =>
        findings.flatMap(({ code, severity }) => (severity === 'error' ? code : [])),
      ),
      [[], ['NAME_TAKEN']],
    );
  });

  for (const image of ['docker-daemon:blur:1', 'oci:out:1', 'localhost:5000/blur:1'])
    it(`has one finding about an image that only this machine has: ${image}`, async () => {
      const { publish } = await checkout(specFile({ name: 'blur', container_name: image }));
      const { change } = await publish({ dryRun: true });
      const about = change.reports[0]!.findings.filter(({ path }) => path === '/container_name');
      assert.equal(about.length, 1, JSON.stringify(about));
      assert.equal(about[0]!.severity, 'error');
    });

  it('has one finding about a folder that was copied with its versions, before and after its spec is renamed', async () => {
    const first = await checkout(specFile({ name: 'blur' }));
    await first.publish();
    const version = first.world.repository.files()[EXTENDED]!;
    for (const [name, code] of [
      ['blur', 'NAME_IS_NOT_FOLDER /name'],
      ['blur-copy', 'BAD_CATALOG /version'],
    ] as const) {
      const [copy] = Object.values(specFile({ name }));
      const { publish } = await checkout({
        ...specFile({ name: 'blur' }),
        [EXTENDED]: version,
        'catalog/blur-copy/spec.json': copy!,
        'catalog/blur-copy/1.2.3.json': version,
      });
      const { change } = await publish({ dryRun: true });
      const errors = change.reports.flatMap(({ findings }) =>
        findings.filter(({ severity }) => severity === 'error'),
      );
      assert.deepEqual(
        errors.map(({ file, code, path }) => `${file} ${code} ${path}`),
        [`catalog/blur-copy/spec.json ${code}`],
      );
    }
  });

  it('has one finding about a folder that was copied', async () => {
    const [text] = Object.values(specFile({ name: 'blur' }));
    const { publish } = await checkout({
      ...specFile({ name: 'blur' }),
      'catalog/blur-copy/spec.json': text!,
    });
    const { change } = await publish({ dryRun: true });
    const errors = change.reports.flatMap(({ findings }) =>
      findings.filter(({ severity }) => severity === 'error'),
    );
    assert.deepEqual(
      errors.map(({ file, code }) => `${file} ${code}`),
      ['catalog/blur-copy/spec.json NAME_IS_NOT_FOLDER'],
    );
  });

  it('publishes with a base only what changed, and refuses changes of what is published', async () => {
    const files = { ...specFile(), ...specFile({ name: 'sharpen' }) };
    const changes = (...paths: string[]) =>
      readChanges(
        paths.map((path) => ({ path, status: 'modified' as const, shown: [] })),
        'catalog',
      );
    const { world, publish } = await checkout(files);
    await publish({ changes: changes('catalog/blur/spec.json', 'catalog/index.json', 'README.md') });
    assert.deepEqual(Object.keys(world.index().algorithms), ['blur']);
    const { change } = await publish({ changes: changes(EXTENDED) });
    assert.deepEqual(
      change.general.map(({ code }) => code),
      ['GENERATED_FILE'],
    );
  });

  it('refuses a published version whose spec changed, and never moves its tag', async () => {
    const { world, publish } = await checkout(specFile());
    await publish();
    const changed = readEntries([
      {
        file: 'catalog/blur/spec.json',
        text: specFile({ memory: { suggested: 9 } })['catalog/blur/spec.json'] ?? '',
      },
    ]);
    const refused = await publish({ entries: changed });
    assert.deepEqual(
      refused.change.general.map(({ code }) => code),
      ['VERSION_PUBLISHED'],
    );
    // Where the record was made to forget it, the registry has not.
    const published = world.tag('blur', '1.2.3');
    world.repository.commit('main', { 'catalog/index.json': '{"algorithms":{}}', [EXTENDED]: null });
    const { reports } = (await publish({ entries: changed })).change;
    assert.ok(reports[0]?.findings.some(({ code }) => code === 'VERSION_TAKEN'));
    assert.equal(world.tag('blur', '1.2.3'), published);
  });

  it('leaves a tombstone of what is missing', async () => {
    const { world, publish } = await checkout(specFile());
    await publish();
    world.repository.commit('main', { 'catalog/blur/spec.json': null, [EXTENDED]: null });
    const { change } = await publish({ entries: [] });
    assert.deepEqual([change.removed, world.index().algorithms.blur.removed], [['blur'], true]);
  });

  it('refuses a damaged index or extended spec with its place', async () => {
    for (const [path, text] of [
      ['catalog/index.json', '{"algorithms":{"csv-summary":{}}}'],
      ['catalog/index.json', '{"algorithms":[]}'],
    ] as const) {
      const { world, publish } = await checkout(specFile());
      world.repository.commit('main', { [path]: text });
      const error = await publish({ dryRun: true }).catch((thrown: unknown) => thrown);
      assertCode(error, 'BAD_CATALOG');
      assert.match((error as Error).message, /json:1:\d+: .*Restore/);
    }
    const { world, publish } = await checkout(specFile());
    world.repository.commit('main', { 'catalog/blur/1.0.0.json': '{}' });
    const { change, written } = await publish();
    const [finding] = change.reports[0]?.findings.filter(({ severity }) => severity === 'error') ?? [];
    assert.deepEqual([finding?.code, written], ['BAD_CATALOG', undefined]);
    assert.match(finding?.message ?? '', /json:1:\d+: .*Restore/);
  });
});
