import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/core/finding.ts';
import { changePage, isChangePublishable } from '../../src/pull-request/change-page.ts';
import { entryPage, reviewStatus } from '../../src/pull-request/entry-page.ts';
import type { EntryReport } from '../../src/pull-request/examine.ts';
import { risksOf } from '../../src/pull-request/risks.ts';
import { fixPatch, suggestions, suggestionsFor } from '../../src/pull-request/suggest.ts';
import { validateMode } from '../../src/pull-request/validate-mode.ts';
import { completeSpec } from '../../src/spec/complete-spec.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { aSpec } from '../fakes/image.ts';
import { recordingRunner } from '../fakes/recording-runner.ts';

const FILE = 'catalog/blur/spec.json';
const finding = (code: string, severity: Finding['severity'] = 'error', path = ''): Finding => ({
  ...{ code, severity, path, file: FILE, message: `${code} was found.` },
});
const report = (changes: Partial<EntryReport> = {}): EntryReport => ({
  ...{ name: 'blur', file: FILE, text: '{}', findings: [], spec: aSpec() },
  ...changes,
});
const page = (changes: Partial<EntryReport>) =>
  entryPage(report(changes), { stage: 'check', number: 7 }).join('\n\n');

describe('the state of an entry', () => {
  for (const [what, changes, stage, state, next] of [
    [
      'a mistake',
      { findings: [finding('WRONG')] },
      'check',
      'needs changes',
      /\*\*author\*\* fixes 1 mistake;/,
    ],
    [
      'a mistake and a fault of the catalog',
      { findings: [finding('WRONG'), finding('GITHUB_UNREACHABLE')] },
      ...['check', 'needs changes', /fixes 1 mistake;/],
    ],
    [
      'an unreachable registry',
      { findings: [finding('REGISTRY_UNREACHABLE')] },
      'check',
      'could not be checked',
      /\*\*on our side\*\*/,
    ],
    [
      'a source that is refused',
      { findings: [finding('ACCESS_DENIED', 'error', '/container_name')] },
      'check',
      'needs changes',
      /author/,
    ],
    [
      'a target that is refused',
      { findings: [finding('ACCESS_DENIED', 'error', '/version')] },
      'publish',
      'could not be checked',
      /A maintainer/,
    ],
    [
      'only warnings',
      { findings: [finding('ODD', 'warning')] },
      'check',
      'waits for a review',
      /\*\*reviewer\*\*.*then it is published/,
    ],
    ['a candidate', {}, 'candidate', 'waits for a review', /exactly this image is published/],
    ['a published one', {}, 'publish', 'published', /nothing to do/],
    [
      'one that was published',
      { published: anExtendedSpec({ name: 'blur' }) },
      'check',
      'already published',
      /stays as it is/,
    ],
    [
      'a failed test',
      { trials: [{ test: 'a', seconds: 1, findings: [finding('TEST_FAILED')] }] },
      'check',
      'needs changes',
      /author/,
    ],
  ] as [string, Partial<EntryReport>, 'check', string, RegExp][])
    it(`with ${what}: ${state}`, () => {
      const status = reviewStatus(report(changes), stage);
      assert.equal(status.state, state);
      assert.match(status.next, next);
      assert.equal(status.conclusion === 'success', /^(published|already|waits)/.test(state));
    });
});

describe('the page of an entry', () => {
  it('shows tests that failed first, with more of their log', () => {
    const log = Array.from({ length: 60 }, (_, i) => `line ${i + 1}.`).join('\n');
    const result = {
      exitCode: 0,
      timedOut: false,
      outputs: [{ name: 'a|b', sha256: '', found: new Set<string>() }],
      log,
    };
    const text = page({
      trials: [
        { test: 'good', seconds: 1, result, findings: [] },
        { test: 'bad', seconds: 2, result, findings: [finding('TEST_FAILED')] },
      ],
    });
    assert.match(text, /\*\*1 of 2 tests failed\*\*/);
    assert.match(text, /✅ good \| 1\.0 s \| <code>a&#124;b<\/code>/);
    assert.ok(text.indexOf('log of bad') < text.indexOf('log of good'));
    assert.ok(text.includes('line 25.') && !text.includes('line 15.'));
  });

  it('says why there are no tests, folds hints, splits many findings, and says how to try it', () => {
    const many = Array.from({ length: 70 }, () => finding('WRONG'));
    const text = page({
      untried: 'There are <none>.',
      findings: [...many, finding('TIP', 'hint')],
    });
    for (const part of [
      /\*\*Tests:\*\* There are &#60;none&#62;/,
      /Findings, continued/,
      /<summary>1 hint<\/summary>/,
      /pull\/7\/head/,
    ])
      assert.match(text, part);
  });

  it('is left out of the summary’s table where it is the only one', () => {
    const change = {
      reports: [report()],
      general: [],
      removed: [],
      about: { stage: 'check', notes: ['Note'] },
    } as const;
    assert.doesNotMatch(changePage(change).join(), /\| Entry \|/);
    assert.match(
      changePage({ ...change, removed: ['old'] }).join(),
      /Note.*\| Entry \|.*🪦 <code>old<\/code> \| removed/s,
    );
    assert.match(
      changePage({ ...change, general: [finding('WIDE')] }).join(),
      /The change as a whole.*spec\.json: WIDE/s,
    );
    assert.equal(isChangePublishable(change), true);
    assert.equal(isChangePublishable({ ...change, general: [finding('WIDE')] }), false);
  });
});

describe('what a reviewer should look at', () => {
  const before = anExtendedSpec({ name: 'blur', maintainers: [{ github: 'ada' }] });
  const pinned = `ghcr.io/alice/blur@sha256:${'0'.repeat(64)}`;
  const tests = [{ name: 'a', input: 'tests/a' }];
  for (const [what, spec, extra, risk] of [
    ['nothing', { container_name: pinned, tests }, {}, undefined],
    ['a tag', { tests }, {}, /the tag <code>1\.2<\/code>, which can be moved/],
    ['a shell', { container_name: pinned, tests, run_command: '/bin/sh -c $input' }, {}, /starts a shell/],
    ['an unfinished command', { container_name: pinned, tests, run_command: "/x '" }, {}, undefined],
    ['ports', { container_name: pinned, tests, port: [{ port: 53, protocol: 'udp' }] }, {}, /53\/udp/],
    [
      'secrets',
      {
        container_name: pinned,
        tests,
        user_specified_environment_variables: [{ name: 'KEY', required: true, secret: true }],
      },
      {},
      /gets secrets: <code>KEY/,
    ],
    [
      'other maintainers',
      { container_name: pinned, tests, maintainers: [{ github: 'eve' }] },
      { before },
      /from ada to eve\. Do the former/,
    ],
    [
      'another owner',
      { container_name: pinned.replace('alice', 'eve'), tests, maintainers: [{ github: 'ada' }] },
      { before },
      /another registry or owner/,
    ],
    ['no tests', { container_name: pinned }, {}, /There are no tests/],
  ] as [string, Parameters<typeof aSpec>[0], Partial<EntryReport>, RegExp | undefined][])
    it(`${what}`, () => {
      const risks = risksOf(report({ spec: completeSpec({ ...aSpec(), ...spec }), ...extra }));
      assert.equal(risks.length, risk ? 1 : 0, risks.join('\n'));
      if (risk) assert.match(risks[0] ?? '', risk);
    });
});

describe('suggested fixes', () => {
  const text = '{\n  "run_comand": "/x $input",\n  "licence": "MIT",\n  "name": "a"\n}\n';
  const findings = parseSpec(text, FILE).findings.filter(({ fix }) => fix?.safe);

  it('replace whole lines, one suggestion a line, within a fence that nothing in them ends', () => {
    const comments = suggestions(text, [...findings, ...findings]);
    assert.deepEqual(
      comments.map(({ startLine, line }) => [startLine, line]),
      [
        [2, 2],
        [3, 3],
      ],
    );
    assert.match(comments[0]?.body ?? '', /```suggestion\n {2}"run_command": "\/x \$input",\n```/);
    const ticks = text.replace('/x $input', '/x ```` $input');
    const [fenced] = suggestions(ticks, parseSpec(ticks, FILE).findings);
    assert.match(fenced?.body ?? '', /`````suggestion\n/);
  });

  it('are limited to twenty, to lines that the change shows, and to text that GitHub keeps', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `"a${i}": 1`);
    const many = lines.map(
      (_, i): Finding => ({
        ...finding('X'),
        fix: {
          title: 't',
          safe: true,
          edits: [{ offset: lines.slice(0, i).join('\n').length + (i ? 2 : 1), length: 1, text: 'b' }],
        },
      }),
    );
    assert.equal(suggestions(lines.join('\n'), many).length, 20);
    const change = {
      reports: [report({ text, findings })],
      general: [],
      removed: [],
      about: { stage: 'check' },
    } as const;
    const shown = (first: number, last: number) => [
      { path: FILE, status: 'added' as const, shown: [[first, last] as const] },
    ];
    assert.deepEqual(
      suggestionsFor(change, shown(3, 5)).map(({ line }) => line),
      [3],
    );
    assert.deepEqual(suggestionsFor(change, []), []);
    const windows = text.replaceAll('\n', '\r\n');
    assert.deepEqual(suggestions(windows, parseSpec(windows, FILE).findings), []);
  });

  it('come as a patch that git applies', () => {
    const examine = (changed: string) => parseSpec(changed, FILE).findings;
    assert.equal(
      fixPatch(FILE, text, examine),
      `--- a/${FILE}\n+++ b/${FILE}\n@@ -1,5 +1,5 @@\n {\n-  "run_comand": "/x $input",\n-  "licence": "MIT",\n+  "run_command": "/x $input",\n+  "license": "MIT",\n   "name": "a"\n }\n`,
    );
    assert.match(fixPatch(FILE, '{ "licence": "MIT" }', examine) ?? '', /\n\\ No newline at end of file\n$/);
    assert.equal(fixPatch('a b.json', text, examine), undefined);
    assert.equal(fixPatch(FILE, '{}', examine), undefined);
  });
});

describe('the mode validate', () => {
  const entries = ['good', 'bad'].map((name) => ({
    file: `catalog/${name}/spec.json`,
    text: JSON.stringify({ ...aSpec({ name }), memory: { suggested: name === 'bad' ? 'much' : 64 } }),
  }));
  const inputs = { mode: 'validate', paths: ['catalog'], token: '' } as const;

  it('reports everything, or only what the change touches', async () => {
    const runner = recordingRunner();
    await assert.rejects(
      validateMode(inputs, runner, () => ({ entries, findings: [] })),
      { code: 'SPECS_INVALID' },
    );
    assert.equal(runner.outputs.errors, '1');
    assert.match(runner.summaries.join(), /catalog\/bad\/spec\.json/);
    const touched = recordingRunner();
    await validateMode(
      inputs,
      touched,
      () => ({ entries, findings: [] }),
      async () => ['catalog/good/spec.json'],
    );
    assert.equal(touched.outputs.errors, '0');
    assert.match(touched.log, /1 spec/);
  });
});
