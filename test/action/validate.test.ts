import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { runAction } from '../fakes/runner.ts';
import { ROOT } from '../fakes/workshop.ts';

async function workspaceWith(folder: string, specs: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(specs)) {
    await mkdir(join(folder, 'catalog', name), { recursive: true });
    await writeFile(join(folder, 'catalog', name, 'spec.json'), text);
  }
}

describe('the action, started as the runner starts it', () => {
  it('passes for the catalog of this repository', async () => {
    const step = await runAction(ROOT);
    assert.equal(step.code, 0, step.log);
    // Two algorithms have a boolean, of which there is something to know.
    assert.deepEqual(step.outputs, { errors: '0', warnings: '0', hints: '2' });
    assert.match(step.summary, /^2 hints in 13 specs$/m);
  });

  it('annotates the exact line, counts, and says everything in the summary', async () => {
    await using folder = await temporaryFolder();
    const spec = `{\n  "name": "blur",\n  "container_name": "ghcr.io/alice/blur:1",\n  "run_comand": "/blur $input $output",\n  "input_file_path": "/in",\n  "output_file_path": "/out",\n  "memory": { "suggested": 128 }\n}\n`;
    await workspaceWith(folder.path, { blur: spec });
    const step = await runAction(folder.path, { mode: 'validate' });
    assert.equal(step.code, 1);
    assert.match(
      step.log,
      /::error title=UNKNOWN_FIELD,file=catalog\/blur\/spec\.json,line=4,endLine=4,col=3,endColumn=15::/,
    );
    assert.equal(step.outputs.errors, '1');
    assert.match(step.summary, /^### <code>catalog\/blur\/spec\.json<\/code>$/m);
    assert.match(step.summary, /^\| 4:3 \| ❌ /m);
  });

  it('shows ten annotations of a level, and all findings in log and summary', async () => {
    await using folder = await temporaryFolder();
    const broken = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`a${i}`, '{ "name": 5 ']));
    await workspaceWith(folder.path, broken);
    const step = await runAction(folder.path);
    assert.equal([...step.log.matchAll(/^::error title=/gm)].length, 10);
    for (const name of Object.keys(broken)) {
      assert.ok(step.summary.includes(`catalog/${name}/spec.json`));
      assert.ok(step.log.includes(`catalog/${name}/spec.json`));
    }
  });

  it('takes hostile text for text: no commands, no mentions, no markup', async () => {
    await using folder = await temporaryFolder();
    const evil =
      '\n::set-output name=errors::0\n::add-mask::x\n@octo-org/team <img src=x> | ``` [a](javascript:1) https://evil.example ##[error]x';
    const spec = { name: evil, [evil]: 1, run_command: evil, tags: [evil] };
    await workspaceWith(folder.path, { evil: JSON.stringify(spec) });
    const step = await runAction(folder.path);
    assert.equal(step.code, 1);
    for (const line of step.log.split('\n')) {
      assert.doesNotMatch(line, /^\s*::(?!group::|endgroup::|error |warning |notice |error::)/, line);
      assert.doesNotMatch(line, /^\s*##\[/, line);
    }
    assert.doesNotMatch(step.summary, /<img|@octo-org|\[a\]\(|https:\/\//);
  });

  for (const [mode, says] of [
    ['deploy', /mode deploy needs the input workflow: the path of a workflow file/],
    ['publish', /mode publish needs a github-token that can at least read pull requests/],
    ['valdate', /mode "valdate" does not exist\. Did you mean "validate"\?/],
  ] as const) {
    it(`refuses mode ${mode} with one clear sentence`, async () => {
      const step = await runAction(ROOT, { mode });
      assert.equal(step.code, 1);
      assert.match(step.log, says);
    });
  }

  it('says so when there is nothing to check', async () => {
    await using folder = await temporaryFolder();
    await cp(join(ROOT, 'LICENSE'), join(folder.path, 'LICENSE'));
    const step = await runAction(folder.path);
    assert.equal(step.code, 1);
    assert.match(step.log, /::error::.*actions\/checkout.*catalog does not exist/);
  });
});
