import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { accountEnv } from '../fakes/account.ts';
import { publishHere } from '../fakes/algorithms.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, ROOT, run, type Workshop } from '../fakes/workshop.ts';

const TRIAL = 'scripts/aws-trial.ts';

describe('the trial for a real account, on the emulator', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  let aws: LocalAws;
  let env: NodeJS.ProcessEnv;
  let catalog: string;
  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
    aws = await services.ministack();
    root = await temporaryFolder();
    catalog = join(root.path, 'catalog');
    await publishHere(workshop, catalog, ['csv-summary']);
    env = { ...workshop.env, ...accountEnv(aws), PIPEWRIGHT_POLL_SECONDS: '0.5' };
  });
  after(async () => {
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
    await root?.[Symbol.asyncDispose]();
  });
  const transcriptIn = (folder: string): string => {
    const [file = ''] = readdirSync(folder);
    return readFileSync(join(folder, file), 'utf8');
  };
  /** Stacks and buckets of trials. */
  const made = async (): Promise<string[]> => {
    const { StackSummaries = [] } = await new CloudFormationClient(aws).send(new ListStacksCommand({}));
    const { Buckets = [] } = await new S3Client({ ...aws, forcePathStyle: true }).send(
      new ListBucketsCommand({}),
    );
    return [
      ...StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE').map(
        ({ StackName = '' }) => StackName,
      ),
      ...Buckets.map(({ Name = '' }) => Name),
    ].filter((name) => name.includes('trial-'));
  };

  it('plays every scene that an emulator can, with what it is for at its head, and leaves nothing', async () => {
    const out = join(root.path, 'full');
    const { code, stdout, stderr } = await run(
      process.execPath,
      [TRIAL, '--yes', '--catalog', catalog, '--out', out],
      env,
      ROOT,
    );
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /costs up to \$2[\s\S]*1\. Does ECS send aws:SourceAccount/);
    const text = transcriptIn(out);
    const rows = text.split('\n').filter((line) => /^\| (?:✅|❌|⏭️|➖)/u.test(line));
    const [tried, untried] = [
      rows.filter((row) => row.startsWith('| ✅')),
      rows.filter((row) => row.startsWith('| ➖')),
    ];
    assert.deepEqual([tried.length, untried.length, rows.length], [8, 10, 18], rows.join('\n'));
    assert.equal(untried.filter((row) => /instance: .*an emulator starts no instances/.test(row)).length, 5);
    assert.match(text, /deleted before its turn \| 4 results, and: .*gone\.csv/);
    assert.match(text, /interrupted \| ended with 130 after "/);
    assert.match(text, /an agent at work \| begun with \d+ of 300 done/);
    assert.match(text, /Estimate of the bill, by list prices: \*\*\$\d\.\d\d\*\*/);
    assert.match(text, /## What is left\n\nNothing\./);
    assert.deepEqual(await made(), []);
  });

  it('removes what it has made when it is stopped', async () => {
    const out = join(root.path, 'stopped');
    const child = spawn(process.execPath, [TRIAL, '--yes', '--catalog', catalog, '--out', out], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    let stopped = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (stopped || !/Creating|── plain: deploy$/m.test(said)) return;
      stopped = true;
      child.kill('SIGINT');
    });
    const code = await new Promise((done) => child.once('close', done));
    assert.equal(code, 1, said);
    const text = transcriptIn(out);
    assert.match(text, /❌ plain: deploy \| failed: /);
    assert.match(text, /⏭️ plain: five more files \| skipped: the trial was stopped/u);
    assert.match(text, /## What is left\n\nNothing\./);
    assert.deepEqual(await made(), []);
  });

  it('asks before it begins, and does not begin where no person can answer', async () => {
    const { code, stderr } = await run(process.execPath, [TRIAL, '--catalog', catalog], env, ROOT);
    assert.equal(code, 1);
    assert.match(stderr, /BAD_USAGE.*costs up to \$2.*--yes/);
    assert.deepEqual(await made(), []);
  });
});
