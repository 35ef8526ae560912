import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/edge/process.ts';
import { stopSignalNumber } from '../../src/edge/stop-signal.ts';

describe('the stop signal of an image', () => {
  for (const [text, number] of [
    [undefined, 15],
    ['', 15],
    ['SIGTERM', 15],
    ['SIGWINCH', 28],
    ['quit', 3],
    ['2', 2],
    ['SIGRTMIN+3', 37],
    ['SIGRTMAX-1', 63],
    ['SIGRTMIN+90', 15],
    ['SIGNOTHING', 15],
    ['0', 15],
    ['65', 15],
  ] as const)
    it(`is ${number} for ${JSON.stringify(text)}`, () => assert.equal(stopSignalNumber(text), number));

  /** Runs a script until it has printed something, and then stops it. */
  async function stopped(script: string, stopSignal: string) {
    const stop = new AbortController();
    let printed = '';
    const end = await runCommand({
      pipelines: [[{ argv: ['sh', '-c', script], variables: {}, redirections: [] }]],
      writable: [],
      readable: [],
      env: { PATH: process.env.PATH! },
      graceMs: 2000,
      stop: stop.signal,
      stopSignal,
      onOutput: (_stream, chunk) => {
        printed += chunk;
        stop.abort();
        return undefined;
      },
    });
    return { ...end, printed };
  }

  it('goes to the algorithm when it has to stop', async () => {
    const script =
      'trap "echo quit; exit 4" QUIT; trap "exit 5" TERM; echo ready; while :; do sleep 0.05; done';
    const { exitCode, printed } = await stopped(script, 'SIGQUIT');
    assert.equal(exitCode, 4);
    assert.match(printed, /^quit$/m);
  });

  it('is followed by SIGTERM where a program ignores it', async () => {
    const { signal, exitCode } = await stopped('echo ready; exec sleep 60', 'SIGWINCH');
    assert.deepEqual([signal, exitCode], ['SIGTERM', null]);
  });

  it('replaces the SIGTERM of the engine for the image’s own program', async () => {
    const module = join(import.meta.dirname, '../../src/edge/supervised-program.ts');
    const script = 'trap "echo winch; exit 6" WINCH; echo ready; while :; do sleep 0.05; done';
    const program = `const { superviseProgram } = await import(${JSON.stringify(module)});
      process.exitCode = await superviseProgram('/bin/sh', ['sh', '-c', ${JSON.stringify(script)}], process.env, 28);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      if (printed === '') child.kill('SIGTERM');
      printed += chunk;
    });
    const [code] = await once(child, 'close');
    assert.deepEqual([code, printed], [6, 'ready\nwinch\n']);
  });
});
