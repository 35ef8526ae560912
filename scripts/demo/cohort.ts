import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { firstLines } from './results.ts';
import { setUpDemo } from './set-up.ts';
import { root, type Stage } from './stage.ts';

const EXAMPLE = 'workflows-examples/cohort';
/** Source images of the algorithms; the first one also makes the reads. */
const IMAGES = ['short-reads', 'small-tools'];
const FOLDER = 'out/cohort-example';
const OUT = 'out/cohort';
const ALGORITHMS = [
  'fastp',
  'bwa-mem',
  'samtools-depth',
  'bcftools-call',
  'bcftools-merge',
  'cohort-summary',
];

/**
 * Takes twelve samples from reads to one table of variants, with the example's own workflow file, sheet and
 * catalog.
 * @throws Failure `DEMO_FAILED`, and as the parts do
 */
export async function demoCohort(stage: Stage): Promise<void> {
  stage.say(
    'Pipewright sends twelve samples, each a pair of read files and a row of a sheet, through six steps on this',
  );
  stage.say(
    'machine. They share a genome, two branches are joined for each sample, and the last steps put all samples together:',
  );
  stage.say('one is corrupt, which the workflow file tolerates.');
  stage.title('Setting up (only the first time takes long)');
  await using services = stage.services();
  const { engine, registry, env, images } = await setUpDemo(stage, services, IMAGES, false);
  const [image] = images;

  stage.title('Make the reads, with fixed seeds');
  for (const folder of [FOLDER, OUT]) rmSync(join(root, folder), { recursive: true, force: true });
  cpSync(join(root, EXAMPLE), join(root, FOLDER), { recursive: true });
  // With rootless Podman, root in the container is already this user.
  const user = engine.command === 'docker' ? [`--user=${process.getuid?.()}:${process.getgid?.()}`] : [];
  const located = registry.locate(image!.name);
  const verify = engine.command === 'podman' ? ['--tls-verify=false'] : [];
  await stage.part('reads', () =>
    stage.run(
      engine.command,
      [
        ...['run', '--rm', '--network=none', ...verify, ...user, `--volume=${join(root, FOLDER)}:/work`],
        ...['--workdir=/work', '--entrypoint=/bin/busybox', located, 'sh', 'make-data.sh'],
      ],
      env,
    ),
  );

  stage.title('Publish the algorithms in a catalog of this machine');
  await stage.part('wrap', async () => {
    for (const name of ALGORITHMS) await stage.pipewright(env, 'wrap', `${FOLDER}/catalog/${name}`);
  });

  const file = `${FOLDER}/cohort.workflow.json`;
  stage.title('What the workflow file would run');
  await stage.part('plan', () => stage.pipewright(env, 'plan', file));
  stage.title('Send the samples through it');
  await stage.part('run', () => stage.pipewright(env, 'run', file, '--local', '--out', OUT));

  stage.title('Done');
  const show = (path: string, lines: readonly string[]): void => {
    stage.say(`result     ${OUT}/${path}`);
    for (const line of lines) stage.say(`           ${line}`);
  };
  const variants = readFileSync(join(root, OUT, 'merge/merge/cohort.vcf'), 'utf8').replaceAll(
    /^##.*\n/gm,
    '',
  );
  show('merge/merge/cohort.vcf', firstLines(Buffer.from(variants)));
  show(
    'summary/summary/summary.tsv',
    firstLines(readFileSync(join(root, OUT, 'summary/summary/summary.tsv'))),
  );
  stage.times();
  stage.next([
    `open ${OUT}/report.html`,
    `${FOLDER}/                # its workflow file, sheet and catalog, to change and run again`,
    'docs/items.md                      # the same with your own samples',
  ]);
}
