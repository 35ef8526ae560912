import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { MAP, navigationOf, navigationToml, pageForSite } from '../scripts/docs/site-pages.ts';
import { buildDocsSite } from '../scripts/docs-site.ts';

const root = join(import.meta.dirname, '..');
const map = readFileSync(join(root, MAP), 'utf8');

describe("the documentation's navigation", () => {
  it('is what the tables of the map say', () => {
    const text =
      '# Map\n\n## Learn\n\n| page | for |\n|---|---|\n| [A](a.md) | x |\n| [B](../B.md) | [no](c.md) |\n';
    const sections = [
      {
        title: 'Learn',
        pages: [
          { title: 'A', path: 'docs/a.md' },
          { title: 'B', path: 'B.md' },
        ],
      },
    ];
    assert.deepEqual(navigationOf(text), sections);
    assert.match(navigationToml(sections), /\{ "Learn" = \[\n {4}\{ "A" = "docs\/a\.md" \},/);
  });
});

describe('a page for the site', () => {
  const inSite = (path: string): boolean => path === 'docs/b.md';
  const page = (text: string): string => pageForSite(text, 'docs/a.md', inSite);

  it('links to GitHub where the site has no such page', () => {
    assert.equal(
      page('[b](b.md#x) [here](#y) [web](https://a.b)'),
      '[b](b.md#x) [here](#y) [web](https://a.b)',
    );
    assert.match(
      page('[code](../src/cli.ts)'),
      /\]\(https:\/\/github\.com\/.+\/tree\/v[^/]+\/src\/cli\.ts\)/,
    );
    assert.equal(page('```\n[code](../src/cli.ts)\n```'), '```\n[code](../src/cli.ts)\n```');
  });

  it('has no badges, and brings what draws its diagrams', () => {
    assert.equal(
      page('# A\n\n[![CI](https://a.b/c.svg)](https://a.b)\n[![d](e.svg)](f)\n\nText'),
      '# A\n\n\nText',
    );
    assert.equal(
      page('```mermaid\nflowchart LR\n```\n'),
      '```mermaid\nflowchart LR\n```\n\n<script src="../mermaid.js"></script>\n',
    );
  });

  it('has no backslash before a pipe in code of a table', () => {
    assert.equal(page('| `a \\| b` | c \\| d |'), '| `a | b` | c \\| d |');
    assert.equal(page('`a \\| b`'), '`a \\| b`');
  });

  it('has what belongs to an item of a list indented by four spaces', () => {
    assert.equal(
      page('1. a\n   b\n\n   ```sh\n   c\n   ```\n- d\n  e\nf\n  g'),
      [...['1. a', '    b', '', '    ```sh', '    c', '    ```', '- d', '    e', 'f', '  g']].join('\n'),
    );
  });
});

describe("the documentation's site", () => {
  const out = mkdtempSync(join(tmpdir(), 'docs-site-'));
  const files = new Map<string, string>();

  before(async () => {
    await buildDocsSite(out);
    for (const path of globSync('**/*.html', { cwd: out }))
      files.set(path, readFileSync(join(out, path), 'utf8'));
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it('has each page of the map', () => {
    const wanted = navigationOf(map).flatMap(({ pages }) =>
      pages.map(({ path }) => path.replace(/README\.md$/, 'index.md').replace(/\.md$/, '.html')),
    );
    assert.deepEqual(
      wanted.filter((path) => !files.has(path)),
      [],
    );
  });

  it('has only links that lead somewhere', () => {
    const broken: string[] = [];
    for (const [path, html] of files)
      for (const [, link = ''] of html.matchAll(/<a[^>]* href="([^"]*)"/g)) {
        if (path === '404.html' || /^(\w+:|&#)/.test(link)) continue;
        const [file = '', anchor = ''] = link.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        const found = existsSync(join(out, target));
        if (!found || (anchor !== '' && !files.get(target)?.includes(`id="${anchor}"`)))
          broken.push(`${path}: ${link}`);
      }
    assert.deepEqual(broken, []);
  });

  it('loads nothing from other hosts', () => {
    const loaded = [...files].flatMap(([path, html]) =>
      [
        ...html.matchAll(
          /<(?:script|img|source|link rel="(?!canonical|prev|next)[^"]*")[^>]*? (?:src|srcset|href)="([^"]*)"/g,
        ),
      ].map(([, link = '']) => [path, link] as const),
    );
    assert.ok(loaded.some(([, link]) => link === '../mermaid.js'));
    const wrong = loaded.filter(
      ([path, link]) => path !== '404.html' && !existsSync(join(out, dirname(path), link)),
    );
    assert.deepEqual(wrong, []);
    for (const [path, html] of files)
      if (html.includes('<pre class="mermaid">')) assert.match(html, /<script src="[./]*mermaid\.js">/, path);
  });

  it('shows lists, tables and blocks of code as such', () => {
    const raw = [...files].flatMap(([path, html]) =>
      [...html.matchAll(/<p>[^<]*\n(?:- |\* |\d+\. |\||```)[^\n]*/g)].map(([text]) => `${path}: ${text}`),
    );
    assert.deepEqual(raw, []);
  });
});
