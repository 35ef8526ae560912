import { PLACEHOLDER_PROGRAM } from '../spec/names.ts';
import { CommandSyntaxError, splitWords, wordText } from '../spec/shell-words.ts';
import { shellQuote } from '../text/quote.ts';

/** A first `run_command`, and the program that it runs, where the image names one. */
export interface DraftCommand {
  readonly text: string;
  readonly program?: string;
}

const SHELL = /(?:^|\/)(?:sh|bash|ash|dash|zsh|ksh)$/;
/** Without arguments, these read what a person types, or would run the input as a program. */
const INTERPRETER =
  /(?:^|\/)(?:python[\d.]*|ipython|node|R|Rscript|julia|perl|ruby|irb|php|lua|java|jshell|ghci|octave|bash|sh|ash|dash|zsh|ksh|env|true|sleep|tail|cat)$/;
/** Syntax and words that only a shell can interpret. */
const NEEDS_SHELL =
  /[|&;<>()`*?~#]|\$[{\w@*#?!-]|^\s*(?:(?:cd|export|source|\.|set|eval|exec|if|for|while)(?=\s|$)|\w+=)/;

/**
 * The command that an image starts with, with input and output as arguments for the algorithm. Arguments
 * after a shell's script reach no program unless the script names them, so `"$1" "$2"` is added to a script
 * without them.
 * @param words entrypoint and command
 */
export function draftCommand(words: readonly string[]): DraftCommand {
  const [program = '', ...rest] = withoutWrappers(words);
  if (program === '' || (rest.length === 0 && INTERPRETER.test(program)))
    return { text: `${PLACEHOLDER_PROGRAM} $input $output` };
  const script = SHELL.test(program) ? scriptOf(rest) : undefined;
  if (script === undefined)
    return { text: `${[program, ...rest].map(shellWord).join(' ')} $input $output`, program };
  const plain = simpleCommand(script);
  if (plain) return draftCommand(plain);
  const whole = /\$(?:[12@*]|\{[12@*]\})/.test(script) ? script : `${script.trimEnd()} "$1" "$2"`;
  const options = rest.slice(0, rest.indexOf(script));
  return {
    text: `${[program, ...options].map(shellWord).join(' ')} ${shellWord(whole)} sh $input $output`,
    program,
  };
}

/** Programs that only start another one: inits, and the entrypoints of base images. */
function withoutWrappers(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  const isWrapper = /(?:^|\/)(?:tini|dumb-init|docker-init|docker-entrypoint\.sh)$/.test(first);
  // The wrapper's own options come first, and "--" ends them.
  const start = words.findIndex((word, i) => i > 0 && (word === '--' || !word.startsWith('-')));
  if (!isWrapper || start < 0) return words;
  return withoutWrappers(words.slice(words[start] === '--' ? start + 1 : start));
}

/** The script in the arguments of a shell: after `-c`, `-ec`, `-lc`. */
function scriptOf(args: readonly string[]): string | undefined {
  const option = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
  return option < 0 ? undefined : args[option + 1];
}

/**
 * The words of a script that is one command without anything for a shell to do; `exec` in front does nothing
 * here.
 */
function simpleCommand(script: string): string[] | undefined {
  const line = script.trim().replace(/^exec\s+/, '');
  if (line === '' || line.includes('\n') || NEEDS_SHELL.test(line)) return undefined;
  try {
    return splitWords(line).map(wordText);
  } catch (error) {
    if (error instanceof CommandSyntaxError) return undefined;
    throw error;
  }
}

function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : shellQuote(word);
}
