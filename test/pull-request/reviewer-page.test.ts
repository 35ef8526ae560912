import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEventContext } from '../../src/github/event-context.ts';
import { checksOf } from '../../src/pull-request/entry-check.ts';
import { entryPage } from '../../src/pull-request/entry-page.ts';
import type { EntryReport } from '../../src/pull-request/examine.ts';
import type { SmokeOutput, Trial } from '../../src/pull-request/smoke.ts';
import { cellsOf, PREVIEW_BYTES, previewOf } from '../../src/report/output-preview.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { breakable } from '../../src/text/markdown.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { catalogWorld, specFile } from '../fakes/catalog-world.ts';
import { aSpec } from '../fakes/image.ts';

const reportOf = (spec: Partial<Spec>, more: Partial<EntryReport> = {}): EntryReport => ({
  ...{ name: 'blur', file: 'catalog/blur/spec.json', text: '{}', findings: [], spec: aSpec(spec) },
  ...more,
});
const pageOf = (report: EntryReport, author?: { login: string; isNew?: boolean }) =>
  entryPage(report, { stage: 'check', number: 7, ...(author && { author }) });
const output = (name: string, content: string | Buffer): SmokeOutput => ({
  ...{ name, sha256: '', found: new Set<string>() },
  preview: previewOf(Buffer.from(content).subarray(0, PREVIEW_BYTES), Buffer.byteLength(content)),
});
const trialOf = (...outputs: SmokeOutput[]): Trial => ({
  ...{ test: 'small', seconds: 1, findings: [] },
  result: { exitCode: 0, timedOut: false, outputs, log: 'done' },
});
/** An image of a format in which only what tells its size is filled in. */
const PNG = Buffer.from(`89504e470d0a1a0a0000000d49484452${'00000280000001e0'}0802000000`, 'hex');
const TESTS = [{ name: 'small', input: 'tests/a.png' }];

describe('the page for a reviewer', () => {
  it('opens with what the algorithm is and who proposes it', () => {
    const spec = { description: 'Blurs pictures.', license: 'MIT', authors: [{ name: 'Ada' }] };
    const source = 'https://github.com/alice/blur';
    const [head = ''] = pageOf(reportOf({ ...spec, source }), { login: 'alice', isNew: true });
    assert.match(
      head,
      /\*\*Next:\*\*.*\n\n\*\*What it is:\*\* Blurs pictures\.\n\n\*\*License:\*\* MIT · \*\*Authors:\*\* Ada · \*\*Proposed by:\*\* <code>alice<\/code>, new here<br>\*\*Source:\*\* <code>https&#58;\/\/github\.com\/alice\/blur<\/code>$/,
    );
    const [bare = ''] = pageOf(reportOf({}), { login: 'alice', isNew: false });
    for (const part of [
      /no description given/,
      /License:\*\* none given/,
      /contributed before<br>\*\*Source:\*\* none/,
    ])
      assert.match(bare, part);
    assert.doesNotMatch(pageOf(reportOf({}), { login: 'alice' })[0] ?? '', /new here|before/);
  });

  it('then has the samples, the first lines of the results, what it needs, what is risky; all else is folded', () => {
    const trials = [trialOf(output('a.csv', 'x,y\n1,2\n'), output('b.txt', 'hello\n'), output('c.png', PNG))];
    const secret = [{ name: 'KEY', required: true, secret: true }];
    const report = reportOf({ tests: TESTS, user_specified_environment_variables: secret }, { trials });
    const text = pageOf(report, { login: 'alice', isNew: true }).join('\n\n');
    const parts = [
      /What it is/,
      /✅ small<br>on <code>a\.png<\/code> \| 1\.0 s \| <code>a\.csv<\/code> \(text, 8 B\)<br>.*c\.png<\/code> \(PNG, 640 × 480, 29 B\)/,
      /\| x \| y \|\n\|---\|---\|\n\| 1 \| 2 \|/,
      /<pre>hello<\/pre>/,
      /\*\*Needs:\*\* 256 MB of memory, 20 GB of disk, at most 60 minutes for a file, the variables KEY\./,
      /- \[ \] <code>alice<\/code> is new here/,
      /- \[ \] It gets secrets/,
      /<summary>Try it yourself/,
    ].map((part) => text.search(part));
    assert.ok(!parts.includes(-1), `${parts}\n${text}`);
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => a - b),
    );
  });

  it('has a table of what the algorithm takes, and one of what it gives', () => {
    const inputs = {
      reads: { patterns: ['*.fq', '*.fq.gz'], count: [1, 2], description: 'One file, or a pair.' },
      genome: { patterns: ['*.fa'], companions: ['{name}.fai'], shared: true },
      atlas: { folder: true, optional: true, description: '@team |' },
    } as const;
    const outputs = { calls: { patterns: ['*.vcf'] }, log: { patterns: ['*.log'], optional: true } };
    const code = (text: string) => `<code>${text.replaceAll('*', '&#42;')}</code>`;
    const text = pageOf(reportOf({ inputs, outputs })).join('\n\n');
    const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
    const expected = [
      '**Takes**\n',
      row('Name', 'Files', 'How many', 'Beside each', 'What it is', 'Kind'),
      '|---|---|---|---|---|---|',
      row(code('atlas'), code('*'), '1, or none', '', '@\u200bteam &#124;', 'a folder'),
      row(code('genome'), code('*.fa'), '1', code('{name}.fai'), '', 'the same for all items'),
      row(code('reads'), `${code('*.fq')}<br>${code('*.fq.gz')}`, '1 to 2', '', 'One file, or a pair.', ''),
      '\n**Gives**\n',
      row('Name', 'Files', 'How many'),
      '|---|---|---|',
      row(code('calls'), code('*.vcf'), '1'),
      row(code('log'), code('*.log'), '1, or none'),
    ];
    assert.ok(text.includes(expected.join('\n')), text);
    assert.match(text, /at most 60 minutes for an item/);
    assert.match(
      pageOf(reportOf({ output_name: '{stem}.csv' })).join('\n\n'),
      /\*\*Gives:\*\* every file that it writes, named <code>\{stem\}\.csv<\/code>/,
    );
  });

  it('says a command whose samples lie where it mounts them', () => {
    const tests = [{ name: 'pair', inputs: { reads: ['tests/a_1.fq', 'data/deep/a_2.fq'], genome: 'g.fa' } }];
    const pushed = 'ghcr.io/lab/blur:pr-7';
    const commandOf = (spec: Partial<Spec>): string =>
      pageOf(reportOf(spec, { pushed }))
        .find((block) => block.includes('Try it yourself'))
        ?.replaceAll("'", '') ?? '';
    for (const [spec, inputs] of [
      [{ tests: TESTS }, '/in/tests/a.png'],
      [
        { inputs: { reads: { count: 2 }, genome: {} }, tests },
        '--input genome=/in/g.fa --input reads=/in/tests/a_1.fq --input reads=/in/data/deep/a_2.fq',
      ],
    ] as const)
      assert.match(
        commandOf(spec as Partial<Spec>),
        new RegExp(`/catalog/blur:/in:ro" -v "[^"]+:/out"[^]*pr-7 run ${inputs} /out`),
      );
  });

  it('keeps what strangers wrote text, wherever it stands', () => {
    const evil = '</pre></details> @team #1 https://evil.example/x ![a](http://b/c.png) <img src=x>|`';
    const trials = [trialOf(output('e.csv', `${evil},b\n${evil},d\n`), output(`e ${evil}`, evil))];
    const spec = {
      description: evil,
      license: evil,
      source: `javascript:${evil}`,
      authors: [{ name: evil }],
    };
    const text = pageOf(reportOf({ ...spec, tests: TESTS }, { trials }), { login: evil }).join('\n\n');
    // GitHub links nothing inside of `<pre>`.
    const around = text.replace(/<pre>[\s\S]*?<\/pre>/g, '');
    assert.doesNotMatch(around, /<img|@team|https:\/\/evil|!\[a\]|<a /);
    assert.doesNotMatch(text, /<img|@team/);
    assert.equal(text.match(/<details/g)?.length, text.match(/<\/details>/g)?.length);
    assert.equal(text.match(/<pre>/g)?.length, text.match(/<\/pre>/g)?.length);
  });

  it('says what changed in a line, and no table of it has a long digest', () => {
    const digest = `sha256:${'b'.repeat(64)}` as const;
    const before = anExtendedSpec({ name: 'blur', version: '1.0.0' });
    const extended = anExtendedSpec({ name: 'blur', version: '1.1.0', description: 'New.' });
    const wrap = {
      root: { digest },
      source: { name: 'ghcr.io/alice/blur:1', digest },
      dropped: [],
      images: [],
    };
    const derived = { extended, wrap, images: [], text: '{}' } as unknown as EntryReport['derived'];
    const blocks = pageOf(reportOf({}, { before, derived, pushed: `ghcr.io/lab/blur:pr-7@${digest}` }));
    assert.ok(
      blocks.includes('**Changed since 1.0.0:** source image, <code>description</code>'),
      blocks.join('\n'),
    );
    const rows = blocks
      .join('\n')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    assert.ok(rows.length > 4);
    assert.deepEqual(
      rows.filter((row) => /[0-9a-f]{13}/.test(row)),
      [],
    );
    assert.match(rows.join('\n'), /sha256:0{12}<.*sha256:b{12}</);
  });

  it('leads to the summary of the run that shows the results, where it was made by a review', async () => {
    const world = await catalogWorld();
    const tests = { ...specFile({ tests: TESTS } as never), 'catalog/blur/tests/a.png': 'a' };
    const pull = world.propose(tests, { from: world.fork('alice') });
    const job = {
      permissions: { contents: 'read' },
      tryTests: async () => [trialOf(output('r.txt', 'out\n'))],
    };
    assert.equal(await world.check(pull, job as never), undefined);
    assert.match(world.runner.summaries.join(), /The first lines of <code>r\.txt<\/code>.*<pre>out<\/pre>/s);
    assert.equal(await world.review(), undefined);
    const body = world.repository.comments.at(-1)?.body ?? '';
    assert.match(body, /\*\*Tests on <code>a\.png<\/code>:\*\* They passed\. They /);
    assert.match(
      body,
      /The results are in <a href="https:\/\/github\.com\/[\w-]+\/catalog\/actions\/runs\/1">the summary/,
    );
    assert.match(body, /<code>alice<\/code>, new here/);
  });
});

describe('the author of a pull request', () => {
  const sha = 'a'.repeat(40);
  const side = { ref: 'change', sha, repo: { full_name: 'alice/catalog' } };
  const env = { GITHUB_REPOSITORY: 'lab/catalog', GITHUB_EVENT_NAME: 'pull_request' };
  for (const [association, isNew] of [
    ['FIRST_TIMER', true],
    ['FIRST_TIME_CONTRIBUTOR', true],
    ['NONE', true],
    ['CONTRIBUTOR', false],
    ['OWNER', false],
    [undefined, undefined],
  ] as const)
    it(`${association}: ${isNew === undefined ? 'not known' : isNew ? 'new here' : 'not new here'}, as the event says`, () => {
      const pull = {
        number: 1,
        head: side,
        base: side,
        user: { login: 'alice' },
        author_association: association,
      };
      const context = readEventContext(env, { pull_request: pull });
      assert.deepEqual(context?.kind === 'pull-request' && context.author, { login: 'alice', isNew });
    });
});

describe('the title of the check of a change', () => {
  const broken = reportOf(
    {},
    {
      findings: [{ code: 'WRONG', severity: 'error', file: '', path: '', message: 'Wrong.' }],
    },
  );
  for (const [what, reports, removed, title] of [
    ['nothing', [], [], 'No algorithm is added, changed or removed'],
    ['a good entry', [reportOf({})], [], 'blur 1.2.3: waits for a review'],
    ['a wrong entry', [broken], [], 'blur 1.2.3: needs changes'],
    ['a removal', [], ['old'], 'old: removed'],
    [
      'several',
      [reportOf({}), broken, broken],
      ['old'],
      '4 entries; waits for a review: 1; needs changes: 2; removed: 1',
    ],
  ] as [string, EntryReport[], string[], string][])
    it(`is the verdict about ${what}`, () => {
      const change = { reports, removed, general: [], about: { stage: 'check' } } as const;
      assert.equal(checksOf(change).at(-1)?.check.output.title, title);
    });
});

describe('a preview of an output', () => {
  const kindOf = (bytes: Buffer | string) =>
    previewOf(Buffer.from(bytes as string), Buffer.byteLength(bytes)).kind;
  it('knows pictures and their size, texts, and other files', () => {
    const jpeg = Buffer.from('ffd8ffe00004aaaaffc2000b0801e00280', 'hex');
    const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from('8002e001', 'hex')]);
    for (const [bytes, kind] of [
      [PNG, 'PNG, 640 × 480'],
      [jpeg, 'JPEG, 640 × 480'],
      [gif, 'GIF, 640 × 480'],
      // Cut or broken headers tell no size, and end nothing.
      [PNG.subarray(0, 12), 'PNG'],
      [jpeg.subarray(0, 12), 'JPEG'],
      [Buffer.from('ffd8ffe0000000000000000000', 'hex'), 'JPEG'],
      [Buffer.from('49492a00', 'hex'), 'TIFF'],
      ['%PDF-1.7', 'PDF'],
      ['', 'empty'],
      ['grün\n', 'text'],
      [Buffer.from('a\0b'), 'binary'],
      [Buffer.from('fffe41', 'hex'), 'binary'],
    ] as const)
      assert.equal(kindOf(bytes as Buffer), kind);
  });

  it('has whole lines of a text that is cut, also inside a character', () => {
    const text = Buffer.from(`one\r\ntwo\n${'ä'.repeat(PREVIEW_BYTES)}`);
    for (const length of [PREVIEW_BYTES, PREVIEW_BYTES - 1])
      assert.deepEqual(previewOf(text.subarray(0, length), text.length).lines, ['one', 'two']);
    assert.equal(previewOf(Buffer.from('1\n'.repeat(100)), 200).lines?.length, 8);
  });

  it('is a table where a file says so and is plain', () => {
    assert.deepEqual(cellsOf('a.CSV', ['a;b', '1;2']), [
      ['a', 'b'],
      ['1', '2'],
    ]);
    for (const [name, lines] of [
      ['a.txt', ['a,b', '1,2']],
      ['a.csv', ['a,b', '1']],
      ['a.csv', ['a,b', '"1,2",3']],
      ['a.tsv', ['a,b', '1,2']],
    ] as const)
      assert.equal(cellsOf(name, lines), undefined);
  });
});

describe('text of strangers', () => {
  it('can be broken in a table, and stays what it is when it is copied', () => {
    const cell = `<code>${'a'.repeat(70)}&#38;b</code>`;
    const broken = breakable(cell);
    assert.equal(broken.replaceAll('<wbr>', ''), cell);
    assert.equal(broken.match(/<wbr>/g)?.length, 2);
    assert.equal(
      breakable(`${'a'.repeat(30)} ${'b'.repeat(30)}<br>c`),
      `${'a'.repeat(30)} ${'b'.repeat(30)}<br>c`,
    );
  });
});
