import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Failure } from '../../src/failure.ts';
import { ADHOC } from '../../src/run/run-id.ts';
import { waitFor } from '../services/shared.ts';
import type { LocalAws } from '../services.ts';
import { describe, firstLines } from './results.ts';
import { root, type Stage } from './stage.ts';

const LIMIT_MS = 90_000;

export interface CloudDemo {
  /** A workflow file that names its buckets. */
  readonly file: string;
  readonly catalog: string;
  /** A file or a folder. */
  readonly inputs: string;
  /** The step whose results are waited for and shown. */
  readonly step: string;
}

interface WorkflowFile {
  readonly input_s3_name: string;
  readonly output_s3_name: string;
  readonly prefix: string;
}

/**
 * The same in an AWS account, for which MiniStack stands: the workflow is deployed, files are uploaded, agents start by
 * themselves, results come, and all of it is taken back.
 * @throws Failure `DEMO_FAILED`
 */
export async function demoCloud(
  stage: Stage,
  aws: LocalAws,
  env: NodeJS.ProcessEnv,
  { file, catalog, inputs, step }: CloudDemo,
): Promise<void> {
  stage.title('Deploy it to AWS (MiniStack, on this machine, stands for that)');
  const account = {
    ...env,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: aws.region,
    AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
  };
  const pipewright = (command: string) => () =>
    stage.pipewrightBriefly(account, command, file, '--catalog', catalog);
  await stage.part('deploy', pipewright('deploy'));

  stage.title('Upload, and nothing else: agents start by themselves, and end when there is no more to do');
  const { input_s3_name, output_s3_name, prefix } = JSON.parse(
    readFileSync(join(root, file), 'utf8'),
  ) as WorkflowFile;
  const s3 = new S3Client({ ...aws, forcePathStyle: true });
  await stage.part('to the result', async () => {
    const files = filesIn(join(root, inputs));
    for (const [path, bytes] of files) {
      const Key = `${prefix}${path}`;
      await s3.send(new PutObjectCommand({ Bucket: input_s3_name, Key, Body: bytes }));
      stage.say(`uploaded   s3://${input_s3_name}/${Key}`);
    }
    const folder = { Bucket: output_s3_name, Prefix: `${prefix}${step}/${ADHOC}/` };
    let keys: string[] = [];
    const came = await waitFor(async () => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command(folder));
      keys = Contents.map(({ Key = '' }) => Key);
      return keys.length >= files.length;
    }, LIMIT_MS);
    if (!came) throw new Failure('DEMO_FAILED', `Not all results came within ${LIMIT_MS / 1000} s.`);
    for (const Key of keys) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: output_s3_name, Key }));
      const bytes = await Body!.transformToByteArray();
      stage.say(`result     s3://${output_s3_name}/${Key} (${describe(bytes)})`);
      for (const line of firstLines(bytes)) stage.say(`           ${line}`);
    }
  });

  stage.title('Take it back');
  await stage.part('destroy', pipewright('destroy'));
}

/** A file, or all that are in a folder, with their paths in it. */
function filesIn(place: string): [path: string, bytes: Buffer][] {
  if (!statSync(place).isDirectory()) return [[basename(place), readFileSync(place)]];
  return globSync('**/*.*', { cwd: place })
    .sort()
    .map((path) => [path, readFileSync(join(place, path))]);
}
