/**
 * Deploys to a real AWS account, and tries everything there that no emulator can show (docs/aws-trial.md):
 *
 *     node scripts/aws-trial.ts [--yes] [--catalog DIR] [--out DIR]
 *
 * Needs administrator credentials, but not those of the root user, of an account that holds nothing else.
 * Asks before it begins. Writes a transcript, and removes everything that it made, after Ctrl-C too.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/core/failure.ts';
import { Account } from './aws-trial/account.ts';
import { Leavings } from './aws-trial/leavings.ts';
import { describeTrial, MOST_DOLLARS, transcript } from './aws-trial/transcript.ts';
import { runTrial } from './aws-trial/trial.ts';

const root = join(import.meta.dirname, '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** @returns whether every stage ended as expected and nothing is left; also true if the user declines */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      yes: { type: 'boolean', default: false },
      catalog: { type: 'string', default: join(root, 'catalog') },
      out: { type: 'string', default: '.' },
    },
  });
  const account = await Account.open();
  say(describeTrial(account));
  if (!values.yes && !(await agrees())) return true;

  const interrupted = new AbortController();
  const cleaning = new AbortController();
  const onSignal = (): void => {
    const first = !interrupted.signal.aborted;
    say(
      first
        ? 'Stopping: what was made is removed first. Press Ctrl-C again to leave it.'
        : 'Leaving the rest.',
    );
    (first ? interrupted : cleaning).abort(new Failure('INTERRUPTED', 'stopped by a signal'));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);

  const folder = mkdtempSync(join(tmpdir(), 'pipewright-trial-'));
  const leavings = new Leavings(say);
  const begun = new Date();
  const results = await runTrial({
    ...{ account, folder, leavings, say },
    catalog: resolve(values.catalog),
    signal: interrupted.signal,
  });
  await leavings.removeAll(cleaning.signal);
  if (leavings.left.length === 0) rmSync(folder, { recursive: true });
  else say(`The workflow files are kept in ${folder}`);
  const text = transcript({ account, begun, results, left: leavings.left });
  const file = join(values.out, `aws-trial-${begun.toISOString().replace(/[-:]|\..*/g, '')}Z.md`);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(file, text);
  say(`\nThe transcript is ${file}`);
  for (const what of leavings.left) say(`LEFT: ${what}`);
  return leavings.left.length === 0 && results.every(({ state }) => state === 'ok' || state === 'not tried');
}

/** Asks the user whether to begin. @throws Failure `BAD_USAGE` if standard input is not a terminal */
async function agrees(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Failure(
      'BAD_USAGE',
      `This costs up to $${MOST_DOLLARS} in that account, and there is no terminal to ask at. To begin without a question, say --yes.`,
    );
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('Begin? [y/N] ');
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`\n${failureText(error, !(error instanceof Failure))}`);
  process.exitCode = 1;
}
