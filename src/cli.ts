#!/usr/bin/env node
import type { CommandIo } from './command/command-io.ts';

// Without a listener, SIGUSR1 opens Node's debugger to all programs of this machine.
process.on('SIGUSR1', () => {});
const output = (await import('./edge/standard-output.ts')).claimStandardOutput();
const { pipewright, reportFailure } = await import('./command/commands.ts');
const { failureText } = await import('./command/output.ts');
const { endProcess } = await import('./edge/end-process.ts');
const { terminalQuestion } = await import('./edge/terminal-question.ts');
const { Failure } = await import('./core/failure.ts');
const stop = new AbortController();
/** What a shell expects of a program that a signal ended: 128 and the signal's number. */
let endedBy = 0;
for (const [signal, number] of Object.entries({ SIGINT: 2, SIGTERM: 15 }))
  process.once(signal, () => {
    endedBy = 128 + number;
    stop.abort(new Failure('INTERRUPTED', `Stopped by ${signal} before the end; start again to continue.`));
  });
let unwritable = false; // the reader is gone (`| head`), or its disk is full
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (!unwritable && error.code !== 'EPIPE')
    io.err(failureText(new Failure('CANNOT_WRITE', `The output could not be written: ${error.message}.`)));
  unwritable = true;
  process.exitCode = 1;
  stop.abort(error);
});

const io: CommandIo = {
  out: (text) => unwritable || output.write(text),
  err: (text) => unwritable || process.stderr.write(text),
  quiet: false,
  cwd: process.cwd(),
  env: process.env,
  tty: process.stdout.isTTY === true,
  errTty: process.stderr.isTTY === true,
  ask: terminalQuestion(stop.signal),
  columns: () => process.stdout.columns || process.stderr.columns || 80,
  signal: stop.signal,
};
// Thrown by a library where no call waits for it.
process.once('uncaughtException', (error) =>
  process.exit(reportFailure(error, output.wasUsed() ? [] : process.argv, io)),
);
const code = await pipewright(process.argv.slice(2), io);
await endProcess((code !== 0 && endedBy) || code);
