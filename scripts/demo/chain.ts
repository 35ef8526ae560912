import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localCatalog } from './catalog.ts';
import { demoCloud, NO_DOCKER } from './cloud.ts';
import { setUpDemo } from './set-up.ts';
import { root, type Stage } from './stage.ts';

/** The example workflow files, with the input of each: a file or a folder. */
export const CHAINS: Readonly<Record<string, string>> = {
  single: 'catalog/imagemagick/tests/rose.png',
  sequence: 'catalog/samtools/tests/reads.bam',
  graph: 'workflows-examples/tide-gauges',
};

/**
 * Publishes the algorithms of an example workflow file in a catalog on this machine, and sends real input
 * through it.
 * @throws Failure `DEMO_FAILED`, and as the parts do
 */
export async function demoChain(stage: Stage, name: string, inputs: string): Promise<void> {
  const file = `workflows-examples/${name}.workflow.json`;
  const { process: chain } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    process: { algorithms: { name: string }[] };
  };
  const names = [...new Set(chain.algorithms.map((algorithm) => algorithm.name.replace(/@.*/, '')))];

  stage.say(`Pipewright sends the files of ${inputs} through the algorithms that ${file} names,`);
  stage.say('on this machine: the same images, variables and limits as in the cloud.');
  stage.title('Setting up (only the first time takes long)');
  await using services = stage.services();
  const { registry, env, aws } = await setUpDemo(stage, services, names, true);

  stage.title('Publish its algorithms in a catalog of this machine');
  const catalog = `out/${name}-catalog`;
  localCatalog(join(root, catalog), names, registry);
  await stage.part('wrap', async () => {
    for (const algorithm of names) await stage.pipewright(env, 'wrap', `${catalog}/${algorithm}`);
  });

  stage.title('What the workflow file would run');
  await stage.part('plan', () => stage.pipewright(env, 'plan', file, '--catalog', catalog));
  stage.title('Send the files through it');
  rmSync(join(root, 'out', name), { recursive: true, force: true });
  await stage.part('run', () =>
    stage.pipewright(env, 'run', file, '--local', inputs, '--out', `out/${name}`, '--catalog', catalog),
  );
  if (!aws) stage.say(NO_DOCKER);
  else
    await demoCloud(stage, await stage.waitFor('MiniStack', aws()), env, {
      file,
      catalog,
      inputs,
      out: `out/${name}-aws`,
    });
  stage.title('Done');
  stage.times();
  stage.next([
    `open out/${name}/report.html`,
    'docs/tutorials/run-200-files.md  # the same with your own files',
  ]);
}
