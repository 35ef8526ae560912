import { actionIo } from './command/action-io.ts';
import { withMissingCheckout } from './command/missing-checkout.ts';
import { explain, Failure } from './core/failure.ts';
import { runner } from './edge/actions-runner.ts';
import { endProcess } from './edge/end-process.ts';
import { type Inputs, readInputs } from './github/action-inputs.ts';

/** Runs one mode, loaded only when it is wanted. */
async function runMode(inputs: Inputs): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Failure('INTERRUPTED', 'The job was canceled.')));
  const job = { env: process.env, cwd: process.cwd(), runner, signal: stop.signal };
  const io = actionIo(job, inputs.token);
  switch (inputs.mode) {
    case 'validate':
      return (await import('./command/validate-action.ts')).validateAction(inputs, io);
    case 'publish':
      return (await import('./command/publish-action.ts')).publishAction(inputs, io);
    case 'review':
      return (await import('./command/review-action.ts')).reviewAction(inputs, io);
    case 'draft':
      return (await import('./command/review-action.ts')).draftAction(inputs, io);
    case 'run':
      return (await import('./command/run-action.ts')).runAction(inputs, io);
    case 'status':
      return (await import('./command/run-action.ts')).statusAction(inputs, io);
    case 'plan':
    case 'deploy':
    case 'destroy':
      return (await import('./command/deploy-action.ts')).deployAction(inputs, io);
  }
}

// Without a listener, SIGUSR1 opens Node's debugger to all programs of this machine.
process.on('SIGUSR1', () => {});
try {
  const inputs = readInputs(runner.input);
  await runMode(inputs).catch((error: unknown) => {
    // These two modes need no checkout: they read everything from GitHub.
    throw /^(?:review|draft)$/.test(inputs.mode) ? error : withMissingCheckout(error, process.cwd());
  });
} catch (error) {
  if (!(error instanceof Failure)) runner.debug(error instanceof Error ? (error.stack ?? '') : '');
  runner.fail(explain(error));
}
await endProcess();
