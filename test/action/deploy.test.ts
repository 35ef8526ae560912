import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { OCI_CONFIG } from '../../src/oci/manifest.ts';
import { accountEnv, ownName } from '../fakes/account.ts';
import { checkOut, pullRequestEvent, pushEvent, type WorkflowEvent } from '../fakes/events.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type FakeGitHub, startFakeGitHub } from '../fakes/github.ts';
import { type FakeRegistry, startFakeRegistry } from '../fakes/registry.ts';
import { runAction } from '../fakes/runner.ts';
import { ROOT } from '../fakes/workshop.ts';

const WRITE = { contents: 'read', checks: 'write' } as const;
const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = Buffer.from('{}');
const MANIFEST = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPE,
    config: { mediaType: OCI_CONFIG, digest: digestOf(CONFIG), size: CONFIG.length },
    layers: [],
  }),
);
const SPEC = 'catalog/csv-summary/1.0.0.json';

describe('deploying from the action', { timeout: 300_000 }, () => {
  const services = new Services();
  const name = ownName();
  const file = `${name}.workflow.json`;
  let aws: LocalAws;
  let github: FakeGitHub;
  let registry: FakeRegistry;
  let conf: Awaited<ReturnType<typeof temporaryFolder>>;
  let repository: ReturnType<FakeGitHub['repository']>;

  before(async () => {
    aws = await services.ministack();
    github = await startFakeGitHub();
    registry = await startFakeRegistry();
    registry.tag('catalog/csv-summary', 'x', MANIFEST, TYPE);
    registry.put('catalog/csv-summary', CONFIG);
    conf = await temporaryFolder();
    await writeFile(
      join(conf.path, 'registries.conf'),
      [
        ['ghcr.io/pipewright', registry.host],
        [`${aws.account}.dkr.ecr.${aws.region}.amazonaws.com`, `${registry.host}/ecr`],
      ]
        .map(([prefix, to]) => `[[registry]]\nprefix = "${prefix}"\nlocation = "${to}"\ninsecure = true\n`)
        .join(''),
    );
    const digest = digestOf(MANIFEST);
    const held = (path: string) =>
      readFileSync(join(ROOT, path), 'utf8').replace(/(csv-summary)@sha256:[0-9a-f]{64}/g, `$1@${digest}`);
    repository = github.repository('lab/tides', {
      'catalog/catalog.json': readFileSync(join(ROOT, 'catalog/catalog.json'), 'utf8'),
      'catalog/index.json': held('catalog/index.json'),
      [SPEC]: held(SPEC),
      [file]: workflow({}),
    });
  });
  after(async () => {
    await services[Symbol.asyncDispose]();
    await github[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
    await conf[Symbol.asyncDispose]();
  });

  function workflow(changes: object, algorithm: object = {}): string {
    return `${JSON.stringify(
      {
        name,
        input_s3_name: `${name}-in`,
        output_s3_name: `${name}-out`,
        region: aws.region,
        ...changes,
        process: { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0', ...algorithm }] },
      },
      null,
      2,
    )}\n`;
  }
  async function act(event: WorkflowEvent, inputs: Record<string, string>, env: Record<string, string> = {}) {
    await using folder = await temporaryFolder();
    await checkOut(repository, event.sha, folder.path);
    const given = { CONTAINERS_REGISTRIES_CONF: join(conf.path, 'registries.conf'), ...env };
    const step = await runAction(folder.path, { workflow: file, ...inputs }, { event, env: given });
    assert.doesNotMatch(step.log, /^\s+at .*:\d+:\d+/m, 'a stack trace');
    return step;
  }
  function propose(text: string, fork = false) {
    const source = fork ? github.fork(repository, 'alice') : repository;
    const branch = `change-${repository.pulls.size}`;
    source.commit(branch, { [file]: text });
    const pull = repository.openPull(branch, fork ? { from: source } : {});
    return pullRequestEvent(github, repository, pull, { permissions: WRITE });
  }
  const push = () => pushEvent(github, repository, 'main', { permissions: WRITE });

  it('plans a fork’s change without AWS and with a read-only token, and says what that leaves out', async () => {
    const step = await act(propose(workflow({}), true), { mode: 'plan' });
    assert.equal(step.code, 0, step.log);
    assert.match(step.summary, new RegExp(`^### 🗺️ ${name}: is valid$`, 'm'));
    assert.match(step.summary, /not compared with what is deployed: this job has no AWS credentials/);
    assert.match(step.summary, /^```mermaid$/m);
    assert.match(step.summary, /\*\*Costs:\*\* about .*0\.\d\d a month at rest/);
    assert.match(step.summary, /token can only read, so the job wrote no check run/);
    assert.deepEqual([repository.checkRuns.length, step.outputs.changes], [0, '']);
  });

  it('tells what is wrong at its line, in the check run too, and fails', async () => {
    const step = await act(propose(workflow({ max_agnts: 3 })), { mode: 'plan' }, accountEnv(aws));
    assert.equal(step.code, 1);
    assert.match(step.log, new RegExp(`::error title=UNKNOWN_FIELD,file=${file},line=6,`));
    assert.match(
      step.log,
      /::error::\S+ cannot be deployed as it is, and would be refused\. The job summary/,
    );
    const check = repository.checkRuns.at(-1);
    assert.deepEqual([check?.name, check?.conclusion], [`pipewright / plan ${file}`, 'failure']);
    assert.deepEqual(
      check?.annotations.map(({ path, start_line }) => [path, start_line]),
      [[file, 6]],
    );
  });

  it('plans, deploys, compares and takes back', async () => {
    const env = accountEnv(aws);
    const first = await act(propose(workflow({ prefix: 'a/' })), { mode: 'plan' }, env);
    assert.equal(first.code, 0, first.log);
    assert.equal(first.outputs.stack, `pipewright-${name}`);
    assert.ok(Number(first.outputs.changes) > 20, first.outputs.changes);
    assert.match(first.summary, new RegExp(`${name}: would be created, \\d+ resources`));
    const check = repository.checkRuns.at(-1);
    assert.deepEqual([check?.name, check?.conclusion], [`pipewright / plan ${name}`, 'success']);

    const deployed = await act(push(), { mode: 'deploy' }, env);
    assert.equal(deployed.code, 0, deployed.log);
    assert.deepEqual(
      [deployed.outputs['upload-to'], deployed.outputs['results-in']],
      [`s3://${name}-in/`, `s3://${name}-out/`],
    );
    assert.match(deployed.log, /create complete: Inbox \(AWS::SQS::Queue\)/);
    assert.match(deployed.summary, new RegExp(`### 🚀 ${name}: deployed, \\d+ resources changed`));
    assert.equal(repository.checkRuns.at(-1)?.name, `pipewright / deploy ${name}`);

    const changed = await act(propose(workflow({}, { max_attempts: 5 })), { mode: 'plan' }, env);
    assert.equal(changed.code, 0, changed.log);
    assert.equal(changed.outputs.changes, '1', changed.summary);
    assert.match(changed.summary, /<code>TaskCsvSummaryX\w+<\/code>|<code>TaskCsvSummary<\/code>/);
    const same = await act(push(), { mode: 'deploy' }, env);
    assert.match(same.summary, /: up to date$/m);
    assert.equal(same.outputs.changes, '0');

    const copied = await act(push(), { mode: 'deploy', mirror: 'true' }, env);
    assert.equal(copied.code, 0, copied.log);
    const mirrored = 'pipewright/ghcr.io/pipewright/catalog/csv-summary';
    assert.deepEqual(registry.manifest(`ecr/${mirrored}`, digestOf(MANIFEST)), MANIFEST);
    assert.match(copied.log, new RegExp(`${mirrored}:1\\.0\\.0-\\w{12} is copied, `));
    assert.match(copied.log, /update complete: TaskCsvSummary/);
    // The stack remembers it.
    const kept = await act(propose(workflow({})), { mode: 'plan' }, env);
    assert.equal(kept.outputs.changes, '0', kept.summary);
    assert.match(kept.summary, /\*\*Copies of images:\*\* 1 image in the account's ECR, at most /);

    const gone = await act(push(), { mode: 'destroy' }, env);
    assert.equal(gone.code, 0, gone.log);
    assert.match(
      gone.summary,
      new RegExp(`delete-repository --force --region ${aws.region} --repository-name`),
    );
    assert.match(gone.summary, new RegExp(`### 🧹 ${name}: destroyed`));
    assert.match(gone.summary, /aws s3 rm --recursive s3:&#47;&#47;|aws s3 rm --recursive s3/);
  });

  it('refuses to deploy what could not run, all at once and before anything is made', async () => {
    const secrets = { TOKEN: `arn:aws:secretsmanager:${aws.region}:${aws.account}:secret:none-AbCdEf` };
    const text = workflow({ key_pair: 'lab', subnets: ['subnet-0a1b2c3d'], secrets });
    repository.commit('main', { [file]: text, [SPEC]: withToken(repository.files()[SPEC]!) });
    const step = await act(push(), { mode: 'deploy' }, accountEnv(aws));
    assert.equal(step.code, 1, step.log);
    for (const [code, line] of [
      ['SUBNETS', 7],
      ['NO_KEY_PAIR', 6],
      ['NO_SECRET', 11],
    ])
      assert.match(step.log, new RegExp(`::(error|warning) title=${code},file=${file},line=${line},`));
    assert.match(
      step.log,
      /::error::\S+ cannot be deployed as it is, and nothing was changed\. The job summary lists/,
    );
    assert.equal(repository.checkRuns.at(-1)?.conclusion, 'failure');
  });

  it('does nothing with the credentials of another account, and says whose they are', async () => {
    repository.commit('main', { [file]: workflow({ account_id: '183351756044' }) });
    for (const mode of ['deploy', 'destroy']) {
      const step = await act(push(), { mode }, accountEnv(aws));
      assert.equal(step.code, 1);
      assert.match(
        step.log,
        /::error.*for the AWS account 183351756044, but these credentials belong to \d{12}/,
      );
    }
  });
});

/** The extended spec with a secret variable. */
function withToken(text: string): string {
  const spec = JSON.parse(text);
  const token = { name: 'TOKEN', required: false, secret: true };
  spec.user_specified_environment_variables = [...spec.user_specified_environment_variables, token];
  spec.environment = [...spec.environment, { ...token, from: 'user' }];
  return JSON.stringify(spec);
}
