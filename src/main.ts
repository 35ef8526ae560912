import { runner } from './edge/runner.ts';
import { explain, Failure } from './failure.ts';
import { readInputs } from './inputs.ts';

/** The action's entry: inputs once, one mode, loaded only when it is wanted, and one place that fails. */
async function main(): Promise<void> {
  const inputs = readInputs(runner.input);
  switch (inputs.mode) {
    case 'validate': {
      const { validateMode } = await import('./publish/validate-mode.ts');
      const { readSpecs } = await import('./edge/specs.ts');
      return validateMode(inputs, runner, (paths) => readSpecs(paths, process.cwd()));
    }
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) runner.debug(error instanceof Error ? (error.stack ?? '') : '');
  runner.fail(explain(error));
}
