/**
 * The main job, on this machine: validate a spec, wrap its image, run the wrapped image on real input.
 *
 *     npm run demo [-- NAME]
 *
 * NAME is an algorithm of catalog/; without one, the quickest to make.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { explain, Failure } from '../src/failure.ts';
import type { Spec } from '../src/spec/spec.ts';
import { publishAgent } from './publish-agent.ts';
import { Services, seconds } from './services.ts';

const root = join(import.meta.dirname, '..');
const QUICKEST = 'csv-summary';
const parts: [what: string, milliseconds: number][] = [];

async function part<T>(what: string, job: () => T | Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await job();
  parts.push([what, performance.now() - begin]);
  return result;
}

function show(title: string): void {
  process.stdout.write(`\n── ${title}\n`);
}

/** Runs a command in front of the user, as the user would. */
function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  shown = [command, ...args],
): void {
  process.stdout.write(`$ ${shown.join(' ')}\n`);
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new Failure('DEMO_FAILED', `"${shown.join(' ')}" ended with ${status}.`);
}

async function demo(name: string): Promise<void> {
  const specFile = `catalog/${name}/spec.json`;
  const spec = JSON.parse(readFileSync(join(root, specFile), 'utf8')) as Spec;
  const sample = spec.tests?.[0]?.input;
  if (!sample) throw new Failure('DEMO_FAILED', `${specFile} has no test whose input could be run.`);

  show('Setting up (only the first time takes long)');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await using services = new Services();
  const engine = await part('engine', () => services.engine());
  const registry = await part('registry', () => services.registry());
  const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf };
  await part('agent layer', async () => say(`Agent: ${await publishAgent(env, { say })}`));
  await part('source image', async () =>
    pushImages(services.setting, registry, await buildImages(services, [name])),
  );

  const pipewright = (...args: string[]): void =>
    run(process.execPath, [join(root, 'dist/cli/index.js'), ...args], env, ['pipewright', ...args]);
  show('Validate the spec');
  await part('validate', () => pipewright('validate', specFile));
  show('Wrap its image');
  const image = `ghcr.io/pipewright/catalog/${name}:${spec.version}`;
  await part('wrap', () => pipewright('wrap', specFile, '--to', image, '--no-write'));

  show('Run the wrapped image on real input');
  const out = join(root, 'out', name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  // The image's user may be any.
  chmodSync(out, 0o777);
  const located = registry.locate(image);
  const pull = engine.command === 'podman' ? ['pull', '--quiet', '--tls-verify=false'] : ['pull', '--quiet'];
  await part('pull', () => run(engine.command, [...pull, located], env));
  const input = join(root, 'catalog', name, sample);
  const mounts = ['-v', `${input}:/.pipewright/in/${basename(input)}:ro`, '-v', `${out}:/.pipewright/out`];
  const variables = Object.entries(spec.tests?.[0]?.env ?? {}).flatMap(([key, value]) => [
    '-e',
    `${key}=${value}`,
  ]);
  await part('run', () =>
    run(
      engine.command,
      [
        'run',
        '--rm',
        '--network=none',
        '--read-only',
        ...mounts,
        ...variables,
        located,
        'run',
        `/.pipewright/in/${basename(input)}`,
        '/.pipewright/out',
      ],
      env,
    ),
  );

  show('Done');
  say(`input    catalog/${name}/${sample}`);
  for (const file of readdirSync(out)) {
    say(`result   ${relative(process.cwd(), join(out, file))}`);
    const text = readFileSync(join(out, file));
    if (!text.includes(0))
      say(
        text
          .toString('utf8')
          .split('\n')
          .slice(0, 12)
          .map((line) => `         ${line}`)
          .join('\n'),
      );
  }
  for (const [what, milliseconds] of parts) say(`${what.padEnd(14)}${seconds(milliseconds).padStart(8)}`);
}

try {
  await demo(process.argv[2] ?? QUICKEST);
} catch (error) {
  process.stderr.write(
    `\n${error instanceof Failure ? explain(error) : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}
