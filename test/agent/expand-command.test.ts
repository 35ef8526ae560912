import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CommandValue, expandCommand } from '../../src/agent/expand-command.ts';
import { parseCommand } from '../../src/spec/command-tree.ts';

const text = (value?: string): CommandValue => ({ kind: 'text', text: value });
const boolean = (isTrue: boolean, isGiven = true): CommandValue => ({ kind: 'boolean', isTrue, isGiven });
const list = (texts: string[], isOneWord = false): CommandValue => ({
  ...{ kind: 'list', texts, separator: ',', isOneWord },
});
const VALUES = new Map<string, CommandValue>([
  ['input', text('/in/a b.png')],
  ['input_name', text('a b.png')],
  ['SIGMA', text('$input')],
  ['TRICK', text('$& $1 $$')],
  ['EMPTY', text('')],
  ['UNSET', text()],
  ['YES', boolean(true)],
  ['NO', boolean(false)],
  ['MAYBE', boolean(false, false)],
  ['LIST', list(['x', 'y z'])],
  ['NONE', list([])],
  ['ONE', list(['x', 'y'], true)],
  ['ZERO', list([], true)],
]);
const argv = (command: string): readonly string[] =>
  expandCommand(parseCommand(`p ${command}`), VALUES)[0]![0]!.argv.slice(1);

describe('the words of a command', () => {
  const rows: readonly (readonly [command: string, words: readonly string[], why?: string])[] = [
    ['--in=$input -o${input}/y "$input"', ['--in=/in/a b.png', '-o/in/a b.png/y', '/in/a b.png']],
    ['$SIGMA $TRICK', ['$input', '$& $1 $$']],
    ['$input_name', ['a b.png']],
    [`'$input' \\$input "\\$input"`, ['$input', '$input', '$input']],
    ['$x ${y} $constructor $__proto__ $1 $', ['$x', '${y}', '$constructor', '$__proto__', '$1', '$']],
    ['$in"put"', ['$input']],
    ['a $UNSET b', ['a', 'b']],
    ['a "$UNSET" b', ['a', '', 'b']],
    ['a $EMPTY b', ['a', '', 'b']],
    ['x=$UNSET $UNSET$UNSET $UNSET$EMPTY', ['x=', '']],
    ['$YES $NO $MAYBE x=$MAYBE', ['true', 'false', 'x=false']],
    ['$LIST "$LIST" ${LIST}', ['x', 'y z', 'x', 'y z', 'x', 'y z']],
    ['a $NONE "$NONE" b', ['a', 'b']],
    ['$ONE -x=$ONE a $ZERO b', ['x,y', '-x=x,y', 'a', 'b']],
    ['[ -s $SIGMA ] [ -t $UNSET ] [ -u $EMPTY ]', ['-s', '$input']],
    ['[ -s $SIGMA $UNSET ]', []],
    ['[ --fast $YES ] [ --slow $NO ] [ --odd $MAYBE ]', ['--fast']],
    ['[ $LIST ] [ $NONE --x ]', ['x', 'y z']],
    ['[ -r $ONE ]', ['-r', 'x,y']],
    ['[ -I $LIST ]... [ -I $NONE ]...', ['-I', 'x', '-I', 'y z']],
    ['[ -I$ONE:$SIGMA ]...', ['-Ix:$input', '-Iy:$input']],
    ['[ -1 $YES ] [else -2 ] [ -1 $NO ] [else -2 $input ]', ['-1', '-2', '/in/a b.png']],
    ['[ -I $NONE ]... [else -n ]', ['-n']],
    ['[ --keep $unknown ]', ['--keep', '$unknown']],
  ];
  for (const [command, words] of rows)
    it(`are made of ${command}`, () => assert.deepEqual(argv(command), words));
});

it('a program has its own variables and files', () => {
  const command = 'A=$SIGMA B=x$UNSET p < $input 2>&1 | q >"$input_name"';
  assert.deepEqual(expandCommand(parseCommand(command), VALUES), [
    [
      {
        argv: ['p'],
        variables: { A: '$input', B: 'x' },
        redirections: [
          { operator: '<', path: '/in/a b.png' },
          { operator: '2>&1', path: '' },
        ],
      },
      { argv: ['q'], variables: {}, redirections: [{ operator: '>', path: 'a b.png' }] },
    ],
  ]);
});
