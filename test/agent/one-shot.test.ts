import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { chmod, link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { describe, it, type TestContext } from 'node:test';
import type { Spec } from '../../src/spec/spec.ts';
import { type OneShotOptions as Options, oneShotScene as scene } from '../fakes/one-shot-scene.ts';

describe('run gives every input its result', () => {
  it('under its own name, from a folder and its subfolders', async (t) => {
    const { run, results } = await scene(t, { 'in/a.txt': 'a', 'in/deep/er/b.txt': 'b' });
    const { code, items } = await run('tr a-z A-Z <"$1" >"$2"');
    assert.equal(code, 0);
    assert.deepEqual(await results(), { 'a.txt': 'A', 'deep/er/b.txt': 'B' });
    assert.deepEqual(
      items.map(({ item, state, exit_code, outputs }) => [item, state, exit_code, outputs?.[0]?.bytes]),
      [
        ['a.txt', 'COMPLETE', 0, 1],
        ['deep/er/b.txt', 'COMPLETE', 0, 1],
      ],
    );
    assert.equal(
      items[0]?.outputs?.[0]?.sha256,
      '559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd',
    );
  });

  for (const name of ['a b', '-n', '--', 'new\nline', 'ünï €', '$input', '"', "'", '*', 'a;b', '\\'])
    it(`whatever its name is: ${JSON.stringify(name)}`, async (t) => {
      const { at, run, results } = await scene(t, { [`in/${name}`]: 'x' });
      const { code } = await run('cat <"$1" >"$2"', { args: ['--', at('in'), at('out')] });
      assert.equal(code, 0);
      assert.deepEqual(await results(), { [name]: 'x' });
    });

  it('named by output_name', async (t) => {
    const { run, results } = await scene(t, { 'in/s/a.tar.gz': 'x' });
    await run('cp "$1" "$2"', { spec: { output_name: '{stem}.json' } });
    assert.deepEqual(await results(), { 's/a.json': 'x' });
  });

  it('also behind links, and leaves out what is hidden, no file, or its own results, with a line', async (t) => {
    const { at, put, run, results } = await scene(t, { 'in/a': 'a', 'in/.git/HEAD': 'h', 'more/b': 'b' });
    await symlink('../more', at('in/linked'));
    await symlink('..', at('more/loop'));
    await symlink(at('out'), at('in/results'));
    await put('out/earlier', 'old');
    const { code, said, items } = await run('cp "$1" "$2"');
    assert.deepEqual([code, items.map(({ item }) => item)], [0, ['a', 'linked/b']]);
    assert.match(said, /"left out".*\.git \(hidden\).*results\/ \(the folder of results\)/);
    assert.deepEqual(Object.keys(await results()), ['a', 'earlier', 'linked/b']);
    await symlink('nowhere', at('in/dead'));
    const refused = await run('cp "$1" "$2"');
    assert.equal(refused.code, 2);
    assert.match(refused.said, /INPUT_UNUSABLE.*dead is a broken link/);
  });

  it('from a pipe, whose parts have a folder for temporary files and know the size of the container', async (t) => {
    const { run, results } = await scene(t, { 'in/b.txt.gz': 'x', 'in/c/d': 'y' });
    const run_command =
      'printf "%s %s %s\\n" $item $cpus $memory_mb | cat > $scratch/x && cat $scratch/x > $output';
    const { code } = await run('', { spec: { run_command, output_name: '{stem}' } });
    assert.equal(code, 0);
    assert.deepEqual(await results(), { b: 'b.txt.gz 2 896\n', 'c/d': 'c/d 2 896\n' });
  });

  it('not from a pipe of which a part failed', async (t) => {
    const { run, results } = await scene(t, { 'in/a.gz': 'no gzip' });
    const { code, items } = await run('', { spec: { run_command: 'zcat $input | sort > $output' } });
    assert.equal(code, 1);
    assert.deepEqual(
      items.map(({ state, exit_code, meaning }) => [state, exit_code, meaning]),
      [['EXECUTOR_ERROR', 1, 'part 1 of the pipe, `zcat`, ended with 1']],
    );
    assert.match(items[0]?.log_tail ?? '', /not in gzip format/);
    assert.deepEqual(await results(), {});
  });

  it('from where a container before was, in the folder of its checkpoint', async (t) => {
    const { at, put, run, results } = await scene(t, { 'in/a': 'x', 'ck/i': '5' });
    const spec = { checkpoint: at('ck') };
    const count = `cd "${at('ck')}"; i=$(cat i 2>/dev/null || echo 0); echo $((i+1)) >i; cp i "$2"`;
    const stopped = await run(`${count}; exit 3`, { spec });
    assert.equal(stopped.code, 1);
    assert.equal((await run(count, { spec })).code, 0);
    assert.deepEqual([await results(), readdirSync(at('ck'))], [{ a: '7\n' }, []]);
    // Of several items it is not known whose it is.
    await put('ck/i', '5');
    await put('in/b');
    assert.equal((await run(count, { spec })).code, 0);
    assert.deepEqual(await results(), { a: '1\n', b: '1\n' });
  });

  it('not where the folder of its checkpoint, which is emptied, holds what the call names', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'x', 'in/b': 'y' });
    for (const checkpoint of [at('in'), at('.'), at('out')]) {
      const { code } = await run('true', { spec: { checkpoint } });
      assert.deepEqual([code, readdirSync(at('in'))], [2, ['a', 'b']], checkpoint);
    }
  });

  it('not where the folder of its checkpoint cannot be written, and says so', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'x', file: '' });
    const { item } = await run('true', { spec: { checkpoint: at('file', 'ck') } });
    assert.equal(item.state, 'SYSTEM_ERROR');
    assert.match(item.meaning!, /cannot write to \/.*ck.*mount a folder/);
  });

  it('not through a redirection to another place', async (t) => {
    const { run } = await scene(t, { 'in/a': 'x' });
    const { items } = await run('', { spec: { run_command: 'cat $input > $input' } });
    assert.deepEqual([items[0]?.state, items[0]?.exit_code], ['EXECUTOR_ERROR', null]);
    assert.match(items[0]?.meaning ?? '', /was refused: it must write below \$output_dir or \$scratch/);
  });

  it('also a folder of results, of which each file has its key', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'in/a' });
    await run('mkdir -p "$2/deep/empty"; echo -n 1 >"$2/x"; echo -n 2 >"$2/deep/y"');
    assert.deepEqual(await results(), { 'a/deep/y': '2', 'a/x': '1' });
  });

  it('also files that the algorithm names itself, and not what was there before', async (t) => {
    const { run, results } = await scene(t, {
      'in/a': 'a',
      'in/b': 'b',
      'image-out/old': 'old',
      'image-out/changed': 'old',
    });
    await run('cp "$1" "$3/result"; echo -n new >"$3/changed"; mkdir -p "$3/sub"; cp "$1" "$3/sub/deep"');
    assert.deepEqual(await results(), {
      'a/changed': 'new',
      'a/result': 'a',
      'a/sub/deep': 'a',
      'b/changed': 'new',
      'b/result': 'b',
      'b/sub/deep': 'b',
    });
  });

  it('when input and output folder are one, as in the first specs ever written', async (t) => {
    const { at, run, results } = await scene(t, { 'in/a': 'x' });
    const folders = { input_file_path: at('image'), output_file_path: at('image') };
    const { code } = await run('test "$1" != "$2" && tr x y <"$1" >"$2"', { spec: folders });
    assert.equal(code, 0);
    assert.deepEqual(await results(), { a: 'y' });
    assert.equal(await readFile(at('in/a'), 'utf8'), 'x');
  });

  it("when both folders are the image's root", async (t) => {
    const { run, results } = await scene(t, { 'in/a name that is nowhere else 17': 'x' });
    const { code } = await run('tr x y <"$1" >"$2"', {
      spec: { input_file_path: '/', output_file_path: '/' },
    });
    assert.equal(code, 0);
    assert.deepEqual(await results(), { 'a name that is nowhere else 17': 'y' });
    await assert.rejects(stat('/a name that is nowhere else 17'));
  });

  it('when the name is taken in the folders of the image', async (t) => {
    const { at, run, results } = await scene(t, {
      'in/a': 'mine',
      'image-in/a': 'theirs',
      'image-out/a': 'theirs',
    });
    await run('cat <"$1" >"$2"');
    assert.deepEqual(await results(), { a: 'mine' });
    assert.equal(await readFile(at('image-in/a'), 'utf8'), 'theirs');
    assert.equal(await readFile(at('image-out/a'), 'utf8'), 'theirs');
  });

  it('when the folders of the image cannot be used', async (t) => {
    const { at, run, results } = await scene(t, { 'in/a': 'x', file: 'file' });
    const folders = { input_file_path: at('file/in'), output_file_path: at('file/out') };
    await run('cat <"$1" >"$2"', { spec: folders });
    assert.deepEqual(await results(), { a: 'x' });
  });

  it('that is no longer tied to the input when it was linked to it', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'x' });
    await run('ln "$1" "$2"', { spec: { input_file_path: at('in'), output_file_path: at('image-out') } });
    await writeFile(at('in/a'), 'changed');
    assert.equal(await readFile(at('out/a'), 'utf8'), 'x');
  });

  it('through a link inside the output folder', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'x' });
    await run('echo -n 1 >"$3/real"; ln -s real "$2"');
    assert.deepEqual(await results(), { a: '1' });
  });

  it('without its set-user-id bit', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'x' });
    await run('cp "$1" "$2"; chmod 4755 "$2"');
    assert.equal((await stat(at('out/a'))).mode & 0o7777, 0o755);
  });

  it('instead of an older one', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'new', 'out/a': 'old', 'out/b': 'stays' });
    await run('cp "$1" "$2"');
    assert.deepEqual(await results(), { a: 'new', b: 'stays' });
  });

  it('and takes of a folder only what matches inputs.patterns', async (t) => {
    const { at, run, results } = await scene(t, {
      'in/a.png': 'in/a.png',
      'in/s/b.png': 'in/s/b.png',
      'in/README': 'in/README',
      'c.jpg': 'c.jpg',
    });
    await run('cp "$1" "$2"', {
      spec: { inputs: { patterns: ['*.png'] } },
      args: [at('in'), at('c.jpg'), at('out')],
    });
    assert.deepEqual(Object.keys(await results()), ['a.png', 'c.jpg', 's/b.png']);
  });

  it('for a whole folder as one input, with --gather', async (t) => {
    const { at, run, results } = await scene(t, { 'all/a.txt': 'a', 'all/deep/b.bin': 'b' });
    const { code, items } = await run('cat "$1"/a.txt "$1"/deep/b.bin >"$2"', {
      args: ['--gather', at('all'), at('out')],
      spec: { output_name: '{stem}.sum', inputs: { patterns: ['*.none'] } },
    });
    assert.equal(code, 0);
    assert.deepEqual(
      items.map(({ item, state }) => ({ item, state })),
      [{ item: 'all', state: 'COMPLETE' }],
    );
    assert.deepEqual(await results(), { 'all.sum': 'ab' });
  });

  it('and tells what memory it took, where that is known', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a' });
    assert.equal((await run('cp "$1" "$2"', { peakMemory: 123 })).report.peak_memory_bytes, 123);
    assert.ok(!('peak_memory_bytes' in (await run('cp "$1" "$2"')).report));
  });

  it('however many folders the files are in', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'in/a' });
    const nested =
      'mkdir "$2"; cd "$2"; seq 9000 | sed "s,.*,&/c," | xargs mkdir -p; for i in */c; do : >$i/0; done';
    const { code, item } = await run(nested);
    assert.deepEqual([code, item.state, item.outputs?.length], [0, 'COMPLETE', 9000]);
    assert.equal((await readdir(at('out/a'))).length, 9000);
  });

  it('without links to folders whose files are results, and says so', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'in/a' });
    const { item, said } = await run(
      'mkdir -p "$2/run-1/deep"; echo -n 1 >"$2/run-1/x"; cd "$2"; ln -s run-1 latest; ln -s .. run-1/deep/up; ln -s . all',
    );
    assert.deepEqual(await results(), { 'a/run-1/x': '1' });
    assert.deepEqual(
      item.left_out?.map(({ path, why }) => [path, why.replace(/folder .*image-out/, 'folder …')]),
      [
        ['a/all', 'a link to the folder …/a, whose files are results'],
        ['a/latest', 'a link to the folder …/a/run-1, whose files are results'],
        ['a/run-1/deep/up', 'a link to the folder …/a/run-1, whose files are results'],
      ],
    );
    assert.match(said, /"left_out":/);
  });

  it('also where the algorithm named a folder itself, and linked to it', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'in/a', 'image-out/old/x': 'x' });
    const { item } = await run('mkdir "$3/new"; echo -n 1 >"$3/new/x"; ln -s new "$3/latest"');
    assert.deepEqual(await results(), { 'a/new/x': '1' });
    assert.deepEqual(
      item.left_out?.map(({ path }) => path),
      ['a/latest'],
    );
  });

  for (const [mode, becomes] of [
    ['000', 0o400],
    ['200', 0o600],
    ['666', 0o666 & ~process.umask()],
    ['4755', 0o755],
    ['750', 0o750],
  ] as const)
    it(`with the mode that cp would give it: ${mode}`, async (t) => {
      const { at, run, results } = await scene(t, { 'in/a': 'x' });
      const { code } = await run(`cp "$1" "$2"; chmod ${mode} "$2"`);
      assert.equal(code, 0);
      assert.equal((await stat(at('out/a'))).mode & 0o7777, becomes);
      assert.deepEqual(await results(), { a: 'x' });
    });

  it('and leaves nothing else behind, whatever the modes of its folders', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'in/a' });
    await run('mkdir -p "$2/d/e"; : >"$2/d/e/f"; chmod 000 "$2/d/e"; chmod 500 "$2/d"; exit 1');
    assert.deepEqual(await readdir(at('out')), []);
  });

  it('and leaves nothing else behind', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'in/a' });
    await run('cp "$1" "$2"; exit 1');
    await run('cp "$1" "$2"');
    assert.deepEqual(await readdir(at('out')), ['a']);
    assert.deepEqual(await readdir(at('image-in')), []);
  });
});

describe('the algorithm runs', () => {
  it('with its variables, without those of the agent and those that lead to credentials', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'in/a' });
    await run('env | grep -c -E "^(AWS|PIPEWRIGHT)_" >"$2"; echo "$SEED $NOTE" >>"$2"', {
      spec: { user_specified_environment_variables: [{ name: 'SEED', default: 4 }, { name: 'NOTE' }] },
      env: { NOTE: 'hello', PIPEWRIGHT_IMAGE: '{}' },
    });
    assert.deepEqual(await results(), { a: '0\n4 hello\n' });
  });

  it('without standard input, and with its output passed on to the same streams', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a' });
    const { printed, said } = await run('cat; echo out; echo err >&2; : >"$2"');
    assert.equal(printed, 'out\n');
    assert.match(said, /^err$/m);
  });

  it('and each change of state is one line of JSON, also after an unfinished line', async (t) => {
    const { put, run } = await scene(t);
    await put('in/a\nb');
    const { said } = await run('printf unfinished >&2; exit 3');
    const [running, text, ended] = said.trimEnd().split('\n');
    assert.deepEqual(JSON.parse(running!), { state: 'RUNNING', item: 'a\nb', attempt: 1 });
    assert.equal(text, 'unfinished');
    assert.equal(JSON.parse(ended!).state, 'EXECUTOR_ERROR');
  });
});

describe('an item fails', () => {
  const cases: readonly [what: string, script: string, says: RegExp, spec?: Partial<Spec>][] = [
    ['with the meaning of its exit code', 'exit 3', /^bad header$/, { exit_codes: { '3': 'bad header' } }],
    ['when a program is missing', '', /program nowhere is not in the image/, { run_command: 'nowhere' }],
    [
      'when its program must not be executed',
      '',
      /cannot be executed by the container's user/,
      { run_command: '/etc/passwd' },
    ],
    ['when a signal ends it', 'kill -SEGV $$', /SIGSEGV/],
    ['when nothing was written', 'true', /without writing a result: there is no file .*image-out\/a/],
    ['when the folder of results is empty', 'mkdir -p "$2/x"', /folder .*image-out\/a is empty/],
    [
      'when the result is a link out of its folder',
      'ln -s /etc/passwd "$2"',
      /link to \/etc\/passwd, outside/,
    ],
    ['when the result is a broken link', 'ln -s nowhere "$2"', /broken link/],
    ['when there is such a link in the folder', 'mkdir "$2"; ln -s / "$2/root"', /link to \/, outside/],
    ['when the result is a link to a folder', 'mkdir "$3/d"; ln -s d "$2"', /which is not a file/],
    [
      'when a link leads to a folder beside the results',
      'mkdir "$2" "$3/d"; : >"$2/x"; : >"$3/d/y"; ln -s ../d "$2/link"',
      /which is not a file/,
    ],
    [
      'when there is nothing but a link to itself',
      'mkdir "$2"; ln -s . "$2/self"',
      /folder .*image-out\/a is empty/,
    ],
    ['when the result is a pipe', 'mkfifo "$2"', /is a pipe/],
    ['when a pipe is among the results', 'mkdir "$2"; : >"$2/a"; mkfifo "$2/p"', /is a pipe/],
    ['when it wrote too much', 'head -c 5000 /dev/zero >"$2"', /more than disk_gb/, { disk_gb: 0.000004 }],
    [
      'when there are too many results',
      'mkdir "$2"; cd "$2"; seq 10001 | xargs touch',
      /more than 10000 files/,
    ],
    [
      'when there are too many in folders of their own',
      'mkdir "$2"; cd "$2"; seq 10001 | xargs mkdir; for i in *; do : >$i/x; done',
      /more than 10000 files/,
    ],
    [
      'when there are too many that it named itself',
      'cd "$3"; seq 10001 | xargs touch',
      /more than 10000 files/,
    ],
    ['when it takes too long', 'sleep 60', /longer than timeout_minutes/, { timeout_minutes: 0.002 }],
  ];
  for (const [what, script, says, spec] of cases)
    it(what, async (t) => {
      const { at, run } = await scene(t, { 'in/a': 'in/a' });
      const { code, item } = await run(script, { ...(spec && { spec }) });
      assert.deepEqual([code, item.state], [1, 'EXECUTOR_ERROR']);
      assert.match(item.meaning ?? '', says);
      assert.deepEqual(await readdir(at('out')), []);
    });

  it('for good, says its report, where its spec wants no other attempt after that code', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a' });
    const spec = { exit_codes: { 3: { meaning: 'not an image', retry: false }, 4: { meaning: 'busy' } } };
    const { item } = await run('exit 3', { spec });
    assert.deepEqual([item.exit_code, item.meaning, item.retry], [3, 'not an image', false]);
    const { item: other } = await run('exit 4', { spec });
    assert.deepEqual([other.exit_code, other.meaning, other.retry], [4, 'busy', undefined]);
  });

  it('by the limit that its environment says instead of its spec', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a' });
    const { item } = await run('sleep 60', {
      spec: { timeout_minutes: 60 },
      env: { PIPEWRIGHT_TIMEOUT_MINUTES: '0.002' },
    });
    assert.match(item.meaning ?? '', /longer than timeout_minutes \(0\.002\)/);
  });

  it('alone: the others have their results', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'a', 'in/b': 'b', 'in/c': 'c' });
    const { code, items } = await run('test "${1##*/}" != b && cp "$1" "$2"');
    assert.equal(code, 1);
    assert.deepEqual(
      items.map(({ state }) => state),
      ['COMPLETE', 'EXECUTOR_ERROR', 'COMPLETE'],
    );
    assert.deepEqual(Object.keys(await results()), ['a', 'c']);
  });

  it('with the end of its log, without secrets', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a' });
    const { item } = await run('echo one; echo two $KEY >&2; exit 1', {
      spec: { user_specified_environment_variables: [{ name: 'KEY', secret: true }] },
      env: { KEY: 'hunter2' },
    });
    assert.match(item.log_tail ?? '', /one\n/);
    assert.match(item.log_tail ?? '', /two \*\*\*\n/);
  });

  it('with SYSTEM_ERROR when its result cannot be moved to its place', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a', 'out/a/file': 'out/a/file' });
    const { code, item } = await run('cp "$1" "$2"');
    assert.deepEqual([code, item.state], [70, 'SYSTEM_ERROR']);
    assert.match(item.meaning ?? '', /could not be moved to its place/);
  });

  it('with SYSTEM_ERROR when the container is asked to stop, and the rest is not started', async (t) => {
    const { run } = await scene(t, { 'in/a': 'in/a', 'in/b': 'in/b' });
    const { code, items } = await run('kill -TERM $PPID; sleep 60', { stop: stopOnTerm(t) });
    assert.equal(code, 70);
    assert.deepEqual(
      items.map(({ item, state, meaning }) => [item, state, meaning]),
      [['a', 'SYSTEM_ERROR', 'it was ended because the container was asked to stop']],
    );
  });
});

describe('run does not begin', () => {
  it('to gather a file', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'in/a' });
    const { code, said } = await run('true', { args: ['--gather', at('in/a'), at('out')] });
    assert.equal(code, 2);
    assert.match(said, /INPUT_UNUSABLE.*is not a folder/);
  });

  const cases: readonly [what: string, says: RegExp, options: (at: (name: string) => string) => Options][] = [
    ['without an input', /at least one input/, (at) => ({ args: [at('out')] })],
    ['with a missing input', /does not exist.*docker run -v/, (at) => ({ args: [at('no'), at('out')] })],
    [
      'with an empty folder',
      /contains no file that test takes/,
      (at) => ({ args: [at('empty'), at('out')] }),
    ],
    ['with a device', /is a device/, (at) => ({ args: ['/dev/null', at('out')] })],
    [
      'when two inputs would write one result',
      /its result a\.json would replace that of/,
      (at) => ({ args: [at('in/a'), at('other/a.x'), at('out')], spec: { output_name: '{stem}.json' } }),
    ],
    [
      'when a result would replace an input',
      /would replace the input/,
      (at) => ({ args: [at('in'), at('in')] }),
    ],
    ['into what is not a folder', /cannot write to .*--user/, (at) => ({ args: [at('in'), at('in/a')] })],
    [
      'without a variable that it needs',
      /needs SIZE.*-e SIZE=/,
      () => ({ spec: { user_specified_environment_variables: [{ name: 'SIZE', required: true }] } }),
    ],
  ];
  for (const [what, says, options] of cases)
    it(what, async (t) => {
      const { at, run } = await scene(t, { 'in/a': 'in/a', 'other/a.x': 'other/a.x' });
      await mkdir(at('empty'));
      const { code, said } = await run('cp "$1" "$2"', options(at));
      assert.equal(code, 2);
      assert.match(said, says);
      assert.doesNotMatch(said, /RUNNING/);
    });
});

describe('when the command has ended', () => {
  for (const [what, mode] of [
    ['in its group', '+m'],
    ['in a group of its own', '-m'],
  ])
    it(`no process survives that it left behind ${what}`, async (t) => {
      const { at, run } = await scene(t, { 'in/a': 'in/a' });
      // bash: dash has no job control without a terminal.
      const script = `set ${mode}; sleep 600 >/dev/null 2>&1 & echo $! >"$1"`;
      const { code } = await run('', { spec: { run_command: `bash -c '${script}' bash "$output"` } });
      assert.equal(code, 0);
      const pid = Number(await readFile(at('out/a'), 'utf8'));
      assert.ok(pid > 1);
      assert.equal(await isRunning(pid), false);
    });

  it('none survives that creates others without end', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'in/a' });
    // Each starts the next one, and ends.
    const chain = 'echo $$ >>"$T/pids"; (sh "$T/chain" &)';
    await writeFile(at('chain'), `${chain}\n`);
    const { code } = await run(
      'sh "$T/chain"; while test "$(wc -l <"$T/pids")" -lt 20; do :; done; : >"$2"',
      {
        env: { T: at() },
      },
    );
    assert.equal(code, 0);
    const before = await readFile(at('pids'), 'utf8');
    const pids = before.trim().split('\n').map(Number);
    assert.deepEqual(
      await Promise.all(pids.map(isRunning)),
      pids.map(() => false),
    );
    assert.equal(await readFile(at('pids'), 'utf8'), before);
  });

  it('it does not wait for one who holds its output open', async (t) => {
    const { run, results } = await scene(t, { 'in/a': 'in/a' });
    await run('setsid sleep 3 & echo -n 1 >"$2"');
    assert.deepEqual(await results(), { a: '1' });
  });
});

describe('inputs stay as they are', () => {
  it('even when the algorithm writes into what it got', async (t) => {
    const { at, run } = await scene(t, { 'in/a': 'x' });
    await run('echo changed >"$1"; cp "$1" "$2"');
    assert.equal(await readFile(at('in/a'), 'utf8'), 'x');
  });
  it('and links to them are followed', async (t) => {
    const { at, run, results } = await scene(t, { elsewhere: 'x' });
    await symlink(at('elsewhere'), at('in/linked'));
    await link(at('elsewhere'), at('in/second'));
    await chmod(at('elsewhere'), 0o400);
    await run('cp "$1" "$2"');
    assert.deepEqual(await results(), { linked: 'x', second: 'x' });
  });
});

function stopOnTerm(t: TestContext): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => controller.abort('SIGTERM');
  process.once('SIGTERM', stop);
  t.after(() => process.off('SIGTERM', stop));
  return controller.signal;
}

async function isRunning(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text !== '' && !/\) Z /.test(text);
}
