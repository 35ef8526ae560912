import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { findVersion } from '../../src/catalog/find-version.ts';
import { listCatalog, searchCatalog } from '../../src/catalog/search-catalog.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';

const ENTRIES = [
  anExtendedSpec({ name: 'bam-depth', description: 'Depth of every base.', tags: ['genomics'] }),
  anExtendedSpec({ name: 'blur', version: '1.0.0', description: 'Blurs a picture.' }),
  anExtendedSpec({ name: 'blur', version: '1.2.0', description: 'Blurs pictures.', tags: ['genomics_art'] }),
  anExtendedSpec({ name: 'blur', version: '2.0.0-rc.1', description: 'Blurs.' }),
  anExtendedSpec({ name: 'old', deprecated: { reason: 'Use blur.' }, description: 'Blurs slowly.' }),
  anExtendedSpec({ name: 'gone', description: 'Blurs no more.' }),
];
const PATHS = ENTRIES.flatMap(({ name, version }) =>
  name === 'gone' ? [] : [`${name}/spec.json`, `${name}/${version}.json`],
);
const INDEX = indexCatalog(ENTRIES, { before: { algorithms: {} }, paths: new Set(PATHS) });

describe('a list of a catalog', () => {
  const listed = listCatalog(INDEX);
  const found = (...words: string[]) => searchCatalog(listed, words).map(({ name }) => name);

  it('has the newest release of each, with its tags, without what was removed', () => {
    assert.deepEqual(listed, [
      { name: 'bam-depth', version: '1.0.0', description: 'Depth of every base.', tags: ['genomics'] },
      { name: 'blur', version: '1.2.0', description: 'Blurs.', tags: [] },
      { name: 'old', version: '1.0.0', description: 'Blurs slowly.', tags: [], deprecated: 'Use blur.' },
    ]);
  });
  it('is searched in names, tags and descriptions, names first', () => {
    assert.deepEqual(found(), ['bam-depth', 'blur', 'old']);
    assert.deepEqual(found('BLUR'), ['blur', 'old']);
    assert.deepEqual(found('Bam_Depth'), ['bam-depth']);
    assert.deepEqual(found('every base'), ['bam-depth']);
    assert.deepEqual(found('geno'), ['bam-depth']);
    assert.deepEqual(found('blurs', 'slow'), ['old']);
    assert.deepEqual(found('blur', 'geno'), []);
  });
});

describe('a version of a catalog', () => {
  for (const [written, name, version, pinned] of [
    ['blur', 'blur', '1.2.0', false],
    ['blur@1.0.0', 'blur', '1.0.0', true],
  ] as const)
    it(`is found for ${written}`, () => {
      const found = findVersion(INDEX, written, 'catalog');
      assert.deepEqual(found, { name, version, newest: '1.2.0', pinned, removed: false });
    });
  for (const [written, code, says, meant] of [
    ['blurr', 'UNKNOWN_ALGORITHM', /has no algorithm "blurr"; did you mean "blur"\?/, 'blur'],
    ['Bam_Depth@1.0.0', 'UNKNOWN_ALGORITHM', /did you mean "bam-depth"\?/, 'bam-depth@1.0.0'],
    ['constructor', 'UNKNOWN_ALGORITHM', /it has "bam-depth", "blur", "gone" and "old"\./, undefined],
    ['blur@v1.2', 'UNKNOWN_VERSION', /did you mean 1\.2\.0\?/, 'blur@1.2.0'],
    ['blur@3.0.0', 'UNKNOWN_VERSION', /it has 2\.0\.0-rc\.1, 1\.2\.0, 1\.0\.0\./, undefined],
    ['gone', 'REMOVED_VERSION', /All of its versions were removed/, undefined],
  ] as const)
    it(`is not found for ${written}, and what was meant is named`, () => {
      const found = findVersion(INDEX, written, 'catalog');
      assert.ok('code' in found);
      assert.deepEqual([found.code, found.meant], [code, meant]);
      assert.match(found.message, says);
    });

  it('is never one that was removed', () => {
    const paths = new Set(PATHS.filter((path) => path !== 'blur/1.0.0.json'));
    const index = indexCatalog(ENTRIES, { before: { algorithms: {} }, paths });
    for (const written of ['blur@v1.0.0', 'blur@3.0.0']) {
      const found = findVersion(index, written, 'catalog');
      assert.ok('code' in found);
      assert.match(found.message, /it has 2\.0\.0-rc\.1, 1\.2\.0\.$/);
      assert.equal(found.meant, undefined);
    }
  });
});
