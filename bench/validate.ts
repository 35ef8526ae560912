/**
 * How long `pipewright validate` takes as a whole process, for one spec and for a thousand, beside a process
 * that only checks the schema: JSON.parse and ajv with the same schema, without positions, rules or text.
 * V8's compiled code is cached from the first round on, as on a user's machine.
 *
 * node bench/validate.ts [ROUNDS]   uses dist/ if it is built, else the sources, whose types Node must strip
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const ROUNDS = Number(process.argv[2] ?? 9);
const SPECS = 1000;
/** Seconds that the whole process may take. */
const LIMITS = { one: 0.25, thousand: 1.5 };
/** One spec may take this many times Node's own start. */
const MOST_STARTS = 3;

const PEER = `
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
const ajv = new Ajv({ allErrors: true, strict: false });
const check = ajv.compile(JSON.parse(readFileSync('${ROOT}/catalog/schema/spec.schema.json', 'utf8')));
const names = process.argv[1] === 'one' ? ['algorithm-0'] : readdirSync('catalog');
let wrong = 0;
for (const name of names) if (!check(JSON.parse(readFileSync('catalog/' + name + '/spec.json', 'utf8')))) wrong++;
console.log(wrong + ' wrong');
`;

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
try {
  const example = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/first-example.json'), 'utf8'));
  for (let i = 0; i < SPECS; i++) {
    const name = `algorithm-${i}`;
    mkdirSync(join(folder, 'catalog', name), { recursive: true });
    // Each has the fields of a full entry; every tenth has mistakes.
    const spec = {
      ...example,
      name,
      version: '1.0.0',
      description: `Algorithm number ${i}.`,
      license: 'MIT OR Apache-2.0',
      maintainers: [{ github: 'alice' }],
      tests: [],
      ...(i % 10 === 0 && { memory: { suggested: '128' }, licence: 'MIT' }),
    };
    writeFileSync(join(folder, 'catalog', name, 'spec.json'), `${JSON.stringify(spec, null, 2)}\n`);
  }
  const built = join(ROOT, 'dist/cli/index.js');
  const cli = existsSync(built) ? built : join(ROOT, 'src/cli.ts');
  const ours = (paths: string[]) => [cli, 'validate', ...paths];
  // ajv is found from the repository, the specs from the working folder.
  const peerFile = join(ROOT, `.bench-peer-${process.pid}.tmp.mjs`);
  writeFileSync(peerFile, PEER.replace('process.argv[1]', 'process.argv[2]'));
  try {
    const rows = [
      ['one spec', LIMITS.one, ours(['catalog/algorithm-0/spec.json']), [peerFile, 'one']],
      [`${SPECS} specs`, LIMITS.thousand, ours([]), [peerFile, 'all']],
    ] as const;
    console.log(
      `${cli.slice(ROOT.length + 1)}, Node ${process.version}, median of ${ROUNDS} whole processes\n`,
    );
    console.log('             validate     limit     JSON.parse + ajv     node -e 0');
    let starts = 0;
    for (const [what, limit, own, peer] of rows) {
      const [mine, theirs, nothing] = await medians([own, peer, ['-e', '0']]);
      starts ||= mine! / nothing!;
      console.log(
        `${what.padEnd(11)} ${seconds(mine!)} ${seconds(limit)} ${mine! <= limit ? 'held  ' : 'BROKEN'} ${seconds(theirs!)} ${' '.repeat(6)} ${seconds(nothing!)}`,
      );
    }
    const held = starts <= MOST_STARTS;
    console.log(
      `\none spec ÷ node -e 0: ${starts.toFixed(1)}, at most ${MOST_STARTS} ${held ? 'held' : 'BROKEN'}`,
    );
    if (!held) process.exitCode = 1;
  } finally {
    rmSync(peerFile, { force: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The median seconds of each command. They run in turn, so that all see the same load of the machine. */
async function medians(commands: readonly (readonly string[])[]): Promise<number[]> {
  const times: number[][] = commands.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, argv] of commands.entries()) {
      const start = performance.now();
      // Exit code 1 means that it found errors, as expected.
      await run(process.execPath, [...argv], { cwd: folder, maxBuffer: 1 << 26 }).catch((error) => {
        if (error.code !== 1) throw error;
      });
      times[i]!.push((performance.now() - start) / 1000);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!);
}

function seconds(value: number): string {
  return `${value.toFixed(3).padStart(8)} s`;
}
