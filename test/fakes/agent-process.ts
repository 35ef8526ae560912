import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Emulator } from '../../scripts/services.ts';
import { ROOT } from './workshop.ts';

/** The agent, run from source on this machine, with a step's queue. */
export interface AgentProcess {
  readonly child: ChildProcess;
  /** Contains the image's folders and the agent's scratch folder. */
  readonly folder: string;
  /** Its log lines so far. */
  readonly log: Record<string, unknown>[];
  /** Everything that it printed. */
  printed(): string;
  /** Waits for a log line that has these fields. @throws Error if the agent ends without one */
  line(fields: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Waits until it prints more or ends. @returns false if it had already ended */
  more(): Promise<boolean>;
  /** Its exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

export interface AgentOptions {
  /** A shell script that gets $input and $output as $1 and $2. */
  readonly script: string;
  readonly spec?: object;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export function startAgent(
  t: TestContext,
  aws: Emulator,
  stepEnv: Record<string, string>,
  { script, spec, env }: AgentOptions,
): AgentProcess {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-work-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const whole = {
    name: 'test',
    container_name: 'x',
    memory: { suggested: 1 },
    input_file_path: join(folder, 'in'),
    output_file_path: join(folder, 'out'),
    run_command: `sh -c '${script}' sh $input $output`,
    ...spec,
  };
  const child = spawn(process.execPath, [join(ROOT, 'src/agent.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
      ...stepEnv,
      PIPEWRIGHT_IDLE_SECONDS: '1',
      PIPEWRIGHT_SCRATCH: folder,
      PIPEWRIGHT_SPEC: JSON.stringify(whole),
      T: folder,
      ...env,
    },
  });
  t.after(() => child.kill('SIGKILL'));
  const log: Record<string, unknown>[] = [];
  let printed = '';
  let rest = '';
  let waiting: (() => void)[] = [];
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
    rest += chunk;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) log.push(JSON.parse(line));
    for (const look of waiting.splice(0)) look();
  });
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => {
      resolve(code ?? signal ?? '');
      for (const look of waiting.splice(0)) look();
    }),
  );
  const more = async (): Promise<boolean> => {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    await new Promise<void>((resolve) => {
      waiting = [...waiting, resolve];
    });
    return true;
  };
  return {
    child,
    folder,
    log,
    printed: () => printed,
    ended,
    more,
    async line(fields) {
      for (;;) {
        const found = log.find((entry) =>
          Object.entries(fields).every(([key, value]) => entry[key] === value),
        );
        if (found) return found;
        if (!(await more()))
          throw new Error(`the agent ended without ${JSON.stringify(fields)}:\n${printed}`);
      }
    },
  };
}
