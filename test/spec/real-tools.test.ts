import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';

/** Tools of public catalogs (nf-core, bio-cwl-tools, WARP, CBRAIN, Galaxy), as their specs would be written. */
const TOOLS: Readonly<Record<string, Partial<Spec>>> = {
  STAR: {
    inputs: {
      reads: { patterns: ['*.fastq.gz', '*.fq.gz'], count: [1, 2] },
      index: { folder: true, shared: true },
    },
    outputs: { alignments: { patterns: ['*.bam'] }, log: { patterns: ['*.Log.*.out'], count: [1, null] } },
    run_command:
      'STAR --runThreadN $cpus --genomeDir $index --readFilesIn $reads --outFileNamePrefix $output_dir/$item. [ --outFilterScoreMin $MIN ]',
    user_specified_environment_variables: [{ name: 'MIN', type: 'integer' }],
  },
  MarkDuplicates: {
    inputs: { bams: { patterns: ['*.bam'], count: [1, null] } },
    outputs: { bam: { patterns: ['*.bam'], companions: ['{name}.md5?'] }, metrics: { patterns: ['*.txt'] } },
    run_command:
      'picard -Xmx${heap_mb}m MarkDuplicates [ INPUT=$bams ]... OUTPUT=$output_dir/$item.bam METRICS_FILE=$output_dir/$item.txt CREATE_MD5_FILE=$MD5',
    user_specified_environment_variables: [{ name: 'MD5', default: 'false' }],
  },
  FilterMutectCalls: {
    inputs: {
      vcf: { patterns: ['*.vcf.gz'], companions: ['{name}.tbi', '{name}.stats'] },
      reference: { patterns: ['*.fa', '*.fasta'], companions: ['{name}.fai', '{stem}.dict'], shared: true },
      table: { patterns: ['*.contamination.table'], optional: true },
    },
    outputs: { vcf: { patterns: ['*.vcf.gz'], companions: ['{name}.tbi'] } },
    run_command:
      'gatk --java-options -Xmx${heap_mb}m FilterMutectCalls -R $reference -V $vcf [ --contamination-table $table ] -O $output_dir/$item.vcf.gz',
  },
  GenerateChunk: {
    inputs: { vcf: { patterns: ['*.vcf.gz'], companions: ['{name}.tbi'], shared: true } },
    outputs: { chunk: { patterns: ['*.vcf.gz'] } },
    run_command: 'gatk SelectVariants -V $vcf -L $CHROM:$START-$END -O $output_dir/$item.vcf.gz',
    user_specified_environment_variables: ['CHROM', 'START', 'END'].map((name) => ({ name, required: true })),
  },
  'a BIDS app': {
    inputs: { bids: { folder: true, shared: true } },
    outputs: { derivatives: { patterns: ['**'], count: [1, null] } },
    run_command: '/run.py $bids $output_dir participant [ --participant_label $PARTICIPANT ]',
    user_specified_environment_variables: [{ name: 'PARTICIPANT', required: true }],
  },
  'strdrop build': {
    inputs: { sets: { patterns: ['*.json'], count: [1, null] } },
    outputs: { reference: { patterns: ['*.json'] } },
    run_command: 'strdrop build --training-set $sets_dir $output_dir/$item.json',
  },
  NSPDK: {
    inputs: { fasta: { patterns: ['*.fa'] }, gspan: { patterns: ['*.gspan'] } },
    outputs: { vectors: { patterns: ['SVECTOR/data.svector'] } },
    run_command: 'NSPDK_sparseVect.pl $fasta $gspan $RADIUS $DISTANCE',
    user_specified_environment_variables: [
      { name: 'RADIUS', type: 'integer', default: 1 },
      { name: 'DISTANCE', type: 'integer', default: 5 },
    ],
  },
  mris_convert: {
    inputs: {
      surface: { patterns: ['*.white', '*.pial'] },
      curv: { patterns: ['*.curv'], optional: true },
      license: { patterns: ['license.txt'], shared: true },
    },
    outputs: { surface: { patterns: ['*.gii'] } },
    run_command: 'FS_LICENSE=$license mris_convert [ -c $curv ] $surface $output_dir/$item.gii',
  },
  addreplacerg: {
    inputs: {
      bam: { patterns: ['*.bam', '*.cram'] },
      fasta: { patterns: ['*.fa'], companions: ['{name}.fai?'], optional: true, shared: true },
    },
    outputs: { bam: { patterns: ['*.bam', '*.cram'] } },
    run_command:
      'samtools addreplacerg --threads $cpus [ -r $RG ] [ --reference $fasta ] -o $output_dir/$item.$bam_ext $bam',
    user_specified_environment_variables: [{ name: 'RG' }],
  },
  irescue: {
    inputs: {
      bam: { patterns: ['*.bam'], companions: ['{name}.bai|{stem}.bai'] },
      bed: { patterns: ['*.bed'], optional: true },
    },
    outputs: {
      counts: { patterns: ['counts/*'], count: [1, null] },
      log: { patterns: ['*.log'], optional: true },
    },
    run_command:
      'irescue --bam $bam [ --regions $bed ] [ --genome $GENOME ] --threads $cpus --outdir $output_dir',
    user_specified_environment_variables: [{ name: 'GENOME' }],
  },
  'bwa and samtools': {
    inputs: {
      reads: { patterns: ['*.fq.gz'], count: [1, 2] },
      reference: {
        patterns: ['*.fa'],
        companions: ['{name}.amb', '{name}.ann', '{name}.bwt', '{name}.pac', '{name}.sa'],
        shared: true,
      },
    },
    outputs: { alignments: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
    run_command:
      'bwa mem -t $cpus -R "@RG\\tID:$item\\tSM:$item" $reference $reads | samtools sort -o $output_dir/$item.bam - && samtools index $output_dir/$item.bam',
  },
  hisat2: {
    inputs: { reads: { patterns: ['*.fq'], count: [1, 2] }, index: { folder: true, shared: true } },
    outputs: { sam: { patterns: ['*.sam'] }, summary: { patterns: ['*.txt'] } },
    run_command:
      'hisat2 -x $index/genome [ -1 $reads_1 -2 $reads_2 ] [else -U $reads_1 ] --summary-file $output_dir/$item.txt -S $output_dir/$item.sam',
  },
  bowtie2: {
    inputs: {
      reads: { patterns: ['*.fq'], count: [1, null], separator: ',' },
      index: { folder: true, shared: true },
    },
    outputs: { sam: { patterns: ['*.sam'] } },
    run_command: 'bowtie2 -x $index/$PREFIX -U $reads > $output_dir/$item.sam 2> $scratch/log',
    user_specified_environment_variables: [{ name: 'PREFIX', default: 'lambda' }],
  },
  'bcftools merge': {
    inputs: { calls: { patterns: ['*.vcf.gz'], companions: ['{name}.csi|{name}.tbi'], count: [2, null] } },
    outputs: { merged: { patterns: ['merged.vcf.gz'] } },
    run_command: 'bcftools merge -O z -o $output_dir/merged.vcf.gz [ --exclude-list $missing ] $calls',
  },
};

describe('tools of public catalogs', () => {
  for (const [name, tool] of Object.entries(TOOLS))
    it(`${name} can be said, without a shell`, () => {
      const text = JSON.stringify({
        ...{ name: 'x', version: '1.0.0', description: 'X.', license: 'MIT', maintainers: [{ github: 'a' }] },
        ...{ container_name: 'ghcr.io/a/x:1', input_file_path: '/in', output_file_path: '/out' },
        ...{ memory: { suggested: 64 }, tests: [] },
        ...tool,
      });
      assert.deepEqual(parseSpec(text, 'spec.json').findings, []);
    });
});
