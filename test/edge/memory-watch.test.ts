import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { watchMemory } from '../../src/edge/memory-watch.ts';

const MB = 2 ** 20;

/** A process that holds so much memory, and gives it back when it is asked to. */
async function holding(mb: number): Promise<ChildProcess> {
  const code = `let b = Buffer.alloc(${mb * MB}, 1); console.log('held');
    process.stdin.once('data', () => { b = undefined; gc(); console.log('free'); }).resume();`;
  const child = spawn(process.execPath, ['--expose-gc', '-e', code], { detached: true, stdio: 'pipe' });
  await once(child.stdout!, 'data');
  return child;
}

describe('watchMemory', () => {
  it('adds up the processes of all groups, and keeps the peak of one that has less now', async () => {
    const leaders: number[] = [];
    const watch = watchMemory(leaders);
    const children = await Promise.all([holding(150), holding(100)]);
    try {
      leaders.push(...children.map(({ pid }) => pid!));
      const large = children[0];
      const both = watch.end()!;
      assert.ok(both > 250 * MB && both < 500 * MB, `${both / MB}`);
      large.stdin!.write('x');
      await once(large.stdout!, 'data');
      const alone = watchMemory([large.pid!]).end()!;
      assert.ok(alone > 150 * MB && alone < 250 * MB, `${alone / MB}`);
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
  });

  it('says nothing where it saw no process', () => {
    assert.equal(watchMemory([]).end(), undefined);
  });
});
