import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { ending } from './command.ts';
import type { Emulator } from './ministack.ts';
import { freePort } from './port.ts';
import { ensurePythonTools } from './python-tools.ts';
import type { Setting } from './setting.ts';
import { waitFor } from './shared.ts';

const REQUIREMENTS = join(import.meta.dirname, 'moto.txt');

/** An AWS emulator that only one test uses. */
export type Moto = Emulator & { stop(): Promise<void> };

/**
 * Starts moto's server: an emulator that is independent of MiniStack, with other gaps. It runs neither ECS
 * tasks nor Lambdas.
 * @throws Failure `TOOL_MISSING`, `COMMAND_FAILED`, `MOTO_FAILED`
 */
export async function startMoto(setting: Setting): Promise<Moto> {
  const programs = await ensurePythonTools(setting, REQUIREMENTS, 'venv-moto');
  const port = await freePort('127.0.0.1');
  const child = spawn(join(programs, 'moto_server'), ['-H', '127.0.0.1', '-p', `${port}`], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-10_000);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const answers = async (): Promise<boolean> => {
    try {
      const without = { lambda: { use_docker: false } };
      const told = await fetch(`${endpoint}/moto-api/config`, {
        method: 'POST',
        body: JSON.stringify(without),
      });
      return told.ok;
    } catch {
      return false;
    }
  };
  if (!(await waitFor(answers, 60_000, () => child.exitCode !== null))) {
    await end(child);
    throw new Failure('MOTO_FAILED', `moto does not start.${ending(said)}`);
  }
  return {
    endpoint,
    region: 'us-east-1',
    account: '123456789012',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'close');
}
