import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blocksOf } from './page-blocks.ts';
import { ROOT } from './workshop.ts';

export interface Reader {
  /** A folder, empty or with what the page expects. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Texts of the page → replacements, for smaller inputs and unique names. */
  readonly instead?: Readonly<Record<string, string>>;
  /** The parts of the page to run, by the start of their headings; by default all. */
  readonly sections?: readonly string[];
}

/** Does what a page says: runs its blocks in order, and checks their output and exit codes. */
export async function follow(page: string, { folder, env, instead = {}, sections }: Reader): Promise<void> {
  let text = await readFile(join(ROOT, 'docs/tutorials', page), 'utf8');
  for (const [from, to] of Object.entries(instead)) {
    assert.ok(text.includes(from), `${page} has no "${from}"`);
    text = text.replaceAll(from, to);
  }
  const programs = join(folder, '.programs');
  await mkdir(programs, { recursive: true });
  // A reader's npx runs the published package; here it runs this checkout.
  const npx = `#!/bin/sh\nshift\nexec '${process.execPath}' '${join(ROOT, 'src/cli.ts')}' "$@"\n`;
  await writeFile(join(programs, 'npx'), npx);
  await chmod(join(programs, 'npx'), 0o755);
  const path = `${programs}:${env.PATH}`;
  let ran = 0;
  for (const { line, commands, exitCode, prints, notRun } of blocksOf(text)) {
    const heading = headingBefore(text, line);
    if (notRun !== undefined || (sections && !sections.some((start) => heading.startsWith(start)))) continue;
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', commands], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 300_000, env: { ...env, PATH: path } },
    });
    const said = `${stdout}${stderr}`;
    assert.equal(status, exitCode, `${page}:${line}\n${said}`);
    for (const text of prints)
      assert.ok(said.includes(text), `${page}:${line} prints no "${text}":\n${said}`);
    ran++;
  }
  assert.ok(ran > 1);
}

function headingBefore(text: string, line: number): string {
  const before = text.split('\n').slice(0, line);
  return before.findLast((each) => each.startsWith('## '))?.slice(3) ?? '';
}
