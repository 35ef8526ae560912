import { randomBytes } from 'node:crypto';
import { deploy as deployPlan } from '../deploy/deploy.ts';
import { Failure } from '../failure.ts';
import { inert } from '../spec/findings-text.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { readWorkflowFile } from './workflow-file.ts';

const USAGE = `pipewright deploy FILE

Brings a workflow to AWS, or brings what is there up to date. Safe to repeat: after an interruption it goes on. AWS
credentials come from the environment, as with the aws command; "pipewright policy" prints the rights that they need.

  --catalog WHERE   a folder, or owner/repo@ref on GitHub, instead of what the file names
  --json            print one JSON object: stack, network, changes (missing when all was up to date) and outputs
`;

/** `pipewright deploy`. @throws Failure for whatever the user can mend */
export async function deploy(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    catalog: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const json = values.json === true;
  const plan = await readDeployed(positionals, io, { json, catalog: values.catalog, command: 'deploy' });
  if (!plan) return 1;
  const { openCloud } = await import('../edge/cloud.ts');
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const cloud = openCloud(regionOf(plan, io.env), io.env, io.signal);
  const changeSet = `pipewright-${randomBytes(8).toString('hex')}`;
  const result = await deployPlan(plan, cloud, await readDispatcherCode(), changeSet, (line) =>
    io.err(`${inert(line)}\n`),
  );
  if (json) io.out(jsonText(result));
  else
    io.out(
      `Upload to   ${inert(result.outputs.UploadTo ?? '')}RUN/\nResults in  ${inert(result.outputs.ResultsIn ?? '')}STEP/RUN/\n`,
    );
  return 0;
}

/** The plan of the one workflow file that is named; undefined when it has errors, which are told. */
export async function readDeployed(
  positionals: readonly string[],
  io: CommandIo,
  options: { readonly json: boolean; readonly catalog: string | undefined; readonly command: string },
): Promise<Plan | undefined> {
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new Failure('BAD_USAGE', `Name one workflow file: pipewright ${options.command} my.workflow.json`);
  const { json, catalog } = options;
  return readWorkflowFile(path, io, { json, ...(catalog !== undefined && { catalog }) });
}

/** The file's region, else that of the environment. @throws Failure `NOT_SAID` */
export function regionOf(plan: Plan, env: NodeJS.ProcessEnv): string {
  const region = plan.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (region) return region;
  throw new Failure(
    'NOT_SAID',
    `The workflow ${plan.workflow} names no "region", and AWS_REGION is not set.`,
  );
}
