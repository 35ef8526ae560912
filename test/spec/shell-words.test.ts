import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { CommandSyntaxError, joinWords, namesIn, splitWords, wordText } from '../../src/spec/shell-words.ts';

const texts = (command: string) => splitWords(command).map(wordText);

describe('splitWords', () => {
  const table: [command: string, words: string[]][] = [
    ['sh /change123.sh $input $output', ['sh', '/change123.sh', '$input', '$output']],
    ['', []],
    [' \t\r\n', []],
    ['a  b\tc\nd', ['a', 'b', 'c', 'd']],
    [`'a b'`, ['a b']],
    [`"a b"`, ['a b']],
    [`a'b'"c"d`, ['abcd']],
    [`''`, ['']],
    [`"" x ''`, ['', 'x', '']],
    ['a\\ b', ['a b']],
    [`'\\'`, ['\\']],
    [`"\\a\\"\\\\\\$\\\`"`, ['\\a"\\$`']],
    ['a\\\nb', ['ab']],
    ['"a\\\nb"', ['ab']],
    ['a | b > c && d; e', ['a', '|', 'b', '>', 'c', '&&', 'd;', 'e']],
    ['# * ~ `x` $(y)', ['#', '*', '~', '`x`', '$(y)']],
    ['größe 界', ['größe', '界']],
  ];
  for (const [command, words] of table) {
    it(`splits ${JSON.stringify(command)}`, () => assert.deepEqual(texts(command), words));
  }

  it('splits as the shell of this machine does', () => {
    const own = [`a"b c"d'e f'\\g "" '"' "'"`, `x\\"y "\\x\\"" ''z`, `a\\\nb "c\\\nd"`];
    const plain = table.map(([command]) => command).filter((command) => !/[|>&;#*~`$\n]/.test(command));
    for (const command of [...plain, ...own]) {
      const words = texts(command);
      const shown = execFileSync('sh', ['-c', `printf '<%s>' ${command}`], { encoding: 'utf8' });
      assert.equal(words.length === 0 ? '<>' : words.map((word) => `<${word}>`).join(''), shown, command);
    }
  });

  for (const [command, offset] of [
    [`a 'b`, 2],
    ['a "b', 2],
    [`x"a\\"`, 1],
    ['a \\', 2],
  ] as const) {
    it(`says where ${JSON.stringify(command)} is unfinished`, () => {
      assert.throws(
        () => splitWords(command),
        (error) => error instanceof CommandSyntaxError && error.start === offset,
      );
    });
  }

  it('knows where each word stands', () => {
    const command = `ab "c d"e  'f'`;
    assert.deepEqual(
      splitWords(command).map(({ start, end }) => command.slice(start, end)),
      ['ab', '"c d"e', `'f'`],
    );
  });
});

describe('namesIn', () => {
  it('finds every name with its place and whether it is replaced', () => {
    const command = `"$input"'\${x}'`;
    assert.deepEqual(namesIn(splitWords(command)[0]!), [
      { name: 'input', text: '$input', offset: 1, literal: false },
      { name: 'x', text: '${x}', offset: 9, literal: true },
    ]);
  });
});

describe('joinWords', () => {
  it('writes a command that splits into the same words', () => {
    const words = ['convert', 'a b', 'x"y', '', 'back\\slash', "it's", '*', '$input', '`x`'];
    assert.deepEqual(texts(joinWords(words)), words);
  });
});
