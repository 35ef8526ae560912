import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isGroup, parseCommand } from '../../src/spec/command-tree.ts';
import { CommandSyntaxError, type Word, wordText } from '../../src/spec/shell-words.ts';

/** A command in a notation of its own: parts in (), groups in {}. */
function shown(command: string): string {
  const word = (each: Word): string => wordText(each);
  return parseCommand(command)
    .pipelines.map(({ parts }) =>
      parts
        .map(({ assignments, words, redirections }) =>
          [
            ...assignments.map(({ name, value }) => `${name}:=${word(value)}`),
            ...words.map((each) =>
              isGroup(each)
                ? `{${each.words.map(word).join(' ')}${each.otherwise ? ` / ${each.otherwise.map(word).join(' ')}` : ''}}${each.isRepeated ? '*' : ''}`
                : word(each),
            ),
            ...redirections.map(({ operator, target }) => `<${operator} ${target ? word(target) : ''}>`),
          ].join(','),
        )
        .map((part) => `(${part})`)
        .join(' | '),
    )
    .join(' && ');
}

describe('a command', () => {
  const rows: readonly (readonly [command: string, tree: string])[] = [
    ['a b', '(a,b)'],
    ['a | b && c', '(a) | (b) && (c)'],
    ['a "|" \'&&\' \\| b|c x&&y', '(a,|,&&,|,b|c,x&&y)'],
    ['a |\n b &&\n c', '(a) | (b) && (c)'],
    ['a > x', '(a,<> x>)'],
    ['a >x 2>>"y z" < in b', '(a,b,<> x>,<2>> y z>,<< in>)'],
    ['a >>x 2>&1', '(a,<>> x>,<2>&1 >)'],
    ['> x a', '(a,<> x>)'],
    ['a DP>10 "x">y 2 >z', '(a,DP>10,x>y,2,<> z>)'],
    ['A=1 B="x y" C= a D=2', '(A:=1,B:=x y,C:=,a,D=2)'],
    ['"A"=1 B=2', '(A=1,B=2)'],
    ['a [ -q $Q ] b', '(a,{-q $Q},b)'],
    ['a [ -1 $x ] [else -U $y z ]', '(a,{-1 $x / -U $y z})'],
    ['a [ -I $b ]... c', '(a,{-I $b}*,c)'],
    ['a [ -I $b ]... [else -n ] c', '(a,{-I $b / -n}*,c)'],
    ['[ -f $x ] && a', '([,-f,$x,]) && (a)'],
    ['a $input[0] -map [out] [a-z] ]', '(a,$input[0],-map,[out],[a-z],])'],
    ['a [ b ] "[" $x "]"', '(a,[,b,],[,$x,])'],
    ["a [ '$x' ]", '(a,[,$x,])'],
    ['a ; b & c || d', '(a,;,b,&,c,||,d)'],
  ];
  for (const [command, tree] of rows)
    it(`is read: ${JSON.stringify(command)}`, () => assert.equal(shown(command), tree));

  const mistakes: readonly (readonly [command: string, code: string, at: string])[] = [
    ['', 'EMPTY', ''],
    ['a | ', 'MISSING_PROGRAM', '|'],
    ['| a', 'MISSING_PROGRAM', '|'],
    ['a && && b', 'MISSING_PROGRAM', '&&'],
    ['A=1', 'MISSING_PROGRAM', 'A=1'],
    ['a | B=1 | c', 'MISSING_PROGRAM', 'B=1'],
    ['a >', 'REDIRECTION', '>'],
    ['a > | b', 'REDIRECTION', '>'],
    ['a << EOF', 'REDIRECTION', '<<'],
    ['a <(b)', 'REDIRECTION', '<(b)'],
    ['a >&2', 'REDIRECTION', '>&2'],
    ['a &> x', 'REDIRECTION', '&>'],
    ['a 1>x', 'REDIRECTION', '1>x'],
    ['a >| x', 'REDIRECTION', '>|'],
    ['a [ -q $Q', 'GROUP', '['],
    ['a [ -q $Q [ -r $R ] ]', 'GROUP', '['],
    ['a [ -q $Q | b ]', 'GROUP', '|'],
    ['a [ $Q > x ]', 'GROUP', '>'],
    ['a [else b ]', 'ELSE_WITHOUT_GROUP', '[else'],
    ['a [ $Q ] [else b ]...', 'GROUP', ']...'],
    ['a "b', 'UNFINISHED_QUOTE', '"'],
  ];
  for (const [command, code, at] of mistakes)
    it(`is refused: ${JSON.stringify(command)}`, () =>
      assert.throws(
        () => parseCommand(command),
        (error) => {
          assert.ok(error instanceof CommandSyntaxError, String(error));
          assert.deepEqual([error.code, command.slice(error.start, error.end)], [code, at]);
          return true;
        },
      ));

  it('knows where its words are', () => {
    const command = `A="b c" x [ -q $Q ] >"o p" | y`;
    const [{ parts } = { parts: [] }] = parseCommand(command).pipelines;
    const [part] = parts;
    const text = ({ start, end }: { start: number; end: number }): string => command.slice(start, end);
    assert.deepEqual(
      [
        ...part!.assignments.flatMap(({ word, value }) => [word, value]),
        ...part!.words,
        ...part!.redirections.flatMap((each) => [each, each.target!]),
      ].map(text),
      ['A="b c"', '"b c"', 'x', '[ -q $Q ]', '>"o p"', '"o p"'],
    );
  });
});
