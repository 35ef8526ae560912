import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { runOneShot } from '../../src/agent/one-shot.ts';
import { openProgress } from '../../src/agent/one-shot-progress.ts';
import * as workspace from '../../src/edge/agent-workspace.ts';
import { runCommand } from '../../src/edge/process.ts';
import type { ItemReport, RunReport } from '../../src/protocol/item-report.ts';
import type { Spec } from '../../src/spec/spec.ts';

/**
 * A folder with `in/`, for `out/`, and for the image's own `image-in` and `image-out`, which the agent makes.
 */
export async function oneShotScene(t: TestContext, files: Readonly<Record<string, string>> = {}) {
  const root = await mkdtemp(join(tmpdir(), 'one shot-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'in'));
  const at = (...names: string[]): string => join(root, ...names);
  const put = async (name: string, text = name): Promise<void> => {
    await mkdir(dirname(at(name)), { recursive: true });
    await writeFile(at(name), text);
  };
  for (const [name, text] of Object.entries(files)) await put(name, text);
  const run = async (script: string, options: OneShotOptions = {}) => {
    const spec: Spec = {
      container_name: 'x',
      name: 'test',
      memory: { suggested: 1 },
      input_file_path: at('image-in'),
      output_file_path: at('image-out'),
      run_command: `sh -c '${script}' sh "$input" "$output" "$output_dir"`,
      disk_gb: 1,
      ...options.spec,
    };
    const lines: string[] = [];
    const printed: string[] = [];
    const sink = (into: string[]) => ({
      write: (chunk: string | Buffer) => void into.push(chunk.toString()),
    });
    const code = await runOneShot(
      ['--report', at('report.json'), ...(options.args ?? [at('in'), at('out')])],
      {
        spec,
        original: { entrypoint: null, cmd: null, env: {} },
        environment: { PATH: process.env.PATH, AWS_SECRET_ACCESS_KEY: 'no', ...options.env },
      },
      '0.0.0',
      {
        workspace,
        runCommand,
        machine: { memoryMb: 1024, cpus: 2 },
        now: () => performance.now(),
        peakMemory: async () => options.peakMemory,
        stop: options.stop ?? new AbortController().signal,
        progress: openProgress(sink(printed), sink(lines), false),
      },
    );
    const text = await readFile(at('report.json'), 'utf8').catch(() => '{"items":[]}');
    const report = JSON.parse(text) as RunReport;
    const { items } = report;
    return {
      code,
      report,
      items,
      said: lines.join(''),
      printed: printed.join(''),
      item: items[0] as ItemReport,
    };
  };
  const results = async (): Promise<Record<string, string>> => {
    const names = await readdir(at('out'), { recursive: true, withFileTypes: true });
    const files = names
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      await Promise.all(
        files.sort().map(async (file) => [file.slice(at('out').length + 1), await readFile(file, 'utf8')]),
      ),
    );
  };
  return { at, put, run, results };
}

export interface OneShotOptions {
  readonly spec?: Partial<Spec>;
  readonly args?: string[];
  readonly env?: Record<string, string>;
  readonly stop?: AbortSignal;
  readonly peakMemory?: number;
}
