import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';
import type { DraftStep } from './workflow-steps.ts';

/** That a graph has no cycle; each is named once, and so are the steps that wait for one. */
export function checkOrder(report: Report, steps: readonly DraftStep[]): void {
  const waiting = new Map(steps.map((step) => [step.id, step]));
  // Step after step whose needs are all met; what is left waits for a cycle, or is in one.
  for (let before = -1; waiting.size !== before; ) {
    before = waiting.size;
    for (const step of waiting.values()) {
      if (!step.needs.some((need) => waiting.has(need))) waiting.delete(step.id);
    }
  }
  const told = new Set<string>();
  const circles: string[][] = [];
  for (const start of waiting.values()) {
    const circle = circleFrom(start, waiting);
    if (circle.some((id) => told.has(id))) continue;
    for (const id of circle) told.add(id);
    circles.push(circle);
  }
  for (const circle of circles) {
    const first = steps.find((step) => circle.includes(step.id))!;
    const at = circle.indexOf(first.id);
    const turned = [...circle.slice(at), ...circle.slice(0, at), first.id];
    report.add(
      'error',
      'CYCLE',
      { path: [...first.path, 'needs'] },
      {
        message: `Steps wait for each other in a circle, so that none can begin: ${turned.map((id) => quote(id)).join(' needs ')}.`,
        got: turned.join(', '),
      },
    );
  }
  for (const { id, path } of waiting.values()) {
    if (told.has(id)) continue;
    report.add(
      'warning',
      'UNREACHABLE_STEP',
      { path: [...path, 'needs'] },
      { message: `The step ${quote(id)} can never begin: it waits for steps that wait for each other.` },
    );
  }
}

/** Follows what a step waits for until a step comes again: from there on it is a circle. */
function circleFrom(start: DraftStep, waiting: ReadonlyMap<string, DraftStep>): string[] {
  const way: string[] = [];
  for (let id = start.id; ; ) {
    const again = way.indexOf(id);
    if (again >= 0) return way.slice(again);
    way.push(id);
    id = waiting.get(id)!.needs.find((need) => waiting.has(need))!;
  }
}
