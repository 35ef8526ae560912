import { Failure } from '../core/failure.ts';
import { VERSION } from '../core/own-release.ts';
import { nearest } from '../text/near.ts';
import { PLAIN, type Screen } from '../text/printer.ts';
import { readArguments } from './arguments.ts';
import { INIT, NEW, PUBLISH, REVIEW, SITE, TEST, VALIDATE, VERIFY, WRAP } from './catalog-commands.ts';
import { type Command, type Declaration, InvalidFile } from './command.ts';
import { type CommandIo, screenOf } from './command-io.ts';
import { LIST, SHOW } from './find-commands.ts';
import { COMPLETION, EXPLAIN } from './help-commands.ts';
import { explainHint, failureJson, failureText, jsonText } from './output.ts';
import { CANCEL, CLEAN, GATHER, LOGS, RESULTS, RETRY, RUN, STATUS, TUNE } from './run-commands.ts';
import { DEPLOY, DESTROY, PLAN, POLICY, SETUP, SHEET } from './workflow-commands.ts';

/** A command as it can be called, whatever its types are. */
interface Entry {
  readonly declaration: Declaration;
  /** @returns the process's exit code @throws Failure for whatever the user can fix */
  invoke(argv: string[], io: CommandIo): Promise<number>;
}

/** All commands, by group. An implementation is loaded only when it runs. */
export const COMMANDS: Readonly<Record<string, readonly Entry[]>> = {
  Algorithms: [
    entry(LIST, async () => (await import('./list-command.ts')).list),
    entry(SHOW, async () => (await import('./show-command.ts')).show),
    entry(NEW, async () => (await import('./new-command.ts')).newCommand),
    entry(INIT, async () => (await import('./init-command.ts')).init),
    entry(VALIDATE, async () => (await import('./validate-command.ts')).validate),
    entry(WRAP, async () => (await import('./wrap-command.ts')).wrap),
    entry(TEST, async () => (await import('./test-command.ts')).test),
    entry(VERIFY, async () => (await import('./verify-command.ts')).verify),
    entry(PUBLISH, async () => (await import('./publish-command.ts')).publish),
    entry(REVIEW, async () => (await import('./review-command.ts')).review),
    entry(SITE, async () => (await import('./site-command.ts')).site),
  ],
  Workflows: [
    entry(PLAN, async () => (await import('./plan-command.ts')).plan),
    entry(SHEET, async () => (await import('./sheet-command.ts')).sheet),
    entry(DEPLOY, async () => (await import('./deploy-command.ts')).deploy),
    entry(DESTROY, async () => (await import('./destroy-command.ts')).destroy),
    entry(SETUP, async () => (await import('./setup-command.ts')).setup),
    entry(POLICY, async () => (await import('./policy-command.ts')).policy),
  ],
  Runs: [
    entry(RUN, async () => (await import('./run-command.ts')).run),
    entry(STATUS, async () => (await import('./status-command.ts')).status),
    entry(RESULTS, async () => (await import('./results-command.ts')).results),
    entry(RETRY, async () => (await import('./retry-command.ts')).retry),
    entry(GATHER, async () => (await import('./gather-command.ts')).gather),
    entry(CANCEL, async () => (await import('./cancel-command.ts')).cancel),
    entry(TUNE, async () => (await import('./tune-command.ts')).tune),
    entry(LOGS, async () => (await import('./logs-command.ts')).logs),
    entry(CLEAN, async () => (await import('./clean-command.ts')).clean),
  ],
  Help: [
    entry(EXPLAIN, async () => (await import('./explain-command.ts')).explain),
    entry(COMPLETION, async () => (await import('./completion-command.ts')).completion),
  ],
};
/** What people do first with each group. */
export const GROUP_EXAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  Algorithms: ['list coverage', 'init ghcr.io/alice/blur:1.2'],
  Workflows: ['plan tides.workflow.json', 'deploy tides.workflow.json'],
  Runs: ["run tides.workflow.json --local 'data/*.csv' --out results", 'status tides.workflow.json --watch'],
  Help: ['explain IMAGE_NOT_FOUND', 'help run'],
};
const ENTRIES = Object.values(COMMANDS).flat();

function entry<D extends Declaration, R>(declaration: D, load: () => Promise<Command<D, R>>): Entry {
  return {
    declaration,
    async invoke(argv, io) {
      const { input, json } = readArguments(declaration, argv);
      if (!input) return printHelp(declaration, io, json);
      const command = await load();
      try {
        const within = { ...io, quiet: json };
        const result = await command.run(input, within);
        if (!json) io.out(command.text(result, input, within));
        else io.out(jsonText(command.json ? command.json(result, input) : result));
        return command.failed?.(result, input) ? 1 : 0;
      } catch (error) {
        if (!(error instanceof InvalidFile)) throw error;
        if (json) io.out(jsonText({ findings: error.findings }));
        return 1;
      }
    },
  };
}

/**
 * `pipewright ARGV…` from start to end: failures become text and, with `--json`, the one document.
 * @returns the process's exit code
 */
export async function pipewright(argv: string[], io: CommandIo): Promise<number> {
  try {
    const code = await runCommand(argv[0], argv.slice(1), io);
    // The command was stopped, and gave a result of what was done until then.
    if (code !== 0 && io.signal.aborted) io.err(failureText(io.signal.reason, false, screenOf(io, 'err')));
    return code;
  } catch (error) {
    // A command that the user stops fails in many ways; the stop is the reason for all of them.
    const isReason = error instanceof Failure && error.code === 'INTERRUPTED';
    return reportFailure(io.signal.aborted && !isReason ? io.signal.reason : error, argv, io);
  }
}

/**
 * Prints why a command failed: as text, with `--json` also as its one document.
 * @returns the process's exit code
 */
export function reportFailure(error: unknown, argv: readonly string[], io: CommandIo): 1 {
  if (argv.some((word) => /^--json(=|$)/.test(word))) io.out(failureJson(error));
  const debug = Boolean(io.env.PIPEWRIGHT_DEBUG);
  io.err(failureText(error, debug, screenOf(io, 'err')) + explainHint(error, io));
  return 1;
}

/** `pipewright NAME ARGV…`. @throws Failure `BAD_USAGE`, and what the command throws */
export async function runCommand(name: string | undefined, argv: string[], io: CommandIo): Promise<number> {
  switch (name) {
    case undefined:
      io.err(await overview(screenOf(io, 'err')));
      return 1;
    case 'help':
    case '--help':
    case '-h':
      return printHelp(
        argv.find((word) => word !== '--json'),
        io,
        argv.includes('--json'),
      );
    case 'version':
    case '--version':
    case '-V':
      io.out(argv.includes('--json') ? jsonText({ version: VERSION }) : `${VERSION}\n`);
      return 0;
    default:
      return find(name).invoke(argv, io);
  }
}

/** @param of a command, or its name; without one, the overview */
async function printHelp(
  of: Declaration | string | undefined,
  io: CommandIo,
  json: boolean,
): Promise<number> {
  const { helpText } = await import('./help-text.ts');
  const screen = json ? PLAIN : screenOf(io);
  const declaration = typeof of === 'string' ? find(of).declaration : of;
  const text = declaration === undefined ? await overview(screen) : helpText(declaration, screen);
  io.out(json ? jsonText({ help: text }) : text);
  return 0;
}

function find(name: string): Entry {
  const found = ENTRIES.find(({ declaration }) => declaration.name === name);
  if (found) return found;
  const names = ENTRIES.map(({ declaration }) => declaration.name);
  const meant = nearest(name, names);
  const remedy = meant ? `Did you mean "${meant}"?` : `There are ${names.join(', ')}.`;
  throw new Failure('BAD_USAGE', `There is no command "${name}". ${remedy}`);
}

async function overview(screen: Screen): Promise<string> {
  const { overviewText } = await import('./help-text.ts');
  const groups = Object.entries(COMMANDS).map(([title, entries]) => ({
    title,
    declarations: entries.map(({ declaration }) => declaration),
    examples: GROUP_EXAMPLES[title]!,
  }));
  return overviewText(groups, screen);
}
