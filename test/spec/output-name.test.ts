import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outputName } from '../../src/spec/output-name.ts';

describe('outputName', () => {
  for (const [template, input, output] of [
    ['{name}', 'a.b.png', 'a.b.png'],
    ['{stem}.json', 'a.b.png', 'a.b.json'],
    ['{stem}-blurred.{ext}', 'a.png', 'a-blurred.png'],
    ['{stem}.{ext}', 'README', 'README'],
    ['{stem}{ext}', 'README', 'README'],
    ['{stem}.{ext}', '.hidden', '.hidden'],
    ['{name}.txt', '{stem}.{ext}', '{stem}.{ext}.txt'],
    ['{stem}', '$&.x', '$&'],
    ['{stem}.{ext}', 'a.{name}', 'a.{name}'],
    ['{stem}.{ext}.x', 'a.nii.gz', 'a.nii.gz.x'],
    ['{stem}_{ext}', 'v1.2.fastq.gz', 'v1.2_fastq.gz'],
    ['{stem}_{ext}', 'a.1.gz', 'a.1_gz'],
    ['{stem}_{ext}', 'a.2026-03.GZ', 'a.2026-03_GZ'],
    ['{stem}_{ext}', 'a.gz', 'a_gz'],
    ['{stem}_{ext}', '.tar.gz', '.tar_gz'],
    ['{stem}_{ext}', 'a..gz', 'a._gz'],
    ['{stem}_{ext}', 'a.ome.tiff', 'a_ome.tiff'],
    ['{stem}_{ext}', 'a.g.vcf.gz', 'a_g.vcf.gz'],
    ['{stem}_{ext}', 'lh.surf.gii', 'lh_surf.gii'],
    ['{stem}_{ext}', 'genome.1.bt2', 'genome.1_bt2'],
    ['{stem}_{ext}', 'a.b.c.png', 'a.b.c_png'],
    ['{stem}_{ext}', 'a.', 'a_'],
  ] as const) {
    it(`names the output of ${input} by ${template}`, () =>
      assert.equal(outputName(template, input), output));
  }
});
