import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { readArguments, usageLines } from '../../src/command/arguments.ts';
import { COMMANDS, GROUP_EXAMPLES, pipewright as pipewrightHere } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT, run } from '../fakes/workshop.ts';

const CLI = join(ROOT, 'src/cli.ts');
const pipewright = (...args: string[]) => run(process.execPath, [CLI, ...args]);

async function badCatalog(folder: string, specs: number): Promise<void> {
  for (let i = 0; i < specs; i += 1) {
    await mkdir(join(folder, 'catalog', `a${i}`), { recursive: true });
    await writeFile(join(folder, 'catalog', `a${i}`, 'spec.json'), '{}');
  }
}

describe('pipewright', () => {
  for (const [args, code] of [
    [['--version'], 0],
    [['wrp'], 1],
  ] as const)
    it(`ends when its work ends, whatever a library keeps open: ${args.join(' ')}`, async () => {
      const holds = [
        '--import',
        'data:text/javascript,setInterval(()=>{},1000);import("node:net").then((n)=>n.createServer().listen(0))',
      ];
      const said = await run(process.execPath, [...holds, CLI, ...args]);
      assert.equal(said.code, code);
      assert.notEqual(said.stdout + said.stderr, '');
    });

  it('prints everything, also to one that reads it late', async () => {
    await using folder = await temporaryFolder();
    await badCatalog(folder.path, 200);
    const child = spawn(process.execPath, [CLI, 'validate', '--json', '.'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // By then it has said all that fits in between.
    await once(child.stdout, 'readable');
    assert.equal(JSON.parse(await text(child.stdout)).specs, 200);
  });

  for (const [args, says] of [
    [['wrp'], /^error BAD_USAGE: There is no command "wrp"\. Did you mean "wrap"\?\n$/],
    [['xyz'], /There are (?:[a-z]+, )+[a-z]+\./],
    [['cancel', 'adhoc', 'x.json'], /BAD_USAGE: "adhoc" is not a run that you can name here/],
    [['wrap', '--jsno'], /There is no option --jsno\. Did you mean --json\?/],
    [['wrap', '--to'], /--to needs a value: write --to VALUE\.\n$/],
    [['wrap', '--to', '--no-write'], /--to needs a value: write --to VALUE\.\n$/],
    [['validate', '--fix=1'], /--fix takes no value: write it alone\.\n$/],
    [['wrap'], /SPEC is missing: the spec, or its folder\. Usage: npx pipewright wrap SPEC \[options\]\n$/],
    [['wrap', 'nothere'], /^error FILE_NOT_FOUND: nothere does not exist/],
    [['verify'], /SUBJECT is missing: a wrapped image/],
    [['verify', 'nothere.json'], /^error FILE_NOT_FOUND: nothere\.json cannot be read/],
    [['verify', 'package.json'], /^error NOT_EXTENDED: package\.json is not an extended spec/],
    [['verify', 'README.md/x.json'], /^error FILE_NOT_FOUND/],
    [['test'], /SPEC is missing: a spec/],
    [['test', 'catalog/csv-summary', '--engine', 'lxc'], /docker or podman, not "lxc"/],
    [
      ['publish', 'a', 'b'],
      /There is no place for the argument "b"\. Usage: npx pipewright publish \[CATALOG\]/,
    ],
    [['publish', 'nothere'], /^error NO_CATALOG: nothere has no catalog\.json/],
    [['review'], /Name the repository/],
    [
      ['review', '--repository', 'a/b', '--pull-request', 'x'],
      /--pull-request is the number of a pull request, not "x"/,
    ],
    [['init'], /IMAGE is missing: the image/],
    [['policy', 'x.json', '--owner-id', 'me'], /--owner-id is a number, not "me"/],
    [['plan', 'x.json', '--format', 'svg'], /--format is table, mermaid or json, not "svg"/],
    [['run', 'x.json', 'a', '--time-limit', '400'], /--time-limit is a number of hours up to 336, not "400"/],
    [['cancel', 'x.json'], /FILE is missing: the workflow file\. Usage: npx pipewright cancel RUN FILE/],
    [['init', 'a\u001b[2Jb'], /^error BAD_REFERENCE: "a\\u001b\[2Jb" is not an image name/],
    [['validate', 'no\nsuch\u009b'], /^error FILE_NOT_FOUND: no such\\u009b does not exist/],
  ] as const) {
    it(`prints one line about ${JSON.stringify(args.join(' '))}, and with --json as one document`, async () => {
      const said = await pipewright(...args);
      assert.deepEqual([said.code, said.stdout], [1, '']);
      assert.match(said.stderr, says);
      assert.match(said.stderr, /^error [A-Z_]+: [^\n]+\n$/);
      const json = await pipewright(...args, '--json');
      assert.equal(json.code, 1);
      assert.match(JSON.parse(json.stdout).error.code, /^[A-Z_]+$/);
    });
  }

  it('explains every command from its declaration, with two examples', async () => {
    const helpOf = async (...args: [string, ...string[]]) => {
      const { said, ...io } = commandIo('/');
      assert.equal(await pipewrightHere(args, io), 0);
      assert.equal(said.err, '');
      return said.out;
    };
    for (const { declaration } of Object.values(COMMANDS).flat()) {
      const { name, options, examples } = declaration;
      const help = await helpOf('help', name);
      assert.match(help, new RegExp(`^npx pipewright ${name} [\\s\\S]*--json +print one JSON object: `));
      for (const option of Object.keys(options)) assert.match(help, new RegExp(`^ {2}--${option}\\b`, 'm'));
      const shown = examples.map((example) => `  npx pipewright ${name} ${example}`);
      assert.ok(help.endsWith(`\nExamples:\n${shown.join('\n')}\n`));
      assert.equal(examples.length, 2);
      for (const width of [80, 120]) {
        const io = commandIo('/', { tty: true, columns: () => width, env: { NO_COLOR: '1' } });
        await pipewrightHere(['help', name], io);
        const prose = io.said.out.split('\nExamples:')[0]!.split('\n').slice(usageLines(declaration).length);
        for (const line of prose) assert.ok(line.length <= width || !line.trim().includes(' '), line);
      }
      assert.ok(help.split('\n').every((line) => line.length <= 120));
      assert.equal(await helpOf(name, '--help'), help);
    }
  });

  it('shows groups of commands with two calls each that are declared', async () => {
    const io = commandIo('/', { tty: true, env: { NO_COLOR: '1' } });
    assert.equal(await pipewrightHere(['help'], io), 0);
    for (const line of io.said.out.split('\n')) assert.ok(line.length <= 80, line);
    assert.match(io.said.out, /\n {2}run --local .*this machine[\s\S]*\n {2}run {3,}.*AWS\n/);
    const declared = new Map(
      Object.values(COMMANDS)
        .flat()
        .map(({ declaration }) => [declaration.name, declaration]),
    );
    for (const title of Object.keys(COMMANDS)) {
      assert.ok(io.said.out.includes(`\n${title}:\n`));
      for (const call of GROUP_EXAMPLES[title]!) {
        assert.ok(io.said.out.includes(`npx pipewright ${call}\n`), call);
        const [name = '', ...rest] = call.replaceAll("'", '').split(' ');
        if (name !== 'help') assert.ok(readArguments(declared.get(name)!, rest).input, call);
      }
    }
  });

  it('explains itself', async () => {
    const alone = await pipewright();
    assert.deepEqual([alone.code, alone.stdout], [1, '']);
    assert.equal((await pipewright('help')).stdout, alone.stderr);
    assert.match(JSON.parse((await pipewright('version', '--json')).stdout).version, /^\d/);
  });

  it('prints nothing but the document with --json, help included', async () => {
    for (const args of [['help'], ['help', 'wrap'], ['wrap', '--help'], ['--help']]) {
      const { code, stdout, stderr } = await pipewright(...args, '--json');
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(JSON.parse(stdout).help, /^(?:npx )?pipewright /);
    }
  });

  /** A module that is loaded before ours, as a library is that prints where it should not. */
  const library = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`;
  const PRINTS = `setImmediate(() => {
    console.log('console'); console.info('info'); console.table([1]); process.stdout.write('stream');
  });`;
  for (const [args, code] of [
    [['version'], 0],
    [['validate', 'catalog/csv-summary'], 0],
    [['validate', 'nothere'], 1],
    [['wrap'], 1],
  ] as const)
    it(`keeps what libraries print out of the document of "${args.join(' ')}"`, async () => {
      const said = await run(process.execPath, ['--import', library(PRINTS), CLI, ...args, '--json']);
      assert.equal(said.code, code);
      assert.equal(typeof JSON.parse(said.stdout), 'object');
      assert.match(said.stderr, /console\ninfo\n[\s\S]*stream/);
    });

  it('keeps what @actions/io prints about an odd PATH out of the document', async () => {
    const said = await run(process.execPath, [CLI, 'clean', '--json'], { PATH: '/etc/passwd' });
    assert.equal(JSON.parse(said.stdout).error.code, 'ENGINE_MISSING');
    assert.match(said.stderr, /^Unexpected error attempting/);
  });

  for (const throws of ['throw new Error("late")', 'Promise.reject(new Error("late"))'])
    it(`makes one document of an error that no call waits for: ${throws}`, async () => {
      const script = `const { once } = process; process.once = function (event, ...rest) {
        if (event === 'uncaughtException') process.nextTick(() => { ${throws} });
        return once.call(this, event, ...rest);
      };`;
      const said = await run(process.execPath, ['--import', library(script), CLI, 'clean', '--json']);
      assert.equal(said.code, 1);
      assert.deepEqual(JSON.parse(said.stdout), { error: { code: 'FAULT', message: 'late' } });
      assert.match(said.stderr, /^error FAULT: .*late/);
    });

  it('ends silently when the reader closes the pipe', async () => {
    await using folder = await temporaryFolder();
    await badCatalog(folder.path, 300);
    const child = spawn(process.execPath, [CLI, 'validate', folder.path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.deepEqual([code, err], [1, '']);
  });

  it('reports that the output cannot be written', async () => {
    const child = spawn(process.execPath, [CLI, 'validate'], {
      cwd: ROOT,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 1);
    assert.match(err, /^error CANNOT_WRITE: The output could not be written: [^\n]+\n$/);
  });
});
