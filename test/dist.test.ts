import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import extendedSchema from '../catalog/schema/extended.schema.json' with { type: 'json' };
import specSchema from '../catalog/schema/spec.schema.json' with { type: 'json' };
import workflowSchema from '../catalog/schema/workflow.schema.json' with { type: 'json' };
import { build } from '../scripts/build.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { runAction } from './fakes/runner.ts';
import { ROOT, run } from './fakes/workshop.ts';

const DIST = join(ROOT, 'dist');
const CLI = join(DIST, 'cli/index.js');
const MB = 1_000_000;

function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('dist/', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let chunks: Awaited<ReturnType<typeof build>>;
  before(async () => {
    folder = await temporaryFolder();
    chunks = await build(join(folder.path, 'dist'));
  });
  after(() => folder[Symbol.asyncDispose]());

  it('is what the sources give: run npm run build', () => {
    const fresh = contents(join(folder.path, 'dist'));
    const committed = contents(DIST);
    assert.deepEqual([...committed.keys()], [...fresh.keys()]);
    for (const [file, text] of fresh) assert.ok(committed.get(file) === text, `dist/${file} is stale`);
  });

  it('is small, and has nothing twice', () => {
    const files = contents(DIST);
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    assert.ok(bytes <= 7 * MB, `${bytes} bytes`);
    const large = [...files.values()].filter((text) => text.length > 1000);
    assert.equal(new Set(large).size, large.length);
  });

  const specs = join(ROOT, 'catalog/csv-summary/spec.json');
  for (const [entry, validate] of [
    ['action', (env: Record<string, string>) => runAction(ROOT, { path: specs }, { env })],
    [
      'cli',
      (env: Record<string, string>) =>
        run(process.execPath, [CLI, 'validate', specs], { ...process.env, ...env }),
    ],
  ] as const) {
    it(`validates without reading an AWS client, an engine or the registry: ${entry}`, async () => {
      const list = join(folder.path, `${entry}.loaded`);
      const preload = join(ROOT, 'test/fakes/loaded-files.ts');
      const said = await validate({ NODE_OPTIONS: `--import=${preload}`, LOADED_FILES: list });
      assert.equal(said.code, 0);
      const loaded = readFileSync(list, 'utf8')
        .split('\n')
        .map((url) => (url.startsWith('file:') ? relative(DIST, fileURLToPath(url)) : url))
        .filter((file) => file.endsWith('.index.js'));
      const sources = loaded.flatMap(
        (file) => chunks.get(file) ?? assert.fail(`nothing was built as ${file}`),
      );
      assert.ok(sources.some((file) => file.startsWith('lib/src/spec/')));
      for (const source of sources)
        assert.doesNotMatch(source, /@aws-sdk|@smithy|lib\/src\/edge\/(engine|registry|aws)/);
    });
  }

  it('finds the mistakes that the sources find, though its schemas are compiled already', async () => {
    const wrong = [null, -1.5, '', 'x y', [1, 1], { no: 'such' }, [{ name: 1, no: 'such' }]];
    const broken = (schema: { properties: object; required?: readonly string[] }, good: object) => [
      {},
      { ...good, no_such: 1 },
      ...Object.keys(schema.properties).flatMap((name) => wrong.map((value) => ({ ...good, [name]: value }))),
    ];
    const json = async (path: string, value: unknown): Promise<void> => {
      await mkdir(join(folder.path, path, '..'), { recursive: true });
      await writeFile(join(folder.path, path), JSON.stringify(value));
    };
    const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
    const spec = read('test/fixtures/first-example.json');
    for (const [i, value] of broken(specSchema, spec).entries()) await json(`specs/a${i}/spec.json`, value);
    const workflow = read('test/fixtures/first-workflow.json');
    for (const [i, value] of broken(workflowSchema, workflow).entries())
      await json(`flows/a${i}.workflow.json`, value);
    const extended = read('catalog/csv-summary/1.0.0.json');
    const entries = broken(extendedSchema, extended);
    for (const [i, value] of entries.entries()) await json(`extended/a${i}.json`, value);
    const says = async (...args: string[]): Promise<void> => {
      const [ours, theirs] = await Promise.all(
        [CLI, join(ROOT, 'src/cli.ts')].map((cli) =>
          run(process.execPath, [cli, ...args], process.env, folder.path),
        ),
      );
      assert.ok(ours!.stdout.length > 100, ours!.stderr);
      assert.equal(ours!.stdout, theirs!.stdout);
    };
    await says('validate', '--json', 'specs');
    await says('validate', '--json', 'flows');
    for (const i of [0, entries.length - 1]) await says('verify', '--json', `extended/a${i}.json`);
  });

  describe('its command line', () => {
    const start = async (env: Record<string, string>): Promise<string[]> => {
      const { CI: _ci, NODE_COMPILE_CACHE: _cache, ...rest } = process.env;
      const said = await run(process.execPath, [CLI, '--version'], { ...rest, ...env });
      assert.deepEqual([said.code, said.stderr], [0, '']);
      const cache = join(env.XDG_CACHE_HOME || join(env.HOME!, '.cache'), 'pipewright');
      return existsSync(cache) ? readdirSync(cache, { recursive: true }).map(String) : [];
    };

    it('keeps what V8 compiled in the cache folder, unless it is turned off', async () => {
      await using home = await temporaryFolder();
      const env = { HOME: home.path, XDG_CACHE_HOME: '' };
      assert.deepEqual(await start({ ...env, NODE_DISABLE_COMPILE_CACHE: '1' }), []);
      assert.deepEqual(await start({ ...env, CI: 'true' }), []);
      assert.deepEqual(await start({ ...env, XDG_CACHE_HOME: 'not/absolute' }), []);
      assert.ok((await start(env)).length > 2);
      assert.ok((await start({ ...env, XDG_CACHE_HOME: join(home.path, 'elsewhere') })).length > 2);
    });

    it('starts without a cache where none can be', async () => {
      await using home = await temporaryFolder();
      await writeFile(join(home.path, 'file'), '');
      for (const HOME of ['', '/proc', join(home.path, 'missing'), join(home.path, 'file')])
        assert.deepEqual(await start({ HOME, XDG_CACHE_HOME: '' }), []);
      await mkdir(join(home.path, '.cache'));
      await chmod(join(home.path, '.cache'), 0o500);
      await start({ HOME: home.path, XDG_CACHE_HOME: '' });
    });
  });
});
