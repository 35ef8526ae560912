import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FormAnswers } from '../../src/pull-request/issue-form.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { issueEvent, pushEvent } from '../fakes/events.ts';
import { type FakeCatalog, startFakeCatalog } from '../fakes/hosted-catalog.ts';
import { assertInert } from '../fakes/inert.ts';
import { formBody } from '../fakes/issue-form.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ANSWERS: FormAnswers = {
  image: 'ghcr.io/pipewright/images/csv-summary:1.0.0',
  name: 'column-sums',
  description: 'Sums up the columns of a table.',
  command: '/csv-summary $input $output',
  memory: '128',
  license: 'MIT',
};

describe('drafting a spec from an issue', { timeout: 300_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(['csv-summary']);
  });
  after(() => workshop[Symbol.asyncDispose]());

  const draft = (catalog: FakeCatalog, number: number, permissions = {}) =>
    catalog.run(
      issueEvent(catalog.github, catalog.repository, number, {
        permissions: { contents: 'read', issues: 'write', ...permissions },
      }),
      { mode: 'draft' },
    );
  /** Where the comment's link leads. */
  const linkIn = (body: string): URL =>
    new URL(/<a href="([^"]+)">/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '');

  it('answers with one comment: a link to a spec that can be proposed as it is, kept up to date', async () => {
    await using catalog = await startFakeCatalog(workshop);
    const { repository } = catalog;
    const number = repository.openIssue(formBody(ANSWERS));
    const step = await draft(catalog, number);
    assert.equal(step.code, 0, step.log);
    const [comment] = repository.comments;
    const link = linkIn(comment?.body ?? '');
    assert.equal(link.origin + link.pathname, 'https://github.com/lab/catalog/new/main');
    assert.equal(link.searchParams.get('filename'), 'catalog/column-sums/spec.json');
    const text = link.searchParams.get('value') ?? '';
    const { name, memory, license, run_command } = JSON.parse(text) as Spec;
    assert.deepEqual(
      [name, memory?.suggested, license, run_command],
      ['column-sums', 128, 'MIT', ANSWERS.command],
    );
    const { findings } = parseSpec(text, 'catalog/column-sums/spec.json');
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.match(comment?.body ?? '', /\*\*author\*\* reviews the draft/);
    assertInert(comment?.body.replace(/<a href="[^"]+">/, '') ?? '', 'the comment');

    repository.issues.set(number, formBody({ ...ANSWERS, name: 'column-means' }));
    assert.equal((await draft(catalog, number)).code, 0);
    assert.equal(repository.comments.length, 1);
    assert.equal(linkIn(comment?.body ?? '').searchParams.get('filename'), 'catalog/column-means/spec.json');
    assert.deepEqual([repository.log().length, repository.checkRuns], [1, []], 'and writes nothing else');
  });

  it('ignores issues that were not opened with the form, and says so where it may not write', async () => {
    await using catalog = await startFakeCatalog(workshop);
    const other = await draft(catalog, catalog.repository.openIssue('It does not work!'));
    assert.deepEqual([other.code, catalog.repository.comments], [0, []], other.log);
    const mute = await draft(catalog, catalog.repository.openIssue(formBody(ANSWERS)), { issues: 'read' });
    assert.deepEqual([mute.code, catalog.repository.comments], [0, []], mute.log);
    assert.match(mute.log, /give the job "issues: write"/);
    assert.match(mute.summary, /a draft of its spec/);
    const wrong = await catalog.run(pushEvent(catalog.github, catalog.repository, 'main'), { mode: 'draft' });
    assert.equal(wrong.code, 1);
    assert.match(wrong.log, /mode "draft" is for the event issues/);
  });
});
