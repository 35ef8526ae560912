import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeClustersCommand, ECSClient, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  GetBucketNotificationConfigurationCommand,
  ListObjectsV2Command,
  PutBucketNotificationConfigurationCommand,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { accountEnv, ownName } from '../fakes/account.ts';
import { publishHere } from '../fakes/algorithms.ts';
import { messagesOf } from '../fakes/dispatch-world.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { until } from '../fakes/until.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';
import { must, openWorkshop, ROOT, readSpec, type Said, type Workshop } from '../fakes/workshop.ts';

const NAMES = ['csv-summary', 'outliers', 'table-merge'];
const GAUGES = join(ROOT, 'workflows-examples/tide-gauges');
const FILES = ['estuary.csv', 'harbour.csv', 'south/lighthouse.csv'];
const FIRST = 'run-20261126T090000Z-00aa11';
const SECOND = 'run-20261126T091500Z-00aa22';

interface WorkflowFile {
  name: string;
  input_s3_name: string;
  output_s3_name: string;
  prefix: string;
  process: {
    algorithms: { id?: string; name: string; needs?: string[]; variables?: Record<string, unknown> }[];
  };
}

/** An example workflow file by the real commands: deployed, fed with real files, changed, destroyed. */
describe('the tide gauges, deployed to AWS', () => {
  const services = new Services();
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  let aws: LocalAws;
  let flow: WorkflowView;
  let workflow: WorkflowFile;
  const bucket = { input: '', output: '' };

  before(async () => {
    workshop = await openWorkshop(NAMES);
    aws = await services.ministack();
    root = await temporaryFolder();
    await publishHere(workshop, join(root.path, 'catalog'), NAMES);
    const text = await readFile(join(ROOT, 'workflows-examples/graph.workflow.json'), 'utf8');
    const name = ownName();
    workflow = { ...JSON.parse(text), name, input_s3_name: `${name}-in`, output_s3_name: `${name}-out` };
    bucket.input = workflow.input_s3_name;
    bucket.output = workflow.output_s3_name;
    const { prefix } = workflow;
    flow = lookAt(aws, {
      workflow: name,
      input: { bucket: bucket.input, prefix },
      output: { bucket: bucket.output, prefix },
    });
    await flow.s3.send(new CreateBucketCommand({ Bucket: bucket.input }));
    await flow.sqs.send(new CreateQueueCommand({ QueueName: `${name}-theirs` }));
    await flow.s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: bucket.input,
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Id: 'theirs',
              QueueArn: flow.names.arn('sqs', `${name}-theirs`),
              Events: ['s3:ObjectCreated:*'],
              Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'photos/' }] } },
            },
          ],
        },
      }),
    );
  });
  after(async () => {
    if (flow) await pipewright('destroy');
    await root?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  async function pipewright(command: string): Promise<Said> {
    const file = join(root.path, 'tides.workflow.json');
    await writeFile(file, JSON.stringify(workflow));
    Object.assign(workshop.env, accountEnv(aws));
    return workshop.pipewright(command, file, '--catalog', join(root.path, 'catalog'));
  }
  const notifications = async () =>
    (await flow.s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket.input })))
      .QueueConfigurations ?? [];
  const step = (id: string) => workflow.process.algorithms.find((each) => (each.id ?? each.name) === id)!;

  async function send(run: string): Promise<void> {
    await flow.announce(run, { columns: FILES.length, outliers: FILES.length });
    for (const file of FILES) await flow.upload(`${run}/${file}`, await readFile(join(GAUGES, file)));
  }
  const finished = (id: string, run: string, count: number) =>
    until(`${count} items of ${id}`, async () => (await flow.ended(id, run)).length === count);

  /** The tool of an image that was never wrapped, on one file or folder. */
  async function byHand(
    name: string,
    input: string,
    output: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const folder = join(root.path, 'by-hand');
    await mkdir(dirname(join(folder, output)), { recursive: true });
    // The images' users may be any.
    await chmod(folder, 0o777);
    await chmod(dirname(join(folder, output)), 0o777);
    const { container_name, executable_path } = readSpec(name);
    await must('docker', [
      ...[
        'run',
        '--rm',
        '--network=none',
        `--volume=${folder}:/work`,
        `--volume=${input}:/input/${basename(input)}:ro`,
      ],
      ...Object.entries(variables).map(([key, value]) => `--env=${key}=${value}`),
      `--entrypoint=${executable_path}`,
      workshop.registry.locate(container_name),
      ...[`/input/${basename(input)}`, `/work/${output}`],
    ]);
    return join(folder, output);
  }

  it('deploys, and produces the same results for real files as the tools by hand', async () => {
    const said = await pipewright('deploy');
    assert.equal(said.code, 0, said.stderr);
    assert.match(said.stdout, new RegExp(`Upload to   s3://${bucket.input}/tide-gauges/RUN/`));
    assert.equal((await pipewright('deploy')).stderr.includes('is up to date'), true);

    await send(FIRST);
    await finished('overview', FIRST, 1);
    for (const file of FILES) {
      const json = file.replace(/csv$/, 'json');
      const hand = await byHand('csv-summary', join(GAUGES, file), json);
      assert.deepEqual(await flow.read('columns', FIRST, json), await readFile(hand), json);
    }
    await sameOutliers(FIRST);
    const merged = await flow.read('all-outliers', FIRST, 'all-outliers.csv');
    const hand = await byHand('table-merge', await outliersByHand(), 'all-outliers.csv');
    assert.deepEqual(merged, await readFile(hand));
    const overview = await byHand('csv-summary', hand, 'all-outliers.json');
    assert.deepEqual(await flow.read('overview', FIRST, 'all-outliers.json'), await readFile(overview));
  });

  /** A folder with the outliers of all files, a folder each. */
  async function outliersByHand(): Promise<string> {
    const { variables = {} } = step('outliers');
    const folder = `outliers-${variables.THRESHOLD}`;
    await Promise.all(
      FILES.map((file) =>
        byHand('outliers', join(GAUGES, file), `${folder}/${file.replace(/\.csv$/, '')}`, variables),
      ),
    );
    return join(root.path, 'by-hand', folder);
  }
  async function sameOutliers(run: string): Promise<void> {
    const hand = await outliersByHand();
    const results = await flow.results('outliers', run);
    assert.equal(results.length, 2 * FILES.length, results.join(', '));
    for (const path of results)
      assert.deepEqual(await flow.read('outliers', run, path), await readFile(join(hand, path)), path);
  }

  it('answers Lambda for duplicate, invalid and unmatched messages of the inbox', async () => {
    const lambda = new LambdaClient(aws);
    const record = (key: string) => ({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: bucket.input },
        object: { key: `tide-gauges/${key}`, size: 1, eTag: 'e', sequencer: '1' },
      },
    });
    const event = messagesOf(
      { Service: 'Amazon S3', Event: 's3:TestEvent' },
      { Records: [record('folder/'), record('no-table.txt')] },
      'no JSON',
      { Records: [{ ...record('b.csv'), eventVersion: '3.0' }] },
    );
    const { Payload, FunctionError } = await lambda.send(
      new InvokeCommand({ FunctionName: flow.names.dispatcher, Payload: JSON.stringify(event) }),
    );
    assert.equal(FunctionError, undefined);
    assert.deepEqual(JSON.parse(Buffer.from(Payload!).toString()), {
      batchItemFailures: [{ itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }],
    });
  });

  it('changes a variable and adds a step in place', async () => {
    const before = await flow.read('outliers', FIRST, 'harbour/outliers.csv');
    step('outliers').variables!.THRESHOLD = 1;
    workflow.process.algorithms.push({ id: 'described', name: 'csv-summary@1.0.0', needs: ['outliers'] });
    const said = await pipewright('deploy');
    assert.equal(said.code, 0, said.stderr);
    await send(SECOND);
    await finished('described', SECOND, FILES.length);
    await sameOutliers(SECOND);
    assert.notDeepEqual(await flow.read('outliers', SECOND, 'harbour/outliers.csv'), before);
    assert.equal((await flow.results('described', SECOND)).length, FILES.length);
    await finished('overview', SECOND, 1);
  });

  it('leaves nothing but data and resources of others', async () => {
    const mine = flow.names.base;
    assert.equal((await notifications()).length, 2);
    const said = await pipewright('destroy');
    assert.equal(said.code, 0, said.stderr);
    assert.match(said.stdout, new RegExp(`Nothing of ${workflow.name} is left but its data`));

    assert.deepEqual(
      (await notifications()).map(({ Id }) => Id),
      ['theirs'],
    );
    const cfn = new CloudFormationClient(aws);
    const { StackSummaries = [] } = await cfn.send(new ListStacksCommand({}));
    assert.deepEqual(
      StackSummaries.filter(({ StackName }) => StackName === mine).map(({ StackStatus }) => StackStatus),
      ['DELETE_COMPLETE'],
    );
    const { QueueUrls = [] } = await flow.sqs.send(new ListQueuesCommand({ QueueNamePrefix: mine }));
    assert.deepEqual(QueueUrls, []);
    const { Functions = [] } = await new LambdaClient(aws).send(new ListFunctionsCommand({}));
    assert.ok(!Functions.some(({ FunctionName = '' }) => FunctionName.startsWith(mine)));
    const ecs = new ECSClient(aws);
    const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [mine] }));
    assert.deepEqual(
      clusters.filter(({ status }) => status === 'ACTIVE'),
      [],
    );
    const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({}));
    assert.deepEqual(
      taskDefinitionArns.filter((arn) => arn.includes(`/${mine}-`)),
      [],
    );
    const containers = await must('docker', [
      ...[
        'ps',
        '--quiet',
        '--filter',
        `label=com.amazonaws.ecs.cluster=${flow.names.arn('ecs', `cluster/${mine}`)}`,
      ],
    ]);
    assert.equal(containers, '');
    const { Contents = [] } = await flow.s3.send(
      new ListObjectsV2Command({ Bucket: bucket.output, Prefix: 'tide-gauges/.pipewright/deploy/' }),
    );
    assert.deepEqual(Contents, []);
    assert.equal((await flow.results('columns', FIRST)).length, FILES.length);
  });
});
