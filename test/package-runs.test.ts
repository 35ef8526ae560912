import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../scripts/services.ts';
import { accountEnv, ownName } from './fakes/account.ts';
import { publishHere } from './fakes/algorithms.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { type InstalledPackage, installPackage } from './fakes/installed-package.ts';
import { openWorkshop, ROOT, type Said, type Workshop } from './fakes/workshop.ts';

const FILE = 'tides.workflow.json';

/** What needs more than files: an engine, and an AWS account, for which MiniStack stands. */
describe('the npm package, with an engine and an account', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let installed: InstalledPackage;

  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
    aws = await services.ministack();
    folder = await temporaryFolder();
    installed = await installPackage(folder.path);
    const { home } = installed;
    await publishHere(workshop, join(home, 'catalog'), ['csv-summary']);
    const name = ownName();
    const workflow = {
      name,
      input_s3_name: `${name}-in`,
      output_s3_name: `${name}-out`,
      process: { type: 'single_run', algorithms: [{ name: 'csv-summary@1.0.0' }] },
    };
    await writeFile(join(home, FILE), JSON.stringify(workflow));
  });
  after(async () => {
    if (installed) await pipewright('destroy', FILE);
    await installed?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  const DATA = join(ROOT, 'workflows-examples/tide-gauges');
  const pipewright = async (...args: string[]): Promise<Said> => {
    const { CONTAINERS_REGISTRIES_CONF, DOCKER_HOST } = workshop.env;
    const engine = { CONTAINERS_REGISTRIES_CONF, ...(DOCKER_HOST && { DOCKER_HOST }) };
    const env = { ...engine, ...accountEnv(aws), PIPEWRIGHT_POLL_SECONDS: '1' };
    const said = await installed.pipewright(args, env);
    assert.equal(said.code, 0, said.stderr + said.stdout);
    return said;
  };
  const result = (...path: string[]) => readFile(join(installed.home, ...path), 'utf8');

  it('runs a workflow on this machine', async () => {
    await pipewright('run', FILE, DATA, '--local', '--out', 'here');
    assert.match(await result('here/csv-summary/south/lighthouse.json'), /"water_level_cm"/);
    assert.match(await result('here/report.html'), /<title>/);
  });

  it('deploys it, and runs it there with the same results', async () => {
    assert.match((await pipewright('deploy', FILE)).stdout, /^Upload to +s3:/m);
    await pipewright('run', FILE, DATA, '--out', 'there');
    for (const name of ['estuary', 'harbour', 'south/lighthouse'])
      assert.equal(
        await result('there/csv-summary', `${name}.json`),
        await result('here/csv-summary', `${name}.json`),
      );
  });
});
