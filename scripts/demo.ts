/**
 * The main job, on this machine: validate a spec, wrap its image, run the wrapped image on real input.
 *
 *     npm run demo [-- NAME]
 *
 * NAME is an algorithm of catalog/. Without one it is ImageMagick's: its image is made quickest on a bare machine, and its
 * result is a picture to look at.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { buildImages, pushImages } from '../images/build.ts';
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/failure.ts';
import type { Spec } from '../src/spec/spec.ts';
import { publishAgent } from './publish-agent.ts';
import { Services, seconds } from './services.ts';

const root = join(import.meta.dirname, '..');
const DEFAULT = 'imagemagick';
/** Lines of a result that is text. */
const SHOWN_LINES = 12;
const parts: [what: string, milliseconds: number][] = [];

async function part<T>(what: string, job: () => T | Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await job();
  parts.push([what, performance.now() - begin]);
  return result;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

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
  const names = readdirSync(join(root, 'catalog')).filter((n) =>
    existsSync(join(root, 'catalog', n, 'spec.json')),
  );
  if (!names.includes(name))
    throw new Failure('BAD_USAGE', `catalog/ has no algorithm "${name}". It has ${names.join(', ')}.`);
  const spec = JSON.parse(readFileSync(join(root, specFile), 'utf8')) as Spec;
  const sample = spec.tests?.[0]?.input;
  if (!sample) throw new Failure('DEMO_FAILED', `${specFile} has no test whose input could be run.`);

  say(
    `Pipewright takes a container image and ${specFile}, puts a small agent into the image without building or`,
  );
  say('pulling it, and runs the result on real data.');
  show('Setting up (only the first time takes long)');
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
  show('Wrap its image: no build, no pull');
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
  say(`input      catalog/${name}/${sample}`);
  for (const file of readdirSync(out)) {
    const bytes = readFileSync(join(out, file));
    say(`result     ${relative(process.cwd(), join(out, file))} (${describe(bytes)})`);
    if (!bytes.includes(0)) for (const line of firstLines(bytes.toString('utf8'))) say(`           ${line}`);
  }
  say('');
  for (const [what, milliseconds] of parts) {
    const note = what === 'wrap' ? '  ◀ the whole command; no layer of the image moved' : '';
    say(`${what.padEnd(14)}${seconds(milliseconds).padStart(8)}${note}`);
  }
}

/** What a result is, for a person who has not opened it yet. */
function describe(bytes: Buffer): string {
  const size = `${bytes.length.toLocaleString('en')} bytes`;
  // The header chunk follows the signature: width and height (PNG specification, 11.2.1).
  const png = bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.length >= 24;
  return png
    ? `a PNG picture of ${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)} pixels, ${size}`
    : size;
}

function firstLines(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  return lines.length > SHOWN_LINES ? [...lines.slice(0, SHOWN_LINES), '…'] : lines;
}

try {
  await demo(process.argv[2] ?? DEFAULT);
} catch (error) {
  process.stderr.write(`\n${failureText(error, !(error instanceof Failure))}`);
  process.exitCode = 1;
}
