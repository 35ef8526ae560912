import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Edit, Finding } from '../../src/core/finding.ts';
import { applyFixes, fixText } from '../../src/spec/apply-fixes.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

const finding = (edits: Edit[], safe = true): Finding => ({
  code: 'X',
  severity: 'error',
  file: 'f',
  path: '',
  message: '',
  fix: { title: '', edits, safe },
});
const edit = (offset: number, length: number, text: string): Edit => ({ offset, length, text });

describe('applyFixes', () => {
  it('applies fixes that do not touch, in any order', () => {
    const { text, applied } = applyFixes('abcdef', [finding([edit(4, 1, 'EE')]), finding([edit(0, 2, '')])]);
    assert.equal(text, 'cdEEf');
    assert.equal(applied.length, 2);
  });
  it('applies the first of two that touch, and each as a whole or not at all', () => {
    const { text, applied } = applyFixes('abcdef', [
      finding([edit(1, 2, 'X')]),
      finding([edit(5, 1, 'Y'), edit(3, 1, 'Z')]),
    ]);
    assert.equal(text, 'aXdef');
    assert.equal(applied.length, 1);
  });
  it('leaves unsafe fixes alone', () => {
    assert.deepEqual(applyFixes('a', [finding([edit(0, 1, 'b')], false)]), { text: 'a', applied: [] });
  });
});

describe('fixText', () => {
  it('terminates when fixes undo each other', () => {
    const { text } = fixText('a', (t) => [finding([edit(0, 1, t === 'a' ? 'b' : 'a')])]);
    assert.ok(text === 'a' || text === 'b');
  });

  const fixed: [what: string, field: string, after: string][] = [
    ['a mistyped field', '"run_comand": "/b $input $output"', '"run_command": "/b $input $output"'],
    ['the old name of a field', '"executable": "/b"', '"executable_path": "/b"'],
    ['a number in quotes', '"memory": {"suggested": "128"}', '"memory": {"suggested": 128}'],
    ['a number with its unit', '"memory": {"suggested": "128 MB"}', '"memory": {"suggested": 128}'],
    ['one number for memory', '"memory": 128', '"memory": { "suggested": 128 }'],
    ['one port', '"port": 80', '"port": [{ "port": 80 }]'],
    ['a login as text', '"maintainers": "@alice"', '"maintainers": [{ "github": "alice" }]'],
    ['a name in capital letters', '"name": "Blur"', '"name": "blur"'],
    [
      'a protocol in capital letters',
      '"port": [{"port": 1, "protocol": "UDP"}]',
      '"port": [{"port": 1, "protocol": "udp"}]',
    ],
    ['a version that lost its zeros', '"version": 1.10', '"version": "1.10.0"'],
    ['a license in words', '"license": "apache-2.0"', '"license": "Apache-2.0"'],
    ['null', '"doi": null, "tags": []', '"tags": []'],
    ['a command as a list', '"run_command": ["/b", "a b", "$input"]', '"run_command": "/b \\"a b\\" $input"'],
    [
      'a copied docker command',
      '"container_name": "docker pull Alice/Blur:V1"',
      '"container_name": "alice/blur:V1"',
    ],
    ['a DOI as an address', '"doi": "https://doi.org/10.1000/182"', '"doi": "10.1000/182"'],
  ];
  for (const [what, before, after] of fixed) {
    it(`fixes ${what}`, () => {
      const { text } = fixText(`{ ${before} }`, (t) => parseSpec(t, 'f').findings);
      assert.equal(text, `{ ${after} }`);
    });
  }
  it('does not guess', () => {
    for (const field of [
      '"version": "soon"',
      '"memory": {"suggested": "2 GB"}',
      '"timeout": 5',
      '"name": "my tool"',
    ]) {
      const { text } = fixText(`{ ${field} }`, (t) => parseSpec(t, 'f').findings);
      assert.equal(text, `{ ${field} }`);
    }
  });
});
