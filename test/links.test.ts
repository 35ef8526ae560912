import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { anchorsOf, linksOf } from '../scripts/docs/markdown.ts';

const root = join(import.meta.dirname, '..');
const PAGES = globSync('{*.md,{.github,catalog,docs,workflows-examples,images}/**/*.md}', { cwd: root });

describe('the pages', () => {
  it('link to files and anchors that exist', () => {
    const missing: string[] = [];
    for (const page of PAGES)
      for (const link of linksOf(readFileSync(join(root, page), 'utf8'))) {
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : relative(root, join(root, dirname(page), path));
        if (!existsSync(join(root, file))) missing.push(`${page}: there is no ${file}`);
        else if (anchor !== undefined && file.endsWith('.md'))
          if (!anchorsOf(readFileSync(join(root, file), 'utf8')).has(anchor))
            missing.push(`${page}: ${file} has no #${anchor}`);
      }
    assert.deepEqual(missing, []);
  });

  it('are all in the map docs/README.md', () => {
    const map = linksOf(readFileSync(join(root, 'docs/README.md'), 'utf8')).map((link) => join('docs', link));
    const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    assert.deepEqual(
      pages.filter((page) => !map.includes(page)),
      [],
    );
  });

  it('open with what they are for', () => {
    const pages = PAGES.filter((page) => page.startsWith('docs/'));
    assert.deepEqual(
      pages.filter(
        (page) => !/^(<!--.*-->\n\n)?# .+\n\nThis page /.test(readFileSync(join(root, page), 'utf8')),
      ),
      [],
    );
  });
});

describe('links and anchors', () => {
  it('are read as GitHub reads them', () => {
    const page =
      '# A `b`: c, d\n\n```\n# no heading\n[no](link)\n```\n## A\n## A\n[x](y.md#z "title") `[no](code)`\n[w](https://e.org)';
    assert.deepEqual([...anchorsOf(page)], ['a-b-c-d', 'a', 'a-1']);
    assert.deepEqual(linksOf(page), ['y.md#z']);
  });
});
