import { type Block, type Inline, PLAIN, paint, paragraph } from '../text/printer.ts';
import { plural } from '../text/units.ts';
import type { LivingLines } from './living-lines.ts';

/** Failures below living lines; the end of a run names all with their logs. */
const SHOWN = 3;

export interface RecentFailures {
  /** @param head of a failed item; one that was added before is not shown again */
  add(head: Inline): void;
  /** For a terminal, the latest ones. */
  blocks(): Block[];
}

/** Failures as they come: the latest below living lines, and in a log a line for each. */
export function recentFailures(lines: Pick<LivingLines, 'live' | 'say'>): RecentFailures {
  const heads = new Map<string, Inline>();
  return {
    add(head) {
      const text = paint(head, PLAIN);
      if (heads.has(text)) return;
      heads.set(text, head);
      if (!lines.live) lines.say(head);
    },
    blocks() {
      if (!lines.live) return [];
      const before = heads.size - SHOWN;
      const latest = [...heads.values()].slice(-SHOWN);
      const more = before > 0 ? [paragraph(`✗ and ${plural(before, 'failure')} before:`)] : [];
      return [...more, ...latest.map((head) => paragraph(head, 0, 2))];
    },
  };
}
