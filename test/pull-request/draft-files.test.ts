import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DraftFiles, draftFiles } from '../../src/pull-request/draft-files.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

describe('files of a command', () => {
  const rows: readonly (readonly [command: string, drafted: DraftFiles])[] = [
    ['tool --help', { run_command: 'tool --help' }],
    ['python app.py --rate 0.5', { run_command: 'python app.py --rate 0.5' }],
    ['tool $input $output', { run_command: 'tool $input $output' }],
    ["tool 'never", { run_command: "tool 'never" }],
    [
      'sort /data/in.csv > sorted.tsv',
      { run_command: 'sort $input > $output', inputs: { patterns: ['*.csv'] }, output_name: '{stem}.tsv' },
    ],
    [
      'bwa mem -t 4 genome.fa s_1.fq.gz s_2.fq.gz | samtools sort -o out.bam - && samtools index out.bam',
      {
        run_command:
          'bwa mem -t 4 $fa $fq_1 $fq_2 | samtools sort -o $output_dir/out.bam - && samtools index $output_dir/out.bam',
        inputs: { fa: { patterns: ['*.fa'] }, fq: { patterns: ['*.fq.gz'], count: 2 } },
        outputs: { bam: { patterns: ['out.bam'] } },
      },
    ],
    [
      'tool --moving-image=a.nii.gz --fixed b.nii.gz --out-table t.csv --log-file=result.txt',
      {
        run_command:
          'tool --moving-image=$moving_image --fixed $fixed --out-table $output_dir/t.csv --log-file=$output_dir/result.txt',
        inputs: { moving_image: { patterns: ['*.nii.gz'] }, fixed: { patterns: ['*.nii.gz'] } },
        outputs: { table: { patterns: ['t.csv'] }, log_file: { patterns: ['result.txt'] } },
      },
    ],
    [
      'fastp --in1 a_1.fq --in2 a_2.fq --out1 o_1.fq --out2 o_2.fq -o z.fq --out-other x.txt --output y.txt',
      {
        run_command:
          'fastp --in1 $in1 --in2 $in2 --out1 $output_dir/o_1.fq --out2 $output_dir/o_2.fq -o $output_dir/z.fq --out-other $output_dir/x.txt --output $output_dir/y.txt',
        inputs: { in1: { patterns: ['*.fq'] }, in2: { patterns: ['*.fq'] } },
        outputs: {
          fq_1: { patterns: ['o_1.fq'] },
          fq_2: { patterns: ['o_2.fq'] },
          fq: { patterns: ['z.fq'] },
          txt_file: { patterns: ['x.txt'] },
          txt: { patterns: ['y.txt'] },
        },
      },
    ],
    [
      `tool -i a.csv b.csv --out-${'x'.repeat(40)} a.bam -o b.bam -O c.bam`,
      {
        run_command: `tool -i $csv_1 $csv_2 --out-${'x'.repeat(40)} $output_dir/a.bam -o $output_dir/b.bam -O $output_dir/c.bam`,
        inputs: { csv: { patterns: ['*.csv'], count: 2 } },
        outputs: {
          [`${'x'.repeat(36)}`]: { patterns: ['a.bam'] },
          bam: { patterns: ['b.bam'] },
          bam_2: { patterns: ['c.bam'] },
        },
      },
    ],
    [
      'bwa -R $RG $reference $reads_1 $reads_2 [ -L $regions ] > ${output_dir}/$item.sam',
      {
        run_command: 'bwa -R $RG $reference $reads_1 $reads_2 [ -L $regions ] > ${output_dir}/$item.sam',
        inputs: {
          reference: { patterns: ['*'] },
          reads: { patterns: ['*'], count: 2 },
          regions: { patterns: ['*'], optional: true },
        },
        outputs: { sam: { patterns: ['*.sam'] } },
      },
    ],
  ];
  for (const [command, drafted] of rows)
    it(`are drafted of ${command}`, () => {
      const files = draftFiles(command, ['RG']);
      assert.deepEqual(files, drafted);
      const { findings } = parseSpec(
        JSON.stringify({
          ...{ name: 'x', container_name: 'ghcr.io/a/x:1', input_file_path: '/in', output_file_path: '/out' },
          ...{ memory: { suggested: 64 }, user_specified_environment_variables: [{ name: 'RG' }] },
          ...files,
        }),
        'spec.json',
      );
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      assert.deepEqual(errors, command.includes("'") ? ['UNFINISHED_QUOTE'] : []);
    });
});
