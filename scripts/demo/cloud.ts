import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalAws } from '../services.ts';
import { describe, firstLines } from './results.ts';
import { root, type Stage } from './stage.ts';

export interface CloudDemo {
  /** A workflow file that names its buckets. */
  readonly file: string;
  readonly catalog: string;
  /** A file or a folder. */
  readonly inputs: string;
  /** A folder for the results; what is in it is deleted. */
  readonly out: string;
}

/** Shown if the engine is not Docker. */
export const NO_DOCKER =
  'Left out, as it needs Docker, which MiniStack starts agents with: deploying the workflow to AWS, and running it there.';

/**
 * Does the same in an AWS account, which MiniStack emulates: the workflow is deployed, files are sent through
 * it, agents start on their own, results arrive, and everything is destroyed.
 * @throws Failure `DEMO_FAILED`
 */
export async function demoCloud(
  stage: Stage,
  aws: LocalAws,
  env: NodeJS.ProcessEnv,
  { file, catalog, inputs, out }: CloudDemo,
): Promise<void> {
  stage.title('Deploy it to AWS (MiniStack, on this machine, stands for that)');
  const account = {
    ...env,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: aws.region,
    AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    PIPEWRIGHT_POLL_SECONDS: '1',
  };
  const pipewright = (command: string) => () =>
    stage.pipewrightBriefly(account, command, file, '--catalog', catalog);
  await stage.part('deploy', pipewright('deploy'));

  stage.title('Run it there: agents start on their own, and end when there is no more to do');
  rmSync(join(root, out), { recursive: true, force: true });
  await stage.part('run on AWS', () =>
    stage.pipewright(account, 'run', file, inputs, '--out', out, '--catalog', catalog),
  );
  for (const path of globSync('*/**/*.*', { cwd: join(root, out) }).sort()) {
    const bytes = readFileSync(join(root, out, path));
    stage.say(`result     ${join(out, path)} (${describe(bytes)})`);
    for (const line of firstLines(bytes)) stage.say(`           ${line}`);
  }
  stage.say(`report     ${join(out, 'report.html')}`);

  stage.title('Destroy it');
  await stage.part('destroy', pipewright('destroy'));
}
