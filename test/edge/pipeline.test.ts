import assert from 'node:assert/strict';
import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CommandEnd } from '../../src/agent/command-line.ts';
import { type CommandValue, expandCommand } from '../../src/agent/expand-command.ts';
import { runCommand } from '../../src/edge/process.ts';
import { parseCommand } from '../../src/spec/command-tree.ts';
import { temporaryFolder } from '../fakes/folder.ts';

interface Ran {
  readonly end: CommandEnd;
  readonly out: string;
  readonly err: string;
  /** Files of the output folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs a command of which the output folder is `$output_dir`, and `/in/x` below the same folder is `$input`. */
async function run(
  command: string,
  options: { user?: { uid: number; gid: number }; prepare?: (folder: string) => Promise<unknown> } = {},
): Promise<Ran> {
  await using root = await temporaryFolder();
  const [output, input] = [join(root.path, 'out'), join(root.path, 'in')];
  await mkdir(output);
  await writeFile(input, 'b\na\nc\n');
  await options.prepare?.(root.path);
  const values = new Map<string, CommandValue>([
    ['input', { kind: 'text', text: input }],
    ['output_dir', { kind: 'text', text: output }],
  ]);
  const printed = { stdout: '', stderr: '' };
  const end = await runCommand({
    pipelines: expandCommand(parseCommand(command), values),
    writable: [output],
    readable: [input],
    env: { PATH: process.env.PATH! },
    graceMs: 1000,
    user: options.user,
    onOutput: (stream, chunk) => {
      printed[stream] += chunk;
      return undefined;
    },
  });
  const files: Record<string, string> = {};
  for (const entry of await readdir(output, { withFileTypes: true }))
    if (entry.isFile()) files[entry.name] = await readFile(join(output, entry.name), 'utf8');
  return { end, out: printed.stdout, err: printed.stderr, files };
}

const failed = ({ end: { exitCode, signal, startError, program } }: Ran) =>
  [exitCode ?? signal ?? startError, program?.place, program?.name, program?.readerHadEnded].filter(
    (each) => each !== undefined,
  );

describe('a pipe', () => {
  const good: readonly (readonly [command: string, out: string, files?: Readonly<Record<string, string>>])[] =
    [
      ['sort < $input', 'a\nb\nc\n'],
      ['cat $input | sort | head -n 1', 'a\n'],
      ['yes | head -n 2', 'y\ny\n'],
      ['yes | cat | head -n 1', 'y\n'],
      ['sh -c "yes; exit $?" | head -n 1', 'y\n'],
      ['cat $input | sort > $output_dir/x', '', { x: 'a\nb\nc\n' }],
      ['cat $input | sort >> $output_dir/x && echo d >> $output_dir/x', '', { x: 'a\nb\nc\nd\n' }],
      ['echo long > $output_dir/x && echo s > $output_dir/x', '', { x: 's\n' }],
      ['sh -c "echo o; echo e >&2" 2>&1 | sort', 'e\no\n'],
      ['sh -c "echo o; echo e >&2" > $output_dir/x 2>&1', '', { x: 'o\ne\n' }],
      ['sh -c "echo o; echo e >&2" 2>&1 > $output_dir/x', 'e\n', { x: 'o\n' }],
      ['sh -c "echo o; echo e >&2" 2> $output_dir/e 2>> $output_dir/f', 'o\n', { e: '', f: 'e\n' }],
      ['echo hidden > $output_dir/x | cat', '', { x: 'hidden\n' }],
      ['yes | cat < /dev/null > /dev/null', ''],
      ['cat $input | cat /dev/stdin', 'b\na\nc\n'],
      ['sh -c "cat; echo none"', 'none\n'],
      ['A=1 B=2 sh -c \'echo "$A$B"\' | A=3 sh -c \'cat; echo "$A$B"\'', '12\n3\n'],
    ];
  for (const [command, out, files = {}] of good)
    it(`succeeds: ${command}`, async () => {
      const ran = await run(command);
      assert.deepEqual([ran.end.exitCode, ran.end.program, ran.out, ran.files], [0, undefined, out, files]);
    });

  const bad: readonly (readonly [command: string, ...failed: readonly unknown[]])[] = [
    ['false', 1, 'false'],
    ['false | cat', 1, 'part 1 of the pipe', 'false'],
    ['cat $input | sh -c "cat; exit 3" | cat', 3, 'part 2 of the pipe', 'sh'],
    ['yes | sh -c "exit 4"', 4, 'part 2 of the pipe', 'sh'],
    ['true | sh -c "kill -SEGV $$"', 'SIGSEGV', 'part 2 of the pipe', 'sh'],
    ['true && false && echo no', 1, 'command 2 of 3', 'false'],
    ['true && true | false && echo no', 1, 'part 2 of the pipe', 'false'],
    ['no-such-program | cat', 'UNSTARTABLE', 'part 1 of the pipe', 'no-such-program'],
    ['yes | no-such-program', 'UNSTARTABLE', 'part 2 of the pipe', 'no-such-program'],
    ['sh -c "trap : PIPE; yes; sleep 0.1; exit 5" 2> /dev/null | true', 5, 'part 1 of the pipe', 'sh', true],
  ];
  for (const [command, ...end] of bad)
    it(`fails: ${command}`, async () => {
      const ran = await run(command);
      assert.deepEqual([failed(ran), ran.out.includes('no')], [end, false]);
    });

  it('fails where a compressed input is cut off', async () => {
    const prepare = (folder: string) => cutGzip(join(folder, 'cut.gz'));
    const ran = await run('sh -c \'cat "$1"/../cut.gz\' sh $output_dir | gzip -dc | sort > $output_dir/x', {
      prepare,
    });
    assert.deepEqual(failed(ran), [1, 'part 2 of the pipe', 'gzip']);
    assert.match(ran.err, /unexpected end of file/);
  });

  it('prints what all parts say', async () => {
    const { err } = await run(
      'sh -c "echo one >&2" | sh -c "cat; echo two >&2" | sh -c "cat; echo three >&2"',
    );
    assert.deepEqual(err.trim().split('\n').sort(), ['one', 'three', 'two']);
  });

  it('can be used again and again', async () => {
    for (let i = 0; i < 20; i++) assert.equal((await run('echo x | cat | cat')).out, 'x\n');
  });
});

async function cutGzip(file: string): Promise<void> {
  const { gzipSync } = await import('node:zlib');
  const whole = gzipSync(Array.from({ length: 10_000 }, (_, i) => i).join('\n'));
  await writeFile(file, whole.subarray(0, whole.length / 2));
}

describe('a command that is ended', () => {
  async function ended(command: string, options: object): Promise<CommandEnd> {
    return runCommand({
      pipelines: expandCommand(parseCommand(command), new Map()),
      ...{ writable: [], readable: [], env: { PATH: process.env.PATH! }, graceMs: 1000 },
      onOutput: () => undefined,
      ...options,
    });
  }
  it('by its time limit ends with all its parts', async () => {
    const end = await ended('sleep 600 | sleep 601 && sleep 602', { timeLimitMs: 100 });
    assert.equal(end.endedFor, 'time limit');
  });
  it('by its output limit ends with all its parts', async () => {
    const end = await ended('sleep 600 | sleep 601', { isOverLimit: async () => true, checkEveryMs: 10 });
    assert.equal(end.endedFor, 'output limit');
  });
  it('by a stop starts no further command', async () => {
    const end = await ended('sleep 600 && echo no', { stop: AbortSignal.abort() });
    assert.deepEqual([end.endedFor, end.exitCode], ['stop', null]);
  });
  it('takes parts along that ignore the signal, and what they left running', async () => {
    const stop = new AbortController();
    let ready = 0;
    const onOutput = (_stream: string, chunk: Buffer): undefined => {
      ready += chunk.toString().split('ready').length - 1;
      if (ready === 2) stop.abort();
    };
    const stubborn = `sh -c "trap '' TERM; sleep 600 & echo ready >&2; wait; sleep 600"`;
    const end = await ended(`${stubborn} | ${stubborn}`, { stop: stop.signal, graceMs: 100, onOutput });
    assert.deepEqual([end.endedFor, end.signal], ['stop', 'SIGKILL']);
  });
});

describe('a redirection', () => {
  const outside = /^the redirection >>? .* was refused: it must write below \$output_dir or \$scratch$/;
  const refused: readonly (readonly [
    command: string,
    why: RegExp,
    prepare?: (folder: string) => Promise<unknown>,
  ])[] = [
    ['echo x > /tmp/pipewright-never', outside],
    ['echo x > never', outside],
    ['echo x >> $output_dir/../never', outside],
    ['echo x > $output_dir', /was not opened/],
    ['echo x > ""', /does not name a file/],
    ['echo x > $output_dir/none/x', /was not opened: .*ENOENT|was not opened/],
    ['cat < /etc/passwd', /must read an input/],
    ['echo x > $output_dir/link/x', outside, (folder) => symlink('/tmp', join(folder, 'out/link'))],
    [
      'echo x > $output_dir/link',
      /was not opened/,
      (folder) => symlink('/tmp/never', join(folder, 'out/link')),
    ],
    ['cat < $output_dir/link', /must read/, (folder) => symlink('/etc/passwd', join(folder, 'out/link'))],
    ['true > $output_dir/folder', /was not opened/, (folder) => mkdir(join(folder, 'out/folder'))],
  ];
  for (const [command, why, prepare] of refused)
    it(`is refused: ${command}`, async () => {
      const { end, out } = await run(`${command} && echo no`, { prepare });
      assert.match(end.refused ?? '', why);
      assert.deepEqual([end.exitCode, out], [null, '']);
    });

  it('may lead through a link that stays inside', async () => {
    const prepare = async (folder: string): Promise<void> => {
      await mkdir(join(folder, 'out/real'));
      await symlink('real', join(folder, 'out/link'));
    };
    const { end, out } = await run('echo x > $output_dir/link/y && cat $output_dir/real/y', { prepare });
    assert.deepEqual([end.exitCode, out], [0, 'x\n']);
  });

  const skip = process.getuid?.() === 0 ? false : 'needs root';
  it('makes files of the command’s user', { skip }, async () => {
    await using root = await temporaryFolder();
    await mkdir(join(root.path, 'out'));
    const output = join(root.path, 'out');
    const user = { uid: 12_345, gid: 12_346 };
    const values = new Map<string, CommandValue>([['o', { kind: 'text', text: output }]]);
    const { exitCode } = await runCommand({
      pipelines: expandCommand(parseCommand('/bin/echo x > $o/y && /bin/echo z >> $o/y'), values),
      ...{ writable: [output], readable: [], env: {}, graceMs: 1000, user, onOutput: () => undefined },
    });
    const { uid, gid } = await stat(join(output, 'y'));
    assert.deepEqual([exitCode, uid, gid], [0, user.uid, user.gid]);
  });

  it('lets the command’s user open the pipe that it reads', { skip }, async () => {
    const user = { uid: 12_345, gid: 12_346 };
    const { end, out } = await run('/bin/echo x | /bin/cat /dev/stdin', { user });
    assert.deepEqual([end.exitCode, out], [0, 'x\n']);
  });

  it('does not write a file of another user through a hard link', { skip }, async () => {
    const prepare = async (folder: string): Promise<void> => {
      await writeFile(join(folder, 'secret'), 'kept');
      await link(join(folder, 'secret'), join(folder, 'out/x'));
    };
    const { end, files } = await run('/bin/echo x > $output_dir/x', {
      user: { uid: 12_345, gid: 1 },
      prepare,
    });
    assert.match(end.refused ?? '', /belongs to another user/);
    assert.equal(files.x, 'kept');
  });
});
