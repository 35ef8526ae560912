#!/usr/bin/env node
import { runCommand } from './command/commands.ts';
import type { CommandIo } from './command/io.ts';
import { explain, Failure } from './failure.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () =>
    stop.abort(new Failure('INTERRUPTED', `Stopped by ${signal}; start again to go on.`)),
  );
}
const io: CommandIo = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  tty: process.stdout.isTTY === true,
  signal: stop.signal,
};
const [name, ...argv] = process.argv.slice(2);
try {
  process.exitCode = await runCommand(name, argv, io);
} catch (error) {
  const message = explain(error);
  const code = error instanceof Failure ? error.code : 'FAULT';
  if (argv.includes('--json')) io.out(`${JSON.stringify({ error: { code, message } })}\n`);
  io.err(code === 'FAULT' ? `This is a fault of pipewright's own: ${message}\n` : `error: ${message}\n`);
  if (io.env.PIPEWRIGHT_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
  process.exitCode = 1;
}
