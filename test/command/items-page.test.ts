import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { pipewright } from '../../src/command/commands.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const READS = { patterns: ['*.fastq.gz', '*.fq'], count: [1, 2] as const };
const GENOME = { patterns: ['*.fa'], shared: true };
const BAM = { patterns: ['*.bam'], companions: ['{name}.bai'] };
const VCF = { patterns: ['*.vcf'] };
const MANY = [1, null] as const;

/** What the page's algorithms take and give. */
const ALGORITHMS: Readonly<Record<string, Partial<Spec>>> = {
  fastp: {
    inputs: { reads: READS },
    outputs: { reads: { ...READS, patterns: ['*.fq'] } },
    user_specified_environment_variables: [{ name: 'PLOIDY', type: 'integer', default: 2 }],
  },
  'bwa-mem': { inputs: { reads: READS, reference: GENOME }, outputs: { alignments: BAM } },
  'bwa-index': { inputs: { reference: GENOME }, outputs: { index: { patterns: ['*.idx'] } } },
  'bwa-map': { inputs: { reads: READS, index: { patterns: ['*.idx'] } }, outputs: { alignments: BAM } },
  mosdepth: { inputs: { alignments: BAM }, outputs: { summary: { patterns: ['*.txt'] } } },
  'samtools-merge': { inputs: { alignments: { ...BAM, count: MANY } }, outputs: { alignments: BAM } },
  'bcftools-call': {
    inputs: { alignments: BAM, depth: { patterns: ['*.txt'] }, reference: GENOME },
    outputs: { calls: VCF },
  },
  'bcftools-merge': { inputs: { calls: { ...VCF, count: MANY } }, outputs: { calls: VCF } },
  'vcf-split': { inputs: { calls: VCF }, outputs: { parts: { ...VCF, count: MANY } } },
  'vcf-annotate': { inputs: { calls: VCF }, outputs: { calls: VCF } },
};

const page = await readFile(join(import.meta.dirname, '../../docs/items.md'), 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('docs/items.md', () => {
  const [sheet = ''] = blocks('csv');
  for (const [i, workflow] of blocks('json').entries())
    it(`shows workflow ${i + 1}, which can be validated and planned`, async () => {
      await using folder = await temporaryFolder();
      const entries = Object.entries(ALGORITHMS).map(([name, spec]) => anExtendedSpec({ name, ...spec }));
      const files: Record<string, string> = {
        'w.json': JSON.stringify({ catalog: 'catalog', ...JSON.parse(workflow) }),
        'samples.csv': sheet,
        'catalog/index.json': JSON.stringify(indexCatalog(entries)),
        ...Object.fromEntries(
          entries.map((entry) => [`catalog/${entry.name}/1.0.0.json`, JSON.stringify(entry)]),
        ),
        ...Object.fromEntries(['s1_1', 's1_2', 's2_1', 's2_2'].map((name) => [`raw/${name}.fastq.gz`, ''])),
      };
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder.path, name)), { recursive: true });
        await writeFile(join(folder.path, name), text);
      }
      const call = async (...args: string[]) => {
        const io = commandIo(folder.path);
        return { code: await pipewright(args, io), ...io.said };
      };
      const validated = await call('validate', 'w.json');
      assert.deepEqual(
        [validated.code, / (?:error|warning) /.test(validated.err)],
        [0, false],
        validated.err,
      );
      const planned = await call('plan', 'w.json', ...(workflow.includes('samples.csv') ? [] : ['raw']));
      assert.equal(planned.code, 0, planned.err);
      if (!workflow.includes('vcf-split')) assert.match(planned.out, /\n2 items:\n/);
    });

  it('shows workflows of every kind', () => assert.ok(blocks('json').length >= 4));
});
