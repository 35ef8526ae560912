import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mermaidFlowchart } from '../../src/text/mermaid.ts';

/** The direction of a chart with these arrows, such as `ab`. */
function directionOf(nodes: string, ...arrows: string[]): string | undefined {
  const boxes = [...nodes].map((id) => ({ id, lines: [id] }));
  const edges = arrows.map(([from = '', to = '']) => ({ from, to }));
  return /^flowchart (\w+)\n/.exec(mermaidFlowchart(boxes, edges))?.[1];
}

describe('a flowchart', () => {
  it('goes down where it is longer than broad, so that its texts are legible on a phone', () => {
    assert.equal(directionOf('abc', 'ab', 'bc'), 'TB');
    assert.equal(directionOf('abcd', 'ab', 'ac', 'bd', 'cd'), 'TB');
    assert.equal(directionOf('abcd', 'ab', 'ac', 'ad'), 'LR');
    assert.equal(directionOf('abcd', 'ab', 'cd'), 'LR');
    assert.equal(directionOf('a'), 'LR');
  });
});
