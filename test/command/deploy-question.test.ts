import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { pipewright } from '../../src/command/commands.ts';
import { deployTo, previewFirst } from '../../src/command/deploy-account.ts';
import { isAsked } from '../../src/command/deploy-command.ts';
import { showDeploy } from '../../src/command/deploy-progress.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { deployedBlocks } from '../../src/report/deploy-text.ts';
import { PLAIN, print } from '../../src/text/printer.ts';
import { accountEnv } from '../fakes/account.ts';
import { commandIo } from '../fakes/command-io.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

describe('deploying for the first time', { timeout: 300_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let flow: DeployedWorkflow;
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    flow = await openDeployedWorkflow(aws, workshop, { copy: { script: 'cp "$1" "$2"' } }, ['copy']);
    const { name } = flow;
    const places = { region: aws.region, input_s3_name: `${name}-in`, output_s3_name: `${name}-out` };
    const process = { type: 'single_run', algorithms: [{ name: 'copy@1.0.0' }] };
    await flow.write(flow.file, JSON.stringify({ name, catalog: 'catalog', ...places, process }));
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  const terminal = () =>
    commandIo(flow.folder, { env: { ...accountEnv(aws), NO_COLOR: '1' }, tty: true, errTty: true });
  const stack = () =>
    openAws(aws.region, accountEnv(aws), new AbortController().signal).stacks.describe(
      `pipewright-${flow.name}`,
    );

  it('asks on a terminal, says what it makes and costs, and makes nothing unless agreed', async () => {
    const questions: string[] = [];
    const ask = async (question: string): Promise<string> => {
      questions.push(question);
      return 'n';
    };
    const io = { ...terminal(), ask };
    const code = await pipewright(['deploy', flow.file], io);
    const { err } = io.said;
    assert.deepEqual([code, questions], [1, ['Continue? [y/N] ']]);
    assert.match(err, /is not deployed yet\. Deploying it to account \d{12}, \S+\s+creates:\n/);
    assert.match(err, /\n {2}stack {3}\d+ resources: \d+ queues/);
    assert.match(err, /\n {2}costs {3}about \$0\.\d\d a month at rest/);
    assert.match(err, /error DECLINED: Nothing was changed\.\n/);
    assert.equal(await stack(), undefined);
  });

  it('counts resources in one line, and ends with the verdict and the next command', async () => {
    const io = terminal();
    const plan = await flow.plan();
    const shown = showDeploy(io);
    const result = await deployTo(plan, flow.file, io, shown.say, {});
    shown.end();
    const { err } = io.said;
    const counts = [...err.matchAll(/ (\d+) of (\d+) resources, /g)].map(([, done]) => Number(done));
    assert.ok(
      counts.length > 0 && counts.every((count, i) => i === 0 || count >= counts[i - 1]!),
      `${counts}`,
    );
    assert.doesNotMatch(err, /^ {2}create complete/m);
    const out = print(deployedBlocks(plan.workflow, flow.file, result), PLAIN);
    assert.match(out, /^w\w+ is deployed: \d+ created\nUpload to {3}s3:[^\n]+\nResults in {2}s3:[^\n]+\n/);
    assert.ok(out.endsWith(`\nTo run it: npx pipewright run ${flow.file} INPUT…\n`));
  });

  it('does not ask again', async () => {
    const from = { env: accountEnv(aws), signal: new AbortController().signal };
    assert.equal(await previewFirst(await flow.plan(), from), undefined);
  });
});

describe('the question before the first deployment', () => {
  const ask = async () => 'n';
  for (const [where, yes, io, asked] of [
    ['is asked on a terminal', false, {}, true],
    ['is not asked with --yes', true, {}, false],
    ['is not asked in a job', false, { env: { CI: 'true' } }, false],
    ['is not asked with --json', false, { quiet: true }, false],
    ['is not asked in a pipe', false, { ask: undefined }, false],
  ] as const) {
    it(where, () => assert.equal(isAsked({ yes }, commandIo('/', { ask, ...io })), asked));
  }
});
