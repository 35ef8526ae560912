import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { listPages } from '../../src/site/list-page.ts';
import { renderSite } from '../../src/site/site.ts';
import type { SiteFiles } from '../../src/site/site-model.ts';
import { aSite, aTable, hostileSpec, manySpecs } from '../fakes/site.ts';
import { HOSTILE } from '../report/records.ts';

const text = (files: SiteFiles, path: string): string => {
  const content = files.get(path);
  assert.equal(typeof content, 'string', path);
  return content as string;
};
const pages = (files: SiteFiles): [string, string][] =>
  [...files].flatMap(([path, content]): [string, string][] =>
    path.endsWith('.html') && !path.startsWith('ga4gh/') ? [[path, content as string]] : [],
  );

const BLUR = {
  name: 'blur',
  version: '1.2.0',
  description: 'Blurs a picture.',
  license: 'MIT',
  authors: [{ name: 'Ada Lovelace', orcid: '0000-0002-1825-0097' }],
  doi: '10.1000/182',
  tags: ['imaging'],
  inputs: { patterns: ['*.png'] },
  tests: [
    {
      name: 'a small picture',
      input: 'tests/small.png',
      expect: { outputs: ['small.csv'], sha256: { 'small.csv': 'ab12' } },
    },
  ],
};

describe('the catalog site', () => {
  it('has a page for the list and one for each algorithm, with JSON beside each', async () => {
    const files = renderSite(await aSite([BLUR, { name: 'other' }]));
    for (const path of ['index.html', 'algorithms/blur/index.html', 'algorithms/other/index.html']) {
      assert.match(text(files, path), /^<!doctype html>/);
      JSON.parse(text(files, path.replace(/html$/, 'json')));
    }
    const { algorithms } = JSON.parse(text(files, 'index.json'));
    assert.deepEqual(algorithms[0], {
      name: 'blur',
      description: 'Blurs a picture.',
      version: '1.2.0',
      license: 'MIT',
      tags: ['imaging'],
      inputs: ['png'],
      page: 'algorithms/blur/',
      json: 'algorithms/blur/index.json',
    });
    assert.equal(JSON.parse(text(files, 'algorithms/blur/1.2.0.json')).name, 'blur');
  });

  it('is the same each time, and knows no clock', async () => {
    const [one, two] = [renderSite(await aSite([BLUR])), renderSite(await aSite([BLUR]))];
    assert.deepEqual(one, two);
    for (const [path, content] of one)
      if (typeof content === 'string') assert.doesNotMatch(content, /\b20[2-9]\d-\d\d-\d\dT/, path);
  });

  it('links only to files that it has, so that it works in any folder, and from a disk', async () => {
    const site = await aSite(
      [...manySpecs(250), BLUR],
      { url: 'https://example.org/x/' },
      {
        dates: new Map([['blur/1.2.0.json', '2026-11-25T07:54:00Z']]),
        sample: async () => ({ kind: 'PNG, 2 × 2', size: 4, picture: Buffer.from('half') }),
      },
    );
    const files = renderSite(site);
    let links = 0;
    for (const [path, page] of pages(files))
      for (const [, address = ''] of page.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(https?:|#)/.test(address)) continue;
        const target = posix.join(posix.dirname(path), address.replace(/[?#].*$/, ''));
        assert.ok(files.has(target), `${path} links to ${address}`);
        links += 1;
      }
    assert.ok(links > 1000);
    assert.ok(files.has('algorithms/blur/picture-1.png'));
  });

  it('loads nothing from elsewhere, and allows no script but its own', async () => {
    for (const [path, page] of pages(renderSite(await aSite([BLUR])))) {
      assert.match(page, /default-src &#39;none&#39;|default-src 'none'/, path);
      for (const [, address = ''] of page.matchAll(
        /<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]*)"/g,
      ))
        assert.doesNotMatch(address, /^(https?:)?\/\//, path);
      assert.doesNotMatch(page, / on\w+=|<style|<script>/, path);
    }
  });

  it('has what is said of an input, an output and a variable in a row below it, and breaks long names at slashes', async () => {
    const files = renderSite(
      await aSite(
        [
          {
            ...{ name: 'split', doi: '10.1000/a-long-one', version: '1.0.0' },
            inputs: { table: { patterns: ['*.csv', '*.tsv'], description: 'With a header.' } },
            user_specified_environment_variables: [
              { name: 'COLUMN', description: 'Whose values.' },
              { name: 'X' },
            ],
          },
        ],
        { title: 'ghcr.io/lab/catalog' },
      ),
    );
    const page = text(files, 'algorithms/split/index.html');
    assert.match(
      page,
      /<code>\*\.csv<\/code>, <code>\*\.tsv<\/code>.*\n<tr class="what"><td colspan="3">With a header\.</,
    );
    assert.match(
      page,
      /<code>COLUMN<\/code>.*\n<tr class="what"><td colspan="3">Whose values\.<.*\n<tr><th scope="row"><code>X</,
    );
    assert.match(page, />doi:10\.1000\/<wbr>a-long-one</);
    assert.match(text(files, 'index.html'), /<h1>ghcr\.io\/<wbr>lab\/<wbr>catalog<\/h1>/);
  });

  it('shows of a removed algorithm that it was there, and offers it no more', async () => {
    const site = await aSite([BLUR]);
    const [blur] = site.algorithms;
    const { newest: _, ...gone } = {
      ...blur!,
      versions: blur!.versions.map(({ spec: __, ...rest }) => ({ ...rest, removed: true })),
    };
    const files = renderSite({ ...site, algorithms: [gone] });
    assert.match(
      text(files, 'index.html'),
      /<p class="note">Removed: <a href=".\/algorithms\/blur\/index.html">blur/,
    );
    assert.match(text(files, 'algorithms/blur/index.html'), /<strong>Removed\./);
    assert.ok(!files.has('ga4gh/trs/v2/tools/blur/index.json'));
  });

  it('shows the sample and the file that the test expects, as tables', async () => {
    const site = await aSite(
      [BLUR],
      {},
      {
        sample: async () => aTable(['just a text']),
        results: async (_, digests) => new Map([...digests].map((each) => [each, aTable(['x,y', '1,2'])])),
      },
    );
    const page = text(renderSite(site), 'algorithms/blur/index.html');
    assert.match(page, /Sample <b>small\.png<\/b>/);
    assert.match(page, /just a text/);
    assert.match(page, /Result <b>small\.csv<\/b>[\s\S]*<th scope="col">x<\/th>[\s\S]*<td>2<\/td>/);
  });

  it('says of a sample that more of it is left, by its bytes and not its characters', async () => {
    const sheet = 'Übergröße,Höhe\nzwölf,fünf\n';
    const pageOf = async (size: number) => {
      const sample = async () => ({ kind: 'text', size, lines: sheet.trimEnd().split('\n') });
      return text(renderSite(await aSite([BLUR], {}, { sample })), 'algorithms/blur/index.html');
    };
    assert.doesNotMatch(await pageOf(Buffer.byteLength(sheet)), /The first/);
    assert.match(await pageOf(5000), /The first 2 lines\./);
  });

  it('says how to cite, verify and use it', async () => {
    const repository = { name: 'my-lab/catalog', ref: 'main' };
    const page = text(renderSite(await aSite([BLUR], { repository })), 'algorithms/blur/index.html');
    for (const part of [
      'https://doi.org/10.1000/182',
      'https://orcid.org/0000-0002-1825-0097',
      'https://spdx.org/licenses/MIT.html',
      '@software{blur-1.2.0,',
      'npx pipewright verify ghcr.io/alice/catalog/blur@sha256:',
      '--repository my-lab/catalog',
      'gh attestation verify oci://ghcr.io/alice/catalog/blur@sha256:',
      'npx pipewright run blur.workflow.json --local small.png --out results',
      'run /in/small.png /out',
      'my-lab/catalog@main',
    ])
      assert.ok(page.includes(part), part);
  });

  it('keeps the first page small in a catalog of 2,000, and loses none', async () => {
    const { pages: lists, more } = listPages(await aSite(manySpecs(2000)), true);
    const files = new Map([...renderSite(await aSite([])), ...lists]);
    const first = text(files, 'index.html');
    const loaded = ['index.html', 'style.css', 'site.js', 'icon.svg'].map((path) =>
      Buffer.byteLength(text(files, path)),
    );
    assert.ok(loaded.reduce((sum, bytes) => sum + bytes) < 100_000, String(loaded));
    const names = [...lists.values()].flatMap((page) =>
      [...page.matchAll(/<li class="card" data-name="([^"]*)"/g)].map(([, name]) => name),
    );
    assert.equal(new Set(names).size, 2000);
    assert.equal([...first.matchAll(/class="card"/g)].length + more.length, 2000);
  });

  for (const hostile of [
    ...HOSTILE,
    `"><img src=x onerror=alert(1)>'"\`</script><script>alert(1)</script>`,
    '-->]]>{{7*7}}',
  ])
    it(`leaves texts of strangers texts: ${JSON.stringify(hostile)}`, async () => {
      const site = await aSite(
        [hostileSpec(hostile)],
        { title: hostile, url: 'https://example.org/' },
        {
          dates: new Map([['hostile/1.0.0.json', '2026-11-25T07:54:00Z']]),
          sample: async () => aTable([hostile, hostile]),
          results: async (_, digests) =>
            new Map([...digests].map((each) => [each, aTable([hostile, hostile])])),
        },
      );
      const files = renderSite(site);
      for (const [path, page] of pages(files)) {
        // Every tag is one of ours: the same as on a page with harmless texts.
        const tags = new Set(
          [...page.matchAll(/<([a-z!/][^\s>]*)/gi)].map(([, tag = '']) => tag.toLowerCase()),
        );
        for (const tag of tags) assert.match(tag, OUR_TAGS, path);
        assert.doesNotMatch(page, /href="(?!https?:\/\/|\.{0,2}\/|#|[a-z.]+$)[^"]*:/i, path);
        assert.equal([...page.matchAll(/<script/g)].length, 1, path);
      }
      const atom = text(files, 'feed.xml');
      assert.deepEqual(
        new Set([...atom.matchAll(/<([a-z?/][^\s>]*)/gi)].map(([, tag = '']) => tag.replace(/^\//, ''))),
        new Set([
          '?xml',
          'feed',
          'title',
          'subtitle',
          'id',
          'updated',
          'author',
          'name',
          'link',
          'entry',
          'summary',
          'category',
        ]),
      );
      // JSON that a host may call HTML by its name.
      for (const [path, content] of files)
        if (path.startsWith('ga4gh/') || path.endsWith('feed.json') || path.endsWith('index.json')) {
          assert.doesNotMatch(content as string, /[<>]/, path);
          JSON.parse(content as string);
        }
    });
});

const OUR_TAGS =
  /^\/?(!doctype|html|head|meta|title|link|script|body|a|header|main|footer|nav|section|article|details|summary|figure|figcaption|form|div|span|label|input|select|option|button|p|h1|h2|h3|small|strong|b|code|pre|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|time|img|wbr)$/;
