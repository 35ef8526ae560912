import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConcurrencyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetBucketNotificationConfigurationCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { accountEnv, ownName } from '../fakes/account.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWatchingProxy } from '../fakes/watching-proxy.ts';
import { ROOT } from '../fakes/workshop.ts';

describe('a killed process', { timeout: 600_000 }, () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  /** Commands on one workflow file, each a process of its own that is killed after a call had its effect. */
  async function workshop() {
    const folder = await temporaryFolder();
    const name = ownName();
    const file = join(folder.path, 'x.workflow.json');
    const process_ = { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0' }] };
    const buckets = { input_s3_name: `${name}-in`, output_s3_name: `${name}-out` };
    await writeFile(file, JSON.stringify({ name, region: aws.region, ...buckets, process: process_ }));
    // No registry is there, so that images are not looked at.
    const conf = join(folder.path, 'registries.conf');
    await writeFile(conf, '[[registry]]\nprefix = "ghcr.io"\nlocation = "127.0.0.1:1"\ninsecure = true\n');
    let ends: ((call: string) => void) | undefined;
    const proxy = await openWatchingProxy(aws.endpoint, (call) => ends?.(call));
    const start = async (command: 'deploy' | 'destroy', killedAfter?: RegExp) => {
      const args = ['src/cli.ts', command, file, '--catalog', 'catalog'];
      const env = {
        ...process.env,
        ...accountEnv(aws),
        AWS_ENDPOINT_URL: proxy.endpoint,
        CONTAINERS_REGISTRIES_CONF: conf,
      };
      const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      ends = (call) => {
        if (killedAfter?.test(call)) child.kill('SIGKILL');
      };
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
        });
      return new Promise<{ code: number | null; signal: string | null; said: string }>((resolve) =>
        child.once('close', (code, signal) => resolve({ code, signal, said })),
      );
    };
    return {
      name,
      start,
      async [Symbol.asyncDispose]() {
        await proxy[Symbol.asyncDispose]();
        await folder[Symbol.asyncDispose]();
      },
    };
  }
  const subscribers = async (bucket: string) => {
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const told = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
    return told.QueueConfigurations?.map(({ Id }) => Id);
  };

  it('leaves a stack in creation, which the next deployment finds and finishes', async () => {
    await using it = await workshop();
    const { name } = it;
    const killed = await it.start('deploy', /^ExecuteChangeSet$/);
    assert.equal(killed.signal, 'SIGKILL', killed.said);

    const again = await it.start('deploy');
    assert.equal(again.code, 0, again.said);
    assert.match(again.said, new RegExp(`The stack pipewright-${name} is up to date`));
    const cfn = new CloudFormationClient(aws);
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName: `pipewright-${name}` }));
    assert.equal(Stacks?.[0]?.StackStatus, 'CREATE_COMPLETE');
    assert.deepEqual(await subscribers(`${name}-in`), [`pipewright-${name}`]);
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: `${name}-out` }));
    assert.deepEqual(Contents?.filter(({ Key }) => Key?.endsWith('.zip')).length, 1);
  });

  it('of a destroy leaves the dispatcher without concurrency, which the next deployment gives back', async () => {
    await using it = await workshop();
    const { name } = it;
    const lambda = new LambdaClient(aws);
    const concurrency = new GetFunctionConcurrencyCommand({ FunctionName: `pipewright-${name}_Dispatch` });
    const first = await it.start('deploy');
    assert.equal(first.code, 0, first.said);
    const killed = await it.start('destroy', /^PUT .*\/concurrency$/);
    assert.equal(killed.signal, 'SIGKILL', killed.said);
    assert.equal((await lambda.send(concurrency)).ReservedConcurrentExecutions, 0);
    const again = await it.start('deploy');
    assert.equal(again.code, 0, again.said);
    assert.equal((await lambda.send(concurrency)).ReservedConcurrentExecutions, undefined);
    assert.deepEqual(await subscribers(`${name}-in`), [`pipewright-${name}`]);
    const gone = await it.start('destroy');
    assert.equal(gone.code, 0, gone.said);
  });
});
