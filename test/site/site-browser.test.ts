import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { catalogOpener } from '../../src/edge/catalog-source.ts';
import { openSiteFacts } from '../../src/edge/site-facts.ts';
import { collectAlgorithms } from '../../src/site/collect-site.ts';
import { renderSite } from '../../src/site/site.ts';
import type { Site, SiteFiles } from '../../src/site/site-model.ts';
import { aSite, aTable, hostileSpec, manySpecs } from '../fakes/site.ts';
import { staticHost } from '../fakes/static-host.ts';
import { ROOT } from '../fakes/workshop.ts';
import { inaccessible, Page, type View } from '../report/browser.ts';
import { HOSTILE } from '../report/records.ts';

const VIEWS = [
  { width: 390, height: 844, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
  { width: 800, height: 900, scheme: 'light' },
  { width: 800, height: 900, scheme: 'dark' },
  { width: 1400, height: 900, scheme: 'light' },
  { width: 1400, height: 900, scheme: 'dark' },
] as const satisfies View[];
const WIDE = VIEWS[4];

/** Runs in the page: what is wider than the screen, and in no part that scrolls on its own. */
const TOO_WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  const parts = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 0.5 && !e.closest('.scroll, pre'));
  return [document.documentElement.scrollWidth - width, parts.slice(0, 5).map((e) => e.outerHTML.slice(0, 150))];
})()`;

/** Runs in the page: types and chooses as a person does, and gives the names of the list once the page has answered. */
const search = (fields: Readonly<Record<string, string>>): string => `new Promise((resolve) => {
  const form = document.querySelector('#find');
  const found = document.querySelector('#found');
  new MutationObserver(() => resolve({
    said: found.textContent,
    names: [...document.querySelectorAll('#algorithms > li')].map((card) => card.dataset.name),
    query: location.search,
  })).observe(found, { childList: true, characterData: true, subtree: true });
  for (const field of form.querySelectorAll('[name]')) field.value = ${JSON.stringify(fields)}[field.name] ?? '';
  form.dispatchEvent(new Event('input', { bubbles: true }));
})`;

interface Answer {
  readonly said: string;
  readonly names: readonly string[];
  readonly query: string;
}

/** Algorithms of this repository's catalog, so that entries can join it. */
const SEARCHED = ['csv-summary', 'fasta-stats', 'imagemagick', 'outliers', 'samtools', 'table-merge'];

describe('the catalog site in a browser', () => {
  let files: SiteFiles = new Map();
  let server: Server;
  let page: Page;
  let root = '';
  const signal = AbortSignal.timeout(600_000);
  const open = async (path: string, view: View = WIDE): Promise<void> => {
    page.complaints.length = 0;
    page.requested.length = 0;
    await page.show(`${root}${path}`, view);
  };

  before(async () => {
    server = await staticHost(() => files);
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    page = await Page.open();
  });
  after(async () => {
    await page[Symbol.asyncDispose]();
    server.close();
    server.closeAllConnections();
  });

  /** The site of this repository's own catalog. */
  async function ownSite(): Promise<Site> {
    const catalog = await catalogOpener({ from: ROOT, cwd: ROOT, env: {}, signal })(undefined);
    const algorithms = await collectAlgorithms(catalog, await openSiteFacts(join(ROOT, 'catalog'), signal));
    return {
      title: 'pipewright/pipewright',
      repository: { name: 'pipewright/pipewright', ref: 'v0.1.0' },
      algorithms,
    };
  }

  async function checkPages(paths: readonly string[], views: readonly View[] = VIEWS): Promise<void> {
    for (const path of paths) {
      const papers = new Set<string>();
      for (const view of views) {
        await open(path, view);
        const where = `${path} at ${view.width} px, ${view.scheme}`;
        assert.deepEqual(page.complaints, [], where);
        assert.ok(
          page.requested.every((url) => url.startsWith(root)),
          where,
        );
        assert.deepEqual(await inaccessible(page), [], where);
        assert.deepEqual(await page.evaluate(TOO_WIDE), [0, []], where);
        papers.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      assert.equal(papers.size, 2, 'dark is dark');
    }
  }

  it('shows this catalog on a phone and a wide screen, in light and dark, and axe finds nothing', async () => {
    files = renderSite(await ownSite());
    await checkPages(['', 'algorithms/imagemagick/', 'algorithms/samtools/']);
  });

  it('shows texts of strangers, deprecated entries and named inputs as well', async () => {
    const text = HOSTILE.join(' ');
    files = renderSite(
      await aSite(
        [hostileSpec(text), ...manySpecs(120)],
        { title: text },
        {
          sample: async () => aTable([text, text]),
          results: async (_, digests) =>
            new Map([...digests].map((each) => [each, aTable(['a,b', `${'x'.repeat(80)},2`])])),
        },
      ),
    );
    await checkPages(['', 'pages/2/', 'algorithms/hostile/'], [VIEWS[1], WIDE]);
    assert.equal(
      await page.evaluate(`document.querySelectorAll('img, iframe, [onerror], [onmouseover]').length`),
      0,
    );
  });

  it('finds algorithms by words, tags and inputs, and the address remembers it', async () => {
    const own = await ownSite();
    const algorithms = own.algorithms.filter(({ name }) => SEARCHED.includes(name));
    files = renderSite({ ...own, algorithms });
    await open('');
    const find = (fields: Record<string, string>): Promise<Answer> => page.evaluate(search(fields));
    const byWord = await find({ q: 'Csv TABLE' });
    assert.deepEqual([...byWord.names].sort(), ['csv-summary', 'outliers', 'table-merge']);
    assert.equal(byWord.said, '3 of 6 algorithms');
    assert.equal(byWord.query, '?q=Csv+TABLE');
    assert.deepEqual((await find({ q: 'heng' })).names, ['samtools'], 'by author');
    assert.deepEqual((await find({ tag: 'statistics', input: 'csv' })).names, ['csv-summary', 'outliers']);
    assert.deepEqual((await find({ q: 'table-merge' })).names[0], 'table-merge', 'the name first');
    const none = await find({ q: 'no such thing' });
    assert.deepEqual([none.names, none.said], [[], 'None of 6 algorithms. Try fewer or other words.']);
    assert.equal((await find({})).names.length, 6);
    // A link to a filtered list, such as an algorithm's tag.
    await open('?tag=genomics&x=1');
    assert.deepEqual((await find({ tag: 'genomics' })).names, ['samtools']);
    await open('?tag=genomics');
    assert.equal(await page.evaluate(`document.querySelectorAll('#algorithms > li').length`), 1);
    assert.deepEqual(page.complaints, []);
  });

  it('searches the other pages of a long list, too', async () => {
    files = renderSite(await aSite(manySpecs(250)));
    await open('');
    assert.equal(await page.evaluate(`document.querySelectorAll('#algorithms > li').length`), 100);
    const last = await page.evaluate<Answer>(search({ q: 'algorithm-0249' }));
    assert.deepEqual(last, {
      said: '1 of 250 algorithms',
      names: ['algorithm-0249'],
      query: '?q=algorithm-0249',
    });
    const many = await page.evaluate<Answer>(search({ tag: 'tables' }));
    assert.equal(many.said, '250 of 250 algorithms, the first 100 here');
    assert.equal(await page.evaluate(`document.querySelector('#pages').checkVisibility()`), false);
    assert.equal(
      await page.evaluate(`document.querySelector('#algorithms a').href`),
      `${root}algorithms/algorithm-0000/index.html`,
    );
  });

  it('is a plain list with links without scripts, and offers no search that would not answer', async () => {
    files = renderSite(await aSite(manySpecs(250)));
    await open('', { ...WIDE, scripts: false });
    const seen = await page.evaluate(`[
      document.querySelector('#find').checkVisibility(),
      [...document.querySelectorAll('.card a')].filter((a) => a.checkVisibility()).length,
      document.querySelector('#pages a[aria-label="Page 3"]').href,
      [...document.querySelectorAll('button')].filter((button) => button.checkVisibility()).length,
    ]`);
    assert.deepEqual(seen, [false, 100, `${root}pages/3/index.html`, 0]);
    await open('pages/3/', { ...WIDE, scripts: false });
    assert.equal(await page.evaluate(`document.querySelectorAll('.card').length`), 50);
    assert.equal(
      page.requested.some((url) => url.endsWith('more.json')),
      false,
    );
  });

  it('copies what a button stands beside, or selects it where the browser allows no copying', async () => {
    files = renderSite(await ownSite());
    await open('algorithms/samtools/');
    const said = await page.evaluate<string[]>(`(() => {
      const bar = document.querySelector('.copy .bar');
      const done = new Promise((resolve) => new MutationObserver(() => resolve([
        bar.querySelector('.said').textContent, String(getSelection()).trim(), bar.querySelector('button').getAttribute('aria-label'),
      ])).observe(bar, { childList: true, subtree: true }));
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
      bar.querySelector('button').click();
      return done;
    })()`);
    assert.equal(said[0], 'Selected');
    assert.equal(JSON.parse(said[1]!).process.algorithms[0].name, 'samtools@1.0.0');
    assert.equal(said[2], 'Copy: samtools.workflow.json');
  });
});
