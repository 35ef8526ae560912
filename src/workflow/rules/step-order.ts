import type { Path } from '../../spec/json/json-text.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';
import type { DraftStep } from './workflow-steps.ts';

/** A graph must not have a cycle. Each is reported once, and so are the steps that wait for one. */
export function checkOrder(report: Report, steps: readonly DraftStep[]): void {
  const waiting = new Map(steps.map((step) => [step.id, step]));
  // Remove steps whose needs are all met, again and again: the rest are in a cycle, or wait for one.
  for (let before = -1; waiting.size !== before; ) {
    before = waiting.size;
    for (const step of waiting.values()) {
      if (!step.needs.some((need) => waiting.has(need))) waiting.delete(step.id);
    }
  }
  const cyclic = new Set<string>();
  for (const start of waiting.values()) {
    const cycle = cycleFrom(start, waiting);
    if (cycle.some((id) => cyclic.has(id))) continue;
    for (const id of cycle) cyclic.add(id);
    const first = steps.find((step) => cycle.includes(step.id))!;
    const at = cycle.indexOf(first.id);
    const turned = [...cycle.slice(at), ...cycle.slice(0, at), first.id];
    report.error('CYCLE', orderField(report, first), {
      message: `These steps wait for each other in a cycle, so none of them can start: ${turned.map((id) => quote(id)).join(' needs ')}. Remove one of these needs.`,
      got: turned.join(', '),
    });
  }
  for (const step of waiting.values()) {
    const { id } = step;
    if (cyclic.has(id)) continue;
    report.warn('UNREACHABLE_STEP', orderField(report, step), {
      message: `The step ${quote(id)} can never start: it waits for steps that wait for each other.`,
    });
  }
}

/** The field that says what a step takes. */
function orderField(report: Report, { path }: DraftStep): Path {
  return [...path, report.has([...path, 'needs']) ? 'needs' : 'inputs'];
}

/** Follows the needs of a step until a step occurs again: from its first place on, they are a cycle. */
function cycleFrom(start: DraftStep, waiting: ReadonlyMap<string, DraftStep>): string[] {
  const way: string[] = [];
  for (let id = start.id; ; ) {
    const again = way.indexOf(id);
    if (again >= 0) return way.slice(again);
    way.push(id);
    id = waiting.get(id)!.needs.find((need) => waiting.has(need))!;
  }
}
