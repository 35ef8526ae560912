import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showWrapProgress } from '../../src/command/wrap-progress.ts';
import type { Digest } from '../../src/oci/digest.ts';
import type { Descriptor } from '../../src/oci/manifest.ts';
import type { Wrap } from '../../src/wrap/derive.ts';
import { commandIo } from '../fakes/command-io.ts';

const digest = (n: number): Digest => `sha256:${String(n).padStart(64, '0')}`;
const blob = (n: number): Descriptor => ({ mediaType: 'x', digest: digest(n), size: 5 });
const WRAP = {
  images: [{ layers: [blob(1), blob(2)], config: { descriptor: blob(3) } }],
  dropped: [{ platform: 'unknown', digest: digest(4), reason: 'an \u001b[31mattestation' }],
} as unknown as Wrap;
const NAME = `ghcr.io/alice/${'long-'.repeat(30)}name:1.0.0`;

function tell(more: Parameters<typeof commandIo>[1], quiet = false): string {
  const io = commandIo('/', more);
  const progress = showWrapProgress(io, quiet, () => 2_500_000);
  progress.step('read', NAME);
  progress.derived(WRAP);
  progress.step('push', NAME);
  progress.blob(blob(1), 'copied');
  progress.event({ kind: 'warning', message: 'a \u009b2J##[error]x' });
  progress.end();
  assert.equal(io.said.out, '');
  return io.said.err;
}

describe('progress', () => {
  it('is one living line on a terminal, never longer than it is wide', () => {
    const said = tell({ errTty: true, columns: () => 70, env: { NO_COLOR: '1' } });
    const erase = '\u001b[1A\r\u001b[J';
    const frames = said.split(erase).flatMap((frame) => frame.split('\n').slice(-2, -1));
    assert.ok(frames.length >= 3);
    for (const frame of frames) assert.ok(frame.length < 70, frame);
    assert.ok(frames.at(-1)?.endsWith('name:1.0.0: 1 of 3 parts in place, 2.50 MB copied'), frames.at(-1));
    assert.ok(said.endsWith(erase), 'it goes away at the end');
    assert.doesNotMatch(said.replaceAll(erase, '').replaceAll('\n', ''), /\p{Cc}|##\[/u);
  });

  for (const [what, more] of [
    ['in a log', {}],
    ['on a terminal that knows no escapes', { errTty: true, env: { TERM: 'dumb' } }],
    ['in a log beside a terminal', { tty: true }],
  ] as const) {
    it(`is plain lines ${what}`, () => {
      const lines = tell(more).split('\n');
      assert.doesNotMatch(lines.join(''), /\p{Cc}/u);
      assert.deepEqual(
        lines.map((line) => line.slice(0, 8)),
        ['Reading ', 'Dropped ', 'Pushing ', 'warning:', ''],
      );
    });
  }

  it('is silent with --json', () => assert.equal(tell({ errTty: true }, true), ''));
});
