import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ExtendedSpec } from '../../src/catalog/extended-spec.ts';
import { algorithmText } from '../../src/report/algorithm-text.ts';
import { listTable } from '../../src/report/catalog-list.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { textWidth } from '../../src/text/columns.ts';
import { PLAIN, print } from '../../src/text/printer.ts';
import { loadWorkflow } from '../../src/workflow/load-workflow.ts';
import { compactJson } from '../../src/workflow/step-example.ts';
import { aCatalog, anExtendedSpec } from '../fakes/catalog.ts';
import { ROOT } from '../fakes/workshop.ts';

const SCREEN = { width: 80, color: false };

const BLUR: Partial<Spec> & { name: string } = {
  name: 'blur',
  version: '1.2.0',
  description: 'Blurs a picture.',
  license: 'MIT',
  authors: [{ name: 'Ada', orcid: '0000-0002-1825-0097' }],
  doi: '10.1000/1',
  deprecated: { reason: 'It is slow.', replaced_by: 'smooth' },
  inputs: {
    mask: { patterns: ['*.png'], shared: true, description: 'Where to blur.' },
    pictures: { patterns: ['*.tif'], count: [1, null], companions: ['{name}.xml?'], optional: true },
  },
  outputs: { blurred: { patterns: ['*.tif'], count: [1, 3] } },
  exit_codes: { 3: 'not a picture' },
  user_specified_environment_variables: [
    { name: 'RADIUS', type: 'integer', minimum: 2, required: true, description: 'In pixels.' },
    { name: 'MODE', type: 'choice', choices: ['box', 'disc'], default: 'disc' },
    { name: 'WHERE', type: 'list', required: true },
    { name: 'STRICT', type: 'boolean', required: true },
    { name: 'LABEL' },
    { name: 'TOKEN', secret: true, required: true },
  ],
  tests: [
    {
      name: 'a photo',
      inputs: { pictures: 'tests/a.tif', mask: 'tests/mask.png' },
      env: { RADIUS: '3', WHERE: 'a,b' },
      expect: { outputs: ['a.tif'], contains: { 'log.txt': 'done' } },
    },
    { name: 'a text', inputs: { pictures: 'tests/b.tif' }, expect: { exit_code: 3 } },
  ],
};
const versions = [
  { version: '1.2.0', container_name: 'x', deprecated: 'It is slow.' },
  { version: '1.0.0', container_name: 'x', removed: true as const },
];
const pageOf = (spec: ExtendedSpec) =>
  algorithmText({ catalog: 'alice/catalog@main', spec, versions, removed: false }, SCREEN);
const topOf = (page: string) =>
  JSON.parse(/At the top of a workflow file:\n\n([\s\S]*?)\n\n/.exec(page)?.[1] ?? '');
const lastBlock = (page: string) => JSON.parse(page.slice(page.lastIndexOf('\n\n')));

describe('the page of an algorithm', () => {
  const page = pageOf(anExtendedSpec(BLUR));
  for (const line of [
    'blur 1.2.0: Blurs a picture.',
    'deprecated  It is slow. Use smooth instead.',
    'versions    1.2.0 (deprecated), 1.0.0 (removed)',
    'license     MIT',
    'authors     Ada (0000-0002-1825-0097)',
    'cite        https://doi.org/10.1000/1',
    'inputs      mask: 1 file (*.png); the same for all items. Where to blur.',
    '            pictures: 1 or more files (*.tif); with {name}.xml?; may be missing',
    'outputs     blurred: 1 to 3 files (*.tif)',
    'variables   RADIUS: a whole number, at least 2, required. In pixels.',
    '            MODE: one of "box" or "disc", default "disc"',
    '            TOKEN: a text, required, secret',
    'exit codes  3: not a picture',
    'platforms   linux/amd64, 1 B to pull, sha256:000000000000',
    'sample      a photo: tests/mask.png, tests/a.tif, RADIUS=3, WHERE=a,b',
    'gives       a.tif; log.txt has "done"',
    'sample      a text: tests/b.tif',
    'gives       exit code 3',
  ])
    it(`has the line "${line}"`, () => assert.ok(page.split('\n').includes(line), page));

  it('ends with what a workflow file takes', async () => {
    const step = lastBlock(page);
    assert.equal(step.name, 'blur@1.2.0');
    assert.deepEqual(topOf(page), {
      shared: { mask: 'mask.png' },
      secrets: { TOKEN: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' },
    });
    const plain = anExtendedSpec({ ...BLUR, inputs: undefined, outputs: undefined, deprecated: undefined });
    const algorithms = [lastBlock(pageOf(plain))];
    const workflow = {
      ...topOf(pageOf(plain)),
      region: 'us-east-1',
      process: { type: 'single_run', algorithms },
    };
    const { plan, findings } = await loadWorkflow(JSON.stringify(workflow), 'w.json', async () =>
      aCatalog([plain]),
    );
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.deepEqual(plan?.steps[0]?.variables, {
      ...{ RADIUS: '3', MODE: 'disc', WHERE: 'a,b', STRICT: 'true' },
    });
  });

  it('escapes what could steer a terminal', () => {
    const hostile = anExtendedSpec({ name: 'x', description: 'a\u001b[2Jb', tags: ['\u202ec'] });
    const list = print([listTable([{ ...hostile, tags: [], deprecated: '\u001b' }])], SCREEN);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(pageOf(hostile) + list, /[\u001b\u202e]/);
  });

  it('fits 80 columns, but for the image and single long words', () => {
    for (const file of globSync('catalog/*/[0-9]*.json', { cwd: ROOT }))
      for (const line of pageOf(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))).split('\n'))
        assert.ok(textWidth(line) <= 80 || /\S{60}/.test(line), line);
  });
});

describe('a list of algorithms', () => {
  it('fits the terminal, and cuts descriptions at a word', () => {
    const algorithm = { name: 'samtools', version: '1.0.0', tags: [], description: 'counts '.repeat(20) };
    const table = listTable([algorithm, { ...algorithm, deprecated: 'No.' }]);
    const [head = '', row = ''] = print([table], { width: 60, color: false }).split('\n');
    assert.match(print([table], PLAIN), /(?:counts ){19}counts\n/);
    assert.equal(head, 'algorithm  version  what it does');
    assert.match(row, /^samtools {3}1\.0\.0 {4}counts .*counts…$/);
    assert.ok(row.length <= 60);
  });
});

describe('JSON for people', () => {
  it('leaves texts as they are', () => {
    assert.equal(compactJson({ a: ['[ x ]', 'y'], b: [] }), '{ "a": ["[ x ]", "y"], "b": [] }');
  });
});
