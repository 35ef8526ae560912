import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ministackFolder } from '../../scripts/services/ministack.ts';
import { type LocalAws, type LocalRegistry, Services } from '../../scripts/services.ts';
import { imageCopies, mirroredPlan } from '../../src/deploy/mirror.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = { upper: { script: 'tr a-z A-Z <"$1" >"$2"' } };

/** Images of any registry, in a network without a way to it: a real registry is in ECR's place. */
describe('an isolated workflow with copies of its images, on AWS', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let ecr: LocalRegistry;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let flow: DeployedWorkflow;
  let view: WorkflowView;
  let place: string;
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    folder = await temporaryFolder();
    ecr = await services.registry(join(folder.path, 'images'));
    place = join(ministackFolder(services.setting), 'ecr');
    await writeFile(place, ecr.address);
    const host = `${aws.account}.dkr.ecr.${aws.region}.amazonaws.com`;
    const conf = join(folder.path, 'registries.conf');
    // Source images, which `verify` reads, are in the workshop's registry.
    const sources = await readFile(workshop.registry.registriesConf, 'utf8');
    const copies = `[[registry]]\nprefix = "${host}"\nlocation = "${ecr.address}"\ninsecure = true\n`;
    await writeFile(conf, `${sources}\n${copies}`);
    const env = { CONTAINERS_REGISTRIES_CONF: conf };
    flow = await openDeployedWorkflow(aws, workshop, ALGORITHMS, ['upper'], env);
    await flow.writeWorkflow({
      network: 'isolated',
      process: { type: 'single_run', algorithms: [{ name: 'upper@1.0.0' }] },
    });
    await flow.write('data/a', 'abc');
    view = lookAt(aws, await flow.plan());
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await rm(place, { force: true });
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  it('is refused without copies, as its agents would not reach the registry', async () => {
    const { code, err } = await flow.pipewright('deploy', flow.file);
    assert.equal(code, 1);
    assert.match(err, /IMAGE_UNREACHABLE/);
  });

  it('copies them, and its agents run them', async () => {
    const deployed = await flow.pipewright('deploy', flow.file, '--mirror');
    assert.equal(deployed.code, 0, deployed.out + deployed.err);
    assert.match(deployed.out + deployed.err, /:1\.0\.0-[0-9a-f]{12} is copied, /);
    const { code, out, err } = await flow.pipewright('run', flow.file, 'data', '--wait');
    assert.equal(code, 0, out + err);
    const run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    assert.equal(String(await view.read('upper', run, 'a')), 'ABC');
  });

  it('gets the same bytes, which verify finds to be what wrapping gives', async () => {
    const [copy] = imageCopies(mirroredPlan(await flow.plan(), aws));
    const { code, out, err } = await flow.pipewright('verify', copy!.mirrored);
    assert.equal(code, 0, out + err);
    assert.match(out, /every byte matches/);
  });

  it('keeps the copies with the next deployment', async () => {
    const again = await flow.pipewright('deploy', flow.file);
    assert.equal(again.code, 0, again.out + again.err);
    assert.match(again.out, /up to date/);
  });
});
