import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodeProgram } from '../../src/edge/agent-layer/node-program.ts';
import { writeLayer } from '../../src/wrap/layer-tar.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startNpmRegistry } from '../fakes/npm-registry.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An archive as npm makes them: all of it under package/. */
function archiveOf(program: string): Buffer {
  const files = { 'package/bin/node': program, 'package/LICENSE': 'free', 'package/package.json': PACKAGE };
  const entries = Object.entries(files).map(([path, text]) => ({
    path,
    mode: 0o755,
    bytes: Buffer.from(text),
  }));
  const folders = ['package', 'package/bin'].map((path) => ({ path, mode: 0o755 }));
  return gzipSync(Buffer.concat([...writeLayer([...folders, ...entries])]));
}

const PACKAGE = JSON.stringify({ name: 'node-toy', version: '24.0.0' });
const ARCHIVE = archiveOf('a program');
const integrity = `sha512-${createHash('sha512').update(ARCHIVE).digest('base64')}`;
const PIN = { package: 'node-toy', integrity, loader: 'ld.so', sha256: sha256('a program') };

async function fetchFrom(
  packages: Parameters<typeof startNpmRegistry>[0],
  pin: Partial<typeof PIN> = {},
  prepare: (folder: string) => Promise<void> = async () => {},
) {
  await using folder = await temporaryFolder();
  await using npm = await startNpmRegistry(packages);
  await prepare(folder.path);
  const said: string[] = [];
  const pins = {
    node: {
      version: '24.0.0',
      license_sha256: sha256('free'),
      platforms: { 'linux/amd64': { ...PIN, ...pin } },
    },
  };
  const { PATH } = process.env;
  const from = () =>
    nodeProgram('linux/amd64', pins, {
      root: folder.path,
      cache: join(folder.path, 'cache'),
      env: { PATH, HOME: folder.path, ...npm.env(join(folder.path, 'npm')) },
      say: (line) => said.push(line),
    });
  const first = await from();
  return { first, again: await from(), said, asked: npm.asked };
}

const toy = { name: 'node-toy', version: '24.0.0', archive: ARCHIVE };

describe("the agent's Node", () => {
  it("comes from the registry of npm's own configuration, once", async () => {
    const { first, again, said, asked } = await fetchFrom([toy]);
    for (const { program, license } of [first, again])
      assert.deepEqual([`${program}`, `${license}`], ['a program', 'free']);
    assert.deepEqual(said, ['Fetching node-toy@24.0.0 with npm']);
    assert.equal(asked.filter((path) => path.endsWith('.tgz')).length, 1);
  });

  it('comes from there too where a project around the cache names another one', async () => {
    const { first } = await fetchFrom([toy], {}, async (folder) => {
      await writeFile(join(folder, 'package.json'), '{}');
      await writeFile(join(folder, '.npmrc'), 'registry=http://127.0.0.1:1/\nignore-scripts=false\n');
    });
    assert.equal(`${first.program}`, 'a program');
  });

  it('is refused with another checksum: of the archive, of the program', async () => {
    const other = { ...toy, archive: archiveOf('another program') };
    await assert.rejects(fetchFrom([other]), { code: 'PIN_MISMATCH', message: /archive is sha512-/ });
    await assert.rejects(fetchFrom([toy], { sha256: sha256('x') }), {
      code: 'PIN_MISMATCH',
      message: /bin\/node has sha256/,
    });
  });

  it('that the registry lacks is reported in the words of npm', async () => {
    await assert.rejects(fetchFrom([]), {
      code: 'NODE_DOWNLOAD',
      message: /could not download node-toy@24\.0\.0.*404/,
    });
  });
});
