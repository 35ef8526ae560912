import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Engine } from '../../src/edge/engine.ts';
import { filesIn } from '../../src/edge/results-folder.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { gatheredText, type ModelItem, type ModelStep, outputsOf, resultKey } from './tree-model.ts';

const REPORT = '/.pipewright/out/report.json';
const RESULTS = '/.pipewright/out/results';

/**
 * An engine whose containers are calls of a function: they read the mounted input, and write results and a
 * report, as an agent does. An image has the name of its step.
 */
export function fakeEngine(steps: readonly ModelStep[]): Engine {
  const unused = async (): Promise<never> => {
    throw new Error('a run of items does not need this');
  };
  return {
    command: 'docker',
    version: '0',
    cpus: 1,
    memory: 2 ** 30,
    platform: 'linux/amd64',
    runOptions: [],
    pull: unused,
    list: unused,
    tag: unused,
    untag: unused,
    save: unused,
    removeAll: async () => {},
    async run(args, { onOutput }) {
      const mounts = new Map(args.filter((arg) => arg.startsWith('--mount=')).map(readMount));
      const place = (path: string): string => {
        const found = [...mounts].find(([target]) => path === target || path.startsWith(`${target}/`))!;
        return join(found[1], path.slice(found[0].length));
      };
      const step = steps.find(({ id }) => args.includes(id))!;
      const input = args.at(-2)!;
      const text = await readInput(place(input));
      onOutput?.(Buffer.from(`${step.id} ${text}\n`));
      const failed = text === 'fail';
      const written = failed ? [] : outputsOf(step, resultKey(step, basename(input)), text);
      for (const { path, text: content } of written) {
        const file = join(place(RESULTS), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
      const outputs = written.map(({ path: key, text: content }) => ({
        key,
        bytes: Buffer.byteLength(content),
        sha256: digestHex(digestOf(content)),
      }));
      const item = { state: failed ? 'EXECUTOR_ERROR' : 'COMPLETE', exit_code: failed ? 1 : 0, outputs };
      writeFileSync(place(REPORT), JSON.stringify({ items: [item] }));
      return {
        exitCode: failed ? 1 : 0,
        stdout: '',
        stderr: '',
        timedOut: false,
        outOfMemory: async () => false,
      };
    },
  };
}

/** Source by target of `--mount=type=bind,source=…,target=…`, fields as in RFC 4180. */
function readMount(option: string): [target: string, source: string] {
  const fields = new Map<string, string>();
  for (const [, quoted, plain] of option
    .slice('--mount='.length)
    .matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)) {
    const field = quoted?.replaceAll('""', '"') ?? plain ?? '';
    const equals = field.indexOf('=');
    fields.set(field.slice(0, equals), field.slice(equals + 1));
  }
  return [fields.get('target')!, fields.get('source')!];
}

async function readInput(path: string): Promise<string> {
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  const names = await filesIn(dirname(path), basename(path));
  const files = names.map((name): ModelItem => {
    const file = join(dirname(path), name);
    return { path: relative(path, file), text: readFileSync(file, 'utf8') };
  });
  return gatheredText(files);
}
