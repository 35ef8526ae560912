import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import {
  changedBelow,
  commitsSince,
  previousRelease,
  readCheckout,
} from '../../scripts/release/git-history.ts';
import { type Commit, releaseNotes } from '../../scripts/release/notes.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const FACTS = {
  tag: 'v1.2.0',
  commit: 'c'.repeat(40),
  previous: 'v1.1.0',
  agent: { name: 'ghcr.io/pipewright/agent', version: '0.3.0', digest: `sha256:${'d'.repeat(64)}` },
};
const commit = (subject: string, ...files: string[]): Commit => ({ id: 'a'.repeat(40), subject, files });

describe('release notes', () => {
  it('group commits by what they change for users, tests and build last', () => {
    const text = releaseNotes(FACTS, [
      commit('Read sheets', 'src/workflow/sheet.ts', 'test/workflow/sheet.test.ts'),
      commit('Explain sheets', 'docs/sheets.md'),
      commit('Refuse a name', 'test/spec/names.test.ts', 'src/spec/names.ts'),
      commit('Build dist', 'dist/index.js'),
      commit('Empty'),
    ]);
    const lines = text.split('\n').filter((line) => /^(###|-) /.test(line));
    assert.deepEqual(
      lines.map((line) => line.replace(/ \(\[.*/, '')),
      [
        '### Describing and publishing algorithms',
        '- Refuse a name',
        '### Running workflows',
        '- Read sheets',
        '### Documentation and examples',
        '- Explain sheets',
        '### Development',
        '- Build dist',
        '- Empty',
      ],
    );
  });
  it('say how to name exactly this release', () => {
    const text = releaseNotes(FACTS, []);
    assert.ok(text.includes(`pipewright/pipewright@${FACTS.commit} # v1.2.0`));
    assert.ok(text.includes(`ghcr.io/pipewright/agent@${FACTS.agent.digest}`));
    assert.ok(text.includes('compare/v1.1.0...v1.2.0'));
    assert.match(releaseNotes({ ...FACTS, previous: undefined }, []), /This is the first release/);
  });
  it('take the words of a commit for text', () => {
    const text = releaseNotes(FACTS, [
      commit('<img src=x> @team [x](https://evil.example) `a` #1', 'src/cli.ts'),
    ]);
    const line = text.split('\n').find((found) => found.startsWith('- ')) ?? '';
    assert.doesNotMatch(line.replace(/ \(\[.*/, ''), /<img|@team|\]\(|`|#1\b|https:\/\/evil/);
  });
  it('stay below the limit of GitHub, and say so', () => {
    const many = Array.from({ length: 3000 }, (_, i) => commit(`Change number ${i}`, 'src/cli.ts'));
    const text = releaseNotes(FACTS, many);
    assert.ok(text.length < 110_000);
    assert.match(text, /longer than GitHub allows/);
  });
});

describe('the history of a release', () => {
  it('is read from git, whatever messages and names hold', async () => {
    await using folder = await temporaryFolder();
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
        stdio: 'pipe',
      });
    const save = (subject: string, ...files: string[]) => {
      for (const file of files) {
        mkdirSync(dirname(join(folder.path, file)), { recursive: true });
        writeFileSync(join(folder.path, file), subject);
      }
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', subject);
    };
    git('init', '-q', '-b', 'main');
    save('first', 'a');
    git('tag', 'v0.9.0');
    git('tag', 'v0.10.0');
    git('tag', 'v0');
    git('tag', 'v0.11.0-rc.1');
    save(`second \u0001${'f'.repeat(40)} x`, 'b c', 'src/ü\nx');
    save('nothing');
    save('third', 'd');
    git('tag', 'v1.0.0');
    assert.equal(await previousRelease(folder.path, 'v1.0.0'), 'v0.10.0');
    const commits = await commitsSince(folder.path, 'v0.10.0');
    assert.deepEqual(
      commits.map(({ subject, files }) => [subject, ...files]),
      [['third', 'd'], ['nothing'], [`second \u0001${'f'.repeat(40)} x`, 'b c', 'src/ü\nx']],
    );
    assert.equal((await commitsSince(folder.path, undefined)).length, 4);
    const { commit: id, time } = await readCheckout(folder.path);
    assert.equal(id, commits[0]?.id);
    assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    writeFileSync(join(folder.path, 'src/new'), '');
    assert.deepEqual(await changedBelow(folder.path, 'src'), ['src/new']);
  });
});
