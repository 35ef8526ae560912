import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { exampleWorkflows, withTables } from '../scripts/docs.ts';
import { WORKER_EXIT } from '../src/agent/worker.ts';
import { readSettings } from '../src/agent/worker-settings.ts';
import { readArguments } from '../src/command/arguments.ts';
import { COMMANDS } from '../src/command/commands.ts';
import { errorsPage } from '../src/core/explain-code.ts';
import type { Finding } from '../src/core/finding.ts';
import { FIRST_WAIT_MS, LONGEST_WAIT_MS } from '../src/dispatch/backoff.ts';
import { COMMAND_NAMES } from '../src/spec/command-names.ts';
import { parseSpec } from '../src/spec/parse-spec.ts';
import { WRAPPER_VARIABLES } from '../src/spec/rules/wrapper-variables.ts';
import { TYPE_WORDS } from '../src/spec/variable-values.ts';
import { examineWorkflow } from '../src/workflow/parse-workflow.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('README', () => {
  it('has the tables that action.yml gives: run scripts/docs.ts', () => {
    assert.equal(withTables(readme, readFileSync(join(root, 'action.yml'), 'utf8')), readme);
  });

  it('shows a spec that is valid', () => {
    const json = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { findings } = parseSpec(json, 'README.md');
    assert.deepEqual(
      findings.filter((finding) => finding.severity !== 'hint'),
      [],
    );
  });

  it('has every setting of the worker, and the default that it has', () => {
    const rows = rowsOf('variable', 'what it says');
    const names = rows.flatMap(([variables = '']) => variables.replaceAll('`', '').split(', '));
    const least = { PIPEWRIGHT_QUEUE_URL: 'q', PIPEWRIGHT_STEP: 's', PIPEWRIGHT_BUCKET: 'b' };
    const asked = new Set<string>();
    const environment = new Proxy<Record<string, string>>(least, {
      get: (target, name: string) => {
        asked.add(name);
        return target[name];
      },
    });
    const settings = readSettings(environment);
    assert.deepEqual(names.sort(), [...asked].sort());
    const defaults = rows.map(([name = '', says = '']) => [
      name.replaceAll('`', ''),
      /\((\d+)\)$/.exec(says)?.[1] ?? '',
    ]);
    assert.equal(defaults.filter(([, value]) => value !== '').length, 6);
    assert.deepEqual(readSettings({ ...Object.fromEntries(defaults), ...least }), settings);
  });

  it('has every code that the worker ends with', () => {
    const codes = rowsOf('code', 'cause').map(([code]) => Number(code));
    assert.deepEqual(
      codes,
      [...new Set([0, 70, 143, ...Object.values(WORKER_EXIT)])].sort((a, b) => a - b),
    );
  });

  it('says for how long agents wait that end before they have worked, as the dispatcher makes them', () => {
    assert.ok(readme.includes(`after ${FIRST_WAIT_MS / 1000} seconds`));
    assert.ok(readme.includes('doubles the wait, up to half an hour'));
    assert.equal(LONGEST_WAIT_MS, 30 * 60_000);
  });

  it('links to files that are there', () => {
    for (const [, file] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g))
      assert.ok(existsSync(join(root, file ?? '')), file);
  });
});

/** The cells of the table with this head, row by row. */
function rowsOf(...head: string[]): string[][] {
  const [, after = ''] = readme.split(`| ${head.join(' | ')} |\n|---|---|\n`);
  const rows = after.slice(0, after.indexOf('\n\n')).split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('docs/errors.md', () => {
  it('is what the table of codes gives: run scripts/docs.ts', () => {
    assert.equal(readFileSync(join(root, 'docs/errors.md'), 'utf8'), errorsPage());
  });
});

describe('the workflows that commands write', () => {
  it('are those of workflows-examples: run scripts/docs.ts', () => {
    assert.equal(readFileSync(join(root, 'src/catalog/example-workflows.json'), 'utf8'), exampleWorkflows());
  });
});

describe('Coming from yunpipe', () => {
  const page = readFileSync(join(root, 'docs/from-yunpipe.md'), 'utf8');
  const [spec = '', output = '', workflow = ''] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, json = '']) => json,
  );
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'hint');

  it('shows a spec and a workflow file that are valid', () => {
    assert.deepEqual(errors(parseSpec(spec, 'catalog/change123-s3/spec.json').findings), []);
    const renamed = JSON.stringify({ ...JSON.parse(spec), ...JSON.parse(output) });
    assert.deepEqual(errors(parseSpec(renamed, 'catalog/change123-s3/spec.json').findings), []);
    assert.deepEqual(errors(examineWorkflow(workflow, 'change123.workflow.json').report.findings), []);
  });
  it("names every variable of the wrapper's agent", () => {
    for (const name of WRAPPER_VARIABLES) assert.ok(page.includes(`\`${name}\``), name);
  });
  it('names commands that exist', () => {
    const names = Object.values(COMMANDS)
      .flat()
      .map(({ declaration }) => declaration.name);
    for (const [, name = ''] of page.matchAll(/pipewright ([a-z]+)/g)) assert.ok(names.includes(name), name);
  });
});

describe('every page', () => {
  const pages = globSync('{*.md,{catalog,docs,workflows-examples}/**/*.md}', { cwd: root });

  it('has tables with a head: a row after an empty line is shown as text', () => {
    for (const page of pages) {
      const lines = readFileSync(join(root, page), 'utf8').split('\n');
      for (const [i, line] of lines.entries())
        if (line.startsWith('|') && !lines[i - 1]?.startsWith('|'))
          assert.match(lines[i + 1] ?? '', /^\|[-:| ]+\|$/, `${page}:${i + 1}`);
    }
  });
});

describe('pages for contributors', () => {
  for (const page of [
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/catalog-site.md',
    'docs/from-yunpipe.md',
    'docs/releasing.md',
    'docs/setup-github.md',
  ]) {
    const text = readFileSync(join(root, page), 'utf8');
    it(`${page} links to files that exist`, () => {
      for (const [, file = ''] of text.matchAll(/\]\((?!http)([^)#]+)[^)]*\)/g))
        assert.ok(existsSync(join(root, dirname(page), file)), file);
    });
    it(`${page} names files that exist`, () => {
      const files = new Set(globSync('{src,test,scripts}/**/*.ts', { cwd: root }));
      const names = new Set([...files].map((file) => basename(file)));
      for (const [, file = ''] of text.matchAll(/`([\w/-]+\.ts)`/g))
        assert.ok(file.includes('/') ? files.has(file) || files.has(`src/${file}`) : names.has(file), file);
    });
  }
});

describe('docs/setup-github.md', () => {
  const page = readFileSync(join(root, 'docs/setup-github.md'), 'utf8');

  it('leads to "runs on push" in at most twelve steps, one command each', () => {
    const steps = page
      .split('## ')[0]!
      .split(/^(?=\d+\. )/m)
      .slice(1);
    assert.ok(steps.length <= 12, `${steps.length}`);
    for (const step of steps) assert.equal(step.match(/```sh\n/g)?.length, 1, step);
  });

  it('calls commands as they are declared', () => {
    const declared = new Map(
      Object.values(COMMANDS)
        .flat()
        .map(({ declaration }) => [declaration.name, declaration]),
    );
    const calls = [...page.matchAll(/npx pipewright (\w+) ([^`\n&]+)(?:\n|`| &&)/g)];
    assert.ok(calls.length >= 8, `${calls.length}`);
    for (const [call, name = '', rest = ''] of calls)
      assert.ok(readArguments(declared.get(name)!, rest.trim().split(' ')).input, call);
  });
});

describe('docs/command-line.md', () => {
  const page = readFileSync(join(root, 'docs/command-line.md'), 'utf8');

  it('names everything that a command may use, and every type', () => {
    for (const name of Object.keys(COMMAND_NAMES)) assert.ok(page.includes(`\`$${name}\``), name);
    for (const type of Object.keys(TYPE_WORDS)) assert.ok(page.includes(`\`${type}\``), type);
  });

  it('shows inputs and outputs that are valid', () => {
    const [, fields = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const readmes = JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');
    const run_command = 'x $reads $reference [ -L $regions ] $output_dir/$item.bam';
    const spec = { ...readmes, ...JSON.parse(`{${fields}}`), run_command, tests: [] };
    const { findings } = parseSpec(JSON.stringify(spec), 'spec.json');
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint'),
      [],
    );
  });

  it('shows commands that are valid', () => {
    const commands = [...page.matchAll(/```sh\n([\s\S]*?)\n```/g)].map(([, command]) => command);
    assert.ok(commands.length > 1);
    for (const run_command of commands) {
      const spec = { ...JSON.parse(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''), run_command };
      const { findings } = parseSpec(JSON.stringify(spec), 'spec.json');
      assert.deepEqual(
        findings.filter(({ path }) => path === '/run_command'),
        [],
      );
    }
  });
});
