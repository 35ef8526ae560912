import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
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

/**
 * The rooms in their order: an import stays in its room or goes to an earlier one. Rooms in one row stand side by side
 * and do not import each other.
 */
const ROOMS: readonly (readonly string[])[] = [
  ['core'],
  ['text'],
  ['oci'],
  ['spec'],
  ['wrap'],
  ['catalog'],
  ['protocol'],
  ['workflow'],
  ['agent', 'dispatch', 'local'],
  ['deploy'],
  ['runs'],
  ['progress'],
  ['report'],
  ['site'],
  ['github'],
  ['pull-request'],
  ['edge'],
  ['command'],
];
const ENTRIES = ['src/main.ts', 'src/cli.ts', 'src/dist.ts', 'src/agent.ts', 'src/dispatcher.ts'];
const HARMLESS_NODE = new Set(['node:crypto', 'node:path', 'node:path/posix', 'node:buffer', 'node:util']);
const PURE_PACKAGES = new Set(['ajv', 'fflate', 'fastest-levenshtein', 'semver', 'spdx-expression-parse']);

/** The room of a source file; undefined for an entry. */
const roomOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];
const floorOf = (room: string): number => ROOMS.findIndex((row) => row.includes(room));
/** Rooms are pure except for what they get as arguments. */
const isPure = (file: string): boolean => !/^src\/(edge|command)\//.test(file) && !ENTRIES.includes(file);

describe('the house', () => {
  it('consists of the rooms in the table, and of the entries', () => {
    for (const file of files) {
      const room = roomOf(file);
      if (room === undefined) assert.ok(ENTRIES.includes(file), `${file} is in no room`);
      else assert.ok(floorOf(room) >= 0, `${file}: the table of rooms has no ${room}`);
    }
  });

  it('has imports, of types too, only within a room and into earlier ones', () => {
    const upward: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      if (room === undefined) continue;
      for (const { target } of importsOf(file)) {
        if (!target.startsWith('src/')) continue;
        const other = roomOf(target);
        if (other === room) continue;
        if (other === undefined || floorOf(other) >= floorOf(room)) upward.push(`${file} imports ${target}`);
      }
    }
    assert.deepEqual(upward, []);
  });

  it('gives every file a base name of its own', () => {
    const names = files.map((file) => basename(file));
    const twice = files.filter((file) => names.filter((name) => name === basename(file)).length > 1);
    // A room's story file may have the name of the entry that starts it.
    assert.deepEqual(
      twice.filter((file) => !ENTRIES.includes(file)),
      [],
    );
  });

  it('defines ports as interfaces, never as the type of their implementation', () => {
    for (const file of files)
      assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), /\btypeof import\(/, file);
  });

  it('has pure rooms: no I/O, and no package that does any', () => {
    for (const file of files.filter(isPure)) {
      for (const { target, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        if (target.startsWith('node:'))
          assert.ok(HARMLESS_NODE.has(target), `${file} imports ${target}: leave that to the edge`);
        else if (!/\.(ts|json)$/.test(target))
          assert.ok(PURE_PACKAGES.has(target), `${file} imports ${target}: leave that to the edge`);
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
          /^@aws-sdk|^@actions\/exec|edge\/(engine|registry|aws)/,
          `${entry} reaches ${found}`,
        );
      }
    }
  });

  it('shows the status of runs without loading templates, the dispatcher or pull requests', () => {
    for (const found of reachable('src/command/status-command.ts'))
      assert.doesNotMatch(
        found,
        /^src\/(deploy\/template|dispatch|pull-request)\//,
        `status reaches ${found}`,
      );
  });

  const worker = 'src/edge/agent-worker.ts';
  it('keeps the registry client, the toolkit and AWS out of the agent: exec and run must start at once', () => {
    for (const found of reachable('src/agent.ts', worker)) {
      assert.doesNotMatch(
        found,
        /^@|edge\/(engine|registry|aws|runner)|^src\/command|^ajv/,
        `the agent reaches ${found}`,
      );
    }
  });

  it('gives the worker the clients of S3 and SQS, and nothing else', () => {
    for (const found of reachable(worker)) {
      assert.doesNotMatch(
        found,
        /^@(?!aws-sdk\/client-(s3|sqs)$)|edge\/(engine|registry|runner)|^src\/command|^ajv/,
        `the worker reaches ${found}`,
      );
    }
  });

  it('gives the dispatcher the clients of ECS, S3, SNS and SQS, and nothing else', () => {
    for (const found of reachable('src/dispatcher.ts')) {
      assert.doesNotMatch(
        found,
        /^@(?!aws-sdk\/client-(ecs|s3|sns|sqs)$)|edge\/(engine|registry|runner)|^src\/command|^ajv/,
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
