import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { imageNames } from '../../images/build.ts';
import { Failure } from '../../src/core/failure.ts';
import { findEngine } from '../../src/edge/engine.ts';
import { completeSpec } from '../../src/spec/complete-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { samplesOf } from '../../src/spec/test-samples.ts';
import { localCatalog } from './catalog.ts';
import { demoCloud, NO_DOCKER } from './cloud.ts';
import { describe, firstLines } from './results.ts';
import { setUpDemo } from './set-up.ts';
import { root, type Stage } from './stage.ts';

/** The algorithm whose demo also deploys a workflow, and that workflow's file. */
const DEPLOYED = { algorithm: 'imagemagick', file: 'workflows-examples/single.workflow.json' };

/**
 * Validates and wraps one algorithm of the catalog and runs it on its sample; one of them is deployed too.
 * @throws Failure `DEMO_FAILED`, and as the parts do
 */
export async function demoAlgorithm(stage: Stage, name: string): Promise<void> {
  const specFile = `catalog/${name}/spec.json`;
  const spec = JSON.parse(readFileSync(join(root, specFile), 'utf8')) as Spec;
  const test = completeSpec(spec).tests[0];
  const samples = [...(test ? samplesOf(test) : [])].flatMap(([input, paths]) =>
    paths.map((path) => ({ input, path })),
  );
  if (!test || !samples[0])
    throw new Failure('DEMO_FAILED', `${specFile} has no test whose input could be run.`);

  stage.say(
    `Pipewright takes a container image and ${specFile}, puts a small agent into the image without building or`,
  );
  stage.say('pulling it, and runs the result on real data.');
  stage.title('Setting up (only the first time takes long)');
  await using services = stage.services();
  const { engine, registry, env, aws } = await setUpDemo(
    stage,
    services,
    imageNames([spec]),
    name === DEPLOYED.algorithm,
  );

  const pipewright = (...args: string[]): Promise<void> => stage.pipewright(env, ...args);
  stage.title('Validate the spec');
  await stage.part('validate', () => pipewright('validate', specFile));
  stage.title('Wrap its image: no build, no pull');
  const catalog = `out/${name}-catalog`;
  const published = localCatalog(join(root, catalog), [name], registry);
  await stage.part('wrap', () => pipewright('wrap', `${catalog}/${name}`));

  stage.title('Run the wrapped image on real input');
  const out = join(root, 'out', name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // The image may run as any user.
  chmodSync(out, 0o777);
  const located = `${published}/${name}:${spec.version}`;
  const pull = engine.command === 'podman' ? ['pull', '--quiet', '--tls-verify=false'] : ['pull', '--quiet'];
  await stage.part('pull', () => stage.run(engine.command, [...pull, located], env));
  const inside = ({ input, path }: (typeof samples)[number]): string =>
    `/.pipewright/in/${input}/${basename(path)}`;
  const mounts = samples.flatMap((sample) => [
    '-v',
    `${join(root, 'catalog', name, sample.path)}:${inside(sample)}:ro`,
  ]);
  const inputs = samples.flatMap((sample) =>
    test.inputs ? ['--input', `${sample.input}=${inside(sample)}`] : [inside(sample)],
  );
  const variables = Object.entries(test.env).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const { runOptions } = await findEngine(engine.command);
  await stage.part('run', () =>
    stage.run(
      engine.command,
      [
        'run',
        '--rm',
        ...runOptions,
        '--network=none',
        '--read-only',
        ...mounts,
        ...['-v', `${out}:/.pipewright/out`, ...variables, located, 'run', ...inputs, '/.pipewright/out'],
      ],
      env,
    ),
  );

  for (const { path } of samples) stage.say(`input      catalog/${name}/${path}`);
  for (const file of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    const path = relative(process.cwd(), join(file.parentPath, file.name));
    stage.say(`result     ${path} (${describe(bytes)})`);
    for (const line of firstLines(bytes)) stage.say(`           ${line}`);
  }
  if (aws)
    await demoCloud(stage, await stage.waitFor('MiniStack', aws()), env, {
      file: DEPLOYED.file,
      catalog,
      inputs: `catalog/${name}/${samples[0].path}`,
      out: `out/${name}-aws`,
    });
  else if (name === DEPLOYED.algorithm) stage.say(NO_DOCKER);
  stage.title('Done');
  stage.times({ wrap: 'the whole command; no layer of the image moved' });
  stage.next([
    ...(name === DEPLOYED.algorithm ? [`open out/${name}-aws/report.html`] : []),
    'npm run demo -- graph           # files through a whole chain',
    'npm run demo -- cohort          # twelve samples from reads to one table of variants',
    'docs/tutorials/                 # the same with your own image, or your own files',
  ]);
}
