import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Words that puzzle a reader, each with what to write instead. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\bnobody\b/i, 'the subject, or the passive: "no other process"'],
  [/\bwhoever\b/i, 'who it is: "the caller", "the user"'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\banew\b/i, 'again'],
  [/\bso (often|many|long)\b/i, 'the number or the limit'],
  [/\b(is|are|was|were) told\b/i, 'gets, knows, is notified'],
  [/\btells? of\b/i, 'reports'],
  [/\bfor ever\b/i, 'forever, permanently, without end'],
  [/\b(in|is) vain\b/i, 'what failed: "failed starts", "useless"'],
  [/\bhence\b/i, 'so, therefore'],
  [/\bgo(es)? by (it|them)sel/i, 'is removed automatically'],
  [/\btake[sn]? it back\b/i, 'remove, destroy'],
  [/\bto be had\b|\bhad better\b|\bas it were\b/i, 'the plain verb: is available, should'],
  [/\bshall\b/i, 'must, will, or the present'],
  [/\bbe had\b/i, 'is available'],
  [/\bin place of\b/i, 'instead of'],
  [/\bby (itself|themselves)\b/i, 'automatically, on its own'],
  [/\b(go|goes|went|going) on\b/i, 'continue'],
  [/\b(know|knows|known) of\b/i, 'know about'],
  [/\bhears? of\b/i, 'is notified of, notices'],
  [/\ball that (is|it)\b/i, 'everything that'],
  [/\b(come|comes|coming|came) of\b/i, 'the noun: "the result", "what is made from it"'],
  [/\b(come|comes|came) out\b/i, 'the noun: "the result"'],
  [/\bwhat [\w ]{1,30} (come|comes|came) to\b/i, 'the noun: "the result", "the cost"'],
  [/\bwhatever (becomes|became) of\b/i, 'whatever happens to'],
  [/\bin whatever\b/i, 'in any'],
  [/\bby which\b/i, 'with, from or on which; better a verb: "the topic that notifies people"'],
  [/\ball the same\b/i, 'nevertheless, anyway'],
  [/\bas ever\b/i, 'always, as before'],
  [/\b(looks?|try|tries) whether\b/i, 'check whether'],
  [/\bsays? of (itself|its)\b/i, 'what it is: "the metadata of the image"'],
  [/\b(it|that|what|which) (is|are) no (image|file|folder|catalog|JSON|number|text)\b/i, 'is not a'],
  [/\b(can|cannot|does|do) do without\b|\bmeans harm\b/i, 'the plain verb: needs, is malicious'],
  [/\bany more\b(?! \w)/i, 'no longer'],
  [/\blinks? to nothing\b/i, 'broken link'],
  [/\bwithout having worked\b/i, '"without processing any item"'],
  [
    /\bwhat (waits|is left|was done|is deployed|is finished) (is|are|was|stays|has)\b/i,
    'the noun: "the rest", "finished items"',
  ],
  [/\bitems? in work\b/i, 'items that are being processed'],
  [/\bwhere (it|they) lies?\b/i, 'where it is, in place'],
  [/\bno place beside\b/i, 'conflicts with'],
  [/\b(is|are|be) of (no|several) (input|output|item|run)/i, 'belongs to no input'],
  [/\bwhat (has become|became) of\b/i, 'the outcome of'],
  [/\bsays? what an item is\b/i, 'has "items"'],
  [/\b(do|does) not go together\b/i, 'exclude each other'],
  [/\b(look|looks) like an? \w+ and (is|are) none\b|\b(is|are) none that\b/i, 'is not one'],
  // Quoted or as a field, it is a word of GitHub's, CloudFormation's or Node's.
  [/\b[Cc]ancelled\b(?!['"(/,:;])/, 'canceled, as GA4GH spells it'],
];
const FILES = globSync(
  [
    '{src,scripts,bench,test}/**/*.ts',
    '*.md',
    'docs/**/*.md',
    'catalog/*.md',
    '.github/**/*.{md,yml}',
    'catalog/schema/*.json',
    'workflows-examples/**/*.{md,yml}',
    'action.yml',
  ],
  { cwd: root },
)
  .filter((file) => file !== 'test/wording.test.ts')
  .sort();

describe('wording', () => {
  it('avoids words that an editor would replace, in code, comments and pages', () => {
    const found: string[] = [];
    for (const file of FILES)
      for (const [i, line] of readFileSync(join(root, file), 'utf8').split('\n').entries())
        for (const [word, better] of REPLACED) {
          const match = word.exec(line);
          if (match) found.push(`${file}:${i + 1}: "${match[0]}" (write ${better})`);
        }
    assert.deepEqual(found, []);
  });
});
