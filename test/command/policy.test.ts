import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

const FILE = join(ROOT, 'workflows-examples/graph.workflow.json');
const SUBJECT = 'token.actions.githubusercontent.com:sub';

async function printed(...args: string[]) {
  const io = commandIo(ROOT);
  assert.equal(await runCommand('policy', [FILE, '--account', '183351756044', ...args], io), 0);
  return JSON.parse(io.said.out);
}

describe('pipewright policy', () => {
  it('trusts pull requests with looking, and an environment or a branch with deploying', async () => {
    const subject = async (...args: string[]) =>
      (await printed('--repository', 'lab/tides', ...args)).Statement[0].Condition.StringEquals[SUBJECT];
    assert.deepEqual(await subject('--pull-requests'), ['repo:lab/tides:pull_request']);
    assert.deepEqual(await subject(), ['repo:lab/tides:environment:production']);
    assert.deepEqual(await subject('--branch', 'main'), ['repo:lab/tides:ref:refs/heads/main']);
    assert.deepEqual(await subject('--pull-requests', '--owner-id', '7', '--repository-id', '9'), [
      'repo:lab/tides:pull_request',
      'repo:lab@7/tides@9:pull_request',
    ]);
  });

  it('lets a planner change only change sets and its own files', async () => {
    const { policies } = await printed('--for', 'plan');
    const [{ document }] = policies;
    const actions = document.Statement.flatMap(({ Action }: { Action: string[] }) => Action);
    assert.deepEqual(
      actions.filter((action: string) => !/:(?:Get|List|Describe|BatchGet)/.test(action)),
      ['cloudformation:CreateChangeSet', 'cloudformation:DeleteChangeSet', 's3:PutObject', 's3:DeleteObject'],
    );
  });

  it('lets images be copied only where that is wanted, and says with the plan how much that is', async () => {
    const making = async (...args: string[]) => {
      const text = JSON.stringify(await printed(...args));
      return [
        /"ecr:CreateRepository"/.test(text),
        /"arn:aws:ecr:[^"]*:repository\/pipewright\/[^"*]+"/.test(text),
      ];
    };
    assert.deepEqual(await making('--mirror'), [true, true]);
    // Looking whether the copy is there.
    assert.deepEqual(await making('--mirror', '--for', 'plan'), [false, true]);
    assert.deepEqual(await making(), [false, false]);
    const plan = async (...args: string[]) => {
      const io = commandIo(ROOT);
      await runCommand('plan', [FILE, ...args], io);
      return io.said.out;
    };
    assert.match(
      await plan('--mirror'),
      /^copies +\d images, at most [\d.]+ MB, which "deploy" copies into/m,
    );
    assert.match(await plan('--mirror'), /at rest \(at most \$\d\.\d\d of it for copies of images in ECR\)/);
    assert.doesNotMatch(await plan(), /copies|ECR/);
    await assert.rejects(plan('--mirror', '--no-mirror'), {
      code: 'BAD_USAGE',
      message: '--mirror and --no-mirror exclude each other. Leave one out.',
    });
  });

  it('writes each policy into a file of its own, and says what AWS takes', async () => {
    await using folder = await temporaryFolder();
    const io = commandIo(folder.path);
    const argv = [FILE, '--account', '183351756044', '--out', 'my policies'];
    assert.equal(await runCommand('policy', argv, io), 0);
    const { policies } = await printed();
    assert.ok(policies.length > 1);
    for (const { name, document } of policies) {
      const text = await readFile(join(folder.path, 'my policies', `${name}.json`), 'utf8');
      assert.deepEqual(JSON.parse(text), document);
      assert.ok(
        io.said.out.includes(
          `aws iam create-policy --policy-name ${name} --policy-document file://'my policies/${name}.json'`,
        ),
        io.said.out,
      );
    }
    assert.match(io.said.out, /# only if us-east-1 has no default VPC/);
  });
});
