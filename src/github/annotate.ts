import type { Finding, Severity } from '../core/finding.ts';
import type { Runner } from '../edge/actions-runner.ts';

/** GitHub shows this many annotations of a level per step (workflow commands, limits); the rest would vanish. */
const SHOWN_PER_LEVEL = 10;

/** Shows the first findings of each level at their lines, and counts all of them as outputs. */
export function annotate(findings: readonly Finding[], runner: Runner): void {
  for (const [severity, output] of [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['hint', 'hints'],
  ] as const satisfies readonly (readonly [Severity, string])[]) {
    const ofLevel = findings.filter((finding) => finding.severity === severity);
    for (const finding of ofLevel.slice(0, SHOWN_PER_LEVEL)) runner.annotate(finding);
    runner.output(output, String(ofLevel.length));
  }
}
