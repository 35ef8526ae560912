import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder } from './folder.ts';
import { must, ROOT, type Workshop } from './workshop.ts';

/** Source images of the example's algorithms. */
export const COHORT_IMAGES = ['short-reads', 'small-tools'];

export const COHORT_ALGORITHMS = [
  ...['fastp', 'bwa-mem', 'samtools-depth', 'bcftools-call', 'bcftools-merge', 'cohort-summary'],
];

/** The sample for which `make-data.sh` does not write valid reads. */
export const CORRUPT_SAMPLE = 's07';

/** A copy of the example's folder, with its algorithms wrapped and its data made. */
export interface CohortExample extends AsyncDisposable {
  /** The parent of `folder`, for results. */
  readonly root: string;
  readonly folder: string;
  /** Runs a script of the example's folder in the source image, with the folder as working directory. */
  inSourceImage(script: string): Promise<void>;
}

/** @param workshop with `COHORT_IMAGES` */
export async function openCohort(workshop: Workshop): Promise<CohortExample> {
  const root = await temporaryFolder();
  const folder = join(root.path, 'cohort');
  const inSourceImage = async (script: string): Promise<void> => {
    const image = workshop.registry.locate('ghcr.io/pipewright/images/short-reads:1.0.0');
    await must('docker', [
      ...['run', '--rm', '--network=none', `--volume=${folder}:/work`, '--workdir=/work'],
      ...[`--user=${process.getuid?.()}:${process.getgid?.()}`, '--entrypoint=/bin/busybox', image],
      ...['sh', script],
    ]);
  };
  // Only committed files: a user may have made the data in place.
  const isMade = /\/(?:raw|refs)$/;
  await cp(join(ROOT, 'workflows-examples/cohort'), folder, {
    recursive: true,
    filter: (path) => !isMade.test(path),
  });
  // A name with which MiniStack finds the images too.
  const registry = workshop.registry.locate('ghcr.io/pipewright/catalog');
  await writeFile(join(folder, 'catalog/catalog.json'), JSON.stringify({ registry }));
  for (const name of COHORT_ALGORITHMS) {
    const { code, stderr } = await workshop.pipewright('wrap', join(folder, 'catalog', name));
    if (code !== 0) throw new Error(stderr);
  }
  await inSourceImage('make-data.sh');
  return { root: root.path, folder, inSourceImage, [Symbol.asyncDispose]: () => root[Symbol.asyncDispose]() };
}

/** A VCF without its "##" lines, which contain command lines with paths and the time. */
export function withoutHeader(vcf: string): string {
  return vcf
    .split('\n')
    .filter((line) => !line.startsWith('##'))
    .join('\n');
}

/** The part of a cohort result that is the same wherever its item is processed. */
export function comparable(path: string, bytes: Buffer): string {
  if (path.endsWith('.vcf')) return withoutHeader(String(bytes));
  if (path.endsWith('.vcf.gz')) return withoutHeader(String(gunzipSync(bytes)));
  // The offsets of records depend on how well the header, with its times, is compressed.
  if (path.endsWith('.csi')) return '';
  return bytes.toString('base64');
}
