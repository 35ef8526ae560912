import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ItemRecord, RunRecord } from '../../src/protocol/run-record.ts';
import { publishAlgorithms, type TestAlgorithm } from '../fakes/algorithms.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, type Said, type Workshop } from '../fakes/workshop.ts';

/** Each does what its name says with an input called `bad`, and its work with all others. */
const bad = (script: string): string => `case "$1" in */bad) ${script};; *) cat "$1" >"$2";; esac`;
const BAD: Readonly<Record<string, TestAlgorithm & { readonly says: RegExp; readonly log?: RegExp }>> = {
  fails: {
    script: bad('echo no such colour >&2; exit 3'),
    spec: { exit_codes: { 3: 'The colour is unknown.' } },
    says: /The colour is unknown/,
    log: /no such colour/,
  },
  hangs: {
    script: bad('trap : TERM; while :; do sleep 1; done'),
    spec: { timeout_minutes: 1 },
    says: /time limit|within|minutes/,
  },
  'writes-nothing': { script: bad('exit 0'), says: /without writing a result/ },
  'fills-its-disk': {
    script: bad('i=0; while [ $i -lt 12 ]; do head -c 100000000 /dev/zero >"$3/f$i"; i=$((i+1)); done'),
    spec: { disk_gb: 1 },
    says: /disk_gb|GB/,
  },
  'eats-memory': {
    script: bad('tail -c 900000000 </dev/zero >"$2"'),
    says: /memory/,
  },
  'loses-a-part-to-memory': {
    script: bad('(tail -c 900000000 </dev/zero >"$2"); echo whole >"$2"; exit 0'),
    says: /ended with 0: it ran out of memory/,
  },
  'prints-binary': { script: bad('head -c 100000 /dev/urandom; exit 1'), says: /exit code 1|^$/ },
  'prints-a-lot': {
    script: bad('yes some words that repeat and repeat | head -c 100000000; echo the end; exit 7'),
    says: /exit code 7|^$/,
    log: /the end/,
  },
  'writes-outside': {
    script: bad('mkdir "$2"; echo x >"$2/../../x"; exit 0'),
    says: /without writing|empty/,
  },
  'links-outside': { script: bad('ln -s /etc/hosts "$2"'), says: /link to \/etc\/hosts, outside/ },
  'links-a-folder': { script: bad('mkdir "$2"; ln -s /etc "$2/etc"'), says: /link to \/etc/ },
};
const GOOD: Readonly<Record<string, TestAlgorithm>> = {
  upper: { script: 'tr a-z A-Z <"$1" >"$2"' },
  count: { script: 'wc -c <"$1" >"$2"', spec: { output_name: '{stem}.count' } },
  gather: {
    script: 'cd "$1"; for f in $(find . -type f | sort); do cat $f; done >"$2"',
    spec: { output_name: '{stem}.txt' },
  },
  grows: { script: bad('head -c 200000000 /dev/zero | tail -c 200000000 | wc -c >"$2"') },
  parts: { script: 'mkdir "$2"; cp "$1" "$2/one"; cp "$1" "$2/two"' },
  says: {
    script: 'echo "$GREETING $TOKEN" >"$2"; echo "the token is $TOKEN"; test "$GREETING" != fail',
    spec: {
      user_specified_environment_variables: [
        { name: 'GREETING', default: 'hello' },
        { name: 'TOKEN', required: true, secret: true },
      ],
    },
  },
};

describe('pipewright run --local', { timeout: 900_000, concurrency: 2 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    workshop = await openWorkshop([]);
    root = await temporaryFolder();
    await publishAlgorithms(workshop, join(root.path, 'catalog'), { ...GOOD, ...BAD });
  });
  after(async () => {
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  let scenes = 0;
  /** A folder with inputs and a workflow file; `run` sends the inputs through it. */
  async function scene(
    algorithms: readonly object[],
    files: Readonly<Record<string, string>>,
    rest: object = {},
  ) {
    scenes += 1;
    const folder = join(root.path, `scene ${scenes}`);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'in', name)), { recursive: true });
      await writeFile(join(folder, 'in', name), text);
    }
    const file = join(folder, 'flow.json');
    const type = algorithms.some((a) => 'needs' in a) ? 'graph' : 'sequence_run';
    await writeFile(file, JSON.stringify({ process: { type, algorithms }, ...rest }));
    const out = join(folder, 'out');
    const run = async (
      ...args: string[]
    ): Promise<Said & { record?: RunRecord; items: readonly ItemRecord[] }> => {
      const said = await workshop.pipewright(
        'run',
        file,
        '--local',
        join(folder, 'in'),
        '--out',
        out,
        '--jobs',
        '2',
        ...args,
      );
      const text = await readFile(join(out, 'run.json'), 'utf8').catch(() => undefined);
      const record = text === undefined ? undefined : (JSON.parse(text) as RunRecord);
      return { ...said, ...(record && { record }), items: record?.items ?? [] };
    };
    const results = async (): Promise<Record<string, string>> => {
      const found = (await readdir(out, { recursive: true, withFileTypes: true }))
        .filter((e) => e.isFile())
        .map((e) => join(e.parentPath, e.name).slice(out.length + 1))
        .filter((path) => !/^(?:\.pipewright\/|run\.json$|report\.html$)/.test(path));
      return Object.fromEntries(
        await Promise.all(found.sort().map(async (path) => [path, await readFile(join(out, path), 'utf8')])),
      );
    };
    return { folder, out, file, run, results };
  }

  it('takes files through a graph, and gathers them', async () => {
    const { run, results } = await scene(
      [
        { name: 'parts', id: 'split' },
        { name: 'upper', needs: ['split'] },
        { name: 'count', needs: ['split'] },
        { name: 'gather', id: 'all', needs: ['upper', 'count'], gather: true },
      ],
      { a: 'x', 'deep/b': 'yz' },
    );
    const { code, stdout, record } = await run();
    assert.equal(code, 0, stdout);
    assert.deepEqual(await results(), {
      'all/all.txt': '1\n1\n2\n2\nXXYZYZ',
      ...{ 'count/a/one.count': '1\n', 'count/a/two.count': '1\n' },
      ...{ 'count/deep/b/one.count': '2\n', 'count/deep/b/two.count': '2\n' },
      ...{ 'split/a/one': 'x', 'split/a/two': 'x', 'split/deep/b/one': 'yz', 'split/deep/b/two': 'yz' },
      ...{ 'upper/a/one': 'X', 'upper/a/two': 'X', 'upper/deep/b/one': 'YZ', 'upper/deep/b/two': 'YZ' },
    });
    assert.equal(record?.state, 'COMPLETE');
    assert.deepEqual(
      record?.steps.map(({ id, complete }) => [id, complete]),
      [
        ['split', 2],
        ['upper', 4],
        ['count', 4],
        ['all', 1],
      ],
    );
    assert.ok(record?.items.every((item) => (item.peak_memory_bytes ?? 0) > 1e6));
    assert.match(stdout, /^11 items done in /m);
  });

  it('begins an item that runs out of memory again with more, and tells what it took', async () => {
    const { run, results } = await scene([{ name: 'grows', max_attempts: 1 }], { bad: 'b', good: 'g' });
    const { code, stdout, items } = await run();
    assert.equal(code, 0, stdout);
    assert.deepEqual(await results(), { 'grows/bad': '200000000\n', 'grows/good': 'g' });
    const [grown, good] = items;
    assert.deepEqual([grown?.attempts, grown?.input_bytes, good?.moves], [1, 1, undefined]);
    assert.ok(grown!.moves! >= 1 && grown!.lane_mb! >= 64, JSON.stringify(grown));
    assert.ok(grown!.peak_mb! >= 190 && grown!.peak_mb! < 260, `${grown!.peak_mb}`);
    assert.match(
      stdout,
      /\n1 item of grows ran out of memory \(32 MB\) and started again with more, up to \d+ MB\.\n/,
    );
  });

  for (const [name, { says, log }] of Object.entries(BAD))
    it(`${name}: that item fails with the real reason, the others continue, and nothing is written outside`, async () => {
      const { run, results, folder, out } = await scene([{ name, max_attempts: 1 }], { bad: 'b', good: 'g' });
      const { code, stdout, items } = await run();
      assert.equal(code, 1);
      assert.deepEqual(
        items.map(({ item, state }) => [item, state]),
        [
          ['bad', 'EXECUTOR_ERROR'],
          ['good', 'COMPLETE'],
        ],
      );
      const [failed] = items;
      assert.match(
        `${failed?.exit_code ? `exit code ${failed.exit_code}` : ''} ${failed?.meaning ?? ''}`,
        says,
      );
      if (log) assert.match(failed?.log_tail ?? '', log);
      assert.ok((await readFile(join(out, failed?.log ?? ''))).byteLength < 6e6);
      assert.deepEqual(await results(), { [`${name}/good`]: 'g' });
      assert.deepEqual((await readdir(folder)).sort(), ['flow.json', 'in', 'out']);
      assert.deepEqual(
        (await readdir(root.path)).filter((n) => !/^scene \d+$/.test(n)),
        ['catalog'],
      );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    });

  it('keeps file names, whatever is in them', async () => {
    const names = [
      '-rf',
      ' a ',
      "it's",
      'a"b',
      'a\nb',
      'a+b',
      '50%',
      'ä€😀',
      'a,b',
      '$HOME',
      'a=b',
      'x/-y z',
      'a\\b\\victim',
    ];
    const { run, results } = await scene(
      [{ name: 'upper' }, { name: 'count' }],
      Object.fromEntries(names.map((n) => [n, 'abc'])),
    );
    const { code, stdout } = await run();
    assert.equal(code, 0, stdout);
    assert.deepEqual(
      Object.keys(await results()),
      [...names.map((n) => `count/${n}.count`), ...names.map((n) => `upper/${n}`)].sort(),
    );
  });

  it('passes variables, and secrets from the environment, which it never prints', async () => {
    const { run, results, out } = await scene(
      [{ name: 'says', variables: { GREETING: 'fail' }, max_attempts: 1 }],
      { a: 'x' },
      { secrets: { TOKEN: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' } },
    );
    const without = await run();
    assert.equal(without.code, 1);
    assert.match(without.stderr, /SECRET_MISSING: TOKEN is secret.*TOKEN=… npx pipewright run/);
    workshop.env.TOKEN = 'open-sesame';
    const failed = await run();
    assert.equal(failed.code, 1);
    assert.doesNotMatch(failed.stdout + failed.stderr, /open-sesame/);
    for (const name of (await readdir(out)).filter((n) => /^(?:run|report)\./.test(n)))
      assert.doesNotMatch(await readFile(join(out, name), 'utf8'), /open-sesame/, name);
    await writeFile(
      join(out, '../flow.json'),
      JSON.stringify({
        process: { type: 'single_run', algorithms: [{ name: 'says' }] },
        secrets: { TOKEN: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' },
      }),
    );
    const done = await run();
    delete workshop.env.TOKEN;
    assert.equal(done.code, 0, done.stdout);
    assert.deepEqual(await results(), { 'says/a': 'hello open-sesame\n' });
  });

  it('does only what has changed when it is started again, and takes old results away', async () => {
    const { run, results, folder } = await scene([{ name: 'upper' }, { name: 'count' }], { a: 'x', b: 'y' });
    await run();
    await writeFile(join(folder, 'in/b'), 'longer');
    const again = await run();
    assert.deepEqual(
      again.items.map(({ step, item, reused }) => [step, item, reused]),
      [
        ['upper', 'a', true],
        ['upper', 'b', false],
        ['count', 'a', true],
        ['count', 'b', false],
      ],
    );
    assert.match(again.stdout, /4 items done \(2 reused\)/);
    assert.deepEqual(await results(), {
      ...{ 'count/a.count': '1\n', 'count/b.count': '6\n', 'upper/a': 'X', 'upper/b': 'LONGER' },
    });
  });

  it('leaves results of other inputs apart: what was left out, what is gone, and what was a folder before', async () => {
    const { run, results, folder, out } = await scene([{ name: 'upper' }], { 'a/x': 'x', b: 'b', gone: 'g' });
    await mkdir(join(folder, 'disk'));
    await symlink('disk/results', out);
    await mkdir(join(folder, 'disk/results'));
    await symlink(join(folder, 'disk'), join(folder, 'in/disk'));
    await mkdir(join(folder, 'in/.git'));
    assert.equal((await run()).code, 0);
    assert.deepEqual(Object.keys(await results()), ['upper/a/x', 'upper/b', 'upper/gone']);
    for (const name of ['a', 'gone']) await rm(join(folder, 'in', name), { recursive: true });
    await writeFile(join(folder, 'in/a'), 'file');
    const { code, stdout, record, items } = await run();
    assert.equal(code, 0, stdout);
    assert.deepEqual(await results(), { 'upper/a': 'FILE', 'upper/b': 'B' });
    assert.deepEqual(
      items.map(({ item, reused }) => [item, reused]),
      [
        ['a', false],
        ['b', true],
      ],
    );
    assert.deepEqual(
      record?.left_over?.map(({ path, moved_to }) => [path, moved_to?.replace(/run-[^/]+/, 'RUN')]),
      [
        ['upper/a', '.pipewright/old-results/RUN/upper/a'],
        ['upper/gone', '.pipewright/old-results/RUN/upper/gone'],
      ],
    );
    assert.match(
      stdout,
      /Left out of the inputs: .*\.git \(hidden\).*disk\/results\/ \(the folder of results\)/,
    );
    assert.match(
      stdout,
      /Moved to \.pipewright\/old-results: 2 results of earlier runs: upper\/a \(a new result/,
    );
  });

  it('prints one JSON document with --json', async () => {
    const { run } = await scene([{ name: 'upper' }], { a: 'x' });
    const { stdout, stderr, record } = await run('--json');
    assert.deepEqual(JSON.parse(stdout), record);
    assert.equal(stderr, '');
  });

  it('reports errors of the workflow file at their places, and starts nothing', async () => {
    const { run, out } = await scene([{ name: 'uper' }], { a: 'x' });
    const { code, stderr } = await run();
    assert.equal(code, 1);
    assert.match(stderr, /flow\.json:1:\d+ error [A-Z_]+: .*uper.*upper/);
    assert.ok(!existsSync(out));
  });

  for (const [what, args, says] of [
    ['no inputs', ['x.json', '--local', '--out', 'o'], /BAD_USAGE.*Name what to run on/],
    [
      'to follow what runs here',
      ['x.json', 'a', '--local', '--out', 'o', '--wait'],
      /BAD_USAGE.*--wait is for runs on AWS/,
    ],
    ['many at once on AWS', ['x.json', 'a', '--jobs', '3'], /BAD_USAGE.*--jobs is for runs with --local/],
    [
      'no such number',
      ['x.json', 'a', '--local', '--out', 'o', '--jobs', 'many'],
      /--jobs is a whole number/,
    ],
    ['no such engine', ['x.json', 'a', '--local', '--out', 'o', '--engine', 'lxc'], /docker or podman/],
    [
      'no such file',
      ['nope.json', 'a', '--local', '--out', 'o'],
      /FILE_NOT_FOUND: nope\.json cannot be read/,
    ],
  ] as const)
    it(`refuses ${what} in one sentence`, async () => {
      const { code, stderr } = await workshop.pipewright('run', ...args);
      assert.equal(code, 1);
      assert.match(stderr, says);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
});
