import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { commandLine } from '../../src/agent/command-line.ts';
import type { ProgramCall } from '../../src/agent/expand-command.ts';
import type { PlacedInput } from '../../src/agent/input-places.ts';
import { AGENT_MEMORY_MB } from '../../src/protocol/agent-size.ts';
import { isGroup, parseCommand } from '../../src/spec/command-tree.ts';
import { mainNameOf } from '../../src/spec/companion-names.ts';
import { inputsOf, namesInputs, namesOutputs, outputsOf } from '../../src/spec/named-files.ts';
import { outputName } from '../../src/spec/output-name.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { bareText } from '../../src/spec/shell-words.ts';
import { sortOutputs } from '../../src/spec/sort-outputs.ts';
import type { Spec } from '../../src/spec/spec.ts';

/*
 * Thirty tools of public catalogs, as docs/expressible.md drew them: each that can be said has a spec, and the words that
 * its program gets are those which the catalog's own description gives, with our places of files.
 */

const FOLDER = new URL('../fixtures/expressible/', import.meta.url);
const SCHEMA = new URL('../../catalog/schema/spec.schema.json', import.meta.url);
const PAGE = new URL('../../docs/expressible.md', import.meta.url);

/** One call of a tool. */
interface Call {
  readonly spec: string;
  readonly item: string;
  /** Names of files by input, with their companions. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** All programs' words in their order, with the operators between them. */
  readonly expect: readonly string[];
  /** What the tool would write below `$output_dir`, by output. */
  readonly writes?: Readonly<Record<string, readonly string[]>>;
}

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const calls: readonly Call[] = JSON.parse(read('calls.json'));
const names = readdirSync(FOLDER)
  .filter((name) => name !== 'calls.json')
  .map((name) => name.replace(/\.json$/, ''));

function errorsOf(text: string): readonly string[] {
  const { findings } = parseSpec(text, 'spec.json', { hasFile: () => false });
  return findings
    .filter(({ severity }) => severity !== 'hint')
    .map(({ code, message }) => `${code}: ${message}`);
}

function placed(spec: Spec, files: Call['files']): ReadonlyMap<string, PlacedInput> {
  const given = inputsOf(spec).filter(({ name }) => files[name] !== undefined);
  return new Map(
    given.map(({ name, companions }) => {
      const folder = namesInputs(spec) ? `/in/${name}` : '/in';
      const all = files[name]!;
      const isCompanion = (file: string): boolean =>
        mainNameOf(
          companions,
          file,
          all.filter((other) => other !== file),
        ) !== undefined;
      const paths = (of: readonly string[]): string[] => of.map((file) => `${folder}/${file}`);
      const own = all.filter((file) => !isCompanion(file));
      return [name, { folder, paths: paths(own), companions: paths(all.filter(isCompanion)) }];
    }),
  );
}

function shown(pipelines: readonly (readonly ProgramCall[])[]): readonly string[] {
  const program = ({ argv, variables, redirections }: ProgramCall): string[] => [
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    ...argv,
    ...redirections.map(({ operator, path }) => operator + path),
  ];
  const joined = (parts: readonly string[][], operator: string): string[] =>
    parts.flatMap((words, i) => (i === 0 ? words : [operator, ...words]));
  return joined(
    pipelines.map((parts) => joined(parts.map(program), '|')),
    '&&',
  );
}

function specOf(name: string): Spec {
  const { spec } = parseSpec(read(`${name}.json`), 'spec.json', { hasFile: () => false });
  assert.ok(spec);
  return spec;
}

function wordsOf({ spec: name, item, files, variables = {} }: Call): readonly string[] {
  const spec = specOf(name);
  const inputs = placed(spec, files);
  const source = namesInputs(spec) ? item : Object.values(files)[0]![0]!;
  const output = `/out/${outputName(spec.output_name ?? '{name}', source)}`;
  const places = { inputs, temporary: [], output, outputFolder: '/out' };
  const defaults = (spec.user_specified_environment_variables ?? []).flatMap((variable) =>
    variable.default === undefined ? [] : [[variable.name, textOf(variable.default)] as const],
  );
  const given = { ...Object.fromEntries(defaults), ...variables };
  const size = { memoryMb: 1920 + AGENT_MEMORY_MB, cpus: 2 };
  return shown(commandLine(spec, { item, places, scratch: '/scratch' }, given, size));
}

/** As the agent gets a default: a list as JSON. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** What the page says of each tool: its spec, and whether it can be said. */
function rowsOfPage(): ReadonlyMap<string, string> {
  const rows = readFileSync(PAGE, 'utf8').matchAll(/^\| \d+ \| [^|]+ \| ([^|]+) \| \*\*([^|*]+)\*\* \|/gm);
  return new Map([...rows].map(([, spec = '', answer = '']) => [spec.replaceAll('`', ''), answer]));
}

/** A shell among the programs, or a program that a shell starts as its own. */
function hasShell(name: string): boolean {
  const { pipelines } = parseCommand(specOf(name).run_command);
  const words = pipelines.flatMap(({ parts }) => parts.flatMap((part) => part.words));
  return words.some((word) => !isGroup(word) && /^(?:.*\/)?(?:ba|da|z)?sh$/.test(bareText(word) ?? ''));
}

describe('the page of tools', () => {
  const rows = rowsOfPage();
  it('has thirty, each with its spec or without one', () => {
    assert.equal(rows.size, 30);
    const said = [...rows].filter(([, answer]) => answer !== 'no').map(([name]) => name);
    assert.deepEqual(said.sort(), [...names].sort());
  });
  it('says which need a shell', () => {
    for (const name of names) assert.equal(rows.get(name), hasShell(name) ? 'with a shell' : 'yes', name);
  });
  it('counts them', () => {
    const count = (answer: string): number => [...rows.values()].filter((each) => each === answer).length;
    const sums = `${count('yes') + count('with a shell')} of 30 can be said, ${count('yes')} of them without a shell`;
    assert.match(readFileSync(PAGE, 'utf8'), new RegExp(sums));
  });
  it('counts them for each catalog', () => {
    const table = /^\| catalog \| yes \|.*\n.*\n((?:\|.*\n)+)/m.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';
    // The rows of the thirty stand in the order of their catalogs, ten of each.
    const answers = [...rows.values()];
    const expected = [0, 10, 20].map((start) =>
      ['yes', 'with a shell', 'no'].map((answer) => {
        const { length } = answers.slice(start, start + 10).filter((each) => each === answer);
        return length === 0 ? '' : String(length);
      }),
    );
    const found = table
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(2, 5)
          .map((cell) => cell.trim()),
      );
    assert.deepEqual(found, expected);
  });
});

describe('tools of public catalogs', () => {
  const check = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  for (const name of names) {
    it(`${name} is a valid spec, for editors too`, () => {
      assert.deepEqual(errorsOf(read(`${name}.json`)), []);
      assert.ok(check(JSON.parse(read(`${name}.json`))), JSON.stringify(check.errors));
    });
    it(`${name} is called`, () => assert.ok(calls.some(({ spec }) => spec === name)));
  }
  for (const call of calls) {
    const { spec: name, expect, writes } = call;
    const options = JSON.stringify(call.variables ?? {});
    it(`${name} gets the words that its catalog gives it, ${options}`, () =>
      assert.deepEqual(wordsOf(call), expect));
    if (writes === undefined) continue;
    it(`${name} has the outputs of its catalog, ${options}`, () => {
      const spec = specOf(name);
      assert.ok(namesOutputs(spec));
      const paths = [...new Set(Object.values(writes).flat())];
      const { files, problems } = sortOutputs(outputsOf(spec), paths);
      assert.deepEqual(problems, []);
      for (const [output, own] of Object.entries(writes))
        assert.deepEqual(
          files.filter(({ outputs }) => outputs.includes(output)).map(({ path }) => path),
          own,
        );
    });
  }
});
