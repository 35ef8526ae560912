import { Failure } from '../core/failure.ts';
import { type Input, implement } from './command.ts';
import { RUN } from './run-commands.ts';

/** How a run ended, ready to be printed: on AWS and on this machine it is known in different ways. */
export interface RunOutcome {
  readonly text: string;
  readonly json: unknown;
  readonly failed: boolean;
}

/** Each of the two places to run in has its own modules, which are loaded when it is chosen. */
export const run = implement(RUN, {
  async run(input, io): Promise<RunOutcome> {
    if (input.local) {
      refuse(input, 'on AWS', ['wait', 'run', 'backfill', 'budget', 'time-limit']);
      const { runLocal } = await import('./run-local.ts');
      return runLocal(input, io);
    }
    refuse(input, 'with --local', ['jobs', 'engine', 'allow-failed']);
    const { runOnAws } = await import('./run-on-aws.ts');
    return runOnAws(input, io);
  },
  text: ({ text }) => text,
  json: ({ json }) => json,
  failed: ({ failed }) => failed,
});

/** @throws Failure `BAD_USAGE` where one of these options is given */
function refuse(input: Input<typeof RUN>, where: string, options: readonly (keyof typeof input)[]): void {
  const wrong = options.find((option) => input[option] !== undefined && input[option] !== false);
  if (wrong) throw new Failure('BAD_USAGE', `--${wrong} is for runs ${where}.`);
}
