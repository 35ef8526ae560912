import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openLayout } from '../../src/edge/oci-layout.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { putBusybox } from '../fakes/busybox.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { must, openWorkshop, ROOT, run, type Said, type Workshop } from '../fakes/workshop.ts';

const SHELL = 'ghcr.io/pipewright/wrap-test/shell:1';

describe('pipewright test with several specs', { timeout: 600_000 }, () => {
  let workshop: Workshop;
  let plain: Said;
  let json: Said;

  before(async () => {
    workshop = await openWorkshop([]);
    await workshop.services.tools(['skopeo']);
    await using folder = await temporaryFolder();
    await putBusybox(openLayout(join(folder.path, 'shell')), '1');
    await must('skopeo', [
      'copy',
      '--dest-tls-verify=false',
      `oci:${join(folder.path, 'shell')}:1`,
      `docker://${workshop.registry.locate(SHELL)}`,
    ]);
    const specs: Readonly<Record<string, Partial<Spec> | string>> = {
      'a-broken': '{ "name": 5 ',
      'b-missing': { container_name: 'ghcr.io/pipewright/wrap-test/missing:1' },
      'c-idle': { tests: [] },
      'd-hostile': {
        run_command: `/bin/busybox sh -c 'printf "\\\\033[2J##[error]x\\\\n::set-env name=A::x\\\\n"; echo x >"$2$(printf "\\\\033[31m")"; exit 3' sh $input $output`,
      },
      'e-good': {},
    };
    for (const [name, more] of Object.entries(specs)) {
      const home = join(folder.path, 'catalog', name);
      const spec = {
        name,
        container_name: SHELL,
        run_command: `/bin/busybox sh -c 'cp "$1" "$2"' sh $input $output`,
        input_file_path: '/in',
        output_file_path: '/out',
        memory: { suggested: 64 },
        tests: [{ name: 'one', input: 'in.txt', expect: { outputs: ['in.txt'] } }],
      };
      await mkdir(home, { recursive: true });
      await writeFile(join(home, 'in.txt'), 'hello');
      await writeFile(
        join(home, 'spec.json'),
        typeof more === 'string' ? more : JSON.stringify({ ...spec, ...more }),
      );
    }
    const test = (...args: string[]) =>
      run(
        process.execPath,
        [join(ROOT, 'src/cli.ts'), 'test', 'catalog', ...args],
        workshop.env,
        folder.path,
      );
    plain = await test();
    json = await test('--json');
  });
  after(() => workshop[Symbol.asyncDispose]());

  it('tests what can be tested, and says why the rest was not', () => {
    assert.equal(plain.code, 1);
    assert.match(plain.stderr, /^catalog\/a-broken\/spec\.json:1:\d+ error /m);
    assert.match(plain.stdout, /^✗ b-missing 1\.0\.0: error IMAGE_NOT_FOUND: [^\n]*wrap-test\/missing:1/m);
    assert.match(plain.stdout, /^- c-idle 1\.0\.0: no tests\./m);
    assert.match(plain.stdout, /^✗ d-hostile: one \([\d.]+ s\)\n {4}error TEST_EXIT_CODE: /m);
    assert.match(plain.stdout, /^✓ e-good: one \([\d.]+ s\): in\.txt$/m);
    assert.match(plain.stdout, /\n1 passed, 1 failed, 2 specs could not be tested, 1 spec skipped\n$/);
  });

  it('shows what an algorithm prints without letting it steer anything', () => {
    assert.match(plain.stdout, /^ {4}\| \\u001b\[2J##\(error\]x$/m);
    assert.match(plain.stdout, /^ {4}\| : :set-env/m);
    for (const text of [plain.stdout, plain.stderr, json.stdout, json.stderr]) {
      assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}|##\[/u);
      assert.doesNotMatch(text, /^\s*::/m);
    }
    assert.doesNotMatch(plain.stdout, /"state":/, 'what the agent logs for machines');
  });

  it('gives one JSON document with everything in it', () => {
    assert.deepEqual([json.code, json.stderr], [1, '']);
    const { engine, findings, tests, ...counts } = JSON.parse(json.stdout);
    assert.equal(engine, 'docker');
    assert.deepEqual(counts, { passed: 1, failed: 1, untested: 1 });
    assert.deepEqual(
      new Set(findings.map((f: { file: string }) => f.file.split('/')[1])),
      new Set(['a-broken', 'b-missing']),
    );
    assert.deepEqual(
      tests.map((t: Record<string, unknown>) => [t.spec, t.test, t.exit_code]),
      [
        ['d-hostile', 'one', 3],
        ['e-good', 'one', 0],
      ],
    );
    assert.deepEqual(Object.keys(tests[1]).sort(), [
      'exit_code',
      'findings',
      'log',
      'outputs',
      'seconds',
      'spec',
      'test',
    ]);
    assert.ok(tests[0].log.includes('\u001b[2J'), 'machines get the log as it is');
  });
});
