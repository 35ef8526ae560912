import { actionIo } from './command/action-io.ts';
import { withMissingCheckout } from './command/missing-checkout.ts';
import { explain, Failure } from './core/failure.ts';
import { runner } from './edge/actions-runner.ts';
import { type Inputs, readInputs } from './github/action-inputs.ts';

/** The action's entry: inputs once, one mode, loaded only when it is wanted, and one place that fails. */
async function main(): Promise<void> {
  const inputs = readInputs(runner.input);
  try {
    await runMode(inputs);
  } catch (error) {
    // These two read everything from GitHub.
    if (inputs.mode === 'review' || inputs.mode === 'draft') throw error;
    throw withMissingCheckout(error, process.cwd());
  }
}

async function runMode(inputs: Inputs): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Failure('INTERRUPTED', 'The job was cancelled.')));
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

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) runner.debug(error instanceof Error ? (error.stack ?? '') : '');
  runner.fail(explain(error));
}
