import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAgent } from '../../scripts/build-agent.ts';
import { Failure } from '../../src/core/failure.ts';
import { type Engine, findEngine } from '../../src/edge/engine.ts';
import type { EngineImage } from '../../src/edge/engine-probe.ts';
import { loadWrap } from '../../src/edge/image-loading.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { runInSandbox } from '../../src/edge/sandbox.ts';
import type { ImageConfig } from '../../src/oci/manifest.ts';
import { judgeTrial, type SmokeResult } from '../../src/pull-request/smoke.ts';
import { type CompleteSpec, completeSpec } from '../../src/spec/complete-spec.ts';
import type { Spec, SpecTest } from '../../src/spec/spec.ts';
import { deriveWrap } from '../../src/wrap/derive.ts';
import { putBusybox } from '../fakes/busybox.ts';
import { putImage } from '../fakes/image.ts';
import { missing } from '../fakes/missing.ts';
import { until } from '../fakes/until.ts';
import { run } from '../fakes/workshop.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a script of the algorithm's shell sees: the input as $1, the output as $2. */
const sh = (script: string): string => `/bin/busybox sh -c '${script}' sh $input $output`;

interface Case {
  readonly what: string;
  readonly script: string;
  readonly spec?: Partial<Spec>;
  readonly image?: ImageConfig['config'];
  readonly expect?: SpecTest['expect'];
  /** The findings' codes, none when it passes; and what one of them must say. */
  readonly codes: readonly string[];
  readonly says?: RegExp;
  readonly also?: (result: SmokeResult) => void;
}

const HELLO = { outputs: ['in.txt'], contains: { 'in.txt': 'HELLO' } };
const CASES: readonly Case[] = [
  { what: 'succeeds', script: 'tr a-z A-Z <"$1" >"$2"', expect: HELLO, codes: [] },
  {
    what: 'fails',
    script: 'echo no such colour >&2; exit 3',
    spec: { exit_codes: { 3: 'The colour is unknown.' } },
    codes: ['TEST_EXIT_CODE'],
    says: /3 \(The colour is unknown\.\), expected 0/,
    also: ({ log }) => assert.match(log, /no such colour/),
  },
  { what: 'fails as it should', script: 'exit 3', expect: { exit_code: 3 }, codes: [] },
  {
    what: 'succeeds and should fail',
    script: 'echo x >"$2"',
    expect: { exit_code: 3 },
    codes: ['TEST_EXIT_CODE'],
    says: /is 0, expected 3/,
  },
  { what: 'writes nothing', script: 'exit 0', codes: ['TEST_FAILED'], says: /without writing a result/ },
  {
    what: 'writes something else',
    script: 'echo bye >"$2"',
    expect: { ...HELLO, sha256: { 'in.txt': '0'.repeat(64) } },
    codes: ['TEST_OUTPUT_DIFFERS', 'TEST_OUTPUT_DIFFERS'],
    says: /does not contain "HELLO"/,
  },
  {
    what: 'writes under another name',
    script: 'mkdir "$2"; echo HELLO >"$2/other.txt"',
    expect: HELLO,
    codes: ['TEST_OUTPUT_MISSING'],
    says: /it wrote in\.txt\/other\.txt/,
  },
  {
    what: 'does not end',
    script: 'sleep 600',
    spec: { timeout_minutes: 0.01 },
    codes: ['TEST_EXIT_CODE'],
    says: /took longer than timeout_minutes/,
  },
  {
    what: 'prints 100 MB without one line end',
    script: 'head -c 100000000 /dev/zero; echo; echo the end; cp "$1" "$2"',
    codes: [],
    also: ({ log }) => {
      assert.match(log, /the end\n/);
      assert.ok(log.length <= 8192);
    },
  },
  {
    what: 'starts processes without end',
    script: 'while :; do sleep 600 & done',
    codes: ['TEST_EXIT_CODE'],
    also: ({ log }) => assert.match(log, /can't fork/),
  },
  {
    what: 'takes more memory than it asked for',
    script: 'x=$(head -c 900000000 /dev/zero | tr "\\0" x); echo "$x" >"$2"',
    codes: ['TEST_EXIT_CODE'],
    says: /memory/,
    also: () => assert.ok(!existsSync('oom'), 'Podman left a file in the working folder'),
  },
  {
    what: 'asks for the network',
    script: 'wget -T 2 -O "$2" http://1.1.1.1/ || exit 9',
    codes: ['TEST_EXIT_CODE'],
    says: /is 9/,
  },
  {
    what: 'writes outside of its folders',
    script: 'echo x >/bin/evil || echo x >/.pipewright/evil || echo x >/.pipewright/in/evil || exit 9',
    codes: ['TEST_EXIT_CODE'],
    says: /is (9|1|2)/,
  },
  {
    what: 'looks for secrets and rights',
    script:
      'tr "\\0" "\\n" </proc/1/environ >"$2"; grep -E "Cap(Eff|Bnd)|NoNewPrivs" /proc/self/status >>"$2"; ls /.pipewright/in /var/run >>"$2"; exit 0',
    expect: {
      contains: { 'in.txt': ['CapEff:\t0000000000000000', 'CapBnd:\t0000000000000000', 'NoNewPrivs:\t1'] },
    },
    codes: [],
  },
  {
    what: 'links to a file of this machine',
    script: 'ln -s /etc/passwd "$2"',
    codes: ['TEST_FAILED'],
    says: /is a broken link/,
  },
  {
    what: 'links upwards',
    script: 'ln -s ../../../../../etc/hostname "$2"',
    codes: ['TEST_FAILED'],
    says: /is a broken link/,
  },
  { what: 'makes a pipe', script: 'mkfifo "$2"', codes: ['TEST_FAILED'], says: /is a pipe/ },
  {
    what: 'makes a file larger than its disk',
    script: 'truncate -s 1T "$2"; exit 0',
    codes: ['TEST_FAILED', 'TEST_EXIT_CODE'],
  },
  {
    what: 'writes a report that says it succeeded, and fails',
    script: `echo "{\\"items\\":[{\\"state\\":\\"COMPLETE\\",\\"exit_code\\":0,\\"outputs\\":[{\\"key\\":\\"in.txt\\"}]}]}" >/.pipewright/out/report.json; echo HELLO >/.pipewright/out/results/in.txt; exit 4`,
    expect: HELLO,
    codes: ['TEST_EXIT_CODE'],
    says: /is 4/,
  },
  {
    what: 'keeps the report from being written',
    script: 'mkdir /.pipewright/out/report.json; cp "$1" "$2"',
    codes: ['TEST_EXIT_CODE'],
    says: /without a report/,
  },
  {
    what: 'leads the results to a folder of this machine',
    script: 'cd /.pipewright/out; mv results gone; ln -s /etc results; echo HELLO >/tmp/x; exit 0',
    expect: { outputs: ['passwd'] },
    codes: ['TEST_FAILED', 'TEST_EXIT_CODE'],
    also: ({ outputs }) => assert.deepEqual(outputs, []),
  },
  {
    what: 'writes files beside its output',
    script: 'cp "$1" "$2"; echo x >/.pipewright/out/results/more.txt',
    expect: { outputs: ['more.txt'] },
    codes: ['TEST_OUTPUT_MISSING'],
    says: /it wrote in\.txt\./,
  },
  {
    what: 'runs as another user',
    image: { User: '12345:12345' },
    script: '/bin/busybox id -u >"$2"',
    expect: { contains: { 'in.txt': '12345' } },
    codes: [],
  },
  {
    what: 'brings a health check',
    image: { Healthcheck: { Test: ['CMD', '/bin/busybox', 'sh', '-c', 'kill -9 -1'], Interval: 1e9 } },
    script: 'sleep 1.5; cp "$1" "$2"',
    codes: [],
  },
  {
    what: 'sets what would keep the agent from starting, and gets it back',
    image: {
      Env: [
        ...['PATH=/bin', 'LD_TRACE_LOADED_OBJECTS=1', 'LD_PRELOAD=/no.so', 'NODE_OPTIONS=--no-such'],
        ...['OPENSSL_CONF=/no', 'AWS_REGION=here', 'PIPEWRIGHT_QUEUE_URL=q', 'GLIBC_TUNABLES=x'],
      ],
      StopSignal: 'SIGWINCH',
    },
    script: 'env | sort >"$2"',
    expect: {
      contains: {
        'in.txt': [
          ...['LD_TRACE_LOADED_OBJECTS=1', 'LD_PRELOAD=/no.so', 'NODE_OPTIONS=--no-such'],
          ...['OPENSSL_CONF=/no', 'AWS_REGION=here', 'PIPEWRIGHT_QUEUE_URL=q', 'GLIBC_TUNABLES=x'],
        ],
      },
    },
    codes: [],
  },
  {
    what: 'names a program that is not there',
    script: '',
    spec: { run_command: '/bin/foreign $input $output' },
    codes: ['TEST_EXIT_CODE'],
    says: /the program \/bin\/foreign is not in the image/,
  },
  {
    what: 'unpacks a program into /tmp and starts it',
    script: 'cp /bin/busybox /tmp/busybox && /tmp/busybox cp "$1" "$2"',
    expect: { outputs: ['in.txt'] },
    codes: [],
  },
  {
    what: 'knows its folders by heart',
    image: { User: '12345' },
    spec: {
      run_command: "/bin/busybox sh -c 'cat /data/a,b:c/* >/data/out/all.txt'",
      input_file_path: '/data/a,b:c',
      output_name: 'r',
    },
    script: '',
    expect: { outputs: ['r/all.txt'], contains: { 'r/all.txt': 'hello' } },
    codes: [],
  },
  {
    what: 'is not in the image',
    spec: { run_command: '/no/such $input $output' },
    script: '',
    codes: ['TEST_EXIT_CODE'],
    says: /\/no\/such is not in the image/,
  },
  {
    what: 'misses a variable that it needs',
    spec: { user_specified_environment_variables: [{ name: 'LEVEL', required: true }] },
    script: 'cp "$1" "$2"',
    expect: { exit_code: 2 },
    codes: ['TEST_EXIT_CODE'],
    says: /needs LEVEL/,
  },
];

describe('an algorithm in the sandbox', {
  skip: missing('busybox'),
}, () => {
  let folder: string;
  let agent: Awaited<ReturnType<typeof buildAgent>>;
  before(async () => {
    agent = await buildAgent();
    folder = await mkdtemp(join(tmpdir(), 'sandbox test, "quoted" '));
    await writeFile(join(folder, 'in.txt'), 'hello');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function load(
    engine: Engine,
    spec: CompleteSpec,
    config?: ImageConfig['config'],
  ): Promise<EngineImage> {
    const source = openLayout(join(folder, 'source'));
    await putBusybox(source, 'it', config);
    const wrap = await deriveWrap(source, {
      name: 'ghcr.io/alice/shell:1',
      reference: 'it',
      spec,
      agent: agent.release,
    });
    return loadWrap(engine, wrap, spec.name, { source, agent: openLayout(agent.layout) });
  }

  function specOf(one: Partial<Case>, test: Partial<SpecTest> = {}): CompleteSpec {
    return completeSpec({
      name: 'shell',
      container_name: 'ghcr.io/alice/shell:1',
      run_command: sh(one.script ?? ''),
      input_file_path: '/data/in',
      output_file_path: '/data/out',
      memory: { suggested: 128 },
      tests: [{ name: 'one', input: 'in.txt', ...(one.expect && { expect: one.expect }), ...test }],
      ...one.spec,
    });
  }

  for (const name of ['docker', 'podman'] as const)
    describe(`on ${name}`, { timeout: 600_000, skip: missing(name) }, () => {
      let engine: Engine;
      before(async () => {
        engine = await findEngine(name);
      });
      after(() => {
        for (const each of ['shell', 'stopped'])
          spawnSync(name, ['rmi', '--force', ...listed(name, `pipewright-test/${each}`)]);
      });

      for (const one of CASES)
        it(`that ${one.what}: ${one.codes.join(', ') || 'passes'}`, async () => {
          const spec = specOf(one);
          const image = await load(engine, spec, one.image);
          const test = spec.tests[0]!;
          const result = await runInSandbox(engine, { image, spec, test, folder });
          const findings = judgeTrial(spec, test, result, 'spec.json', 0);
          const codes = findings.map(({ code }) => code);
          const said = JSON.stringify({ findings, result }, null, 1);
          // With a choice of codes, one of them: how the engines' limits show is theirs to say.
          if (one.codes.length > 1 && codes.length === 1) assert.ok(one.codes.includes(codes[0]!), said);
          else assert.deepEqual(codes, one.codes, said);
          if (one.says) assert.match(findings.map(({ message }) => message).join('\n'), one.says);
          one.also?.(result);
        });

      for (const input of ['a b.txt', `it's "q".txt`, 'two\nlines.txt', '-rf', 'größe ☃.txt', 'a,b=c.txt'])
        it(`takes an input named ${JSON.stringify(input)}`, async () => {
          const spec = specOf({ script: 'cat "$1" >"$2"' }, { input, expect: { outputs: [input] } });
          const image = await load(engine, spec);
          await writeFile(join(folder, input), 'hello');
          const run = { image, spec, test: spec.tests[0]!, folder };
          const result = await runInSandbox(engine, run);
          assert.deepEqual(
            result.outputs.map((output) => output.name),
            [input],
            JSON.stringify(result),
          );
        });

      it('takes samples by input, with companions, and knows files by output', async () => {
        for (const file of ['g.fa', 'g.fa.fai', 'r1.fq', 'r2.fq']) await writeFile(join(folder, file), file);
        const spec = completeSpec({
          ...specOf({}),
          inputs: {
            reads: { patterns: ['*.fq'], count: [1, 2] },
            genome: { patterns: ['*.fa'], companions: ['{name}.fai'], shared: true },
          },
          outputs: { all: { patterns: ['*.all'] }, log: { patterns: ['*.log'], optional: true } },
          run_command: `/bin/busybox sh -c '/bin/busybox cat "$@" > "$0".all' $item $reads $genome $genome.fai`,
          tests: [
            {
              ...{ name: 'one', item: 'NA1', inputs: { reads: ['r2.fq', 'r1.fq'], genome: 'g.fa' } },
              expect: {
                outputs: { all: ['NA1.all'], log: [] },
                contains: { 'NA1.all': 'r2.fqr1.fqg.fag.fa.fai' },
              },
            },
          ],
        });
        const test = spec.tests[0]!;
        const image = await load(engine, spec);
        const result = await runInSandbox(engine, { image, spec, test, folder });
        assert.deepEqual(judgeTrial(spec, test, result, 'spec.json', 0), [], JSON.stringify(result));
        assert.deepEqual(
          result.outputs.map(({ outputs }) => outputs),
          [['all']],
        );
      });

      it('is not retried when one of its layers is missing, and says why', async () => {
        const source = openLayout(join(folder, 'source'));
        const tag = `missing-${name}-${process.pid}-${Date.now()}`;
        await putImage(source, tag);
        const spec = specOf({ script: '' });
        const wrap = await deriveWrap(source, { name: 'a/b:1', reference: tag, spec, agent: agent.release });
        const why = new Failure('LAYER_LOST', 'The layer is lost.');
        const losing = { ...source, streamBlob: () => Promise.reject(why) };
        const from = { source: losing, agent: openLayout(agent.layout) };
        await assert.rejects(loadWrap(engine, wrap, spec.name, from), { code: 'LAYER_LOST' });
      });

      it('is ended by the engine when the agent does not end it', async () => {
        const image = await load(engine, specOf({ script: '' }));
        const name = 'pipewright-test-limit';
        const args = [...engine.runOptions, image.name, 'exec', '--', '/bin/busybox', 'sleep', '600'];
        const finished = await engine.run(args, { name, folder, seconds: 1 });
        assert.equal(finished.timedOut, true);
        assert.deepEqual(containers(engine.command, name), []);
      });

      for (const ms of [1, 100, 300])
        it(`leaves no container when it is stopped after ${ms} ms, up or not`, async () => {
          const image = await load(engine, specOf({ script: '' }));
          const name = `pipewright-test-early-${ms}`;
          const args = [...engine.runOptions, image.name, 'exec', '--', '/bin/busybox', 'sleep', '600'];
          const signal = AbortSignal.timeout(ms);
          await assert.rejects(engine.run(args, { name, folder, seconds: 60, signal }), {
            name: 'TimeoutError',
          });
          assert.deepEqual(containers(engine.command, name), []);
        });

      it('leaves nothing when it is stopped in the middle', async () => {
        const home = join(folder, `stopped-${name}`, 'stopped');
        await mkdir(home, { recursive: true });
        const temporary = join(folder, `tmp-${name}`);
        await mkdir(temporary);
        const { tests: _, ...spec } = specOf({ script: 'echo up; sleep 600', spec: { name: 'stopped' } });
        const tests = [{ name: 'one', input: 'in.txt' }];
        await writeFile(join(home, 'in.txt'), 'hello');
        await writeFile(
          join(home, 'spec.json'),
          JSON.stringify({ ...spec, instance_type: undefined, tests }),
        );
        await putBusybox(openLayout(join(folder, 'source')), 'it');
        const child = spawn(
          process.execPath,
          [
            join(ROOT, 'src/cli.ts'),
            'test',
            join(home, 'spec.json'),
            `--engine=${name}`,
            `--source=oci:${join(folder, 'source')}:it`,
            `--agent=oci:${agent.layout}:${agent.release.version}`,
          ],
          { env: { ...process.env, TMPDIR: temporary }, stdio: ['ignore', 'pipe', 'pipe'] },
        );
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk) => {
            said += chunk;
          });
        const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
        const ours = '/stopped:';
        await containerUp(name, ours, child);
        child.kill('SIGINT');
        assert.equal(await closed, 130, said);
        assert.match(said, /error INTERRUPTED: Stopped by SIGINT/);
        assert.deepEqual(containers(name, ours), []);
        assert.deepEqual(readdirSync(temporary), []);
      });
    });

  describe('without a usable engine', () => {
    const fake = async (script: string): Promise<NodeJS.ProcessEnv> => {
      const bin = await mkdtemp(join(folder, 'bin'));
      await writeFile(join(bin, 'docker'), `#!/bin/sh\n${script}\n`);
      await chmod(join(bin, 'docker'), 0o755);
      return { ...process.env, PATH: bin };
    };
    const cases: readonly [what: string, env: () => Promise<NodeJS.ProcessEnv>, args: string[], RegExp][] = [
      [
        'none is installed',
        async () => ({ ...process.env, PATH: folder }),
        [],
        /docker: not installed; podman: not inst/,
      ],
      [
        'its socket is not for us',
        () =>
          fake(
            'echo "permission denied while trying to connect to the Docker daemon socket at unix:///x: dial unix: connect: permission denied" >&2; exit 1',
          ),
        [],
        /ENGINE_NOT_ALLOWED: Your user is not allowed to use the socket \/x \(docker: permission denied; podman: not installed\)\. Run "sudo usermod -aG docker \$USER"/,
      ],
      [
        'it is not started',
        async () => ({ ...process.env, DOCKER_HOST: `unix://${folder}/no.sock` }),
        ['--engine=docker'],
        /docker: .*Is the docker daemon running/,
      ],
      ['another is wanted', async () => process.env, ['--engine=lxc'], /docker or podman, not "lxc"/],
    ];
    for (const [what, env, args, says] of cases)
      it(`because ${what}, says so in one sentence`, async () => {
        const said = await run(
          process.execPath,
          [join(ROOT, 'src/cli.ts'), 'test', 'catalog/csv-summary/spec.json', ...args],
          await env(),
        );
        assert.equal(said.code, 1);
        assert.match(said.stderr, says);
        assert.match(said.stderr, /^error [A-Z_]+: [^\n]+\n$/);
      });
  });
});

/** Containers whose name or image holds `what`: other tests have some, too. */
function containers(engine: string, what: string): string[] {
  const { stdout } = spawnSync(engine, ['ps', '--all', '--format={{.Names}} {{.Image}}'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line.includes(what));
}

function listed(engine: string, repository: string): string[] {
  const { stdout } = spawnSync(engine, ['images', '--format={{.Repository}}:{{.Tag}}', repository], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(Boolean);
}

/** Until the container of a test runs; throws when the command ends before. */
async function containerUp(
  engine: string,
  what: string,
  child: { readonly exitCode: number | null },
): Promise<void> {
  const isUp = async (): Promise<boolean> => containers(engine, what).length > 0;
  await until('the container is up', isUp, { ended: () => child.exitCode !== null });
}
