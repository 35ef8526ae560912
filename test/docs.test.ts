import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { exampleWorkflows, referencePages, withTables } from '../scripts/docs.ts';
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
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
/** The example of docs/specs.md. */
const exampleSpec = /```json\n([\s\S]*?)```/.exec(read('docs/specs.md'))?.[1] ?? '';

describe('README', () => {
  const readme = read('README.md');
  it('is short, and names the two commands that set everything up', () => {
    assert.ok(readme.split('\n').length <= 121, 'more than 120 lines: move something to docs/');
    assert.match(readme, /^npm ci && npm run demo$/m);
    assert.match(readme, /^npm cit$/m);
  });
  it('has pictures that load quickly: 300 KB together', () => {
    const pictures = globSync('docs/pictures/*', { cwd: root });
    assert.deepEqual(pictures.map((file) => basename(file)).sort(), ['run-dark.png', 'run-light.png']);
    assert.ok(pictures.reduce((sum, file) => sum + statSync(join(root, file)).size, 0) <= 300_000);
  });
  it('has badges of workflows that exist', () => {
    const badges = [...readme.matchAll(/actions\/workflows\/([\w.-]+)\/badge/g)];
    assert.ok(badges.length > 0);
    for (const [, file = ''] of badges) assert.ok(existsSync(join(root, '.github/workflows', file)), file);
  });
});

describe('docs/action.md', () => {
  it('has the tables that action.yml gives: run scripts/docs.ts', () => {
    const page = read('docs/action.md');
    assert.equal(withTables(page, read('action.yml')), page);
  });
});

describe('docs/specs.md', () => {
  it('shows a spec that is valid', () => {
    const { findings } = parseSpec(exampleSpec, 'docs/specs.md');
    assert.deepEqual(
      findings.filter((finding) => finding.severity !== 'hint'),
      [],
    );
  });
});

describe('docs/worker.md', () => {
  const page = read('docs/worker.md');
  it('has every setting of the worker, and the default that it has', () => {
    const rows = rowsOf(page, 'variable', 'what it says');
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
    assert.equal(defaults.filter(([, value]) => value !== '').length, 7);
    assert.deepEqual(readSettings({ ...Object.fromEntries(defaults), ...least }), settings);
  });

  it('has every code that the worker ends with', () => {
    const codes = rowsOf(page, 'code', 'cause').map(([code]) => Number(code));
    assert.deepEqual(
      codes,
      [...new Set([0, 70, 143, ...Object.values(WORKER_EXIT)])].sort((a, b) => a - b),
    );
  });
});

describe('docs/aws.md', () => {
  it('says for how long agents wait that end before they have worked, as the dispatcher makes them', () => {
    const page = read('docs/aws.md');
    assert.ok(page.includes(`after ${FIRST_WAIT_MS / 1000} seconds`));
    assert.ok(page.includes('doubles the wait, up to half an hour'));
    assert.equal(LONGEST_WAIT_MS, 30 * 60_000);
  });
});

/** The cells of the table with this head, row by row. */
function rowsOf(page: string, ...head: string[]): string[][] {
  const [, after = ''] = page.split(`| ${head.join(' | ')} |\n|---|---|\n`);
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

describe('docs/reference', () => {
  it('is what the schemas give: run scripts/docs.ts', () => {
    for (const [page, text] of referencePages()) assert.equal(read(page), text, page);
  });
  it('has every field that a spec or a workflow file may have, at any depth', () => {
    for (const [page, text] of referencePages()) {
      const schema = read(`catalog/schema/${basename(page, '.md')}.schema.json`);
      const fields = new Set<string>();
      JSON.parse(schema, (key, value) => {
        if (key === 'properties') for (const name of Object.keys(value)) fields.add(name);
        return value;
      });
      assert.ok(fields.size > 30);
      for (const name of fields) assert.ok(text.includes(`\n| \`${name}\``), name);
    }
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
    const run_command = 'x $reads $reference [ -L $regions ] $output_dir/$item.bam';
    const spec = { ...JSON.parse(exampleSpec), ...JSON.parse(`{${fields}}`), run_command, tests: [] };
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
      const spec = { ...JSON.parse(exampleSpec), run_command };
      const { findings } = parseSpec(JSON.stringify(spec), 'spec.json');
      assert.deepEqual(
        findings.filter(({ path }) => path === '/run_command'),
        [],
      );
    }
  });
});
