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
