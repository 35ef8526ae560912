import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/core/finding.ts';
import { findingsMarkdown } from '../../src/report/findings-markdown.ts';

const finding = (more: Partial<Finding>): Finding => ({
  code: 'X',
  severity: 'error',
  file: 'catalog/a/spec.json',
  range: { start: { line: 4, column: 3 }, end: { line: 4, column: 9 } },
  path: '',
  message: 'm.',
  ...more,
});

describe('findingsMarkdown', () => {
  it('has a table per file, and folds hints away below errors', () => {
    const page = findingsMarkdown(
      [
        finding({ severity: 'hint', message: 'advice' }),
        finding({ fix: { title: 'write 1', edits: [], safe: true } }),
        finding({ severity: 'hint', file: 'b' }),
      ],
      2,
    );
    assert.equal(
      page,
      `## Catalog check

1 error, 2 hints in 2 specs; 1 can be fixed with --fix

### <code>catalog/a/spec.json</code>

| Line | What | Code |
|--:|---|---|
| 4:3 | ❌ m.<br>Fix: write 1 | <code>X</code> |

<details><summary>1 hint</summary>

| Line | What | Code |
|--:|---|---|
| 4:3 | 💡 advice | <code>X</code> |

</details>

### <code>b</code>

| Line | What | Code |
|--:|---|---|
| 4:3 | 💡 m. | <code>X</code> |
`,
    );
  });

  it('says so when there are no findings', () => {
    assert.match(findingsMarkdown([], 3), /no findings in 3 specs\n\n✅/);
  });

  for (const [what, text, never] of [
    ['mentions', '@octo-org/team', /@(?=\w)/],
    ['issues', 'a/b#12', /#(?=12)/],
    ['tags', '<img src=x>', /<img/],
    ['links', 'https://evil.example www.evil.example', /:\/\/|www\./i],
    ['links in brackets', '[a](javascript:1)', /\[a\]\(/],
    ['cells', 'a|b', /a\|b/],
    ['code', '`a`', /`/],
    ['lines', 'a\n\n# b', /\n\n# b/],
    ['formulas', '$x^2$', /(?<!>)\$/],
    ['pictures by name', ':tada:', /:tada:/],
    ['steered text', 'a\u202eb', /\u202e/],
    ['comments', '<!-- a', /<!--/],
  ] as const) {
    it(`keeps untrusted text from making ${what}`, () => {
      const fix = { title: text, edits: [], safe: false };
      const page = findingsMarkdown([finding({ message: text, file: text, fix })], 1);
      assert.doesNotMatch(page, never);
      assert.equal(page.split('\n').length, 10, 'one heading and one row');
    });
  }

  it('stays within GitHub’s limit, and says how much is missing', () => {
    const many = Array.from({ length: 9000 }, (_, i) =>
      finding({ file: `f${i % 90}`, message: 'é'.repeat(100) }),
    );
    const page = findingsMarkdown(many, 90);
    assert.ok(Buffer.byteLength(page) < 1024 * 1024);
    const rows = page.split('\n').filter((line) => line.startsWith('| 4:3')).length;
    assert.ok(page.endsWith(`\n${9000 - rows} more are in the log.\n`));
  });
});
