import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { attemptInContainer } from '../../src/edge/container-attempt.ts';
import type { Engine } from '../../src/edge/engine.ts';
import { openRunFolder } from '../../src/edge/local-run-folder.ts';
import type { NamedFile, NamedInputs } from '../../src/local/flow.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aPlan, aStep } from '../fakes/plan.ts';

/** What the container of an item would see at the agent's place for inputs: file modes and contents, by path. */
type Seen = Map<string, readonly [mode: number, text: string]>;

/** Attempts an item with an engine that looks at the mounted folder instead of running anything. */
async function attempt(
  files: Readonly<Record<string, string>>,
  input: (fileAt: (at: string, path: string) => ItemEntry<NamedFile>) => Omit<NamedInputs, 'kind'>,
) {
  await using root = await temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root.path, path)), { recursive: true });
    await writeFile(join(root.path, path), text);
    await chmod(join(root.path, path), 0o640);
  }
  const entry = (at: string, path: string): ItemEntry<NamedFile> => {
    const [step = '', ...key] = at.split('/');
    const made = step === 'made' && { result: { step, key: key.join('/') } };
    const file = { path, file: join(root.path, at), version: '', ...made };
    return { kind: 'file', path, file, companions: [] };
  };
  const seen: Seen = new Map();
  const engine = {
    ...{ command: 'docker', cpus: 1, runOptions: [] },
    async run(args: readonly string[]) {
      const mount = args.find((each) => each.endsWith('target=/.pipewright/in,readonly')) ?? '';
      const source = /source=([^,]+)/.exec(mount)?.[1];
      assert.ok(source, args.join(' '));
      for (const found of await readdir(source, { recursive: true, withFileTypes: true }))
        if (found.isFile()) {
          const path = join(found.parentPath, found.name);
          seen.set(path.slice(source.length + 1), [
            (await stat(path)).mode & 0o777,
            await readFile(path, 'utf8'),
          ]);
        }
      return { exitCode: 1, stdout: '', stderr: '', timedOut: false, outOfMemory: async () => false };
    },
  } as unknown as Engine;
  const step = aStep('s', { spec: { inputs: { sets: { folder: true } } } as never, needs: ['made'] });
  await using folder = await openRunFolder(join(root.path, 'out'));
  const item = { step, path: 'all', input: { kind: 'named' as const, ...input(entry) } };
  const context = { plan: aPlan(step), engine, folder, signal: new AbortController().signal };
  const images = {
    of: () => ({ name: 'image' }),
    whileThere: <T>(_: unknown, run: () => Promise<T>) => run(),
  };
  const failed = await attemptInContainer(
    item,
    { lane: { cpu: 256, memory: 192 }, fingerprint: 'fingerprint' },
    { ...context, images, warn: assert.fail },
  ).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  const texts = await Promise.all(Object.keys(files).map((path) => readFile(join(root.path, path), 'utf8')));
  assert.deepEqual(texts, Object.values(files), 'files of the user have changed');
  return { seen, failed };
}

/** More files than are mounted one by one. */
const SAMPLES = Array.from({ length: 70 }, (_, i) => `s${i}`);

describe('an item of many files', () => {
  it('gets the files of all samples, though they have one name', async () => {
    const files = Object.fromEntries(SAMPLES.map((id) => [`made/${id}/set`, id]));
    const { seen } = await attempt(files, (entry) => ({
      files: new Map([['sets', Object.keys(files).map((at) => entry(at, 'set'))]]),
      variables: {},
    }));
    assert.deepEqual(
      [...seen].map(([path, [, text]]) => [path, text]).sort(),
      SAMPLES.map((id) => [`sets/1/sets/${id}/set`, id]).sort(),
    );
  });

  it('fails where two files would have one place, and writes over none', async () => {
    const files = Object.fromEntries(
      ['own/s0', 'other/s0', ...SAMPLES.map((id) => `made/${id}`)].map((at) => [at, at]),
    );
    const { failed } = await attempt(files, (entry) => ({
      files: new Map([['sets', Object.keys(files).map((at) => entry(at, at.slice(at.indexOf('/') + 1)))]]),
      variables: {},
    }));
    assert.equal(failed, 'EEXIST');
  });

  it('can read which items are missing, whatever the umask is', async () => {
    const files = Object.fromEntries(SAMPLES.map((id) => [`made/${id}`, id]));
    const before = process.umask(0o077);
    try {
      const { seen } = await attempt(files, (entry) => ({
        files: new Map([['sets', Object.keys(files).map((at) => entry(at, at))]]),
        ...{ variables: {}, missing: ['lost'] },
      }));
      assert.deepEqual(seen.get('.missing'), [0o644, 'lost\n']);
    } finally {
      process.umask(before);
    }
  });
});
