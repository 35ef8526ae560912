import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildImages, pushImages } from '../../images/build.ts';
import { publishAgent } from '../../scripts/publish-agent.ts';
import { type Engine, type LocalRegistry, Services, settingOf } from '../../scripts/services.ts';
import type { Spec } from '../../src/spec/spec.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** The result of a command. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Real services: an engine, and a registry to which `ghcr.io/pipewright` leads, with the agent and source
 * images in it.
 */
export interface Workshop extends AsyncDisposable {
  readonly services: Services;
  readonly engine: Engine;
  readonly registry: LocalRegistry;
  /** The environment of commands, with CONTAINERS_REGISTRIES_CONF. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs `pipewright ARGS…` from the sources, in the root of the repository. */
  pipewright(...args: string[]): Promise<Said>;
}

/** @param images the source images that the test needs, by the names of their recipes */
export async function openWorkshop(images: readonly string[]): Promise<Workshop> {
  const services = new Services(settingOf(undefined, () => {}));
  const engine = await services.engine('docker');
  const registry = await services.registry();
  const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf };
  await publishAgent(env);
  await pushImages(services.setting, registry, await buildImages(services, [...images]));
  return {
    services,
    engine,
    registry,
    env,
    pipewright: (...args) => run(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], env),
    [Symbol.asyncDispose]: () => services[Symbol.asyncDispose](),
  };
}

/** Runs a command to its end, whatever its exit code. @param timeout in milliseconds; 0 for none */
export function run(
  command: string,
  args: readonly string[],
  env = process.env,
  cwd = ROOT,
  timeout = 600_000,
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** As `run`, for commands that must succeed. @returns the standard output @throws Error with all output */
export async function must(command: string, args: readonly string[], env = process.env): Promise<string> {
  const said = await run(command, args, env);
  if (said.code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${said.code}:\n${said.stdout}${said.stderr}`);
  return said.stdout;
}

export function readSpec(name: string): Spec {
  return JSON.parse(readFileSync(join(ROOT, 'catalog', name, 'spec.json'), 'utf8')) as Spec;
}
