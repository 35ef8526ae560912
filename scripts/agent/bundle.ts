import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { explain, Failure } from '../../src/core/failure.ts';
import { licensesOf } from './licenses.ts';

const ENTRY = 'src/agent.ts';

/**
 * esbuild options of programs that run in the cloud: tree-shaken and minified, but with the names that a
 * stack trace shows.
 */
export const PROGRAM = {
  write: false,
  metafile: true,
  logLevel: 'silent',
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node24',
  // The AWS SDK's ES modules say which of their parts are used, its CommonJS files do not.
  mainFields: ['module', 'main'],
  conditions: ['module'],
  // licenses.txt has all of them.
  legalComments: 'none',
} as const satisfies BuildOptions;

/**
 * The agent as files for `/.pipewright/agent/`: `index.mjs` and what it loads later. A worker reads and
 * compiles its code before its first item, so everything unused is left out. The same sources and packages
 * give the same bytes, wherever the repository is.
 * @throws Failure `AGENT_DOES_NOT_COMPILE` with the bundler's message
 */
export async function bundleAgent(root: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles, metafile } = await build({
    ...PROGRAM,
    absWorkingDir: root,
    entryPoints: [{ in: ENTRY, out: 'index' }],
    outdir: 'out',
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [builtinsThemselves],
  }).catch((error) => {
    throw new Failure('AGENT_DOES_NOT_COMPILE', `esbuild could not build ${ENTRY}: ${explain(error)}`, {
      cause: error,
    });
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const licenses = await licensesOf(root, Object.keys(metafile.inputs));
  return new Map([...files, ['licenses.txt', Buffer.from(licenses)] as const].sort());
}

/**
 * An ES import of `node:http` reads all its exports, WebSocket too, for which Node loads all of undici: a
 * tenth of a worker's start. `process.getBuiltinModule` does not. It also stands in for `require`, which ES
 * modules do not have, in packages that require a built-in module.
 */
const builtinsThemselves: Plugin = {
  name: 'built-in modules themselves',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?https?$/ }, ({ path }) => ({ path, namespace: 'builtin' }));
    onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'require-call' && isBuiltin(path) ? { path, namespace: 'builtin' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * SHA-256, in hex, of everything that the bundle's bytes depend on: the agent's sources, the scripts that
 * bundle them, and the locked packages.
 */
export async function sourcesDigest(root: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await reachable(root);
  for (const file of [
    ...files,
    'tsconfig.json',
    'package-lock.json',
    'scripts/agent/bundle.ts',
    'scripts/agent/licenses.ts',
  ])
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** The entry and all files that it imports by relative path, in a fixed order. */
async function reachable(root: string): Promise<string[]> {
  const found = new Set([ENTRY]);
  for (const file of found) {
    const source = await readFile(join(root, file), 'utf8');
    for (const [, path] of source.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g))
      found.add(join(dirname(file), path!));
  }
  return [...found].sort();
}
