import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { FORM_LABELS, readForm, specOfForm } from '../../src/pull-request/issue-form.ts';
import { newFileLink } from '../../src/pull-request/new-file-link.ts';
import { formBody } from '../fakes/issue-form.ts';

const ANSWERS = { image: 'ghcr.io/alice/blur:1.2', name: 'blur', description: 'Blurs.', memory: '512' };

describe('the issue form', () => {
  it('has the labels that are read', () => {
    const file = join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE/algorithm.yml');
    const form = parse(readFileSync(file, 'utf8')) as {
      body: { id?: string; attributes: { label?: string } }[];
      labels: string[];
    };
    const fields = form.body.flatMap(({ id, attributes }) => (id ? [[id, attributes.label]] : []));
    assert.deepEqual(Object.fromEntries(fields), FORM_LABELS);
    assert.deepEqual(form.labels, ['algorithm'], 'which catalog-draft.yml waits for');
  });

  it('gives what was answered, as GitHub writes it down', () => {
    const body = formBody({ ...ANSWERS, command: '/blur $input $output' });
    assert.deepEqual(readForm(body), { ...ANSWERS, command: '/blur $input $output' });
    assert.deepEqual(readForm(body.replaceAll('\n', '\r\n')), readForm(body), 'edited in the browser');
  });

  it('takes the first of a heading that comes twice, and keeps an answer of several lines whole', () => {
    const body = formBody({ ...ANSWERS, description: 'Blurs.\n\n### Image\n\nevil.example/x' });
    assert.equal(readForm(body)?.image, ANSWERS.image);
    assert.equal(readForm(formBody({ ...ANSWERS, description: 'a\n\nb' }))?.description, 'a\n\nb');
  });

  for (const body of ['', 'It does not work!', '### Image\n\n_No response_\n\n### Name\n\nblur', '### Image'])
    it(`did not make ${JSON.stringify(body)}`, () => assert.equal(readForm(body), undefined));

  it('becomes a spec that says what the author said, and what the image says where the author said nothing', () => {
    const spec = specOfForm(
      { ...ANSWERS, memory: 'plenty' },
      {
        container_name: 'ghcr.io/alice/blur@sha256:1',
        license: 'MIT',
        description: 'An image.',
        version: '2.0.0',
      },
    ) as Record<string, unknown>;
    assert.deepEqual(
      [spec.container_name, spec.license, spec.description, spec.version, spec.memory],
      ['ghcr.io/alice/blur@sha256:1', 'MIT', 'Blurs.', '2.0.0', 'plenty'],
    );
    for (const memory of ['512', '512 MB', '512MiB'])
      assert.deepEqual((specOfForm({ ...ANSWERS, memory }) as typeof spec).memory, { suggested: 512 });
    assert.equal(Object.keys(spec)[1], 'name', 'in the order of specs that people write');
  });
});

describe('a link to a new file', () => {
  it('holds nothing that Markdown or HTML would read', () => {
    const text = `)]>"'*_<script>@team \`$()\`\n`;
    const link = newFileLink('lab/catalog', 'catalog/x/spec.json', text, {
      server: 'https://ghe.example',
      branch: 'release/a b',
    });
    assert.match(
      link,
      /^https:\/\/ghe\.example\/lab\/catalog\/new\/release\/a%20b\?filename=[\w%.~-]+&value=[\w%.~-]+$/,
    );
    assert.equal(new URL(link).searchParams.get('value'), text);
  });
});
