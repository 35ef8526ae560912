import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeTrial, type SmokeResult, sandboxArguments } from '../../src/pull-request/smoke.ts';
import type { SpecTest } from '../../src/spec/spec.ts';
import { aSpec } from '../fakes/image.ts';

const specWith = (expect: SpecTest['expect'], changes: Parameters<typeof aSpec>[0] = {}) =>
  aSpec({ tests: [{ name: 'one', input: 'tests/a.txt', ...(expect && { expect }) }], ...changes });

function argumentsOf(changes: Parameters<typeof aSpec>[0], folder = '/tmp/x'): string[] {
  const spec = specWith(undefined, changes);
  return sandboxArguments(spec, spec.tests[0]!, {
    image: ['it'],
    folders: { input: `${folder}/in`, output: `${folder}/out` },
    inputs: ['/.pipewright/in/a.txt'],
    runOptions: ['--own'],
    cpus: 8,
  });
}

describe("the sandbox's arguments", () => {
  it('give no network, no rights and nothing without bounds', () => {
    const args = argumentsOf({ memory: { suggested: 200 }, CPU: 2, disk_gb: 3 });
    for (const wanted of [
      '--network=none',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges',
      '--read-only',
      '--pids-limit=512',
      '--memory=328m',
      '--memory-swap=328m',
      '--cpus=2',
      '--ulimit=fsize=3000000000',
      '--own',
    ])
      assert.ok(args.includes(wanted), wanted);
    assert.ok(!args.some((arg) => /privileged|docker\.sock|--env-file|--pid=|--ipc|--userns/.test(arg)));
    assert.deepEqual(args.slice(args.indexOf('it')), [
      'it',
      'run',
      '--report',
      '/.pipewright/out/report.json',
      '/.pipewright/in/a.txt',
      '/.pipewright/out/results',
    ]);
  });

  it('mount two folders, whatever they are called, and the sample where it cannot be changed', () => {
    for (const [folder, source] of [
      ['/tmp/x', 'source=/tmp/x/in'],
      ['/tmp/a,b', '"source=/tmp/a,b/in"'],
      ['/tmp/a"b', '"source=/tmp/a""b/in"'],
    ] as const) {
      const mounts = argumentsOf({}, folder).filter((arg) => arg.startsWith('--mount=type=bind'));
      assert.equal(mounts.length, 2);
      assert.equal(mounts[0], `--mount=type=bind,${source},target=/.pipewright/in,readonly`);
    }
  });

  it('make those folders writable that a command knows by heart, and no others', () => {
    const folders = (changes: Parameters<typeof aSpec>[0]): string[] =>
      argumentsOf(changes).filter((arg) => arg.startsWith('--mount=type=tmpfs'));
    assert.deepEqual(folders({}), []);
    assert.deepEqual(folders({ run_command: '/blur' }), [
      '--mount=type=tmpfs,target=/in,tmpfs-mode=1777',
      '--mount=type=tmpfs,target=/out,tmpfs-mode=1777',
    ]);
    assert.deepEqual(folders({ run_command: '/blur $input', output_file_path: '/tmp/out' }), []);
    assert.deepEqual(folders({ run_command: '/blur $output', input_file_path: '/' }), []);
  });
});

describe('judging a test', () => {
  const good: SmokeResult = {
    exitCode: 0,
    timedOut: false,
    log: '',
    outputs: [{ name: 'a/b.json', sha256: 'f'.repeat(64), found: new Set(['yes']) }],
  };
  const ofTable = { outputs: good.outputs.map((output) => ({ ...output, outputs: ['table'] })) };
  const codesOf = (expect: SpecTest['expect'], result: Partial<SmokeResult> = {}): string[] => {
    const spec = specWith(expect);
    return judgeTrial(spec, spec.tests[0]!, { ...good, ...result }, 'spec.json', 0).map(({ code }) => code);
  };
  for (const [what, expect, result, codes] of [
    ['nothing expected', undefined, {}, []],
    ['a pattern', { outputs: ['a/*.json'] }, {}, []],
    ['a pattern does not cross folders', { outputs: ['*.json'] }, {}, ['TEST_OUTPUT_MISSING']],
    ['a digest', { sha256: { 'a/b.json': 'f'.repeat(64) } }, {}, []],
    ['another digest', { sha256: { 'a/b.json': '0'.repeat(64) } }, {}, ['TEST_OUTPUT_DIFFERS']],
    ['texts', { contains: { 'a/*': ['yes', 'no'] } }, {}, ['TEST_OUTPUT_DIFFERS']],
    [
      'one file missing, asked for thrice',
      { outputs: ['c'], sha256: { c: '0'.repeat(64) }, contains: { c: 'x' } },
      {},
      ['TEST_OUTPUT_MISSING'],
    ],
    ['files by output', { outputs: { table: ['a/*.json'], log: [] } }, ofTable, []],
    ['a file of another output', { outputs: { log: ['a/*.json'] } }, ofTable, ['TEST_OUTPUT_MISSING']],
    ['a file where none is expected', { outputs: { table: [] } }, ofTable, ['TEST_OUTPUT_LEFT']],
    ['a time limit', { exit_code: 3 }, { timedOut: true, exitCode: 3 }, ['TEST_TIMED_OUT']],
    ['no exit code', { exit_code: 3 }, { exitCode: null, reason: 'why' }, ['TEST_EXIT_CODE']],
    ['exit code 0 without a result', undefined, { reason: 'why' }, ['TEST_FAILED']],
    [
      'the failure that was wanted',
      { exit_code: 3 },
      { exitCode: 3, reason: 'its meaning', outputs: [] },
      [],
    ],
  ] as const)
    it(`${what}: ${codes.join(', ') || 'passes'}`, () => {
      assert.deepEqual(codesOf(expect as SpecTest['expect'], result), codes);
    });
});
