import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAgent } from '../../scripts/build-agent.ts';
import { smallestProgram } from '../../src/edge/elf-machine.ts';
import { AGENT_ENTRYPOINT } from '../../src/wrap/agent-release.ts';
import { IMAGE_VARIABLE, type OriginalImage, SPEC_VARIABLE } from '../../src/wrap/image-environment.ts';
import { missing } from '../fakes/missing.ts';

const BUSYBOX = '/bin/busybox';

/** The agent layer in an image of one static busybox: no C library, no /tmp, no /etc. */
describe('the agent in a container', {
  skip: missing('docker') || missing('busybox'),
}, () => {
  const image = `pipewright-agent-test:${process.pid}`;
  let folder: string;

  before(async () => {
    const { layout, release } = await buildAgent();
    folder = await mkdtemp(join(tmpdir(), 'agent container-'));
    const root = join(folder, 'root');
    await mkdir(join(root, 'bin'), { recursive: true });
    await cp(BUSYBOX, join(root, 'bin/busybox'), { dereference: true });
    for (const name of 'sh cat tr env echo sleep setsid grep test ls id trap yes mkdir chmod'.split(' '))
      spawnSync('ln', ['-s', 'busybox', join(root, 'bin', name)]);
    // What this image cannot start: no Python, no C library, and programs of another machine.
    await writeFile(join(root, 'bin/python-script'), '#!/usr/bin/python3\n', { mode: 0o755 });
    await writeFile(join(root, 'bin/windows-script'), '#!/bin/sh\r\necho\r\n', { mode: 0o755 });
    await writeFile(join(root, 'bin/foreign'), smallestProgram(21, Buffer.alloc(16)), { mode: 0o755 });
    await cp('/bin/ls', join(root, 'bin/dynamic'), { dereference: true });
    const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
    const layer = join(layout, 'blobs', release.platforms[`linux/${architecture}`]!.digest.replace(':', '/'));
    const script =
      'tar --extract --gzip --file "$1" --directory "$2" && tar --create --directory "$2" . | docker import --change "$3" - "$4"';
    const entrypoint = `ENTRYPOINT ${JSON.stringify(AGENT_ENTRYPOINT)}`;
    const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', layer, root, entrypoint, image], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    for (const [name, text] of [
      ['in/a b.txt', 'hello'],
      ['in/c.txt', 'world'],
    ] as const) {
      await mkdir(join(folder, 'in'), { recursive: true });
      await writeFile(join(folder, name), text);
    }
  });
  after(async () => {
    spawnSync('docker', ['rmi', '--force', image]);
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const spec = {
    name: 'upper',
    run_command: 'sh -c \'tr a-z A-Z <"$1" >"$2"\' sh $input $output',
    input_file_path: '/in',
    output_file_path: '/out',
    memory: { suggested: 64 },
  };
  const options = (original: Partial<OriginalImage> = {}, changes: object = {}): string[] => [
    '--rm',
    `--env=${SPEC_VARIABLE}=${JSON.stringify({ ...spec, ...changes })}`,
    `--env=${IMAGE_VARIABLE}=${JSON.stringify({ entrypoint: null, cmd: null, env: {}, ...original })}`,
  ];
  const docker = (flags: readonly string[], args: readonly string[]) =>
    spawnSync('docker', ['run', ...flags, image, ...args], { encoding: 'utf8', timeout: 60_000 });
  let outs = 0;
  const mounted = async (): Promise<{ out: string; mounts: string[] }> => {
    const out = join(folder, `out${outs++}`);
    await mkdir(out);
    await chmod(out, 0o777);
    return {
      out,
      mounts: [
        `--mount=type=bind,source=${folder}/in,target=/data/in,readonly`,
        `--mount=type=bind,source=${out},target=/data/out`,
      ],
    };
  };

  const HOSTILE: readonly [what: string, flags: string[]][] = [
    ['as it is', []],
    ['with a read-only root', ['--read-only']],
    ['as another user', ['--user=12345']],
    ['without a network', ['--network=none']],
    ['with libraries of others first', ['--env=LD_LIBRARY_PATH=/data/in:/bin']],
    [
      'with no rights at all',
      [
        '--read-only',
        '--user=12345:12345',
        '--network=none',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        '--pids-limit=64',
      ],
    ],
    [
      'where the folders of the spec are mounted',
      ['--read-only', '--tmpfs=/in', '--tmpfs=/out', '--tmpfs=/tmp'],
    ],
  ];
  for (const [what, flags] of HOSTILE)
    it(`runs the algorithm ${what}`, async () => {
      const { out, mounts } = await mounted();
      const { status, stderr } = docker(
        [...options(), ...flags, ...mounts],
        ['run', '/data/in', '/data/out'],
      );
      assert.equal(status, 0, stderr);
      assert.deepEqual((await readdir(out)).sort(), ['a b.txt', 'c.txt']);
      assert.equal(await readFile(join(out, 'a b.txt'), 'utf8'), 'HELLO');
    });

  for (const [what, flags] of HOSTILE.filter(([what]) => /as it is|no rights/.test(what)))
    it(`runs a pipe without a shell, ${what}`, async () => {
      const { out, mounts } = await mounted();
      const command =
        'FORM=A-Z env -- tr a-z A-Z < $input | cat /dev/stdin > $scratch/x && cat $scratch/x > $output';
      const { status, stderr } = docker(
        [...options({}, { run_command: command, executable_path: '/bin/tr' }), ...flags, ...mounts],
        ['run', '/data/in', '/data/out'],
      );
      assert.equal(status, 0, stderr);
      assert.equal(await readFile(join(out, 'a b.txt'), 'utf8'), 'HELLO');
    });

  for (const [what, flags] of HOSTILE)
    it(`runs an item of several inputs, ${what}`, async () => {
      const { out, mounts } = await mounted();
      const changes = {
        inputs: {
          texts: { patterns: ['*.txt'], count: 2, companions: ['{stem}.md?'] },
          whole: { folder: true, shared: true },
        },
        outputs: { all: { patterns: ['*.all'], companions: ['{name}.list'] } },
        run_command: `sh -c 'cat "$@" > x.all' sh $texts && sh -c 'ls "$1" "$2" > x.all.list; cat < /dev/null >> left' sh $texts_dir $whole`,
      };
      const { status, stdout, stderr } = docker(
        [...options({}, changes), ...mounts, ...flags],
        ['run', '--input', 'whole=/data/in', '--item', 'x', '/data/in', '/data/out'],
      );
      assert.equal(status, 0, `${stdout}${stderr}`);
      assert.deepEqual((await readdir(out)).sort(), ['left', 'x.all', 'x.all.list']);
      assert.equal(await readFile(join(out, 'x.all'), 'utf8'), 'helloworld');
      const list = await readFile(join(out, 'x.all.list'), 'utf8');
      assert.equal(list.match(/^(a b|c)\.txt$/gm)?.length, 4, list);
    });

  it('names the part of a pipe that failed', async () => {
    const { out, mounts } = await mounted();
    const command = 'cat $input | grep world | cat > $output';
    const { status, stderr } = docker(
      [...options({}, { run_command: command }), ...mounts],
      ['run', '/data/in', '/data/out'],
    );
    assert.equal(status, 1, stderr);
    assert.match(stderr, /part 2 of the pipe, `grep`, ended with 1/);
    assert.deepEqual(await readdir(out), ['c.txt']);
  });

  it('writes no file through a redirection that its user may not write', async () => {
    const { mounts } = await mounted();
    const { status, stderr } = docker(
      [...options({}, { run_command: 'cat $input > /bin/cat' }), ...mounts],
      ['run', '/data/in', '/data/out'],
    );
    assert.equal(status, 1, stderr);
    assert.match(stderr, /the redirection > \/bin\/cat was refused: it must write below \$output_dir/);
  });

  it("gives results to the output folder's owner", { skip: process.getuid?.() !== 0 }, async () => {
    const { out, mounts } = await mounted();
    spawnSync('chown', ['12345:23456', out]);
    docker([...options(), ...mounts], ['run', '/data/in', '/data/out/sub']);
    const { uid, gid } = await stat(join(out, 'sub/c.txt'));
    assert.deepEqual([uid, gid], [12345, 23456]);
  });

  it('leaves the algorithm the limits that the container had', async () => {
    const { out, mounts } = await mounted();
    const limits = options({}, { run_command: 'sh -c \'ulimit -Sn >"$1"; ulimit -Hn >>"$1"\' sh $output' });
    const flags = [...limits, ...mounts, '--ulimit=nofile=256:2048'];
    const { status, stderr } = docker(flags, ['run', '/data/in/c.txt', '/data/out']);
    assert.equal(status, 0, stderr);
    assert.equal(await readFile(join(out, 'c.txt'), 'utf8'), '256\n2048\n');
    const original = options({ entrypoint: ['sh', '-c'], cmd: ['ulimit -Sn'] });
    assert.equal(docker([...original, '--ulimit=nofile=256:2048'], ['exec']).stdout, '256\n');
  });

  it('is not done when the kernel killed a process of it for memory, though the command ended with 0', async () => {
    const { out, mounts } = await mounted();
    const script = '(x=$(cat /dev/zero | tr "\\0" x)); echo whole >"$1"';
    const hungry = options({}, { run_command: `sh -c '${script}' sh $output` });
    const flags = [...hungry, ...mounts, '--memory=128m', '--memory-swap=128m'];
    const { status, stderr } = docker(flags, ['run', '/data/in/c.txt', '/data/out']);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /"EXECUTOR_ERROR".*"exit_code":0.*ended with 0: it ran out of memory/);
    assert.deepEqual(await readdir(out), []);
  });

  it('leaves no folder in the results, whatever its mode, as another user', async () => {
    const { out, mounts } = await mounted();
    const script = 'mkdir -p $1/d/e; echo >$1/d/e/f; chmod 000 $1/d/e; chmod 500 $1/d $1; exit 3';
    const locked = options({}, { run_command: `sh -c '${script}' sh $output` });
    const flags = [...locked, ...mounts, '--user=12345', '--read-only'];
    const { status, stderr } = docker(flags, ['run', '/data/in/c.txt', '/data/out']);
    assert.equal(status, 1, stderr);
    assert.doesNotMatch(stderr, /LEFT_BEHIND/);
    assert.deepEqual(await readdir(out), []);
  });

  it('says what ran out of memory', async () => {
    const { mounts } = await mounted();
    const hungry = options({}, { run_command: 'sh -c \'x=$(cat /dev/zero | tr "\\0" x)\'' });
    const flags = [...hungry, ...mounts, '--memory=128m', '--memory-swap=128m'];
    const { status, stderr } = docker(flags, ['run', '/data/in/c.txt', '/data/out']);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /out of memory/);
  });

  it('ends what left its group and session before the next item begins', async () => {
    const { out, mounts } = await mounted();
    // The number is put together so that the script's own text does not hold it.
    const script =
      'cat /proc/[0-9]*/cmdline | tr "\\0" " " >"$1"; N=65; setsid setsid sleep ${N}4 >/dev/null 2>&1 & sleep 0.2';
    const leaving = options({}, { run_command: `sh -c '${script}' sh $output` });
    const { status, stderr } = docker([...leaving, ...mounts], ['run', '/data/in', '/data/out']);
    assert.equal(status, 0, stderr);
    const second = await readFile(join(out, 'c.txt'), 'utf8');
    assert.match(second, /node .*run \/data\/in/);
    assert.doesNotMatch(second, /sleep 654/);
  });

  describe('exec', () => {
    it("is the image's own program, with its environment, as the first process", () => {
      const original = options({
        entrypoint: ['sh', '-c'],
        cmd: ['echo $$; env; grep SigIgn /proc/self/status; exit 7'],
        env: { NODE_OPTIONS: '--no-such-option', LD_PRELOAD: '/no.so' },
      });
      const { status, stdout, stderr } = docker([...original, '--env=AWS_REGION=x'], ['exec']);
      assert.equal(status, 7);
      assert.equal(stderr, '');
      assert.match(stdout, /^1\n/);
      assert.match(stdout, /^NODE_OPTIONS=--no-such-option$/m);
      assert.match(stdout, /^LD_PRELOAD=\/no\.so$/m);
      assert.match(stdout, /^AWS_REGION=x$/m);
      assert.match(stdout, /^SigIgn:\t0{16}$/m);
      assert.doesNotMatch(stdout, /PIPEWRIGHT/);
    });
    it('takes arguments instead of the command', () => {
      const original = options({ entrypoint: ['echo', 'a b'], cmd: ['c'] });
      assert.equal(docker(original, ['exec', '--', '-n', 'x y']).stdout, 'a b -n x y\n');
    });
    for (const [program, code, says] of [
      ['nowhere', 127, 'is not in the image'],
      ['/data/nowhere', 127, 'is not in the image'],
      ['/.pipewright/licenses/node.txt', 126, 'cannot be executed'],
      ['/bin', 126, 'cannot be executed'],
      ['python-script', 127, 'interpreter /usr/bin/python3 of /bin/python-script is not in the image'],
      ['windows-script', 127, 'carriage return'],
      ['foreign', 126, 'built for linux/ppc64le'],
      ['dynamic', 127, 'loader /lib.* of the program /bin/dynamic is not in the image'],
    ] as const)
      it(`ends with ${code} for ${program}`, () => {
        const { status, stderr } = docker(options(), ['exec', '--', program]);
        assert.equal(status, code);
        assert.match(stderr, new RegExp(says));
        assert.match(stderr, /^[^\n]+\n$/, 'one sentence');
      });
    it("gets the image's own stop signal from an engine that stops it", async () => {
      const original = options({ entrypoint: ['sh', '-c'], stop_signal: 'SIGUSR1' });
      const script =
        'trap "echo usr1; exit 5" USR1; trap "" TERM; echo ready; while true; do sleep 0.1; done';
      assert.deepEqual(await stopped([...original, image, 'exec', '--', script]), [5, 'ready\nusr1\n']);
    });
    it('gets the signals of the container', async () => {
      const original = options({ entrypoint: ['sh', '-c'] });
      const name = `pipewright-signal-${process.pid}`;
      const script = 'trap "echo term; exit 5" TERM; echo ready; while true; do sleep 0.1; done';
      const child = spawn('docker', ['run', '--name', name, ...original, image, 'exec', '--', script]);
      let printed = '';
      child.stdout.on('data', (chunk) => {
        if (printed === '') spawn('docker', ['kill', '--signal=TERM', name]);
        printed += chunk;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      assert.deepEqual([code, printed], [5, 'ready\nterm\n']);
    });
  });

  let stops = 0;
  /** Stops a container as soon as it has printed something. @returns its exit code, and everything that it printed */
  async function stopped(args: readonly string[]): Promise<[code: unknown, printed: string]> {
    const name = `pipewright-stopped-${process.pid}-${stops++}`;
    const child = spawn('docker', ['run', '--name', name, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      if (printed === '') spawn('docker', ['stop', name]);
      printed += chunk;
    });
    return [await new Promise((resolve) => child.on('close', resolve)), printed];
  }

  it("asked to stop, passes the image's own stop signal on and leaves nothing", async () => {
    const { out, mounts } = await mounted();
    const script =
      'trap "echo winch; exit 1" WINCH; trap "" TERM; echo ready; while true; do sleep 0.1; done';
    const slow = options({ stop_signal: 'SIGWINCH' }, { run_command: `sh -c '${script}'` });
    const [code, printed] = await stopped([...slow, ...mounts, image, 'run', '/data/in', '/data/out']);
    assert.equal(code, 143);
    assert.match(printed, /^winch$/m);
    assert.deepEqual(await readdir(out), []);
  });

  it('says why a program cannot be started, and lets no shell blame its syntax', async () => {
    for (const [program, says] of [
      ['foreign', /built for linux\/ppc64le/],
      ['python-script', /interpreter \/usr\/bin\/python3/],
      ['dynamic', /loader .* is not in the image/],
    ] as const) {
      const { mounts } = await mounted();
      const given = [...options({}, { run_command: `${program} $input` }), ...mounts];
      const { status, stdout, stderr } = docker(given, ['run', '/data/in/c.txt', '/data/out']);
      assert.equal(status, 1);
      assert.match(stderr, says);
      assert.doesNotMatch(stdout + stderr, /syntax error/);
    }
  });

  it('asked to stop, ends the algorithm and says so', async () => {
    const { out, mounts } = await mounted();
    const name = `pipewright-stop-${process.pid}`;
    const slow = options(
      {},
      { run_command: 'sh -c \'echo ready; trap "" TERM; sleep 0.5; echo half >"$1"; exit 1\' sh $output' },
    );
    const args = ['--name', name, ...slow, ...mounts, image, 'run', '/data/in', '/data/out'];
    const child = spawn('docker', ['run', ...args]);
    let said = '';
    child.stdout.once('data', () => spawn('docker', ['kill', '--signal=TERM', name]));
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 143);
    assert.match(said, /"SYSTEM_ERROR".*asked to stop/);
    assert.deepEqual(await readdir(out), []);
  });

  describe('called', () => {
    const calls: readonly [args: string[], flags: string[], code: number, says: RegExp][] = [
      [['version'], [], 0, /^\d+\.\d+\.\d+$/m],
      [['spec'], [], 0, /"name": "upper"/],
      [[], [], 64, /^upper[\s\S]*run INPUT[\s\S]*docker run/],
      [[], ['--env=PIPEWRIGHT_QUEUE_URL=q'], 78, /PIPEWRIGHT_STEP is not set/],
      [['frobnicate'], [], 64, /no call "frobnicate"/],
      [['run'], [], 2, /at least one input/],
      [['run', '/no', '/data'], [], 2, /does not exist/],
      [['spec'], [`--env=${SPEC_VARIABLE}={`], 64, /PIPEWRIGHT_SPEC does not have the value/],
    ];
    for (const [args, flags, code, says] of calls)
      it(`${args.join(' ') || 'without a word'} ${flags.join(' ')}: ${code}`, () => {
        const { status, stdout, stderr } = docker([...options(), ...flags], args);
        assert.equal(status, code);
        assert.match(stdout + stderr, says);
      });
  });
});
