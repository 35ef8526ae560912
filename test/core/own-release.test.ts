import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nameRelease, namingFiles, releasesNamed } from '../../scripts/set-version.ts';
import { newCatalog } from '../../src/catalog/new-catalog.ts';
import { pageAddress, RELEASE, REPOSITORY, schemaAddress, TAG, VERSION } from '../../src/core/own-release.ts';
import { specOfForm } from '../../src/pull-request/issue-form.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));

/** An address of ours at something that moves: a branch, or a tag such as `v1`. */
const MOVES = new RegExp(`${REPOSITORY}(?:@|/(?:tree|blob|raw)/|/)(?:main|HEAD|v\\d+)(?![\\w.])`);
/** The type of our attestations is a name, whose address only documents it: it stays the same in all releases. */
const IDENTIFIER = `https://github.com/${REPOSITORY}/blob/main/README.md#provenance`;

describe('the release', () => {
  it('has the version of package.json and its lock', () => {
    assert.equal(json('package.json').version, VERSION);
    assert.deepEqual(
      [json('package-lock.json').version, json('package-lock.json').packages[''].version],
      [VERSION, VERSION],
    );
    assert.deepEqual([TAG, RELEASE], [`v${VERSION}`, `${REPOSITORY}@v${VERSION}`]);
  });

  for (const file of namingFiles(ROOT))
    it(`is the one that ${file} names`, () => {
      const text = read(file).replaceAll(IDENTIFIER, '');
      assert.deepEqual(
        [...new Set(releasesNamed(text))].filter((version) => version !== VERSION),
        [],
      );
      assert.doesNotMatch(text, MOVES);
    });

  it('is what every schema calls itself', () => {
    for (const file of globSync('catalog/schema/*.json', { cwd: ROOT }))
      assert.equal(
        json(file).$id,
        schemaAddress('spec').replace('spec.schema.json', file.split('/').at(-1)!),
      );
  });

  it('is where examples find their schema', () => {
    for (const file of globSync('workflows-examples/{,*/}*.workflow.json', { cwd: ROOT }))
      assert.equal(json(file).$schema, schemaAddress('workflow'), file);
    for (const kind of ['spec', 'catalog'] as const)
      for (const file of globSync(`workflows-examples/*/catalog/**/${kind}.json`, { cwd: ROOT }))
        assert.equal(json(file).$schema, schemaAddress(kind), file);
    const pages = `${read('docs/specs.md')}${read('docs/workflows.md')}`;
    const shown = [...pages.matchAll(/"\$schema": "(.*)"/g)].map(([, address]) => address);
    assert.deepEqual(shown, [schemaAddress('spec'), schemaAddress('workflow')]);
  });

  it('is what a new catalog names, and the draft of a spec', () => {
    const files = newCatalog('ghcr.io/alice/catalog');
    const file = (path: string): string => files.get(path) ?? '';
    assert.equal(JSON.parse(file('catalog/catalog.json')).$schema, schemaAddress('catalog'));
    assert.equal(JSON.parse(file('catalog/line-count/spec.json')).$schema, schemaAddress('spec'));
    assert.match(file('.github/workflows/catalog.yml'), new RegExp(`uses: ${RELEASE}$`, 'm'));
    assert.ok(file('catalog/README.md').includes(schemaAddress('workflow')));
    assert.ok(file('catalog/README.md').includes(pageAddress('workflows-examples')));
    for (const [path, text] of files) assert.doesNotMatch(text, MOVES, path);
    const draft = specOfForm({ image: 'a', name: 'b' }) as { $schema: string };
    assert.equal(draft.$schema, schemaAddress('spec'));
  });

  it('is spelt in one file of the sources', () => {
    const spelt = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => read(file).includes(REPOSITORY));
    assert.deepEqual(spelt.sort(), ['src/catalog/attestation.ts', 'src/core/own-release.ts']);
  });
});

describe('setting the version', () => {
  const before = [
    `- uses: ${REPOSITORY}@v0.1.0`,
    `- uses: ${REPOSITORY}@0123456789012345678901234567890123456789 # v0.1.0`,
    `"https://raw.githubusercontent.com/${REPOSITORY}/v0.1.0/catalog/schema/spec.schema.json"`,
    'the release `v0.1.0`, whose tag',
    'run: npx --yes pipewright@0.1.0 site catalog',
  ];
  const others = [
    '- uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v0.1.0',
    '"version": "0.1.0"',
  ];
  for (const line of before)
    it(`changes ${line}`, () => assert.equal(nameRelease(line, '1.2.3'), line.replace('0.1.0', '1.2.3')));
  for (const line of others) it(`leaves ${line}`, () => assert.equal(nameRelease(line, '1.2.3'), line));
});
