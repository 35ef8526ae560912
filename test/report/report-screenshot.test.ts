import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { recordAwsRun } from '../../src/progress/aws-record.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { escapeUnseen } from '../../src/text/quote.ts';
import { aFailure, aSnapshot, DEPLOYED, statusOf } from '../fakes/run-snapshots.ts';
import { inaccessible, Page, type View } from './browser.ts';
import * as records from './records.ts';

const RUNS = {
  chain: records.chainRun,
  graph: records.graphRun,
  long: records.longRun,
  broad: records.broadRun,
  large: records.largeRun,
  stopped: records.stoppedRun,
  empty: records.emptyRun,
  hostile: records.hostileRun,
  aws: awsRun,
};

/** Of 97 items that ended, some were read. */
function awsRun() {
  const failures = ['a', 'b', 'c'].map((name) => ({ marker: aFailure(`south/${name}.csv`) }));
  const samples = Array.from({ length: 20 }, (_, i) =>
    aFailure(`${i}.csv`, { state: 'COMPLETE', exit_code: 0 }),
  );
  const steps = { clean: { done: 47, failed: 3, resultsFor: { plot: 47 } }, plot: { done: 47 } };
  const seen = aSnapshot(steps, { failures, samples });
  return recordAwsRun(statusOf(seen, seen), DEPLOYED, '0.1.0');
}
const VIEWS = [
  { width: 360, height: 740, scheme: 'light' },
  { width: 390, height: 844, scheme: 'dark' },
  { width: 800, height: 900, scheme: 'light' },
  { width: 1400, height: 900, scheme: 'light' },
  { width: 1400, height: 900, scheme: 'dark' },
] as const satisfies View[];
const WIDE = VIEWS[3];
/** What axe-core examines; on a large run it takes long, and finds the same. */
const AXE_VIEWS: Readonly<Record<string, readonly View[]>> = { chain: [VIEWS[1], WIDE], aws: VIEWS };

/** All elements but those of further rows, which are as the first ones. */
const MOST = 'body *:not(tr:nth-child(n + 30) *)';

/** Runs in the page: what is wider than the screen and not in a part that scrolls on its own. */
const TOO_WIDE = `(() => {
  document.querySelectorAll('details').forEach((d) => { d.open = true; });
  const width = document.documentElement.clientWidth;
  const found = [...document.querySelectorAll('${MOST}')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > width + 0.5 && !e.closest('.scroll, pre, li[title]');
  });
  return { page: document.documentElement.scrollWidth - width, parts: found.slice(0, 5).map((e) => e.outerHTML.slice(0, 200)) };
})()`;

/** Runs in the page: texts with less contrast than WCAG 2.2 asks for (4.5 : 1), by what they stand on. */
const TOO_PALE = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (e) => {
    const bar = e.classList.contains('within') && e.parentElement.querySelector('rect');
    const box = e.closest('svg.step')?.querySelector('rect');
    if (bar || box) return getComputedStyle(bar || box).fill;
    for (let at = e; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (numbers(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const pale = new Map();
  for (const e of document.querySelectorAll('${MOST}')) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.localName === 'title') continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(e instanceof SVGElement ? style.fill : style.color), light(behind(e))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) pale.set(e.localName + '.' + e.getAttribute('class'), contrast);
  }
  return [...pale];
})()`;

/** Runs in the page: how many pictures of the plan it shows. */
const PLANS = `[...document.querySelectorAll('.chain')].filter((plan) => plan.checkVisibility()).length`;

/** Runs in the page: what those who do not see it, or have no mouse, would miss. */
const MISSING = `(() => {
  const missing = [];
  for (const landmark of ['header', 'nav', 'main', 'footer']) if (document.querySelectorAll(landmark).length !== 1) missing.push(landmark);
  const levels = [...document.querySelectorAll('h1, h2, h3')].map((h) => Number(h.localName[1]));
  levels.forEach((level, i) => { if (level > (levels[i - 1] ?? 0) + 1) missing.push('a heading before number ' + i); });
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  if (new Set(ids).size !== ids.length) missing.push('ids of their own');
  for (const a of document.querySelectorAll('a[href^="#"]')) if (!document.querySelector(a.getAttribute('href'))) missing.push(a.outerHTML);
  for (const e of document.querySelectorAll('svg:not(svg svg)'))
    if (!(e.getAttribute('role') === 'img' && e.getAttribute('aria-label')) && !e.closest('[aria-hidden=true]')) missing.push('a name of ' + e.outerHTML.slice(0, 80));
  for (const table of document.querySelectorAll('table')) {
    const wide = Math.max(...[...table.rows].map((r) => [...r.cells].reduce((n, c) => n + c.colSpan, 0)));
    for (const r of table.rows) if ([...r.cells].reduce((n, c) => n + c.colSpan, 0) !== wide) missing.push('cells of ' + r.outerHTML.slice(0, 80));
    for (const r of table.tBodies[0].rows) if (r.cells[0].scope !== 'row') missing.push('the header of ' + r.outerHTML.slice(0, 80));
  }
  for (const e of document.querySelectorAll('.scroll')) if (e.tabIndex !== 0 || !e.getAttribute('aria-label')) missing.push('a way to scroll ' + e.className);
  return missing;
})()`;

describe('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-report-'));
  let page: Page;
  before(async () => {
    page = await Page.open();
  });
  after(async () => {
    await page[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  for (const [name, record] of Object.entries(RUNS)) {
    it(`shows a ${name} run on a phone and a wide screen, in light and dark`, async () => {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, reportHtml(record()));
      const url = pathToFileURL(file).href;
      const papers = new Set<string>();
      for (const view of VIEWS) {
        page.complaints.length = 0;
        page.requested.length = 0;
        await page.show(url, view);
        const where = `${view.width} px, ${view.scheme}`;
        assert.deepEqual(await page.evaluate(TOO_WIDE), { page: 0, parts: [] }, where);
        assert.deepEqual(await page.evaluate(TOO_PALE), [], where);
        assert.deepEqual(await page.evaluate(MISSING), [], where);
        assert.equal(await page.evaluate(PLANS), 1, where);
        assert.deepEqual(page.complaints, [], where);
        assert.deepEqual(page.requested, [url], where);
        if (AXE_VIEWS[name]?.includes(view)) assert.deepEqual(await inaccessible(page), [], where);
        papers.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      assert.equal(papers.size, 2, 'dark is dark');
    });
  }

  it('begins a plan that is broader than a phone in its middle', async () => {
    await page.show(pathToFileURL(join(folder, 'broad.html')).href, VIEWS[1]);
    const [before, after] = await page.evaluate<[number, number]>(`(() => {
      const plan = [...document.querySelectorAll('.chain')].find((each) => each.checkVisibility());
      return [plan.scrollLeft, plan.scrollWidth - plan.clientWidth - plan.scrollLeft];
    })()`);
    assert.ok(before > 100 && Math.abs(before - after) <= 1, `${before} and ${after}`);
  });

  it('keeps texts as they are, whatever they contain', async () => {
    await page.show(pathToFileURL(join(folder, 'hostile.html')).href, WIDE);
    const texts = await page.evaluate<string[]>(
      `[...document.querySelectorAll('#setup h3')].map((e) => e.textContent)`,
    );
    assert.deepEqual(texts, records.HOSTILE.map(escapeUnseen));
    assert.equal(await page.evaluate(`document.querySelectorAll('script, img').length`), 1);
  });

  it('finds items by words and state, and shows all of them again', async () => {
    const found = (words: string, state: string) =>
      page.evaluate<[string, number, string[]]>(`(() => {
        const form = document.querySelector('#find');
        form.elements.words.value = ${JSON.stringify(words)};
        form.elements.state.value = ${JSON.stringify(state)};
        form.dispatchEvent(new Event('input', { bubbles: true }));
        return [
          form.querySelector('output').textContent,
          [...document.querySelectorAll('#items tbody tr')].filter((row) => row.checkVisibility()).length,
          [...document.querySelectorAll('#items details[open]')].map((d) => d.querySelector('h3').textContent),
        ];
      })()`);
    await page.show(pathToFileURL(join(folder, 'chain.html')).href, WIDE);
    assert.deepEqual(await found('', ''), ['', 0, []], 'tables of many items are folded');
    assert.deepEqual(await found('PLATE-00012', ''), ['1 of 145 on this page', 1, ['convert']]);
    assert.deepEqual(await found('', 'failed'), ['3 of 145 on this page', 3, ['convert', 'measure']]);
    assert.deepEqual(await found('outlines plate-00020', 'done'), ['1 of 145 on this page', 1, ['measure']]);
    assert.deepEqual(await found('no such', ''), ['None of 145 on this page', 0, []]);
    assert.deepEqual(await found('', ''), ['', 0, []]);
  });

  it('offers no filter without scripts, and everything else', async () => {
    await page.show(pathToFileURL(join(folder, 'chain.html')).href, { ...WIDE, scripts: false });
    assert.deepEqual(
      await page.evaluate(
        `[document.querySelector('#find').checkVisibility(), document.querySelectorAll('#items tbody tr').length]`,
      ),
      [false, 145],
    );
  });

  it('prints in dark ink on white paper, with the failures unfolded', async () => {
    writeFileSync(join(folder, 'print.html'), reportHtml(records.chainRun()));
    await page.show(pathToFileURL(join(folder, 'print.html')).href, { ...VIEWS[4], media: 'print' });
    assert.deepEqual(await page.evaluate(TOO_PALE), []);
    assert.equal(
      await page.evaluate('getComputedStyle(document.body).backgroundColor'),
      'rgb(255, 255, 255)',
    );
    assert.ok(
      await page.evaluate<boolean>(
        `document.querySelector('#failures pre').checkVisibility({ contentVisibilityAuto: true }) && document.querySelector('#failures pre').getBoundingClientRect().height > 50`,
      ),
    );
  });
});
