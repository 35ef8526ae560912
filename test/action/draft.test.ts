import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FormAnswers } from '../../src/pull-request/issue-form.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { issueEvent, pushEvent } from '../fakes/events.ts';
import { type FakeCatalog, startFakeCatalog } from '../fakes/hosted-catalog.ts';
import { formBody } from '../fakes/issue-form.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

const ANSWERS: FormAnswers = {
  image: 'ghcr.io/pipewright/images/csv-summary:1.0.0',
  name: 'column-sums',
  description: 'Sums up the columns of a table.',
  command: '/csv-summary $input $output',
  memory: '128',
  license: 'MIT',
};

describe('drafting a spec from an issue', { timeout: 300_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  const draft = ({ github, repository, run }: FakeCatalog, number: number) =>
    run(issueEvent(github, repository, number), { mode: 'draft' });
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
    const { findings } = parseSpec(link.searchParams.get('value') ?? '', 'catalog/column-sums/spec.json');
    assert.ok(findings.every(({ severity }) => severity !== 'error'));

    repository.issues.set(number, formBody({ ...ANSWERS, name: 'column-means' }));
    assert.equal((await draft(catalog, number)).code, 0);
    assert.equal(repository.comments.length, 1);
    assert.equal(linkIn(comment?.body ?? '').searchParams.get('filename'), 'catalog/column-means/spec.json');
    assert.deepEqual([repository.log().length, repository.checkRuns], [1, []], 'and writes nothing else');
    const wrong = await catalog.run(pushEvent(catalog.github, repository, 'main'), { mode: 'draft' });
    assert.match(wrong.log, /mode "draft" is for the event issues/);
  });
});
