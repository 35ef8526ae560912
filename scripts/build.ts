import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build as bundle, transform } from 'esbuild';
import { bundleAgent, PROGRAM } from './agent/bundle.ts';
import { licensesOf } from './agent/licenses.ts';
import { bundleDispatcher } from './build/dispatcher-bundle.ts';
import { writeSchemaChecks } from './build/schema-checks.ts';
import { stripTypes } from './build/strip-types.ts';

const root = join(import.meta.dirname, '..');

/**
 * What ncc's programmatic API returns (node_modules/@vercel/ncc/readme.md, and webpack's `Stats`); it ships
 * no types.
 */
interface NccResult {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
  readonly stats: { readonly compilation: Compilation };
}
interface Compilation {
  readonly chunks: Iterable<Chunk>;
  readonly chunkGraph: { getChunkModules(chunk: Chunk): readonly Module[] };
}
interface Chunk {
  readonly files: Iterable<string>;
}
interface Module {
  /** the modules that webpack concatenated to this one */
  readonly modules?: readonly Module[];
  /** the file that it comes from */
  nameForCondition(): string | null;
}
type Ncc = (input: string, options: Record<string, unknown>) => Promise<NccResult>;
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc;

/** The files that a user starts, by the function of the bundle that they call. */
const STARTERS = {
  action: { path: 'action/index.js', text: "import { action } from '../index.js';\n\nawait action();\n" },
  // Every Node can parse it, as ES module or CommonJS. Since 14, it leads to a Node that can parse the rest.
  cli: {
    path: 'cli/index.js',
    text: `#!/usr/bin/env node
var major = parseInt(process.versions.node, 10);
if (major < 14) {
  console.error('error NODE_TOO_OLD: Pipewright needs Node 24 or later, and this is ' + process.versions.node + '. Install Node 24 (https://nodejs.org/en/download) and start again.');
  process.exitCode = 1;
} else if (major < 24)
  import('./own-node.js').then(function (own) { return own.startOnOwnNode(process.argv[1]); });
else
  import('../index.js').then(function (bundle) { return bundle.cli(); });
`,
  },
};

/**
 * Bundles the action and the command line together into `dist/`, with chunks that they share and load lazily;
 * the dispatcher into `dist/dispatch/`; and the agent into `dist/agent/`, the same files that
 * `build-agent.ts` puts into its layer. The same sources give the same bytes anywhere, so that CI can
 * compare.
 * @param out where `dist` goes
 * @returns what is in which chunk: files below the root, by the chunk's name
 */
export async function build(out = join(root, 'dist')): Promise<ReadonlyMap<string, readonly string[]>> {
  // Webpack names modules and chunks by their paths from the working folder.
  process.chdir(root);
  const lib = join(root, 'lib');
  rmSync(lib, { recursive: true, force: true });
  await stripTypes(root, lib, ['compile-schema']);
  writeSchemaChecks(root, join(lib, 'src/spec'));
  cpSync(join(root, 'package.json'), join(lib, 'package.json'));
  rmSync(out, { recursive: true, force: true });
  const { code, assets, stats } = await ncc(join(lib, 'src/dist.js'), {
    cache: false,
    minify: false, // it would minify the entry only
    sourceMap: false,
    quiet: true,
    esm: true,
    // The AWS SDK's ES modules can be tree-shaken, its CommonJS files cannot.
    mainFields: ['module', 'main'],
  });
  const files = { 'index.js': { source: code }, ...assets };
  for (const [file, { source }] of Object.entries(files)) {
    const text = file.endsWith('.js') ? await minified(String(source)) : source;
    write(join(out, file), text);
  }
  write(join(out, 'package.json'), '{ "type": "module" }\n');
  for (const { path, text } of Object.values(STARTERS)) write(join(out, path), text);
  chmodSync(join(out, STARTERS.cli.path), 0o755);
  await bundleDispatcher(root, join(out, 'dispatch'));
  for (const [name, bytes] of await bundleAgent(root)) write(join(out, 'agent', name), bytes);
  await bundleAlone(out, 'src/edge/agent-layer/deflate-worker.ts', 'deflate-worker.mjs');
  await bundleAlone(out, 'src/edge/own-node.ts', 'cli/own-node.js', 'node14');
  const chunks = chunksOf(stats.compilation);
  write(join(out, 'licenses.txt'), await licensesOf(root, [...chunks.values()].flat()));
  return chunks;
}

function chunksOf({ chunks, chunkGraph }: Compilation): Map<string, readonly string[]> {
  const filesOf = (module: Module): string[] =>
    module.modules?.flatMap(filesOf) ?? [relative(root, module.nameForCondition() ?? '')];
  return new Map(
    [...chunks].map((chunk) => [[...chunk.files][0]!, chunkGraph.getChunkModules(chunk).flatMap(filesOf)]),
  );
}

/**
 * Minified with all names, which would take 250 KB: a stack trace has line and column, and a build of the
 * same sources has the code there.
 */
async function minified(code: string): Promise<string> {
  const options = { minify: true, legalComments: 'none', target: 'node24' } as const;
  return (await transform(code, { ...options, format: 'esm' })).code;
}

/**
 * Bundles code that runs apart from the rest: the thread that compresses a layer, and what an older Node
 * parses.
 */
async function bundleAlone(out: string, entry: string, file: string, target = 'node24'): Promise<void> {
  const { outputFiles } = await bundle({
    ...PROGRAM,
    absWorkingDir: root,
    entryPoints: [entry],
    format: 'esm',
    target,
  });
  write(join(out, file), outputFiles[0]!.contents);
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (import.meta.main) await build();
