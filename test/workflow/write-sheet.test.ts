import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '../../src/workflow/sheet-table.ts';
import { draftSheet } from '../../src/workflow/write-sheet.ts';

const draft = (...paths: string[]) => draftSheet(paths.map((path) => ({ path, written: `data/${path}` })));

describe('draftSheet', () => {
  it('writes read pairs and lone reads in the columns of nf-core, in natural order', () => {
    const { text, items, pairs, left_out } = draft(
      ...[
        's10_R1.fastq.gz',
        's10_R2.fastq.gz',
        's2_R1.fastq.gz',
        's2_R2.fastq.gz',
        'lone.fq',
        'README',
        's2_1.fq',
      ],
    );
    assert.equal(
      text,
      `sample,fastq_1,fastq_2
lone,data/lone.fq,
s2,data/s2_1.fq,data/s2_R2.fastq.gz
s10,data/s10_R1.fastq.gz,data/s10_R2.fastq.gz
`,
    );
    assert.deepEqual({ items, pairs }, { items: 3, pairs: 2 });
    assert.deepEqual(left_out, [
      { path: 's2_R1.fastq.gz', why: 'another file already has this number in the pair s2' },
      { path: 'README', why: 'not a file of reads' },
    ]);
  });

  it('writes other files one by one, without their companions, and tells equal names apart by their folders', () => {
    assert.equal(
      draft('x/a.bam', 'x/a.bam.bai', 'y/a.bam', 'b.bam').text,
      'item,input\nb,data/b.bam\nx_a,data/x/a.bam\ny_a,data/y/a.bam\n',
    );
  });

  it('quotes what a table or a list of paths would take apart', () => {
    const { text } = draft('a,"b";c.csv');
    assert.equal(text, 'item,input\n"a,""b"";c","[""data/a,\\""b\\"";c.csv""]"\n');
    const { rows } = readTable({ file: 's.csv', text });
    assert.deepEqual(JSON.parse(rows[0]![1]!.text), ['data/a,"b";c.csv']);
  });
});
