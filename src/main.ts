import { runner } from './edge/runner.ts';
import { explain, Failure } from './failure.ts';
import { readInputs } from './inputs.ts';

/** The action's entry: inputs once, one mode, loaded only when it is wanted, and one place that fails. */
async function main(): Promise<void> {
  const inputs = readInputs(runner.input);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Failure('INTERRUPTED', 'The job was cancelled.')));
  const io = { env: process.env, cwd: process.cwd(), runner, signal: stop.signal };
  switch (inputs.mode) {
    case 'validate': {
      const { validateAction } = await import('./command/validate-action.ts');
      return validateAction(inputs, io);
    }
    case 'publish': {
      const { publishAction } = await import('./command/publish-action.ts');
      return publishAction(inputs, io);
    }
    case 'review': {
      const { reviewAction } = await import('./command/review-action.ts');
      return reviewAction(inputs, io);
    }
    case 'draft': {
      const { draftAction } = await import('./command/draft-action.ts');
      return draftAction(inputs, io);
    }
    case 'plan':
    case 'deploy':
    case 'destroy': {
      const { deployAction } = await import('./command/deploy-action.ts');
      return deployAction(inputs, io);
    }
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) runner.debug(error instanceof Error ? (error.stack ?? '') : '');
  runner.fail(explain(error));
}
