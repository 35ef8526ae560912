import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The action and the command line; the agent is built by `build-agent.ts`, into its own layer. */
const ENTRIES = { action: 'main', cli: 'cli' } as const;

/**
 * Compiles `src/` and bundles each entry into `dist/<entry>/`, one chunk per lazily loaded mode. The same sources give
 * the same bytes, so that CI can compare.
 * @param out where `dist` goes
 */
export async function build(out = join(root, 'dist')): Promise<void> {
  compile();
  const ncc = require('@vercel/ncc') as Ncc;
  rmSync(out, { recursive: true, force: true });
  for (const [name, file] of Object.entries(ENTRIES)) {
    const folder = join(out, name);
    mkdirSync(folder, { recursive: true });
    const { code, assets } = await ncc(join(root, 'lib', 'src', `${file}.js`), {
      cache: false,
      minify: false,
      sourceMap: false,
      license: 'licenses.txt',
      quiet: true,
      esm: true,
      // The AWS SDK's ES modules can be tree-shaken, its CommonJS files cannot.
      mainFields: ['module', 'main'],
    });
    writeFileSync(join(folder, 'index.js'), code, { mode: name === 'cli' ? 0o755 : 0o644 });
    for (const [asset, { source }] of Object.entries(assets)) {
      mkdirSync(dirname(join(folder, asset)), { recursive: true });
      writeFileSync(join(folder, asset), source);
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  }
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
