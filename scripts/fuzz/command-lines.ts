import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type CommandValue, expandCommand } from '../../src/agent/expand-command.ts';
import { runCommand } from '../../src/edge/process.ts';
import { parseCommand } from '../../src/spec/command-tree.ts';
import { type Outcome, PROGRAMS, runModel } from './command-model.ts';
import { below, choose, type FuzzTarget, type Random } from './fuzz.ts';

/**
 * One in this many cases starts its programs; the others are run by the model, from the words of the calls.
 */
const STARTED = 20;
const INPUT = 'b\na\n';
/** Values of the variables; undefined: not set. */
const VALUES: Readonly<Record<string, string | undefined>> = {
  V: 'value',
  W: 'two  words',
  Q: `it's "quoted" \\ $V`,
  G: '* ? [a-z] ~ | > ;',
  U: undefined,
};

export const commandLines: FuzzTarget = {
  about:
    'any command line of the grammar: the words, files, output and success that bash gives it, with pipefail',
  async open() {
    const root = mkdtempSync(join(tmpdir(), 'pipewright-fuzz-'));
    const bin = join(root, 'bin');
    mkdirSync(bin);
    for (const [name, script] of Object.entries(PROGRAMS))
      writeFileSync(join(bin, name), `#!/bin/sh\nrun() { ${script}; }\nrun "$@"\n`, { mode: 0o755 });
    const path = `${bin}:${process.env.PATH}`;
    const bash = openBash(path);
    let cases = 0;
    return {
      async run(random) {
        cases += 1;
        const folder = join(root, String(cases));
        const command = makeCommand(random);
        try {
          const wanted = await bash.run(command, folder);
          const got =
            below(random, STARTED) === 0
              ? await runStarted(command, folder, path)
              : modelled(command, folder);
          assert.deepEqual(withSortedErrors(got), withSortedErrors(wanted));
        } catch (error) {
          throw new Error(`${command}\n\n${(error as Error).message}`, { cause: error });
        }
        rmSync(folder, { recursive: true });
      },
      async [Symbol.asyncDispose]() {
        bash.close();
        rmSync(root, { recursive: true, force: true });
      },
    };
  },
};

/** The order of error lines means nothing: parts of a pipe write at the same time. */
function withSortedErrors(outcome: Outcome): Outcome {
  return { ...outcome, err: outcome.err.split('\n').sort().join('\n') };
}

function valuesIn(folder: string): ReadonlyMap<string, CommandValue> {
  const texts = { ...VALUES, input: join(folder, 'in'), output_dir: join(folder, 'out') };
  return new Map(Object.entries(texts).map(([name, text]) => [name, { kind: 'text', text }]));
}

function modelled(command: string, folder: string): Outcome {
  return runModel(expandCommand(parseCommand(command), valuesIn(folder)), INPUT);
}

async function runStarted(command: string, folder: string, path: string): Promise<Outcome> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true });
  mkdirSync(out);
  const printed = { stdout: '', stderr: '' };
  const end = await runCommand({
    pipelines: expandCommand(parseCommand(command), valuesIn(folder)),
    ...{ writable: [out], readable: [join(folder, 'in')], env: { PATH: path }, graceMs: 1000 },
    onOutput: (stream, chunk) => {
      printed[stream] += chunk;
      return undefined;
    },
  });
  assert.equal(end.refused, undefined);
  return { succeeded: end.exitCode === 0, out: printed.stdout, err: printed.stderr, files: filesIn(out) };
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/**
 * One bash for all cases, with a subshell for each. It neither splits values at blanks nor matches words with
 * files.
 */
function openBash(path: string): { run(command: string, folder: string): Promise<Outcome>; close(): void } {
  const functions = Object.entries(PROGRAMS).map(([name, body]) => `${name}() { ${body}; }; `);
  const loop = `${functions.join('')}set -f; IFS=; while read -r dir; do ( output_dir=$dir/out; input=$dir/in; set -o pipefail; . "$dir/script" ) >"$dir/stdout" 2>"$dir/stderr" </dev/null; echo $?; done`;
  const bash: ChildProcess = spawn('bash', ['--norc', '-c', loop], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: path, LC_ALL: 'C.UTF-8' },
  });
  const lines = createInterface({ input: bash.stdout! })[Symbol.asyncIterator]();
  const values = Object.entries(VALUES)
    .map(([name, text]) =>
      text === undefined ? `unset ${name}` : `${name}='${text.replaceAll("'", `'\\''`)}'`,
    )
    .join('\n');
  return {
    async run(command, folder) {
      mkdirSync(join(folder, 'out'), { recursive: true });
      writeFileSync(join(folder, 'in'), INPUT);
      writeFileSync(join(folder, 'script'), `${values}\n${command}\n`);
      bash.stdin!.write(`${folder}\n`);
      const { value: status } = await lines.next();
      const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
      return {
        succeeded: status === '0',
        out: text('stdout'),
        err: text('stderr'),
        files: filesIn(join(folder, 'out')),
      };
    },
    close: () => void bash.stdin!.end(),
  };
}

function makeCommand(random: Random): string {
  const pipelines = Array.from({ length: 1 + below(random, 3) }, () => {
    const count = choose(random, [1, 1, 2, 3]);
    return Array.from({ length: count }, (_, i) => makePart(random, i)).join(around(random, '|'));
  });
  return pipelines.join(around(random, '&&'));
}

/** An operator with blanks around it; a line may end after it. */
function around(random: Random, operator: string): string {
  return `${blank(random)}${operator}${below(random, 6) === 0 ? '\n' : blank(random)}`;
}

function blank(random: Random): string {
  return choose(random, [' ', ' ', ' ', '  ', '\t', ' \\\n ', '\\\n ']);
}

/**
 * @param index in its pipe: only the first program may ignore its input, and parts that run at the same time
 * write different files
 */
function makePart(random: Random, index: number): string {
  const reader = choose(random, ['words', 'words', 'words', 'both', 'status']);
  const program = index > 0 ? reader : choose(random, [reader, reader, 'variable', 'yes1', 'no']);
  const words: string[] = [quoted(random, program)];
  if (program === 'status') words.push(choose(random, ['0', '0', '"0"', '3', "'1'"]));
  else if (program === 'variable') words.push(choose(random, ['X', 'Y']));
  else for (let i = below(random, 5); i > 0; i--) words.push(makeWord(random));
  for (const [i, redirection] of makeRedirections(random, index).entries())
    words.splice(i === 0 ? below(random, words.length + 1) : words.length, 0, redirection);
  const assignments = ['X', 'Y', 'Z']
    .filter(() => below(random, 6) === 0)
    .map((name) => `${name}=${makeWord(random)}`);
  return [...assignments, ...words].reduce((text, word) => text + blank(random) + word);
}

/** A program's name, sometimes in quotes; it never reads as an assignment or an operator. */
function quoted(random: Random, text: string): string {
  return choose(random, [
    text,
    text,
    text,
    `"${text}"`,
    `'${text}'`,
    `\\${text}`,
    `${text[0]}"${text.slice(1)}"`,
  ]);
}

function makeRedirections(random: Random, index: number): string[] {
  const found: string[] = [];
  const file = (name: string): string =>
    choose(random, [
      `$output_dir/${name}${index}`,
      `"$output_dir"/${name}${index}`,
      `"$output_dir/${name}${index}"`,
      `\${output_dir}/'${name}'${index}`,
    ]);
  const gap = (): string => choose(random, ['', ' ']);
  if (index === 0 && below(random, 4) === 0) found.push(`<${gap()}${choose(random, ['$input', '"$input"'])}`);
  if (below(random, 5) === 0) found.push('2>&1');
  if (below(random, 5) === 0) found.push(`${choose(random, ['>', '>>'])}${gap()}${file('o')}`);
  if (below(random, 5) === 0) found.push(`${choose(random, ['2>', '2>>'])}${gap()}${file('e')}`);
  if (below(random, 8) === 0) found.push('2>&1');
  return found;
}

const BARE = [
  'a',
  'B',
  '-x',
  '--long=',
  '/',
  '.',
  ',',
  '=',
  '%',
  '+',
  ':',
  '@',
  '1',
  '2',
  'é',
  '界',
  '[0]',
  ']',
  '^',
  'a#',
];
const ESCAPED = [' ', '$', '"', "'", '\\', '|', '>', '<', '&', ';', '*', '(', '#', 'a', '\n'];

function makeWord(random: Random): string {
  let word = '';
  for (let i = 1 + below(random, 4); i > 0; i--) word += makePiece(random);
  // Braces end a name before a letter that follows: another name would not exist, and stay as it is written.
  word = word.replace(/\$([VWQGU])(?=(?:\\\n)*\w)/g, '${$1}');
  // These begin a comment, a group, or a home folder.
  return /^[\][#~]/.test(word) ? `w${word}` : word;
}

function makePiece(random: Random): string {
  switch (below(random, 7)) {
    case 0:
      return `'${Array.from({ length: below(random, 4) }, () =>
        choose(random, [...ESCAPED, ...BARE, '$V', '`', '\\']),
      )
        .filter((c) => c !== "'")
        .join('')}'`;
    case 1:
      return `"${Array.from({ length: below(random, 4) }, () => inDouble(random)).join('')}"`;
    case 2:
      return `\\${choose(random, ESCAPED)}`;
    case 3:
      return choose(random, ['$V', '${V}', '$W', '${W}', '$Q', '$G', '$U', '${U}', '"$U"', '"$W"']);
    default:
      return choose(random, BARE);
  }
}

function inDouble(random: Random): string {
  return choose(random, [
    ...[
      '\\$V',
      '\\"',
      '\\\\',
      '\\`',
      '\\a',
      "\\'",
      '\\\n',
      ' ',
      "'",
      '|',
      '>',
      '*',
      ';',
      '$V',
      '${W}',
      '$U',
      '${Q}',
    ],
    ...['$ ', '$.', '(', ')', '#', '~', '&&', '\n'],
    ...BARE,
  ]);
}
