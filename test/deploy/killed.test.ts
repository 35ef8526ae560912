import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
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

describe('a killed deploy process', { timeout: 120_000 }, () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  it('leaves a stack in creation, which the next deployment finds and finishes', async () => {
    await using folder = await temporaryFolder();
    const name = ownName();
    const file = join(folder.path, 'x.workflow.json');
    const process_ = { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0' }] };
    const buckets = { input_s3_name: `${name}-in`, output_s3_name: `${name}-out` };
    await writeFile(file, JSON.stringify({ name, region: aws.region, ...buckets, process: process_ }));
    // Nobody is there, so that images are not looked at.
    const conf = join(folder.path, 'registries.conf');
    await writeFile(conf, '[[registry]]\nprefix = "ghcr.io"\nlocation = "127.0.0.1:1"\ninsecure = true\n');

    let first: ReturnType<typeof deploy> | undefined;
    await using proxy = await openWatchingProxy(aws.endpoint, (call) => {
      if (call === 'ExecuteChangeSet') first?.child.kill('SIGKILL');
    });
    function deploy() {
      const args = ['src/cli.ts', 'deploy', file, '--catalog', 'catalog'];
      const env = {
        ...process.env,
        ...accountEnv(aws),
        AWS_ENDPOINT_URL: proxy.endpoint,
        CONTAINERS_REGISTRIES_CONF: conf,
      };
      const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          said += chunk;
        });
      const ended = new Promise<{ code: number | null; signal: string | null; said: string }>((resolve) =>
        child.once('close', (code, signal) => resolve({ code, signal, said })),
      );
      return { child, ended };
    }

    first = deploy();
    const killed = await first.ended;
    assert.equal(killed.signal, 'SIGKILL', killed.said);

    const again = await deploy().ended;
    assert.equal(again.code, 0, again.said);
    assert.match(again.said, new RegExp(`The stack pipewright-${name} is up to date`));
    const cfn = new CloudFormationClient(aws);
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName: `pipewright-${name}` }));
    assert.equal(Stacks?.[0]?.StackStatus, 'CREATE_COMPLETE');
    const told = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: `${name}-in` }));
    assert.deepEqual(
      told.QueueConfigurations?.map(({ Id }) => Id),
      [`pipewright-${name}`],
    );
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: `${name}-out` }));
    assert.deepEqual(Contents?.filter(({ Key }) => Key?.endsWith('.zip')).length, 1);
  });
});
