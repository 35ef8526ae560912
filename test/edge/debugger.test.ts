import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

/** Starts a program of Node, sends it SIGUSR1 once it printed something, and then ends it. Gives what it printed. */
async function signalled(
  t: TestContext,
  args: readonly string[],
  env: Record<string, string>,
): Promise<string> {
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  t.after(() => child.kill('SIGKILL'));
  let printed = '';
  let signals = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
      if (signals++ === 0) child.kill('SIGUSR1');
      if (printed.includes('second')) child.kill('SIGTERM');
    });
  await once(child, 'close');
  return printed;
}

describe('SIGUSR1 opens no debugger', () => {
  it('in the agent, before and while the algorithm runs', async (t) => {
    await using temporary = await temporaryFolder();
    const at = (name: string): string => join(temporary.path, name);
    const spec = {
      name: 'x',
      container_name: 'x',
      memory: { suggested: 1 },
      input_file_path: at('in'),
      output_file_path: at('out'),
      // Its parent is the agent.
      run_command: `sh -c 'echo first; kill -USR1 $PPID; echo second; sleep 60' sh`,
    };
    const script = join(ROOT, 'src/agent.ts');
    const printed = await signalled(t, [script, 'run', script, at('results')], {
      PIPEWRIGHT_SPEC: JSON.stringify(spec),
      PIPEWRIGHT_IMAGE: JSON.stringify({ entrypoint: null, cmd: null, env: {} }),
    });
    assert.match(printed, /second/);
    assert.doesNotMatch(printed, /Debugger/);
  });
});
