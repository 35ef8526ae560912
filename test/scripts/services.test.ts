import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withLock } from '../../scripts/services/lock.ts';
import {
  ensureEngine,
  ensureGoTool,
  ensurePythonTools,
  ensureRegistry,
  ensureTools,
  Services,
  type Setting,
  settingOf,
  stopServices,
} from '../../scripts/services.ts';
import { temporaryFolder } from '../fakes/folder.ts';

async function answers(address: string): Promise<boolean> {
  return await fetch(`http://${address}/v2/`).then(
    (response) => response.ok,
    () => false,
  );
}

/** A setting in a folder of its own, and the lines that were said. */
function quiet(cache: string): { setting: Setting; lines: string[] } {
  const lines: string[] = [];
  return { setting: settingOf(cache, (line) => lines.push(line)), lines };
}

/** Another process of ours that joins the registry, tells its address and waits to be ended. */
async function startNeighbour(cache: string) {
  const services = join(import.meta.dirname, '../../scripts/services.ts');
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { Services, settingOf } from ${JSON.stringify(services)};
       await using services = new Services(settingOf(${JSON.stringify(cache)}, () => {}));
       const registry = await services.registry();
       console.log(registry.address + ' ' + registry.started);
       await new Promise((resolve) => process.stdin.once('end', resolve).resume());`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [address, started] = line.toString().trim().split(' ');
  const end = async (signal?: 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'close');
    if (signal) child.kill(signal);
    else child.stdin.end();
    await gone;
  };
  return { address, started: started === 'true', end, [Symbol.asyncDispose]: () => end() };
}

describe('the local registry', () => {
  it('is started once, found by a second call, and stops with its last user', async () => {
    await using folder = await temporaryFolder();
    const { setting, lines } = quiet(folder.path);
    const first = await ensureRegistry(setting);
    const second = await ensureRegistry(setting);
    assert.equal(first.started, true);
    assert.deepEqual([second.started, second.address], [false, first.address]);
    assert.match(lines[0] ?? '', /^Registry: started on 127\.0\.0\.1:\d+, .*: \d+\.\d s$/);
    assert.match(lines[1] ?? '', /^Registry: using the one on/);
    await first.stop();
    await first.stop();
    assert.equal(await answers(first.address), true, 'the second still uses it');
    await second.stop();
    assert.equal(await answers(first.address), false);
  });

  it('is one registry for two processes that start at once', async () => {
    await using folder = await temporaryFolder();
    const neighbours = await Promise.all([startNeighbour(folder.path), startNeighbour(folder.path)]);
    await using a = neighbours[0];
    await using b = neighbours[1];
    assert.equal(a.address, b.address);
    assert.equal(Number(a.started) + Number(b.started), 1);
    await a.end();
    assert.equal(await answers(b.address ?? ''), true);
    await b.end();
    assert.equal(await answers(b.address ?? ''), false);
  });

  it('is stopped although its folder was removed before', async () => {
    await using folder = await temporaryFolder();
    const registry = await ensureRegistry(quiet(folder.path).setting);
    rmSync(join(folder.path, 'services'), { recursive: true });
    await registry.stop();
    assert.equal(await answers(registry.address), false);
  });

  it('does not count a user that was killed', async () => {
    await using folder = await temporaryFolder();
    await using neighbour = await startNeighbour(folder.path);
    const registry = await ensureRegistry(quiet(folder.path).setting);
    assert.equal(registry.started, false);
    await neighbour.end('SIGKILL');
    await registry.stop();
    assert.equal(await answers(registry.address), false);
  });

  it('continues when it is kept, until it is stopped', async () => {
    await using folder = await temporaryFolder();
    const { setting } = quiet(folder.path);
    const services = new Services(setting);
    const { address } = await services.registry();
    await services.keep();
    await services[Symbol.asyncDispose]();
    assert.equal(await answers(address), true);
    const again = await ensureRegistry(setting);
    assert.deepEqual([again.address, again.started], [address, false]);
    await again.stop();
    assert.equal(await answers(address), true);
    await stopServices(setting);
    assert.equal(await answers(address), false);
  });

  it('starts again over what is left of one that was killed, with its images', async () => {
    await using folder = await temporaryFolder();
    const { setting } = quiet(folder.path);
    const first = await ensureRegistry(setting);
    const upload = await fetch(`http://${first.address}/v2/a/blobs/uploads/`, { method: 'POST' });
    const digest = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    await fetch(`${upload.headers.get('location')}&digest=${digest}`, { method: 'PUT', body: 'hello' });
    const state = JSON.parse(readFileSync(join(folder.path, 'services/registry/service.json'), 'utf8'));
    process.kill(state.daemon.pid, 'SIGKILL');
    await using services = new Services(setting);
    const second = await services.registry();
    assert.equal(second.started, true);
    const blob = await fetch(`http://${second.address}/v2/a/blobs/${digest}`);
    assert.equal(await blob.text(), 'hello');
    const gone = await fetch(`http://${second.address}/v2/a/blobs/${digest}`, { method: 'DELETE' });
    assert.equal(gone.status, 202, 'blobs may be deleted');
  });

  it('is where the names of ghcr.io/pipewright lead', async () => {
    await using folder = await temporaryFolder();
    await using services = new Services(quiet(folder.path).setting);
    const registry = await services.registry();
    assert.equal(registry.locate('ghcr.io/pipewright/a/b:1'), `${registry.address}/pipewright/a/b:1`);
    assert.throws(() => registry.locate('ghcr.io/pipewrights/a:1'), /does not lead/);
    const conf = readFileSync(registry.registriesConf, 'utf8');
    assert.match(
      conf,
      /^prefix = "ghcr\.io\/pipewright"\nlocation = "127\.0\.0\.1:\d+\/pipewright"\ninsecure = true$/m,
    );
    assert.ok(conf.includes(`"${registry.address}/pipewright"`));
  });
});

describe('the engine', () => {
  it('is used and left running when it runs already', async () => {
    await using folder = await temporaryFolder();
    const { setting, lines } = quiet(folder.path);
    // A first object may have to start it on a bare machine; the one looked at then finds it.
    await using outer = new Services(settingOf(undefined, () => {}));
    const before = await outer.engine();
    {
      await using services = new Services(setting);
      const engine = await services.engine(before.command);
      assert.equal(engine.command, before.command);
      assert.equal(engine.stop, undefined);
      assert.deepEqual(lines, [`Engine: using ${engine.command} ${engine.version}`]);
    }
    execFileSync(before.command, ['info'], { stdio: 'ignore' });
  });

  it('is asked for in one sentence where there is none and we may not install it', async (t) => {
    await using folder = await temporaryFolder();
    withoutPrograms(t);
    const setting = { ...quiet(folder.path).setting, root: false };
    await assert.rejects(ensureEngine(setting), { code: 'ENGINE_MISSING', message: /docker/i });
  });
});

describe('tools', () => {
  it('that are there cost nothing', async () => {
    await using folder = await temporaryFolder();
    const { setting, lines } = quiet(folder.path);
    await ensureTools(setting, ['dpkg-deb']);
    assert.deepEqual(lines, []);
  });

  it('that are missing are named with the packages to install', async (t) => {
    await using folder = await temporaryFolder();
    withoutPrograms(t);
    const setting = { ...quiet(folder.path).setting, root: false };
    await assert.rejects(ensureTools(setting, ['umoci', 'musl-gcc']), {
      code: 'TOOL_MISSING',
      message: /^umoci, musl-gcc are not installed\. .*umoci musl-tools musl-dev gcc/,
    });
  });

  it('from Go modules need Go, and say so', async (t) => {
    await using folder = await temporaryFolder();
    withoutPrograms(t);
    await assert.rejects(ensureGoTool(quiet(folder.path).setting, 'crane'), {
      code: 'TOOL_MISSING',
      message: /Install Go 1\.25/,
    });
  });

  it('from Python are made again only when their list changes', async () => {
    await using folder = await temporaryFolder();
    const { setting, lines } = quiet(folder.path);
    const requirements = join(folder.path, 'requirements.txt');
    writeFileSync(requirements, '# nothing yet\n');
    const programs = await ensurePythonTools(setting, requirements);
    assert.ok(existsSync(join(programs, 'python')));
    await ensurePythonTools(setting, requirements);
    assert.equal(lines.length, 1);
    writeFileSync(requirements, '# still nothing\n');
    await ensurePythonTools(setting, requirements);
    assert.equal(lines.length, 2);
  });
});

describe('a lock', () => {
  it('lets one job in at a time, also when a job fails', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'a/lock');
    const events: string[] = [];
    const job = (name: string) => async () => {
      events.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} out`);
      if (name === 'b') throw new Error('b failed');
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => withLock(file, job(name))));
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'fulfilled', 'rejected']);
    for (let i = 0; i < events.length; i += 2) {
      assert.equal(events[i]?.replace('in', 'out'), events[i + 1]);
    }
    assert.equal(events.length, 6);
  });
});

/** Hides all programs but the daemons in sbin folders, for one test. */
function withoutPrograms(t: { after(job: () => void): void }): void {
  const path = process.env.PATH;
  process.env.PATH = '/nonexistent';
  t.after(() => {
    process.env.PATH = path;
  });
}
