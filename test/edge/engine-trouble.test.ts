import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildAgent } from '../../scripts/build-agent.ts';
import { runsMachine } from '../../src/edge/elf-machine.ts';
import { type Engine, findEngine } from '../../src/edge/engine.ts';
import { noteUse, removeAllImages, removeOldImages } from '../../src/edge/engine-images.ts';
import { type EngineImage, imageArguments, probeMounts, probePlatform } from '../../src/edge/engine-probe.ts';
import { loadWrap } from '../../src/edge/image-loading.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { reloading } from '../../src/edge/run-images.ts';
import { tryTests } from '../../src/edge/sandbox.ts';
import { INFO_ARGUMENTS, readEngineAnswer } from '../../src/local/engine-answer.ts';
import { completeSpec } from '../../src/spec/complete-spec.ts';
import { deriveWrap } from '../../src/wrap/derive.ts';
import { putBusybox } from '../fakes/busybox.ts';
import { missing } from '../fakes/missing.ts';
import { ROOT, run } from '../fakes/workshop.ts';

const DAY = 86_400_000;
const isRoot = process.getuid?.() === 0;
const runsArm = runsMachine(183);

describe('an engine that loses images, or sees other things than we do', () => {
  let agent: Awaited<ReturnType<typeof buildAgent>>;
  let folder: string;
  before(async () => {
    agent = await buildAgent();
    folder = await mkdtemp(join(tmpdir(), 'engine trouble-'));
    await writeFile(join(folder, 'in.txt'), 'hello');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const specOf = (name: string) => ({
    name,
    container_name: 'ghcr.io/alice/shell:1',
    run_command: `/bin/busybox sh -c 'tr a-z A-Z <"$1" >"$2"' sh $input $output`,
    input_file_path: '/data/in',
    output_file_path: '/data/out',
    memory: { suggested: 64 },
    tests: [{ name: 'one', input: 'in.txt', expect: { contains: { 'in.txt': 'HELLO' } } }],
  });

  async function derive(name: string, architecture?: string) {
    const source = openLayout(join(folder, `source-${name}`));
    await putBusybox(source, 'it', {}, architecture);
    const spec = completeSpec(specOf(name));
    const named = { name: 'ghcr.io/alice/shell:1', reference: 'it' };
    const wrap = await deriveWrap(source, { ...named, spec, agent: agent.release });
    return { spec, wrap, from: { source, agent: openLayout(agent.layout) } };
  }

  for (const command of ['docker', 'podman'] as const)
    describe(`on ${command}`, { skip: missing(command), timeout: 300_000 }, () => {
      const algorithm = `trouble-${command}-${process.pid}`;
      let engine: Engine;
      let load: () => Promise<EngineImage>;
      let image: EngineImage;
      before(async () => {
        engine = await findEngine(command);
        const { wrap, from } = await derive(algorithm);
        load = () => loadWrap(engine, wrap, algorithm, from);
        image = await load();
      });
      after(async () => {
        for (const name of await engine.list(`pipewright-test/${algorithm}`)) await engine.untag(name);
      });
      const version = (which = image) =>
        engine.run([...engine.runOptions, '--network=none', ...imageArguments(which), 'version'], {
          name: `pipewright-trouble-${command}-${process.pid}`,
          folder,
          seconds: 60,
        });
      const forget = async () => {
        for (const name of await engine.list(`pipewright-test/${algorithm}`)) await engine.untag(name);
      };

      it('says what it is', () => {
        assert.match(engine.platform, /^linux\/(amd64|arm64)$/);
        assert.ok(engine.cpus >= 1 && engine.memory > 100e6);
      });

      it('asks no registry for an image that is not there', async () => {
        await assert.rejects(version({ name: 'pipewright-test/nowhere:1' }), { code: 'IMAGE_GONE' });
      });

      it('gets an image again that was removed, once', async () => {
        const whileThere = reloading(load);
        assert.equal((await whileThere(() => version())).exitCode, 0);
        await forget();
        assert.equal((await whileThere(() => version())).exitCode, 0);
        await forget();
        await assert.rejects(
          whileThere(() => version()),
          { code: 'IMAGE_GONE', message: /a second time.*prune/ },
        );
        await load();
      });

      it('sees the files that items will have', async () => {
        await probeMounts(engine, image, { folder, inputs: [join(folder, 'in.txt')] });
      });

      it('forgets images by command, and old ones on their own', async () => {
        // Other tests use this engine, too.
        const own: Engine = {
          ...engine,
          list: async (pattern) => (await engine.list(pattern)).filter((name) => name.includes(algorithm)),
        };
        const names = await own.list('pipewright-test/*');
        assert.deepEqual(names.sort(), [image.name, `${image.name}-${today()}`]);
        await removeOldImages(own, Date.now() + 29 * DAY);
        assert.deepEqual((await own.list('pipewright-test/*')).sort(), names);
        await noteUse(own, image.name, names, Date.now() + 29 * DAY);
        await removeOldImages(own, Date.now() + 40 * DAY);
        assert.equal((await own.list('pipewright-test/*')).length, 2);
        await removeOldImages(own, Date.now() + 70 * DAY);
        assert.deepEqual(await own.list('pipewright-test/*'), []);
        await load();
        assert.deepEqual(await removeAllImages(own), { removed: [image.name], kept: [] });
        assert.deepEqual(await own.list('pipewright-test/*'), []);
        await load();
      });

      it('keeps an image that a container uses, and names it', async () => {
        const own: Engine = {
          ...engine,
          list: async (pattern) => (await engine.list(pattern)).filter((name) => name.includes(algorithm)),
        };
        const stop = new AbortController();
        const up = Promise.withResolvers<void>();
        const args = ['exec', '--', '/bin/busybox', 'sh', '-c', 'echo up; exec sleep 600'];
        const running = engine.run([...engine.runOptions, image.name, ...args], {
          name: `pipewright-used-${command}-${process.pid}`,
          folder,
          seconds: 120,
          signal: stop.signal,
          onOutput: () => up.resolve(),
        });
        await Promise.race([up.promise, running]);
        assert.deepEqual(await removeAllImages(own), { removed: [], kept: [image.name] });
        stop.abort(new Error('enough'));
        await assert.rejects(running, /enough/);
        await load();
      });

      const emulated = runsArm && process.arch !== 'arm64' ? false : 'arm64 is not emulated here';
      it('runs an image for another machine where that is emulated', { skip: emulated }, async () => {
        const name = `${algorithm}-arm`;
        const { spec, wrap, from } = await derive(name, 'arm64');
        const options = { engine, wrap, from, signal: new AbortController().signal };
        const [trial] = await tryTests({ spec, folder, shown: 'spec.json' }, options);
        assert.deepEqual(trial?.findings, []);
        for (const each of await engine.list(`pipewright-test/${name}`)) await engine.untag(each);
      });

      it('says once how to emulate an image for another machine', { skip: runsArm }, async () => {
        const name = `${algorithm}-arm`;
        const { spec, wrap, from } = await derive(name, 'arm64');
        const loaded = await loadWrap(engine, wrap, name, from);
        try {
          assert.equal(loaded.platform, 'linux/arm64');
          const expected = { code: 'WRONG_PLATFORM', message: /linux\/arm64.*binfmt --install arm64/ };
          await assert.rejects(probePlatform(engine, loaded, { algorithm: name, folder }), expected);
          const options = { engine, wrap, from, signal: new AbortController().signal };
          await assert.rejects(tryTests({ spec, folder, shown: 'spec.json' }, options), expected);
        } finally {
          for (const each of await engine.list(`pipewright-test/${name}`)) await engine.untag(each);
        }
      });
    });

  describe('on docker, from another place', {
    skip: missing('docker') || (isRoot ? false : 'root only'),
  }, () => {
    /** `pipewright test` where the engine's files or its network are not this process's. */
    async function testsBehind(name: string, unshare: string, first: string) {
      await derive(name);
      const home = join(folder, name);
      const temporary = join(home, 'tmp');
      await mkdir(temporary, { recursive: true });
      await writeFile(join(home, 'in.txt'), 'hello');
      const specs = ['one', 'two'].map((each) => join(home, `${each}.json`));
      for (const [i, spec] of specs.entries()) await writeFile(spec, JSON.stringify(specOf(`${name}-${i}`)));
      const script = `${first}; shift; exec "$@"`;
      const args = ['test', ...specs, '--engine=docker', `--source=oci:${folder}/source-${name}:it`];
      const own = [process.execPath, join(ROOT, 'src/cli.ts'), ...args];
      const said = await run(
        'unshare',
        [
          unshare,
          'sh',
          '-c',
          script,
          'sh',
          temporary,
          ...own,
          `--agent=oci:${agent.layout}:${agent.release.version}`,
        ],
        { ...process.env, TMPDIR: temporary },
      );
      for (const i of [0, 1])
        spawnSync('docker', ['rmi', '--force', ...names(`pipewright-test/${name}-${i}`)]);
      return said;
    }
    const names = (repository: string): string[] =>
      spawnSync('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}', repository], {
        encoding: 'utf8',
      })
        .stdout.split('\n')
        .filter(Boolean);

    for (const [what, name, unshare, first, says] of [
      [
        'files',
        `files-${process.pid}`,
        '--mount',
        'mount -t tmpfs none "$1"',
        /it has (no|other files in) \//,
      ],
      ['network', `network-${process.pid}`, '--net', ':', /it does not reach 127\.0\.0\.1:\d+/],
    ] as const)
      it(`says once, before anything runs, that the ${what} are others`, async () => {
        const { code, stdout, stderr } = await testsBehind(name, unshare, first);
        assert.equal(code, 1, stdout + stderr);
        assert.match(stderr, says);
        assert.equal(stderr.match(/ENGINE_ELSEWHERE/g)?.length, 1, stderr);
        assert.doesNotMatch(stdout, /✓|✗/);
      });

    it('names the socket that a user may not use', () => {
      const options = { uid: 65534, gid: 65534, env: { PATH: process.env.PATH, HOME: '/tmp' } };
      const { status, stdout, stderr } = spawnSync('docker', INFO_ARGUMENTS, {
        encoding: 'utf8',
        ...options,
      });
      const read = readEngineAnswer('docker', { exitCode: status, stdout, stderr });
      assert.ok('kind' in read && read.kind === 'not allowed', JSON.stringify(read));
      assert.match(read.socket, /docker\.sock$/);
    });
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
