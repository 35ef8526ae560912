import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  type CommandEnd,
  commandLine,
  exitMeaning,
  LOG_TAIL_BYTES,
  LogTail,
} from '../../src/agent/command-line.ts';
import { aSpec } from '../fakes/image.ts';

const spec = aSpec({
  run_command: 'tool --in=$input "$output" ${output_dir}/x $input_name $input_stem \'$input\' $SEED',
  timeout_minutes: 5,
  disk_gb: 20,
  exit_codes: { '3': 'the picture is broken', '137': 'given up' },
  user_specified_environment_variables: [{ name: 'SEED' }],
});

const places = {
  inputs: new Map([['input', { folder: '/in', paths: ['/in/-a b.tar.gz'], companions: [] }]]),
  ...{ temporary: [], output: '/out/c;d', outputFolder: '/out' },
};
const item = { item: 'x/-a b.tar.gz', places, scratch: '/scratch' };
const size = { memoryMb: 2176, cpus: 1.5 };

it('the command is words, each whole whatever its values hold', () => {
  const [[program] = []] = commandLine(spec, item, { SEED: '$input x' }, size);
  assert.deepEqual(program?.argv, [
    'tool',
    '--in=/in/-a b.tar.gz',
    '/out/c;d',
    '/out/x',
    '-a b.tar.gz',
    '-a b',
    '$input',
    '$input x',
  ]);
});

it('the command knows its item and what its container has', () => {
  const command = aSpec({
    run_command: 'x $input_ext $input_dir $item $scratch $cpus $memory_mb $memory_gb ${heap_mb}m',
  });
  const [[program] = []] = commandLine(command, item, {}, size);
  assert.deepEqual(program?.argv.slice(1), [
    'tar.gz',
    '/in',
    'x/-a b.tar.gz',
    '/scratch',
    '1',
    '2048',
    '2',
    '1638m',
  ]);
});

it('a variable takes the place of a name that it has, but for those of the item', () => {
  const command = aSpec({
    run_command: 'x $cpus',
    user_specified_environment_variables: [{ name: 'cpus' }],
  });
  assert.deepEqual(commandLine(command, item, { cpus: '7' }, size)[0]?.[0]?.argv, ['x', '7']);
  assert.deepEqual(commandLine(command, item, {}, size)[0]?.[0]?.argv, ['x']);
});

describe('the end of the log', () => {
  it('is the last 8 KB, from whole characters on', () => {
    const tail = new LogTail();
    for (let i = 0; i < 3000; i++) tail.add(Buffer.from('é€x'));
    const [leftOut, text] = tail.text().split('\n', 2) as [string, string];
    assert.equal(leftOut, `[… ${18_000 - Buffer.byteLength(text)} bytes are left out here …]`);
    assert.ok(Buffer.byteLength(text) <= LOG_TAIL_BYTES && Buffer.byteLength(text) > LOG_TAIL_BYTES - 4);
    assert.match(text, /^(?:é€x|€x|x)(?:é€x)+$/u);
  });
  it('is of one large piece only its end', () => {
    const tail = new LogTail();
    tail.add(Buffer.from(`start${'a'.repeat(LOG_TAIL_BYTES - 3)}end`));
    const end = `${'a'.repeat(LOG_TAIL_BYTES - 3)}end`;
    assert.equal(tail.text(), `[… 5 bytes are left out here …]\n${end}`);
  });
  it('is all of it when there is little', () => {
    const tail = new LogTail();
    assert.equal(tail.text(), '');
    tail.add(Buffer.from('€'));
    tail.add(Buffer.from('uro'));
    assert.equal(tail.text(), '€uro');
  });
  it('does not tell secrets', () => {
    const tail = new LogTail();
    tail.add(Buffer.from('key hunter2 and hunter2, no'));
    assert.equal(tail.text(['hunter2', 'no']), 'key *** and ***, no');
  });
});

describe('what an end means', () => {
  const end = { exitCode: 0, signal: null, outOfMemory: false };
  const rows: readonly [end: Partial<CommandEnd>, meaning: RegExp | undefined][] = [
    [{}, undefined],
    [{ exitCode: 3 }, /^the picture is broken$/],
    [{ exitCode: 9 }, undefined],
    [{ exitCode: 127 }, /not found/],
    [{ exitCode: 137 }, /^given up$/],
    [{ exitCode: 1, outOfMemory: true }, /^it ran out of memory/],
    [{ exitCode: 3, outOfMemory: true }, /^the picture is broken; it ran out of memory/],
    // A pipe's last part ends with 0 without the first.
    [{ exitCode: 0, outOfMemory: true }, /^the kernel killed one .* it ran out of memory/],
    [{ exitCode: null, signal: 'SIGKILL' }, /SIGKILL/],
    [{ exitCode: null, signal: 'SIGKILL', outOfMemory: true }, /out of memory/],
    [{ exitCode: 0, endedFor: 'time limit' }, /longer than timeout_minutes \(5\)/],
    [{ exitCode: 0, endedFor: 'output limit' }, /disk_gb \(20 GB\)/],
    [{ exitCode: null, endedFor: 'stop' }, /asked to stop/],
    [{ exitCode: null, startError: 'ENOENT' }, /tool is not in the image/],
    [{ exitCode: null, startError: 'EACCES' }, /not allowed to execute/],
    [{ exitCode: null, startError: 'EMFILE' }, /EMFILE/],
    [{ exitCode: null, refused: 'the redirection > /x was refused' }, /^the redirection > \/x was refused$/],
    [
      { exitCode: 1, program: { name: 'sort', place: 'part 2 of the pipe' } },
      /^part 2 of the pipe, `sort`, ended with 1$/,
    ],
    [
      { exitCode: 3, program: { name: 'a', place: 'part 1 of the pipe', readerHadEnded: true } },
      /^part 1 of the pipe, `a`, ended with 3 \(its reader had ended\): the picture is broken$/,
    ],
    [
      { exitCode: null, signal: 'SIGSEGV', program: { name: 'a', place: 'command 2 of 3' } },
      /^command 2 of 3, `a`, was ended by SIGSEGV$/,
    ],
  ];
  for (const [given, meaning] of rows)
    it(`is ${meaning ?? 'nothing'} for ${JSON.stringify(given)}`, () => {
      const got = exitMeaning({ ...end, program: { name: 'tool' }, ...given }, spec);
      if (meaning) assert.match(got ?? '', meaning);
      else assert.equal(got, undefined);
    });
});
