import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { openImages } from '../../src/edge/images.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { putBusybox } from './busybox.ts';
import type { Ecs } from './ecs.ts';
import { temporaryFolder } from './folder.ts';
import { must, run, type Workshop } from './workshop.ts';

/** One agent in a container. */
export interface RunningAgent {
  readonly name: string;
  /** The lines of JSON that it has printed so far, parsed. */
  readonly lines: readonly AgentLine[];
  /** Settles when the container has ended. */
  readonly ended: Promise<AgentEnd>;
  /** @returns false if it is not running */
  signal(signal: 'SIGKILL' | 'SIGTERM'): Promise<boolean>;
  /**
   * Stops it as ECS stops a task: SIGTERM, then SIGKILL after these seconds; also while it is still starting.
   */
  stop(seconds: number): Promise<void>;
}

export interface AgentEnd {
  /** 137 after SIGKILL. */
  readonly code: number | null;
  /** The lines of JSON that it printed, parsed. */
  readonly lines: readonly AgentLine[];
  /** The end of its other output. */
  readonly rest: string;
}

/** A change of state, or what the worker reports. */
export interface AgentLine {
  readonly state?: string;
  readonly event?: string;
  readonly item?: string;
  readonly error?: string;
  /** When the line came, by `performance.now()`. */
  readonly at: number;
}

export interface FleetOptions {
  /** The name with which Docker finds it. */
  readonly image: string;
  readonly ecs: Ecs;
  /** AWS_ENDPOINT_URL of the agent. */
  readonly endpoint: string;
  readonly env: Readonly<Record<string, string>>;
  /** More options for `docker run`. */
  readonly options?: readonly string[];
}

const LINES_KEPT = 200_000;
const REST_KEPT = 4000;
const STOP_ROUNDS = 20;

/**
 * Starts one agent as ECS starts a task: the wrapped image without arguments, in the environment that ECS
 * gives.
 */
export function startAgent({ image, ecs, endpoint, env, options = [] }: FleetOptions): RunningAgent {
  const name = `pipewright-agent-${randomBytes(6).toString('hex')}`;
  const all = { ...ecs.task(image, endpoint).env, ...env };
  const variables = Object.entries(all).map(([key, value]) => `--env=${key}=${value}`);
  const child = spawn(
    'docker',
    ['run', '--rm', `--name=${name}`, `--network=${ecs.network}`, ...variables, ...options, image],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: AgentLine[] = [];
  let rest = '';
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      const said = readLine(line);
      if (!said) rest = `${rest}${line}\n`.slice(-REST_KEPT);
      else if (lines.length < LINES_KEPT) lines.push(said);
    });
  return {
    name,
    lines,
    ended: endOf(child).then((code) => ({ code, lines, rest })),
    signal: async (signal) => (await run('docker', ['kill', `--signal=${signal}`, name])).code === 0,
    async stop(seconds) {
      const gone = (): boolean => child.exitCode !== null || child.signalCode !== null;
      for (let round = 0; !gone() && round < STOP_ROUNDS; round += 1) {
        await run('docker', ['stop', '-t', String(seconds), name]);
        // Stopping has no effect on a container that is being created.
        await run('docker', ['rm', '--force', name]);
      }
      // Its container is gone.
      child.kill('SIGKILL');
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

function readLine(line: string): AgentLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return { ...JSON.parse(line), at: performance.now() } as AgentLine;
  } catch {
    return undefined;
  }
}

/** Wraps a catalog image with the agent of the current sources, and pulls it. @returns its name for Docker */
export async function wrapForDocker(workshop: Workshop, algorithm: string): Promise<string> {
  return await wrapSpec(workshop, `catalog/${algorithm}/spec.json`, algorithm);
}

/**
 * As `wrapForDocker`, for an image that contains only a static busybox, whose shell runs `script` with $1
 * input and $2 output.
 * @param user the image's user
 */
export async function wrapShell(
  workshop: Workshop,
  name: string,
  script: string,
  user?: string,
): Promise<string> {
  return wrapCommand(workshop, name, `/bin/busybox sh -c '${script}' sh $input $output`, user);
}

/** As `wrapShell`, with any command of busybox. @param more other fields of the spec */
export async function wrapCommand(
  workshop: Workshop,
  name: string,
  command: string,
  user?: string,
  more: object = {},
): Promise<string> {
  const source = `ghcr.io/pipewright/agents/${name}-source:1`;
  await using images = await openImages({ env: workshop.env, signal: new AbortController().signal });
  await putBusybox(
    await images.target(parseReference(source)),
    '1',
    user === undefined ? {} : { User: user },
  );
  await using folder = await temporaryFolder();
  const spec = {
    container_name: source,
    system: 'scratch',
    name,
    run_command: command,
    executable_path: '/bin/busybox',
    input_file_path: '/in',
    output_file_path: '/out',
    memory: { suggested: 64 },
    ...more,
  };
  const file = `${folder.path}/spec.json`;
  await writeFile(file, JSON.stringify(spec));
  return await wrapSpec(workshop, file, name);
}

async function wrapSpec(workshop: Workshop, file: string, name: string): Promise<string> {
  const to = `ghcr.io/pipewright/agents/${name}:1`;
  const said = await workshop.pipewright('wrap', file, '--to', to, '--no-write');
  if (said.code !== 0) throw new Error(said.stderr);
  const image = workshop.registry.locate(to);
  await must('docker', ['pull', '--quiet', image]);
  return image;
}
