import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { permissionsOf, runWorkflow } from './fakes/act.ts';
import {
  issueEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowRunEvent,
} from './fakes/events.ts';
import { type FakeGitHub, type FakeRepository, type Permissions, startFakeGitHub } from './fakes/github.ts';
import { formBody } from './fakes/issue-form.ts';
import { asJob } from './fakes/job.ts';
import { missing } from './fakes/missing.ts';
import { openWorkshop, ROOT, type Workshop } from './fakes/workshop.ts';

const SPEC = 'catalog/csv-summary/spec.json';
const EXTENDED = 'catalog/csv-summary/1.0.0.json';
const CHECK = 'catalog / csv-summary';
const example = (name: string): string => `workflows-examples/catalog-${name}.yml`;

/** The entry of this repository's catalog that the tests add: its spec and its samples. */
async function entry(): Promise<Record<string, string>> {
  const files: Record<string, string> = { [SPEC]: await readFile(join(ROOT, SPEC), 'utf8') };
  for (const entry of await readdir(join(ROOT, 'catalog/csv-summary/tests'), { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `catalog/csv-summary/tests/${entry.name}`;
    files[path] = await readFile(join(ROOT, path), 'utf8');
  }
  return files;
}

/** A catalog without entries; every test's images go to a place of their own. */
function newCatalog(github: FakeGitHub, place: string): { catalog: FakeRepository; images: string } {
  const images = `ghcr.io/pipewright/act-${process.pid}-${place}`;
  const settings = { registry: images, allowed_registries: ['ghcr.io'] };
  const files = {
    'catalog/catalog.json': JSON.stringify(settings),
    'catalog/index.json': '{ "algorithms": {} }\n',
  };
  // Private: a token that may too little fails here, where it would be let by in public.
  return { catalog: github.repository('lab/catalog', files, { private: true }), images };
}

describe('the example workflows, as act runs them', { skip: missing('go') }, () => {
  let workshop: Workshop;
  let act: string;
  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
    act = await workshop.services.goTool('act');
  });
  after(() => workshop[Symbol.asyncDispose]());

  /** Runs an example on a catalog, for an event whose token has the permissions that the example's job asks for. */
  async function runExample(
    name: string,
    job: string,
    catalog: FakeRepository,
    eventFor: (run: { readonly permissions: Permissions }) => WorkflowEvent,
  ) {
    const event = eventFor({ permissions: await permissionsOf(example(name), job) });
    const env = { CONTAINERS_REGISTRIES_CONF: workshop.registry.registriesConf };
    return await asJob(catalog, event, job, () => runWorkflow(act, example(name), catalog, event, env));
  }

  /** The digest of an image in the local registry; nothing when it is not there. */
  async function digestOf(image: string, tag: string): Promise<string | undefined> {
    const repository = image.replace('ghcr.io/', '');
    const url = `http://${workshop.registry.address}/v2/${repository}/manifests/${tag}`;
    const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
    const answer = await fetch(url, { method: 'HEAD', headers: { accept } });
    return answer.headers.get('docker-content-digest') ?? undefined;
  }

  it('take an entry from a fork to its published, attested image', async () => {
    await using github = await startFakeGitHub();
    const { catalog, images } = newCatalog(github, 'fork');
    const image = `${images}/csv-summary`;
    const fork = github.fork(catalog, 'alice');
    fork.commit('csv-summary', await entry());
    const pull = catalog.openPull('csv-summary', { from: fork });

    const intake = await runExample('intake', 'intake', catalog, (run) =>
      pullRequestEvent(github, catalog, pull, run),
    );
    assert.equal(intake.code, 0, intake.log);
    assert.match(intake.log, /stations\.csv|weather stations/);
    assert.deepEqual([catalog.checkRuns, catalog.comments, catalog.reviews], [[], [], []]);
    assert.equal(await digestOf(image, '1.0.0'), undefined);

    const review = await runExample('review', 'review', catalog, (run) =>
      workflowRunEvent(github, catalog, pull, run),
    );
    assert.equal(review.code, 0, review.log);
    const check = catalog.checkRuns.find(({ name }) => name === CHECK);
    assert.deepEqual([check?.headSha, check?.conclusion], [pull.sha, 'success'], review.log);
    assert.equal(catalog.comments.length, 1);
    assert.equal(await digestOf(image, 'pr-1'), undefined);

    catalog.merge(pull);
    const publish = () =>
      runExample('publish', 'publish', catalog, (run) => pushEvent(github, catalog, 'main', run));
    const published = await publish();
    assert.equal(published.code, 0, published.log);
    const digest = await digestOf(image, '1.0.0');
    const extended = JSON.parse(catalog.files()[EXTENDED] ?? '{}');
    assert.equal(extended.container_name, `${image}@${digest}`);
    assert.match(catalog.files()['catalog/index.json'] ?? '', /csv-summary/);
    const [attested, ...more] = published.attested;
    assert.deepEqual(more, []);
    assert.deepEqual([attested?.['subject-name'], attested?.['subject-digest']], [image, digest]);
    const predicate = JSON.parse(attested?.predicate ?? '{}');
    assert.equal(predicate.spec?.digest, extended.spec_digest, published.log);

    const before = catalog.log().length;
    const again = await publish();
    assert.equal(again.code, 0, again.log);
    assert.equal(catalog.log().length, before);
    assert.deepEqual(again.attested, []);
  });

  it('tell the author of a broken spec what to fix, by the schedule too', async () => {
    await using github = await startFakeGitHub();
    const { catalog } = newCatalog(github, 'broken');
    const fork = github.fork(catalog, 'alice');
    const files = await entry();
    fork.commit('csv-summary', {
      ...files,
      [SPEC]: (files[SPEC] ?? '').replace('"run_command"', '"run_comand"'),
    });
    const pull = catalog.openPull('csv-summary', { from: fork, conflict: true });
    const review = await runExample('review', 'review', catalog, (run) =>
      scheduleEvent(github, catalog, run),
    );
    const check = catalog.checkRuns.find(({ name }) => name === CHECK);
    assert.deepEqual([check?.headSha, check?.conclusion], [pull.sha, 'failure'], review.log);
    assert.ok(check?.annotations.some(({ title }) => title === 'UNKNOWN_FIELD'));
    assert.match(catalog.comments[0]?.body ?? '', /14:3 .*run&#95;command/);
  });

  it('draft a spec from an issue, without a checkout', async () => {
    await using github = await startFakeGitHub();
    const { catalog } = newCatalog(github, 'draft');
    const image = 'ghcr.io/pipewright/images/csv-summary:1.0.0';
    const number = catalog.openIssue(
      formBody({ image, name: 'sums', command: '/csv-summary $input $output' }),
    );
    const draft = await runExample('draft', 'draft', catalog, (run) =>
      issueEvent(github, catalog, number, run),
    );
    assert.equal(draft.code, 0, draft.log);
    assert.match(catalog.comments[0]?.body ?? '', /new\/main\?filename=catalog%2Fsums%2Fspec\.json&value=/);
  });

  it('publish a private catalog with one file: the candidate becomes the version', async () => {
    await using github = await startFakeGitHub();
    const { catalog, images } = newCatalog(github, 'private');
    const image = `${images}/csv-summary`;
    catalog.commit('csv-summary', await entry());
    const pull = catalog.openPull('csv-summary');
    const candidate = await runExample('private', 'entries', catalog, (run) =>
      pullRequestEvent(github, catalog, pull, run),
    );
    assert.equal(candidate.code, 0, candidate.log);
    const digest = await digestOf(image, 'pr-1');
    assert.match(catalog.files('csv-summary')[EXTENDED] ?? '', new RegExp(`${digest}`));
    assert.equal(catalog.checkRuns.find(({ headSha }) => headSha === pull.sha)?.conclusion, 'success');
    assert.equal(await digestOf(image, '1.0.0'), undefined);

    catalog.merge(pull);
    const published = await runExample('private', 'entries', catalog, (run) =>
      pushEvent(github, catalog, 'main', run),
    );
    assert.equal(published.code, 0, published.log);
    assert.equal(await digestOf(image, '1.0.0'), digest);
    assert.match(catalog.files()['catalog/index.json'] ?? '', /csv-summary/);
  });
});
