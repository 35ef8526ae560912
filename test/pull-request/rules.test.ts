import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogIndex } from '../../src/catalog/catalog-index.ts';
import { readChanges } from '../../src/catalog/changes.ts';
import { checkChanges, missingEntries, removedIn } from '../../src/pull-request/change-rules.ts';
import { checkAgainstRecord, type RecordedVersions } from '../../src/pull-request/record-rules.ts';
import { completeSpec, specDigest } from '../../src/spec/complete-spec.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { aSpec } from '../fakes/image.ts';

const version = { container_name: 'x' };
const index: CatalogIndex = {
  algorithms: {
    blur: { versions: { '1.0.0': version, '1.2.0': version } },
    gone: { removed: true, versions: { '1.0.0': { ...version, removed: true } } },
  },
};

describe('the rules between an entry and the record', () => {
  const codesOf = (changes: object, recorded: Partial<RecordedVersions> = {}, folder = 'blur') => {
    const examined = parseSpec(JSON.stringify({ ...aSpec(), ...changes }), `catalog/${folder}/spec.json`);
    const known = { names: ['blur', 'edge-finder'], index, versions: ['1.0.0', '1.2.0'], ...recorded };
    return checkAgainstRecord(examined, folder, known).map(({ code, path }) => `${code} ${path}`);
  };
  const published = (changes: Parameters<typeof aSpec>[0] = {}) => ({
    ...anExtendedSpec({ name: 'blur' }),
    spec_digest: specDigest(completeSpec(aSpec(changes))),
  });

  for (const [what, found, expected] of [
    ['a new version', codesOf({ version: '1.3.0' }), []],
    ['the published spec itself', codesOf({ version: '1.2.3' }, { published: published() }), []],
    [
      'a published version with another spec',
      codesOf({ memory: { suggested: 9 } }, { published: published() }),
      ['VERSION_PUBLISHED /version'],
    ],
    [
      'a version whose file was deleted',
      codesOf({ version: '1.0.0' }, { versions: [] }),
      ['VERSION_PUBLISHED /version'],
    ],
    ['an older version', codesOf({ version: '1.1.0' }), ['VERSION_OLDER /version']],
    [
      'the name of another entry, folded',
      codesOf({ name: 'edge_finder' }, {}, 'edge_finder'),
      ['NAME_TAKEN /name'],
    ],
    ['the name of a removed entry', codesOf({ name: 'gone' }, {}, 'gone'), ['NAME_RETIRED /name']],
    ['a removed entry that is restored', codesOf({ name: 'gone' }, { names: ['gone'] }, 'gone'), []],
    ['a name one letter away', codesOf({ name: 'blurr' }, {}, 'blurr'), ['NAME_SIMILAR /name']],
    [
      'an entry named like a property of objects',
      codesOf({ name: 'constructor' }, { names: [] }, 'constructor'),
      [],
    ],
  ] as const)
    it(`${what}: ${expected.join(', ') || 'is fine'}`, () => assert.deepEqual(found, expected));
});

describe('the rules about a change as a whole', () => {
  const view = {
    paths: new Set(['blur/spec.json', 'blur/1.0.0.json', 'blur/tests/1.0.0.json']),
    read: async () => undefined,
  };
  const file = (path: string, status: 'added' | 'removed' | 'modified' = 'modified') => ({
    path,
    status,
    shown: [],
  });
  const check = (files: Parameters<typeof readChanges>[0], fork = false) => {
    const changes = readChanges(files, 'catalog');
    return {
      codes: checkChanges(changes, view, { fork }, 'catalog').map(
        ({ code, severity }) => `${code} ${severity}`,
      ),
      removed: removedIn(changes),
      changes,
    };
  };

  for (const [what, files, codes, removed] of [
    ['an entry', [file('catalog/blur/spec.json'), file('catalog/blur/tests/a.csv', 'added')], [], []],
    ['a new extended spec', [file('catalog/blur/1.1.0.json', 'added')], [], []],
    ['a published extended spec', [file('catalog/blur/1.0.0.json')], ['GENERATED_FILE error'], []],
    ['one that is removed alone', [file('catalog/blur/1.0.0.json', 'removed')], ['GENERATED_FILE error'], []],
    [
      'an entry that is removed',
      [file('catalog/blur/spec.json', 'removed'), file('catalog/blur/1.0.0.json', 'removed')],
      [],
      ['blur'],
    ],
    ['a sample named like a version', [file('catalog/blur/tests/1.0.0.json')], [], []],
    ['the index', [file('catalog/index.json')], ['GENERATED_FILE error'], []],
    [
      'other files only',
      [file('README.md'), file('catalog/catalog.json'), file('catalog/schema/x.json')],
      [],
      [],
    ],
    [
      'an entry and other files',
      [file('catalog/blur/spec.json'), file('README.md')],
      ['OUTSIDE_CATALOG warning'],
      [],
    ],
  ] as const)
    it(`${what}: ${codes.join(', ') || 'is fine'}`, () => {
      const found = check(files);
      assert.deepEqual([found.codes, found.removed], [codes, removed]);
    });

  it('refuses other files beside an entry from a fork, and counts those that it does not list', () => {
    const files = Array.from({ length: 7 }, (_, i) => file(`f${i}`));
    const { changes, codes } = check([...files, file('catalog/blur/spec.json')], true);
    assert.deepEqual(codes, ['OUTSIDE_CATALOG error']);
    const [finding] = checkChanges(changes, view, { fork: true }, 'catalog');
    assert.match(finding?.message ?? '', /f0, f1, f2, f3, f4 and 2 more\./);
  });

  it('takes a renamed entry for a removed and a new one', () => {
    const renamed = {
      ...file('catalog/sharpen/spec.json'),
      status: 'renamed',
      previous: 'catalog/blur/spec.json',
    } as const;
    assert.deepEqual(
      [...check([renamed]).changes.entries],
      [
        ['blur', 'removed'],
        ['sharpen', 'changed'],
      ],
    );
  });

  it('finds entries that the checkout no longer contains', () => {
    assert.deepEqual(missingEntries(index, []), ['blur']);
  });
});
