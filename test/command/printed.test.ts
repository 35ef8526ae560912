import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { clean } from '../../src/command/clean-command.ts';
import type { CommandIo } from '../../src/command/command-io.ts';
import { runCommand } from '../../src/command/commands.ts';
import { gather } from '../../src/command/gather-command.ts';
import { review } from '../../src/command/review-command.ts';
import type { SetupInput, SetupResult } from '../../src/command/setup-context.ts';
import { setupText } from '../../src/command/setup-text.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

const WIDTH = 60;
const BOLD = '\u001b[1m';
const POLICY = ['workflows-examples/graph.workflow.json', '--account', '183351756044', '--out'];

/** What a command prints on a terminal of 60 columns. */
async function printed(name: string, argv: readonly string[], cwd: string): Promise<string> {
  const io = commandIo(cwd, { tty: true, columns: () => WIDTH });
  assert.equal(await runCommand(name, [...argv], io), 0);
  return io.said.out;
}

function boldIn(text: string): string[] {
  return text
    .split(BOLD)
    .slice(1)
    .map((part) => part.split('\u001b')[0]!);
}

/** Lines that could be folded and were not: commands and their comments are copied, and one word cannot be. */
function tooWide(text: string): string[] {
  const folded = text.split('\n').filter((line) => !line.includes(BOLD));
  return folded
    .map(stripVTControlCharacters)
    .filter((line) => line.length > WIDTH && / /.test(line.trim()) && !line.startsWith('  # '));
}

describe('what commands print on a terminal', () => {
  const io: CommandIo = commandIo('/', { tty: true, columns: () => WIDTH });

  it('new: commands that work where they are pasted, and paths from here', async () => {
    await using folder = await temporaryFolder();
    const said = await printed('new', ['workflow', 'my tides'], folder.path);
    assert.deepEqual(boldIn(said), [
      "cd 'my tides'",
      'npx pipewright run my-tides.workflow.json data --local --out results',
    ]);
    assert.match(said, /^ {2}'my tides\/data\/bergen\.csv'$/m);
    assert.deepEqual(tooWide(said), []);
  });

  it('policy: folded prose, and whole commands', async () => {
    await using folder = await temporaryFolder();
    const said = await printed('policy', [...POLICY, folder.path], ROOT);
    assert.ok(boldIn(said).length > 1);
    for (const call of boldIn(said)) assert.match(call, /^aws iam create-policy .* file:\/\/\/\S+\.json$/);
    assert.match(said, /^ {2}\S*# only if us-east-1 has no default VPC.{30}/m);
    assert.deepEqual(tooWide(said), []);
  });

  it('site: folded notes', async () => {
    await using folder = await temporaryFolder();
    const said = await printed('site', ['catalog', '--out', folder.path], ROOT);
    assert.match(stripVTControlCharacters(said), /^ {2}note: addresses in feeds/m);
    assert.deepEqual(tooWide(said), []);
  });

  it('clean: what is gone, and what is not', () => {
    const name = 'pipewright-run/blur:0123456789abcdef';
    const shown = (removed: string[], kept: string[]) =>
      clean.text({ engine: 'docker', removed, kept }, {} as Parameters<typeof clean.text>[1], io);
    assert.equal(shown([], []), '0 images removed from docker\n');
    assert.equal(
      shown([name], [name]),
      `1 image removed from docker\n  ${name}\n1 image kept because containers use them\n  ${name}\n`,
    );
  });

  it('gather: how to follow it', () => {
    const input = { run: 'r-1', file: 'my tides.json' } as Parameters<typeof gather.text>[1];
    const said = gather.text({ steps: [{ id: 'all', groups: 2 }] } as never, input, io);
    assert.deepEqual(boldIn(said), ["npx pipewright status 'my tides.json' --run r-1"]);
    assert.deepEqual(tooWide(said), []);
  });

  it('setup: commands without the words about them', () => {
    const result = { repository: 'my-lab/tides', region: 'us-east-1', roles: {}, commands: [], notes: [] };
    const files = [{ path: '.github/workflows/run-on-push.yml', state: 'write' }];
    const made = { ...result, files, workflows: ['my tides.json'] } as unknown as SetupResult;
    const said = setupText(made, { remove: false } as SetupInput, io);
    assert.deepEqual(boldIn(said), ["npx pipewright deploy 'my tides.json'"]);
  });

  it('review: its page, of which tables stay whole, and no line steers a runner', () => {
    const row = `| ${'cell '.repeat(20)}|`;
    const page = `# Pull request 7\n\n${'word '.repeat(20)}\n- ${'word '.repeat(20)}\n${row}\n\`\`\`\n${row}\n\`\`\`\n::error::x`;
    const said = review.text({ page }, {} as Parameters<typeof review.text>[1], io);
    assert.deepEqual(boldIn(said), ['# Pull request 7']);
    assert.deepEqual(tooWide(said), [row, row]);
    assert.doesNotMatch(said, /^::/m);
    assert.equal(review.text({ page: '' }, {} as Parameters<typeof review.text>[1], io), '');
  });
});
