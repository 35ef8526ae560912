import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type barCells, drawBar, padColumns, textWidth } from '../../src/text/columns.ts';
import {
  type Block,
  blank,
  command,
  facts,
  heading,
  line,
  PLAIN,
  paragraph,
  print,
  sections,
  styled,
  table,
  unbroken,
} from '../../src/text/printer.ts';

const narrow = { width: 40, color: false };
const lines = (block: Block, screen = narrow as Parameters<typeof print>[1]): string[] =>
  print([block], screen).slice(0, -1).split('\n');
const WORDS = 'one two three four five six seven eight nine ten eleven';

describe('the printer', () => {
  it('folds prose between words, in terminals only', () => {
    assert.deepEqual(lines(paragraph(WORDS, 2, 2)), [
      '  one two three four five six seven',
      '    eight nine ten eleven',
    ]);
    assert.deepEqual(lines(paragraph(WORDS, 2, 2), PLAIN), [`  ${WORDS}`]);
  });

  it('never breaks a word, except where the number of lines must be known', () => {
    const path = `/data/${'long'.repeat(15)}/file`;
    assert.deepEqual(lines(paragraph(`in ${path}`)), ['in', path]);
    const cut = lines(paragraph(`in ${path}`), { ...narrow, cut: true });
    assert.equal(cut.length, 2);
    assert.equal(textWidth(cut[1]!), 40);
  });

  it('keeps a command in quotation marks whole', () => {
    const text = 'The run is left alone ("npx pipewright status" shows it).';
    assert.deepEqual(lines(paragraph(text)), [
      'The run is left alone',
      '("npx pipewright status" shows it).',
    ]);
  });

  it('keeps short parts whole, in plain blanks', () => {
    const parts = [unbroken('1 of 6'), unbroken('two more words here'), unbroken('1 min 08 s left')].join(
      ', ',
    );
    assert.deepEqual(lines(paragraph(parts)), ['1 of 6, two more words here,', '1 min 08 s left']);
  });

  it('keeps lines of prose readable on very wide terminals, and leaves very narrow ones alone', () => {
    const long = 'word '.repeat(60).trim();
    assert.ok(lines(paragraph(long), { width: 300, color: false }).every((text) => text.length <= 120));
    assert.equal(lines(paragraph(long), { width: 20, color: false }).length, 1);
  });

  it('colours where it may, also across folds', () => {
    const text = ['a ', styled('bad', WORDS), '!'];
    const coloured = lines(paragraph(text), { width: 40, color: true });
    assert.equal(coloured.length, 2);
    for (const each of coloured) assert.ok(each.includes('\u001b[31m') && each.includes('\u001b[0m'), each);
    assert.ok(coloured[1]!.endsWith('!'));
    assert.equal(print([paragraph(text)], PLAIN), `a ${WORDS}!\n`);
    assert.equal(print([heading('T')], { color: true }), '\u001b[1mT\u001b[0m\n');
  });

  it('escapes everything that it is given, wherever it stands', () => {
    const evil = '::set-env\u001b[2J\u202e##[error]\n::x';
    const blocks = [
      line([styled('bad', evil), evil]),
      paragraph(evil),
      facts([[evil, evil]]),
      table([[evil, evil]], { head: [evil, evil] }),
      command(evil, evil),
    ];
    for (const screen of [PLAIN, { width: 30, color: false }]) {
      const text = print(blocks, screen);
      assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}|\p{Cf}|##\[/u);
      assert.doesNotMatch(text, /^\s*::/m);
    }
  });

  it('aligns what is wide and what combines', () => {
    assert.equal(textWidth('界e\u0301\u200d'), 3);
    assert.equal(padColumns('界', 4), '界  ');
    const rows = [
      ['界界', '1'],
      ['e\u0301', '10'],
    ];
    assert.deepEqual(lines(table(rows, { right: [1] })), ['界界   1', 'e\u0301     10']);
  });

  it('folds one column of a table, and makes records of rows that do not fit at all', () => {
    const rows = [['alpha', 'b', WORDS]];
    const head = ['name', 'kind', 'words'];
    assert.deepEqual(lines(table(rows, { head, fold: 2 })), [
      'name   kind  words',
      'alpha  b     one two three four five six',
      '             seven eight nine ten eleven',
    ]);
    assert.deepEqual(lines(table(rows, { head })), [
      'alpha',
      '  kind b, words one two three four five',
      '  six seven eight nine ten eleven',
    ]);
    assert.deepEqual(lines(table(rows, { head }), PLAIN)[1], `alpha  b     ${WORDS}`);
    assert.equal(print([table([])], PLAIN), '');
  });

  it('folds a fact under itself, and leaves out what says nothing', () => {
    const rows = [
      ['a', WORDS],
      ['longer', undefined],
      ['b', ''],
    ] as const;
    assert.deepEqual(lines(facts(rows, 3)), [
      'a   one two three four five six seven',
      '    eight nine ten eleven',
    ]);
  });

  it('gives a command a line of its own before it would be folded', () => {
    const call = 'npx pipewright status a.workflow.json --run run-20261126T100000Z-0a1b2c';
    assert.deepEqual(lines(command('Status', call)), ['Status:', `  ${call}`]);
    assert.deepEqual(lines(command('Status', call), PLAIN), [`Status: ${call}`]);
  });

  it('puts an empty line between groups that say something', () => {
    const shown = sections([line('a')], [false], [facts([['x', undefined]])], [line('b'), blank, line('c')]);
    assert.deepEqual(lines(shown), ['a', '', 'b', '', 'c']);
  });
});

describe('a bar', () => {
  const bar = (counts: Parameters<typeof barCells>[0]): string => drawBar(counts, 10, ['#', 'x', '.']);

  it('is full when everything has ended, and only then', () => {
    assert.equal(bar({ done: 10, total: 10 }), '##########');
    assert.equal(bar({ done: 9999, total: 10_000 }), '#########.');
    assert.equal(bar({ done: 9990, failed: 5, total: 10_000 }), '########x.');
    assert.equal(bar({ done: 1, failed: 9999, total: 10_000 }), '#xxxxxxxxx');
    assert.equal(bar({ done: 9999, failed: 1, total: 10_000 }), '#########x');
    assert.equal(bar({ done: 0, total: 0 }), '..........');
  });

  it('is not full while it is unknown how much there will be', () => {
    assert.equal(bar({ done: 99 }), '#########.');
  });

  it('shows one failure among thousands', () => {
    assert.equal(bar({ done: 0, failed: 1, total: 5000 }), 'x.........');
  });
});
