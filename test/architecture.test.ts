import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.d.ts'))
  .sort();

interface Import {
  /** A package name, `node:fs`, or a file below the root. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** All imports of a file, static and dynamic. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\((?:\/\*.*?\*\/\s*)?'([^']+)'\)/gm,
  )) {
    const name = match[2] ?? match[3] ?? '';
    const target = name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : packageOf(name);
    found.push({ target, typeOnly: match[1] !== undefined });
  }
  return found;
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** All files and packages that running `entry` can load, lazily too, but for `without` and what only that loads. */
function reachable(entry: string, without?: string): Set<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || file === without) continue;
    seen.add(file);
    if (!file.startsWith('src/')) continue;
    for (const { target, typeOnly } of importsOf(file)) if (!typeOnly) queue.push(target);
  }
  return seen;
}

/** Rooms are pure but for what they are given. */
const isPure = (file: string): boolean =>
  /^src\/(deploy|dispatch|image|spec|publish|run|workflow)\//.test(file) || /^src\/[^/]+\.ts$/.test(file);
const ENTRIES = ['src/main.ts', 'src/cli.ts', 'src/agent.ts', 'src/dispatcher.ts'];
const HARMLESS_NODE = new Set(['node:crypto', 'node:path', 'node:path/posix', 'node:buffer', 'node:util']);
const PURE_PACKAGES = new Set([
  'ajv',
  'fflate',
  'jsonc-parser',
  'fastest-levenshtein',
  'semver',
  'spdx-expression-parse',
]);

describe('the house', () => {
  it('has pure rooms: no I/O, no package that does any, nothing from the edge but types', () => {
    for (const file of files.filter((f) => isPure(f) && !ENTRIES.includes(f))) {
      for (const { target, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        assert.ok(!target.startsWith('src/edge/'), `${file} imports ${target}: take it as an argument`);
        assert.ok(
          !target.startsWith('src/command/'),
          `${file} imports ${target}: commands compose rooms, not the reverse`,
        );
        if (target.startsWith('node:'))
          assert.ok(HARMLESS_NODE.has(target), `${file} imports ${target}: that is the edge's`);
        else if (!/\.(ts|json)$/.test(target))
          assert.ok(PURE_PACKAGES.has(target), `${file} imports ${target}: that is the edge's`);
      }
    }
  });

  it('leaves files and processes to the edge, in commands too', () => {
    for (const file of files.filter((f) => !f.startsWith('src/edge/')))
      for (const { target } of importsOf(file))
        assert.doesNotMatch(target, /^node:(fs|child_process|net|https?)/, `${file} imports ${target}`);
  });

  it('reads the environment only in entries and at the edge', () => {
    for (const file of files.filter((f) => !f.startsWith('src/edge/') && !ENTRIES.includes(f))) {
      assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), /\bprocess\.(env|cwd|exit|argv|std)/, file);
    }
  });

  for (const name of ['@actions/core', '@actions/github', '@actions/exec', 'tar-stream', 'smol-toml']) {
    it(`has at most one door to ${name}`, () => {
      const users = files.filter((file) => importsOf(file).some((i) => i.target === name));
      assert.ok(users.length <= 1, users.join(', '));
      for (const user of users) assert.match(user, /^src\/edge\//);
    });
  }

  it('has one door to each AWS client, named after the service', () => {
    for (const file of files) {
      for (const { target } of importsOf(file)) {
        const service = /^@aws-sdk\/client-(.+)$/.exec(target)?.[1];
        if (service) assert.match(file, new RegExp(`^src/edge/aws/${service}(-[a-z]+)?\\.ts$`));
        else assert.doesNotMatch(target, /^@aws-sdk\//, file);
      }
    }
  });

  it('validates without loading an AWS client, an engine or the registry', () => {
    for (const entry of ['src/command/validate-command.ts', 'src/command/validate-action.ts']) {
      for (const found of reachable(entry)) {
        assert.doesNotMatch(
          found,
          // When to try again is said once, for registries and for GitHub.
          /^@aws-sdk|^@actions\/exec|edge\/(engine|registry(?!\/retry)|aws)/,
          `${entry} reaches ${found}`,
        );
      }
    }
  });

  const worker = 'src/edge/agent-worker.ts';
  it('keeps the registry client, the toolkit and AWS out of the agent: exec and run must start at once', () => {
    for (const found of reachable('src/agent.ts', worker)) {
      assert.doesNotMatch(
        found,
        /^@|edge\/(engine|registry|aws|runner)|^src\/command|^ajv|jsonc/,
        `the agent reaches ${found}`,
      );
    }
  });

  it('gives the worker the clients of S3 and SQS, and nothing else', () => {
    for (const found of reachable(worker)) {
      assert.doesNotMatch(
        found,
        /^@(?!aws-sdk\/client-(s3|sqs)$)|edge\/(engine|registry|runner)|^src\/command|^ajv|jsonc/,
        `the worker reaches ${found}`,
      );
    }
  });

  it('gives the dispatcher the clients of ECS, S3 and SQS, and nothing else', () => {
    for (const found of reachable('src/dispatcher.ts')) {
      assert.doesNotMatch(
        found,
        /^@(?!aws-sdk\/client-(ecs|s3|sqs)$)|edge\/(engine|registry|runner)|^src\/command|^ajv|jsonc/,
        `the dispatcher reaches ${found}`,
      );
    }
  });

  it('has entries of at most 50 lines and files of at most 300', () => {
    for (const file of files) {
      const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
      assert.ok(lines <= (ENTRIES.includes(file) ? 50 : 300), `${file} has ${lines} lines`);
    }
  });

  it('has no drawers', () => {
    // One file is named after AWS's service, as all there are.
    for (const file of files.filter((each) => each !== 'src/edge/aws/secrets-manager.ts'))
      assert.doesNotMatch(file, /util|helper|manager|common|misc/i);
  });
});
