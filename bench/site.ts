/**
 * The web site of a catalog of two thousand algorithms in Chromium, served from this machine: the bytes of
 * its first page, the time until that page is loaded, and the time until the answer to a search is laid out.
 * The peers are an empty page, and a loop over all texts.
 *
 *     node bench/site.ts [ROUNDS]
 */
import type { AddressInfo } from 'node:net';
import { renderSite } from '../src/site/site.ts';
import { aSite, manySpecs } from '../test/fakes/site.ts';
import { staticHost } from '../test/fakes/static-host.ts';
import { Page } from '../test/report/browser.ts';
import { printTable } from './wrap/measure.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const ALGORITHMS = 2000;
const LIMITS = { bytes: 100_000, load: 300, search: 50 };
const VIEW = { width: 1400, height: 900, scheme: 'light' } as const;
/** Searches that find one, a few, half or none of the algorithms. */
const SEARCHES: readonly Readonly<Record<string, string>>[] = [
  { q: 'algorithm-1234' },
  { q: 'the 19' },
  { q: 'tables' },
  { q: 'nothing like it' },
  { tag: 'even', input: 'csv' },
  { q: 'measurements way', tag: 'odd' },
];

/** Runs in the page: milliseconds from an event of the form until the answer is laid out. */
const searchTime = (fields: Readonly<Record<string, string>>): string => `new Promise((resolve) => {
  const form = document.querySelector('#find');
  let begin;
  const seen = new MutationObserver(() => {
    document.body.getBoundingClientRect();
    seen.disconnect();
    resolve(performance.now() - begin);
  });
  seen.observe(document.querySelector('#found'), { childList: true, characterData: true, subtree: true });
  for (const field of form.querySelectorAll('[name]')) field.value = ${JSON.stringify(fields)}[field.name] ?? '';
  begin = performance.now();
  form.dispatchEvent(new Event('input', { bubbles: true }));
})`;

/**
 * Runs in the page: milliseconds of the simplest search, a loop that lowers each entry's text and searches
 * it.
 */
const LOOP = `fetch('more.json').then((answer) => answer.json()).then((cards) => {
  const begin = performance.now();
  const found = cards.filter((card) => card.toLowerCase().includes('nothing like it'));
  return performance.now() - begin + found.length;
})`;

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
const ms = (time: number): string => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

const files = new Map(renderSite(await aSite(manySpecs(ALGORITHMS))));
files.set('empty.html', '<!doctype html><title>Empty</title>');
const server = await staticHost(() => files);
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const page = await Page.open();
try {
  const loads: Record<'first' | 'empty', number[]> = { first: [], empty: [] };
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, path] of [
      ['first', ''],
      ['empty', 'empty.html'],
    ] as const) {
      page.requested.length = 0;
      await page.show(`${root}${path}`, VIEW);
      loads[name].push(await page.evaluate<number>(`performance.getEntriesByType('navigation')[0].duration`));
      if (name === 'first') bytes = page.requested.reduce((sum, url) => sum + sizeOf(url), 0);
    }
  await page.show(root, VIEW);
  const first = await page.evaluate<number>(searchTime(SEARCHES[0]!));
  const times = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const fields of SEARCHES) times.push(await page.evaluate<number>(searchTime(fields)));
  const loop = await page.evaluate<number>(LOOP);
  const [load, search] = [median(loads.first), median(times)];
  const rows = [
    {
      figure: 'first page, with its style, script and icon',
      measured: `${(bytes / 1000).toFixed(0)} kB`,
      goal: '< 100 kB',
      met: bytes < LIMITS.bytes,
    },
    {
      figure: `first page, loaded (an empty page: ${ms(median(loads.empty))})`,
      measured: ms(load),
      goal: '< 300 ms',
      met: load < LIMITS.load,
    },
    {
      figure: `search over ${ALGORITHMS} algorithms (a loop over their texts: ${ms(loop)})`,
      measured: `${ms(search)}, at most ${ms(Math.max(...times))}`,
      goal: '< 50 ms',
      met: search < LIMITS.search,
    },
    { figure: 'the first search, which loads the other pages', measured: ms(first), goal: '', met: true },
  ];
  printTable(rows);
  process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
} finally {
  await page[Symbol.asyncDispose]();
  server.close();
  server.closeAllConnections();
}

/** Bytes of the file at a URL. */
function sizeOf(url: string): number {
  const path = new URL(url).pathname.slice(1) || 'index.html';
  return Buffer.byteLength(files.get(path) ?? '');
}
