import { cpSync, globSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * Writes `src/` as JavaScript to `to`, file by file, with the JSON files that it imports. Types are not
 * checked: that is `npm run check`.
 * @param replaced base names, without extension, of files instead of which importers get the `.cjs` file of
 * that name
 */
export async function stripTypes(root: string, to: string, replaced: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.d.ts'] }),
    outbase: '.',
    outdir: to,
    logLevel: 'silent',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    plugins: [importsOfJavaScript(root, to, replaced)],
  });
}

/** Leaves every import as it is, except for the extension of our own files. */
function importsOfJavaScript(root: string, to: string, replaced: readonly string[]): Plugin {
  return {
    name: 'imports of JavaScript',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind === 'entry-point') return undefined;
        if (path.endsWith('.json')) {
          const file = relative(root, join(resolveDir, path));
          mkdirSync(dirname(join(to, file)), { recursive: true });
          cpSync(join(root, file), join(to, file));
        }
        const ending = replaced.some((name) => path.endsWith(`/${name}.ts`)) ? '.cjs' : '.js';
        return { path: path.startsWith('.') ? path.replace(/\.ts$/, ending) : path, external: true };
      });
    },
  };
}
