import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** What ncc's programmatic API gives (node_modules/@vercel/ncc/readme.md); it ships no types. */
interface NccResult {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
}
type Ncc = (input: string, options: Record<string, unknown>) => Promise<NccResult>;

/**
 * Compiles `src/` and bundles each entry into `dist/<entry>/`, one chunk per lazily loaded mode; the agent is
 * built by `build-agent.ts`, into its own layer. The same sources give the same bytes, so that CI can compare.
 * @param out where `dist` goes
 */
export async function build(out = join(root, 'dist')): Promise<void> {
  compile();
  rmSync(out, { recursive: true, force: true });
  await bundle('action', 'main', join(out, 'action'));
  await bundle('cli', 'cli', join(out, 'cli'));
  await bundleDispatcher(join(out, 'dispatch'));
}

/** Bundles the dispatcher, already compiled, into the one CommonJS file that its Lambda is made of. */
export async function bundleDispatcher(folder: string): Promise<void> {
  await bundle('dispatch', 'dispatcher', folder);
  const main = join(folder, 'index.js');
  const files = readdirSync(folder).filter((file) => /^\d+\.index\.js$/.test(file));
  const code = readFileSync(main, 'utf8');
  const load = 'require("./" + __nccwpck_require__.u(chunkId))';
  if (code.split(load).length !== 2) throw new Error('ncc loads its chunks in another way than is known');
  // What the SDK loads lazily stays lazy: a function that nobody calls.
  const chunks = files
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      rmSync(join(folder, file));
      return `${Number.parseInt(file, 10)}: () => { const exports = {};\n${text}\nreturn exports; },\n`;
    });
  writeFileSync(
    main,
    `${code.replace(load, () => 'CHUNKS[chunkId]()')}\nvar CHUNKS = {\n${chunks.join('')}};\n`,
  );
}

async function bundle(name: string, file: string, folder: string): Promise<void> {
  const ncc = require('@vercel/ncc') as Ncc;
  mkdirSync(folder, { recursive: true });
  const { code, assets } = await ncc(join(root, 'lib', 'src', `${file}.js`), {
    cache: false,
    minify: false,
    sourceMap: false,
    license: 'licenses.txt',
    quiet: true,
    esm: name !== 'dispatch',
    // The AWS SDK's ES modules can be tree-shaken, its CommonJS files cannot.
    mainFields: ['module', 'main'],
  });
  writeFileSync(join(folder, 'index.js'), code, { mode: name === 'cli' ? 0o755 : 0o644 });
  for (const [asset, { source }] of Object.entries(assets)) {
    mkdirSync(dirname(join(folder, asset)), { recursive: true });
    writeFileSync(join(folder, asset), source);
  }
  const type = name === 'dispatch' ? 'commonjs' : 'module';
  writeFileSync(join(folder, 'package.json'), `{ "type": "${type}" }\n`);
}

/** TypeScript to JavaScript, into `lib/`. */
export function compile(): void {
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  cpSync(join(root, 'package.json'), join(root, 'lib', 'package.json'));
}

if (import.meta.main) await build();
