import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseExtendedSpec } from '../../src/catalog/read-extended-spec.ts';
import { citationOf } from '../../src/site/cite.ts';
import { inputTypes } from '../../src/site/input-types.ts';
import { useIt } from '../../src/site/use-it.ts';
import type { FileCount, Spec } from '../../src/spec/spec.ts';
import { loadWorkflow } from '../../src/workflow/load-workflow.ts';
import { aCatalog, anExtendedSpec } from '../fakes/catalog.ts';
import { ROOT } from '../fakes/workshop.ts';

const COHORT: (Partial<Spec> & { name: string })[] = [
  {
    name: 'align',
    run_command: 'align $reference $reads $regions $output_dir/$item.bam',
    inputs: {
      reads: { patterns: ['*.fq.gz'], count: [1, 2] },
      regions: { patterns: ['*.bed'], optional: true },
      reference: { patterns: ['*.fa'], shared: true },
    },
    outputs: { alignments: { patterns: ['*.bam'] } },
    tests: [
      { name: 'one', inputs: { reads: ['tests/a_1.fq.gz', 'tests/a_2.fq.gz'], reference: ['tests/g.fa'] } },
    ],
  },
  {
    name: 'values',
    user_specified_environment_variables: [
      { name: 'CHOICE', type: 'choice', choices: ['a b', 'c'], required: true },
      { name: 'NUMBER', type: 'number', minimum: 7, required: true },
      { name: 'LIST', type: 'list', required: true },
      { name: 'FAST', type: 'boolean', required: true },
      { name: 'TEXT', required: true },
      { name: 'TOKEN', required: true, secret: true },
      { name: 'OPTIONAL' },
    ],
    gpu: { count: 1 },
  },
  { name: 'nothing-said' },
];

const OWN = globSync('catalog/*/[0-9]*.json', { cwd: ROOT }).map((file) => {
  const [, name = '', version = ''] = /([^/]+)\/([^/]+)\.json$/.exec(file) ?? [];
  return parseExtendedSpec(readFileSync(join(ROOT, file), 'utf8'), file, { name, version });
});

describe('how to use an algorithm', () => {
  for (const spec of [...OWN, ...COHORT.map(anExtendedSpec)]) {
    it(`is a workflow file without a mistake: ${spec.name}`, async () => {
      const { workflow, file } = useIt(spec, { name: 'my-lab/catalog', ref: 'main' });
      assert.equal(JSON.parse(workflow).catalog, 'my-lab/catalog@main');
      const { findings } = await loadWorkflow(workflow, file, async () => aCatalog([spec]));
      assert.deepEqual(
        findings.filter(({ severity }) => severity !== 'hint'),
        [],
      );
    });

    it(`is a docker command that a shell reads as it is meant: ${spec.name}`, () => {
      const { docker } = useIt(spec);
      const { stdout } = spawnSync('sh', ['-c', `docker() { printf '%s\\n' "$@"; }; PWD=/here; ${docker}`], {
        encoding: 'utf8',
      });
      const words = stdout.split('\n').slice(0, -1);
      assert.equal(words[0], 'run');
      const image = words.indexOf(spec.container_name);
      assert.ok(image > 0);
      assert.deepEqual([words[image + 1], words.at(-1)], ['run', '/out']);
      const values = words.flatMap((word, i) => (words[i - 1] === '-e' ? [word.split('=')[0]] : []));
      const required = spec.user_specified_environment_variables.filter((each) => each.required);
      assert.deepEqual(
        values,
        required.map(({ name }) => name),
      );
    });
  }

  it('says how files become items where one has several', () => {
    const of = (count: FileCount) => {
      const spec = anExtendedSpec({ name: 'merge', inputs: { calls: { patterns: ['*.vcf'], count } } });
      const { workflow, command } = useIt(spec);
      return [JSON.parse(workflow).items, command.replace(/^.*--local (.*) --out results$/, '$1')];
    };
    assert.deepEqual(of(1), [undefined, 'FILE.vcf']);
    assert.deepEqual(of(2), ['pairs', 'FILE_1.vcf FILE_2.vcf']);
    assert.deepEqual(of([1, 2]), ['pairs', 'FILE_1.vcf FILE_2.vcf']);
    assert.deepEqual(of([1, null]), ['folder', 'data']);
  });

  it('asks for a sheet where an item has files of several inputs', () => {
    const { sheet, command } = useIt(anExtendedSpec(COHORT[0]!));
    assert.equal(sheet, 'item,reads_1,reads_2,regions\nfirst,a_1.fq.gz,a_2.fq.gz,FILE.bed');
    assert.equal(command, 'npx pipewright run align.workflow.json --local --out results');
  });

  it('tells the kinds of files that it takes', () => {
    assert.deepEqual(inputTypes({ inputs: { patterns: ['*.fastq.gz', '*.FA'] } }), ['fa', 'fastq.gz']);
    assert.deepEqual(
      inputTypes({ inputs: { index: { folder: true }, all: {}, table: { patterns: ['a/b/table.csv'] } } }),
      ['any file', 'csv', 'folder'],
    );
  });
});

describe('a citation', () => {
  it('escapes what TeX reads', () => {
    const spec = anExtendedSpec({
      name: 'a_b',
      authors: [{ name: 'Müller & Söhne {GmbH} 100% #1 \\x ~^_$' }],
      doi: '10.1000/a_b',
    });
    const { bibtex } = citationOf(spec);
    assert.match(
      bibtex,
      /author = \{Müller \\& Söhne \\\{GmbH\\\} 100\\% \\#1 \\textbackslash\{\}x \\textasciitilde\{\}\\textasciicircum\{\}\\_\\\$\}/,
    );
    assert.match(bibtex, /title = \{\{a\\_b\}\}/);
  });

  it('names the maintainers where there are no authors, and the page where there is no paper', () => {
    const spec = anExtendedSpec({ name: 'blur', maintainers: [{ github: 'alice' }] });
    const { text, bibtex } = citationOf(spec, 'https://example.org/algorithms/blur/');
    assert.match(
      text,
      /^alice\. blur \(version 1\.0\.0\) \[Computer software\]\. .* https:\/\/example\.org\/algorithms\/blur\/$/,
    );
    assert.match(bibtex, /url = \{https:\/\/example\.org\/algorithms\/blur\/\}/);
  });
});
