import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { COMMANDS, pipewright } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { missing } from '../fakes/missing.ts';
import { ROOT, run } from '../fakes/workshop.ts';

/** A folder with a catalog, files, a program `pipewright` that runs these sources, and a shell's script. */
async function scene(shell: string, files: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder();
  const io = commandIo('/');
  assert.equal(await pipewright(['completion', shell], io), 0);
  await mkdir(join(folder.path, 'my data'));
  await mkdir(join(folder.path, 'bin'));
  await symlink(join(ROOT, 'catalog'), join(folder.path, 'catalog'));
  const program = `#!/bin/sh\nexec ${process.execPath} ${ROOT}/src/cli.ts "$@"\n`;
  await writeFile(join(folder.path, 'bin/pipewright'), program, { mode: 0o755 });
  for (const [name, text] of Object.entries({ 'my.workflow.json': '{}', script: io.said.out, ...files }))
    await writeFile(join(folder.path, name), text);
  const env = { PATH: `${folder.path}/bin:${process.env.PATH}`, HOME: folder.path, ZDOTDIR: folder.path };
  return { ...folder, env, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

const NAMES = Object.values(COMMANDS)
  .flat()
  .map(({ declaration }) => declaration.name);

/** What every shell must offer for a line. */
const OFFERS: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ['', [...NAMES, 'help']],
  ['des', ['destroy']],
  ['validate --f', ['--fix']],
  ['policy --for st', ['stack', 'status']],
  ['policy --for=st', ['stack', 'status']],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['help pl', ['plan']],
  ['show outl', ['outliers']],
  ['explain QUOTA_', ['QUOTA_BELOW_MAX_AGENTS', 'QUOTA_TOO_SMALL']],
  ['plan my', ['my data', 'my.workflow.json']],
  ['run my.workflow.json --out m', ['my data']],
  ['cancel --catalog=m', ['my data']],
];
const LINES = OFFERS.map(([line]) => line);

/** @param said what was offered for each line, a line each, with `==` after them */
function assertOffers(said: string): void {
  const plain = (offer: string) =>
    offer
      .replace(/\/?(\t.*)?$/, '')
      .replace(/^--\w+=/, '')
      .replaceAll('\\ ', ' ');
  const offered = said
    .split('==\n')
    .map((part) => [...new Set(part.split('\n').filter(Boolean).map(plain))].sort());
  const wanted = OFFERS.map(([, offers]) => offers.toSorted());
  assert.deepEqual(offered.slice(0, -1), wanted);
}

describe('completion', () => {
  it('of bash offers what the declarations say', async () => {
    await using place = await scene('bash');
    // As Readline calls it: with a word for "=", and the place of the cursor.
    const calls = LINES.map((line) => {
      const words = line.replace('=', ' = ').split(' ');
      const given = ['pipewright', ...words].map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${given}) COMP_CWORD=${words.length}; _pipewright; printf '%s\\n' "\${COMPREPLY[@]}" ==`;
    });
    const npx = `COMP_WORDS=(npx pipewright des) COMP_CWORD=2; _pipewright; [[ $COMPREPLY == destroy ]] || echo npx >&2
      COMP_WORDS=(npx other des); _pipewright; [[ -z $COMPREPLY ]] || echo other >&2; complete -p npx >/dev/null`;
    const script = ['. ./script', ...calls, npx].join('\n');
    const { code, stdout, stderr } = await run('bash', ['-c', script], place.env, place.path);
    assert.deepEqual([code, stderr], [0, '']);
    assertOffers(stdout);
  });

  it('of fish offers what the declarations say', { skip: missing('fish') }, async () => {
    await using place = await scene('fish');
    const calls = LINES.map((line) => `complete -C 'pipewright ${line}'; echo ==`);
    const script = ['source script', ...calls].join('\n');
    const { code, stdout, stderr } = await run('fish', ['--no-config', '-c', script], place.env, place.path);
    assert.deepEqual([code, stderr], [0, '']);
    assertOffers(stdout);
  });

  it('of zsh offers what the declarations say', { skip: missing('zsh') }, async () => {
    // Its line editor works on a terminal alone, so it completes each line as it begins to read one.
    const zshrc = `autoload -Uz compinit && compinit -u -D && TMOUT=20
      . ./script
      compadd() {
        if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
          local -a hits
          builtin compadd -A hits "$@"
          (( $#hits )) && print -rl -- $hits >> out
        fi
        builtin compadd "$@"
      }
      zle-line-init() {
        local line
        while IFS= read -r line; do
          BUFFER="pipewright $line" CURSOR=$#BUFFER
          zle complete-word </dev/null
          print '==' >> out
        done < lines
        exit
      }
      zle -N zle-line-init`;
    await using place = await scene('zsh', { '.zshrc': zshrc, lines: `${LINES.join('\n')}\n` });
    const terminal = 'zmodload zsh/zpty; zpty shell zsh -i; while zpty -r shell; do :; done';
    await run('zsh', ['-c', terminal], place.env, place.path);
    assertOffers(await readFile(join(place.path, 'out'), 'utf8'));
  });
});
