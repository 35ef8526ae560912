import type { Spec, SpecInput, SpecOutput } from '../../src/spec/spec.ts';
import { table } from './change-cases.ts';

const FQ: SpecInput = { patterns: ['*.fq'] };

table<SpecInput>(
  'an input that changes',
  [
    ['the same, with its defaults', FQ, { ...FQ, count: 1, optional: false }, []],
    ['the order of patterns', { patterns: ['*.a', '*.b'] }, { patterns: ['*.b', '*.a'] }, []],
    [
      'one more pattern',
      FQ,
      { patterns: ['*.fq', '*.fq.gz'] },
      ['minor input x patterns: *.fq → *.fq, *.fq.gz'],
    ],
    ['one pattern less', { patterns: ['*.fq', '*.fa'] }, FQ, ['major input x patterns: *.fa, *.fq → *.fq']],
    [
      'a wider pattern',
      { patterns: ['*.fq.gz'] },
      { patterns: ['*.gz'] },
      ['minor input x patterns: *.fq.gz → *.gz'],
    ],
    ['every name', FQ, { patterns: ['*'] }, ['minor input x patterns: *.fq → *']],
    [
      'a narrower pattern',
      { patterns: ['*.gz'] },
      { patterns: ['*.fq.gz'] },
      ['major input x patterns: *.gz → *.fq.gz'],
    ],
    [
      'hidden files, which a wildcard takes no more',
      { patterns: ['.fq'] },
      { patterns: ['*.fq', '*q'] },
      ['major input x patterns: .fq → *.fq, *q'],
    ],
    [
      'a pair, or one of it',
      { ...FQ, count: 2 },
      { ...FQ, count: [2, 3] },
      ['minor input x count: 2 → 2 to 3'],
    ],
    [
      'no limit now',
      { ...FQ, count: [2, 4] },
      { ...FQ, count: [2, null] },
      ['minor input x count: 2 to 4 → 2 or more'],
    ],
    [
      'a new limit',
      { ...FQ, count: [2, null] },
      { ...FQ, count: [2, 9] },
      ['major input x count: 2 or more → 2 to 9'],
    ],
    [
      'two, where there was one or two',
      { ...FQ, count: [1, 2] },
      { ...FQ, count: 2 },
      ['major input x count: 1 to 2 → 2'],
    ],
    // What was scattered to it, or was an item per file, would be one item.
    [
      'several files, where there was one',
      FQ,
      { ...FQ, count: [1, null] },
      ['major input x count: 1 → 1 or more'],
    ],
    ['required no more', FQ, { ...FQ, optional: true }, ['minor input x optional: no → yes']],
    ['required', { ...FQ, optional: true }, FQ, ['major input x optional: yes → no']],
    ['the same for all items', FQ, { ...FQ, shared: true }, ['major input x shared: no → yes']],
    ['a folder', FQ, { ...FQ, folder: true }, ['major input x folder: no → yes']],
    [
      'other words in its command',
      { ...FQ, count: 2 },
      { ...FQ, count: 2, separator: ',' },
      ['patch input x separator: nothing → ,'],
    ],
    ['a description', FQ, { ...FQ, description: 'Reads.' }, ['patch input x description: nothing → Reads.']],
    [
      'a companion that it needs',
      FQ,
      { ...FQ, companions: ['{name}.i'] },
      ['major input x companions: nothing → {name}.i'],
    ],
    [
      'a companion that it can use',
      FQ,
      { ...FQ, companions: ['{name}.i?'] },
      ['minor input x companions: nothing → {name}.i?'],
    ],
    [
      'a companion less',
      { ...FQ, companions: ['{name}.i'] },
      FQ,
      ['minor input x companions: {name}.i → nothing'],
    ],
    [
      'a companion that it needs no more',
      { ...FQ, companions: ['{name}.i'] },
      { ...FQ, companions: ['{name}.i?'] },
      ['minor input x companions: {name}.i → {name}.i?'],
    ],
    [
      'a companion that it needs now',
      { ...FQ, companions: ['{name}.i?'] },
      { ...FQ, companions: ['{name}.i'] },
      ['major input x companions: {name}.i? → {name}.i'],
    ],
    [
      'another name for a companion',
      { ...FQ, companions: ['{name}.i'] },
      { ...FQ, companions: ['{name}.i|{stem}.i'] },
      ['minor input x companions: {name}.i → {name}.i|{stem}.i'],
    ],
    [
      'a name less for a companion',
      { ...FQ, companions: ['{name}.i|{stem}.i'] },
      { ...FQ, companions: ['{stem}.i'] },
      ['major input x companions: {name}.i|{stem}.i → {stem}.i'],
    ],
    [
      'blanks in a companion',
      { ...FQ, companions: ['{name}.i|{stem}.i'] },
      { ...FQ, companions: ['{name}.i | {stem}.i'] },
      [],
    ],
  ],
  (input) => ({ inputs: { x: input } }),
);

table<NonNullable<Spec['inputs']>>(
  'inputs that come and go',
  [
    ['the short form and the name that it stands for', { patterns: ['*.fq'] }, { input: FQ }, []],
    [
      'a new one that is required',
      { x: FQ },
      { x: FQ, y: { patterns: ['*.bed'] } },
      ['major input y: nothing → 1 of *.bed'],
    ],
    [
      'a new one that is optional',
      { x: FQ },
      { x: FQ, y: { patterns: ['*.bed'], optional: true } },
      ['minor input y: nothing → 1 of *.bed, optional'],
    ],
    [
      'a new one that is optional, and takes files of another',
      { x: { patterns: ['*'] } },
      { x: { patterns: ['*'] }, y: { patterns: ['*.bed'], optional: true } },
      ['major input y: nothing → 1 of *.bed, optional'],
    ],
    [
      'the same, where both are open',
      { x: { patterns: ['*'] } },
      { x: { patterns: ['*'] }, y: { patterns: ['*'], optional: true } },
      ['major input y: nothing → 1 of *, optional'],
    ],
    [
      'the same, where it is shared',
      { x: { patterns: ['*'] } },
      { x: { patterns: ['*'] }, y: { patterns: ['*.bed'], optional: true, shared: true } },
      ['minor input y: nothing → 1 of *.bed, optional'],
    ],
    [
      'the same, where names decided nothing before',
      { t1: FQ, t2: FQ },
      { t1: FQ, t2: FQ, t3: { ...FQ, optional: true } },
      ['minor input t3: nothing → 1 of *.fq, optional'],
    ],
    [
      'a pattern that takes files of another',
      { x: FQ, y: { patterns: ['*.bed'] } },
      { x: FQ, y: { patterns: ['*.bed', '*.fq'] } },
      ['major input y patterns: *.bed → *.bed, *.fq'],
    ],
    [
      'one less',
      { x: FQ, y: { ...FQ, optional: true } },
      { x: FQ },
      ['major input y: 1 of *.fq, optional → nothing'],
    ],
    [
      'another name',
      { reads: FQ },
      { fastq: FQ },
      ['major input fastq: nothing → 1 of *.fq', 'major input reads: 1 of *.fq → nothing'],
    ],
  ],
  (inputs) => ({ inputs }),
);

const BAM: SpecOutput = { patterns: ['*.bam'] };

table<SpecOutput>(
  'an output that changes',
  [
    [
      'one more pattern',
      BAM,
      { patterns: ['*.bam', '*.cram'] },
      ['minor output x patterns: *.bam → *.bam, *.cram'],
    ],
    [
      'one pattern less',
      { patterns: ['*.bam', '*.cram'] },
      BAM,
      ['major output x patterns: *.bam, *.cram → *.bam'],
    ],
    ['every folder', BAM, { patterns: ['**/*.bam'] }, ['minor output x patterns: *.bam → **/*.bam']],
    [
      'one folder less',
      { patterns: ['plots/*.png'] },
      { patterns: ['*.png'] },
      ['major output x patterns: plots/*.png → *.png'],
    ],
    // It is scattered now, or no more.
    ['several files', BAM, { ...BAM, count: [1, null] }, ['major output x count: 1 → 1 or more']],
    [
      'one file, where there were several',
      { ...BAM, count: [1, 4] },
      BAM,
      ['major output x count: 1 to 4 → 1'],
    ],
    [
      'more files than readers may take',
      { ...BAM, count: [2, 4] },
      { ...BAM, count: [2, 8] },
      ['major output x count: 2 to 4 → 2 to 8'],
    ],
    [
      'a closer promise',
      { ...BAM, count: [1, 4] },
      { ...BAM, count: [2, 3] },
      ['minor output x count: 1 to 4 → 2 to 3'],
    ],
    ['there not always', BAM, { ...BAM, optional: true }, ['major output x optional: no → yes']],
    ['there always', { ...BAM, optional: true }, BAM, ['minor output x optional: yes → no']],
    [
      'a companion',
      BAM,
      { ...BAM, companions: ['{name}.bai'] },
      ['minor output x companions: nothing → {name}.bai'],
    ],
    [
      'a companion less',
      { ...BAM, companions: ['{name}.bai'] },
      BAM,
      ['major output x companions: {name}.bai → nothing'],
    ],
    [
      'a companion that is there not always',
      { ...BAM, companions: ['{name}.bai'] },
      { ...BAM, companions: ['{name}.bai?'] },
      ['major output x companions: {name}.bai → {name}.bai?'],
    ],
    [
      'a companion that may have another name',
      { ...BAM, companions: ['{name}.bai'] },
      { ...BAM, companions: ['{name}.bai|{stem}.bai'] },
      ['major output x companions: {name}.bai → {name}.bai|{stem}.bai'],
    ],
    [
      'a description',
      { ...BAM, description: 'A.' },
      { ...BAM, description: 'B.' },
      ['patch output x description: A. → B.'],
    ],
  ],
  (output) => ({ outputs: { x: output } }),
);
