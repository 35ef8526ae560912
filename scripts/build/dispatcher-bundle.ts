import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PROGRAM } from '../agent/bundle.ts';
import { licensesOf } from '../agent/licenses.ts';

/**
 * Bundles the dispatcher into the one CommonJS file that its Lambda is made of. What it loads lazily stays
 * lazy.
 */
export async function bundleDispatcher(root: string, folder: string): Promise<void> {
  const { outputFiles, metafile } = await build({
    ...PROGRAM,
    absWorkingDir: root,
    entryPoints: ['src/dispatcher.ts'],
    format: 'cjs',
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.js'), outputFiles[0]!.contents);
  writeFileSync(join(folder, 'licenses.txt'), await licensesOf(root, Object.keys(metafile.inputs)));
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}
