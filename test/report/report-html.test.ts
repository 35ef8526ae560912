import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../../src/report/graph-layout.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { renderLocalRun } from '../../src/report/run-text.ts';
import { stateSentence } from '../../src/report/words.ts';
import { shortenMiddle } from '../../src/text/columns.ts';
import { relativeUrl } from '../../src/text/html.ts';
import { formatDuration } from '../../src/text/units.ts';
import {
  broadRun,
  chainRun,
  emptyRun,
  graphRun,
  HOSTILE,
  hostileRun,
  item,
  largeRun,
  longRun,
  oneRun,
  run,
  step,
  stoppedRun,
} from './records.ts';

/** All start tags of a page: name, and the names of attributes. */
function tagsOf(page: string): { name: string; attributes: string }[] {
  return [...page.matchAll(/<([a-z][a-z0-9]*)\b((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*\/?>/gi)].map(
    ([, name, attributes]) => ({
      name: name!.toLowerCase(),
      attributes: attributes!.replace(/="[^"]*"/g, '='),
    }),
  );
}

const hrefsOf = (page: string): string[] => [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
const sectionsOf = (page: string): string[] =>
  [...page.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id!);
const textOf = (page: string): string =>
  page.replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');

describe('the report', () => {
  it('is one self-contained page', () => {
    for (const record of [chainRun(), graphRun(), hostileRun(), emptyRun()]) {
      const page = reportHtml(record);
      assert.match(page, /^<!doctype html>\n<html lang="en">/);
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
      assert.match(
        policy.replaceAll('&#39;', "'"),
        /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; script-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'$/,
      );
      for (const { name, attributes } of tagsOf(page)) {
        assert.doesNotMatch(name, /^(img|iframe|object|embed|link|base|image|use|foreignobject)$/);
        assert.doesNotMatch(
          attributes,
          /\s(on\w+|style|src|srcset|action|formaction|xlink:href|srcdoc|ping)=/,
        );
      }
      assert.deepEqual(page.match(/<(style|script)\b[^>]*>/g), ['<style>', '<script>']);
      for (const href of hrefsOf(page)) assert.match(href, /^(#[a-z-]+|\.\/[\w.~%/-]+)$/);
    }
  });

  it('keeps untrusted text from becoming markup, or being invisible', () => {
    const page = reportHtml(hostileRun());
    // Each < begins a tag of ours, and each quote in one ends an attribute: nothing is left once the tags are out.
    const rest = page
      .replace(/<!doctype html>/, '')
      .replace(/<(style|script)>.*?<\/\1>/gs, '')
      .replace(/<\/?[a-z][a-z0-9]*\b(?:\s+[\w-]+(?:="[^"<>]*")?)*\s*\/?>/gi, '');
    assert.doesNotMatch(rest, /[<>]/);
    assert.doesNotMatch(page, /[^\P{C}\n\t]/u);
    for (const seen of ['\\u202e', '\\u0000', '\\u009b', '\\ud800']) assert.ok(page.includes(seen), seen);
    assert.ok(page.includes('שלום עולם') && page.includes('試料'), 'any script is shown');
    assert.ok(page.includes(HOSTILE.find((text) => text.startsWith('xxx'))!));
  });

  it('summarizes the run in one sentence', () => {
    for (const [record, sentence] of [
      [chainRun(), '142 of 145 items done, 3 failed'],
      [graphRun(), 'All 49 items done'],
      [oneRun(), 'The one item is done'],
      [emptyRun(), 'Nothing ran: there was no item for any step.'],
      [stoppedRun(), 'Canceled: 16 of 50 items done, 1 failed, 3 canceled, 30 not started'],
      [largeRun(), '9,950 of 10,000 items done, 50 failed'],
    ] as const) {
      assert.equal(stateSentence(record), sentence);
      assert.ok(reportHtml(record).includes(`">${sentence}</p>`), sentence);
    }
  });

  it('shows its sections in order, without empty ones', () => {
    const all = ['failures', 'plan', 'steps', 'timeline', 'items', 'setup', 'left-out'];
    assert.deepEqual(sectionsOf(reportHtml(chainRun())), all);
    assert.deepEqual(sectionsOf(reportHtml(graphRun())), ['plan', 'steps', 'timeline', 'items', 'setup']);
    assert.deepEqual(sectionsOf(reportHtml(emptyRun())), ['plan', 'steps', 'setup', 'left-out']);
    assert.deepEqual(sectionsOf(reportHtml(run([], []))), []);
    const page = reportHtml(chainRun());
    for (const id of all) assert.ok(page.includes(`<a href="#${id}">`), id);
  });
});

describe("the report's failures", () => {
  it('are grouped by cause, with the end of the log and a link to all of it', () => {
    const page = reportHtml(chainRun());
    assert.equal(page.match(/<article/g)?.length, 2);
    assert.match(
      page,
      /convert<\/span> 2 items failed.*\n.*<strong>Exit code 3\.<\/strong> The input is not a picture/,
    );
    assert.match(page, /2 attempts, the last took \d/);
    assert.match(page, /It ran out of memory: give the container more/);
    assert.ok(
      page.includes('<a href="./.pipewright/logs/convert/plates/2026-11/plate-00012.tif.log">whole log</a>'),
    );
    // Colours are taken off, lines and tabs stay.
    assert.ok(
      page.includes(
        '\nwarning: unknown TIFF tag 42112 (0xa480)\nerror: strip 14 of 32: unexpected end of data\tat',
      ),
    );
  });

  it('put canceled items last, and tell system errors from the algorithm’s', () => {
    const page = reportHtml(broadRun());
    assert.match(page, /A system error, not the algorithm’s\.<\/strong> Docker could not start/);
    assert.ok(page.indexOf('no space left') < page.indexOf('it would gather a part only'));
    assert.doesNotMatch(textOf(page), /Exit code/);
    const stopped = reportHtml({
      ...stoppedRun(),
      items: stoppedRun().items.filter((i) => i.state !== 'EXECUTOR_ERROR'),
      steps: stoppedRun().steps.map((s) => ({ ...s, failed: 0 })),
    });
    assert.ok(stopped.includes('>What was canceled</h2>'));
  });

  it('say when a spec does not explain its exit code', () => {
    const { meaning: _, ...silent } = item('a', 'x', { state: 'EXECUTOR_ERROR', exit_code: 9, outputs: [] });
    assert.match(
      reportHtml(run([step('a', [])], [silent])),
      /Exit code 9\.<\/strong> Its spec does not explain/,
    );
  });
});

describe("the report's numbers", () => {
  const row = (page: string, id: string): string[] =>
    [
      ...new RegExp(`<tr><th scope="row"><span class="step-name">${id}<.*?</tr>`, 's')
        .exec(page)![0]
        .matchAll(/<td[^>]*>([^<]*)/g),
    ].map(([, cell]) => cell!);

  it('count items, their time and their memory by step', () => {
    const MiB = 2 ** 20;
    const items = [4, 1, 2.5].map((seconds, i) =>
      item('a', `${i}`, { seconds, peak_memory_bytes: (i + 1) * 100 * MiB }),
    );
    const record = run(
      [step('a', [], { memory_mb: 200 })],
      [
        ...items,
        item('a', 'old', { seconds: 100, reused: true }),
        item('a', 'bad', { state: 'EXECUTOR_ERROR', seconds: 0.1, peak_memory_bytes: 320 * MiB }),
      ],
    );
    // all, done, failed, reused; shortest, median, longest, sum; median, highest, requested
    assert.deepEqual(row(reportHtml(record), 'a'), [
      '5',
      '4',
      '1',
      '1',
      '1.0 s',
      '3.3 s',
      '1 min 40 s',
      '7.6 s',
      '200 MiB',
      '320 MiB',
      '200 MiB',
    ]);
  });

  it('show steps that request too much memory, or nearly too little', () => {
    const page = reportHtml(chainRun());
    assert.match(page, /512 MiB<svg.*could request less/);
    assert.match(page, /128 MiB<svg.*near its limit/);
  });

  it('omit empty columns, except failures', () => {
    const page = textOf(reportHtml(graphRun()));
    assert.match(page, /\bfailed\b/);
    assert.doesNotMatch(page, /\b(canceled|reused|not started)\b/);
  });

  it('are formatted for people', () => {
    for (const [seconds, words] of [
      [0, '0.00 s'],
      [0.42, '0.42 s'],
      [0.999, '1.0 s'],
      [9.96, '10 s'],
      [59.6, '1 min 00 s'],
      [185, '3 min 05 s'],
      [3599.7, '1 h 00 min'],
      [7500, '2 h 05 min'],
      [86_400 * 3 + 4 * 3600, '3 d 04 h'],
      [Number.NaN, '–'],
    ] as const)
      assert.equal(formatDuration(seconds), words);
    assert.equal(shortenMiddle('a-very-long-name', 9), 'a-ve…name');
    assert.equal(shortenMiddle('short', 5), 'short');
    assert.equal(shortenMiddle('試料試料試料', 7), '試…料');
  });
});

describe("the report's links", () => {
  it('point to files below its folder, whatever their names', () => {
    for (const [path, url] of [
      ['a/b c.txt', './a/b%20c.txt'],
      ['100%#1?.csv', './100%25%231%3F.csv'],
      ['two\nlines', './two%0Alines'],
      [`"'<>&`, './%22%27%3C%3E%26'],
      ['javascript:alert(1)', './javascript%3Aalert%281%29'],
      ['%2e%2e/x', './%252e%252e/x'],
      ['..\\x', './..%5Cx'],
      ['größe/試料', './gr%C3%B6%C3%9Fe/%E8%A9%A6%E6%96%99'],
      ['half\ud800', './half%EF%BF%BD'],
    ] as const)
      assert.equal(relativeUrl(path), url);
    for (const path of ['', '/etc/passwd', '../x', 'a/../../x', 'a//b', '//host/x', './x', 'a/..'])
      assert.equal(relativeUrl(path), undefined, path);
    const bad = reportHtml(
      run(
        [step('a', [])],
        [item('a', 'x', { outputs: [{ key: '../../etc/passwd', bytes: 1, sha256: '' }], log: '/var/log/x' })],
      ),
    );
    assert.deepEqual(
      hrefsOf(bad).filter((href) => /passwd|var/.test(href)),
      [],
    );
    assert.ok(bad.includes('../../etc/passwd'));
  });

  it('point to every result, with its size', () => {
    const page = reportHtml(chainRun());
    assert.ok(page.includes('<a href="./measure/cells.csv">cells.csv</a> <small>48.2 KB</small>'));
  });

  it('point to the first results of an item that wrote many', () => {
    const outputs = Array.from({ length: 1000 }, (_, i) => ({
      key: `tiles/${i}.png`,
      bytes: 1000,
      sha256: '',
    }));
    const page = reportHtml(run([step('a', [])], [item('a', 'x', { outputs })]));
    assert.equal(page.match(/href="\.\/a\/tiles/g)?.length, 6);
    assert.ok(page.includes('and 994 more files, 994.0 KB'));
  });
});

describe("the report's pictures", () => {
  const boxes = (page: string): number => page.match(/<svg class="step/g)?.length ?? 0;

  it('lay out steps after their needs, without overlaps', () => {
    for (const { steps } of [chainRun(), graphRun(), longRun(), broadRun(), oneRun()]) {
      const { boxes: placed, breadth, edges } = layOut(steps, 100, 20);
      const at = new Map(placed.map((box) => [box.id, box]));
      assert.equal(placed.length, steps.length);
      assert.equal(edges.length, steps.flatMap(({ needs }) => needs).length);
      for (const { id, needs } of steps)
        for (const need of needs) assert.ok(at.get(need)!.layer < at.get(id)!.layer, `${need} before ${id}`);
      for (const a of placed) {
        assert.ok(a.across >= 50 && a.across <= breadth - 50);
        for (const b of placed)
          assert.ok(
            a === b || a.layer !== b.layer || Math.abs(a.across - b.across) > 119.9,
            `${a.id} and ${b.id}`,
          );
      }
    }
  });

  it('draw chains straight, long edges around boxes, and few crossings', () => {
    const straight = layOut(longRun().steps, 100, 20);
    assert.equal(new Set(straight.boxes.map(({ across }) => across)).size, 1);
    const { boxes: placed, edges } = layOut(graphRun().steps, 100, 20);
    const long = edges.find(({ from, to }) => from === 'trim' && to === 'summary')!;
    assert.equal(long.through.length, 2);
    for (const [i, through] of long.through.entries())
      for (const box of placed.filter(({ layer }) => layer === i + 1))
        assert.ok(Math.abs(box.across - through) > 50, box.id);
    const crossed = layOut(
      [...'abcd'].map((id) => ({ id, needs: { c: ['b'], d: ['a'] }[id] ?? [] })),
      100,
      20,
    );
    const across = new Map(crossed.boxes.map((box) => [box.id, box.across]));
    assert.equal(across.get('a')! < across.get('b')!, across.get('d')! < across.get('c')!);
  });

  it('have a box for every step, for wide screens, tablets and phones, and mark gather steps', () => {
    const screens = (page: string): string[] =>
      [...page.matchAll(/<div class="scroll chain ([^"]*)"/g)].map(([, names = '']) => names);
    assert.equal(boxes(reportHtml(chainRun())), 9);
    assert.deepEqual(screens(reportHtml(chainRun())), ['on-wide', 'on-tablet', 'on-phone']);
    assert.deepEqual(screens(reportHtml(longRun())), ['on-wide on-tablet on-phone']);
    assert.equal(boxes(reportHtml(longRun())), 12, 'a long chain goes down on every screen');
    assert.match(reportHtml(graphRun()), /gathers<\/text>/);
    assert.match(reportHtml(graphRun()), /<path class="gather"/);
    assert.doesNotMatch(reportHtml(chainRun()), /gathers/);
  });

  it('name the outputs that go along an arrow, where outputs have names', () => {
    const given = graphRun();
    const steps = given.steps.map((each) =>
      each.id === 'call-variants'
        ? { ...each, takes: { 'align-to-reference': ['alignments', 'a<b'] } }
        : each,
    );
    const page = reportHtml({ ...given, steps });
    assert.match(page, /<g><title>alignments, a&#60;b<\/title><path class="edge"/);
    assert.match(page, /<text class="note along"[^>]*>alignments, a&#60;b</);
    assert.match(page, /call-variants after align-to-reference alignments a&#60;b; summary after/);
    assert.doesNotMatch(reportHtml(given), /class="note along"/);
  });

  it('have a lane for every item, or with thousands for the important ones', () => {
    const lanes = (page: string): number => page.match(/<g><title>/g)?.length ?? 0;
    assert.equal(lanes(reportHtml(chainRun())), 145);
    const large = reportHtml(largeRun());
    assert.equal(lanes(large), 20 + 10 + 10);
    assert.equal(large.match(/class="area"/g)?.length, 2);
  });

  it('place items in time, and reused ones at the beginning', () => {
    const record = run(
      [step('a', [])],
      [
        item('a', 'second', {
          started: new Date(Date.parse(run([], []).started) + 25_000).toISOString(),
          seconds: 50,
        }),
        item('a', 'earlier', { reused: true, started: '2020-01-01T00:00:00Z', seconds: 9000 }),
      ],
    );
    const page = reportHtml(record);
    assert.match(page, /second: done, 50 s<\/title><rect class="done" x="25%" y="\d+" width="50%"/);
    assert.match(page, /earlier: reused, 2 h 30 min<\/title><rect class="reused" x="0%"/);
  });
});

describe('the report of 10,000 items', () => {
  it('stays small, and says where the rest is', () => {
    const page = reportHtml(largeRun());
    const bytes = Buffer.byteLength(page);
    assert.ok(bytes < 1_500_000, `${bytes} bytes`);
    const shown = page.match(/^<tr><th scope="row">/gm)!.length;
    assert.ok(shown > 3000, `${shown} items`);
    assert.ok(page.includes(' more are in <a href="./run.json">run.json</a>.'));
  });

  it('names what input folders hold besides inputs, and results of earlier runs', () => {
    const record = run([step('a', [])], [item('a', 'x', {})], {
      skipped: [{ path: 'data/.git', why: 'hidden' }],
      left_over: [
        { path: 'a/old', why: 'its input no longer exists', moved_to: '.pipewright/old-results/r/a/old' },
        { path: 'a/mine', why: 'it is unknown which run wrote it' },
      ],
    });
    const page = reportHtml(record);
    assert.ok(page.includes('<li>data/.git: hidden</li>'));
    assert.ok(
      page.includes('<li>a/old: its input no longer exists; moved to .pipewright/old-results/r/a/old</li>'),
    );
    const text = renderLocalRun(record, 'out');
    assert.match(text, /^Left out of the inputs: data\/\.git \(hidden\)$/m);
    assert.match(
      text,
      /^Moved to \.pipewright\/old-results: 1 result .*: a\/old \(its input no longer exists\)$/m,
    );
    assert.match(text, /^Not from this run, and kept: 1 result: a\/mine \(it is unknown/m);
  });

  it('stays small, however long its texts are', () => {
    const items = Array.from({ length: 10_000 }, (_, i) =>
      item('a', `${i}-${'n'.repeat(200)}`, {
        state: 'EXECUTOR_ERROR',
        exit_code: 1,
        meaning: `${i} ${'m'.repeat(5000)}`,
        log_tail: '<'.repeat(8192),
      }),
    );
    const variables = { LONG: 'v'.repeat(100_000) };
    const left_out = items.map(({ item: path }) => path);
    const bytes = Buffer.byteLength(reportHtml(run([step('a', [], { variables })], items, { left_out })));
    assert.ok(bytes < 2_800_000, `${bytes} bytes`);
  });
});
