/** The plan as a flowchart that GitHub draws, with the progress of each step. */

import {
  endedCount,
  expectedCount,
  type Progress,
  type StepProgress,
  waitingCount,
} from '../progress/progress.ts';
import { mermaidFlowchart } from '../text/mermaid.ts';
import { formatCount } from '../text/units.ts';

/**
 * Explicit colors for boxes and their texts, because GitHub draws diagrams in the reader's light or dark
 * theme: white has a contrast of at least 4.5 to each fill (WCAG 2.2, 1.4.3), and each fill of at least 3 to
 * both pages (1.4.11).
 */
export const STATE_CLASSES = {
  waiting: 'fill:#656d76,stroke:#656d76,color:#ffffff',
  running: 'fill:#0969da,stroke:#0969da,color:#ffffff',
  done: 'fill:#1a7f37,stroke:#1a7f37,color:#ffffff',
  failed: 'fill:#cf222e,stroke:#cf222e,color:#ffffff',
} as const;

export function chainDiagram(progress: Progress): string {
  const { steps } = progress;
  const nodeOf = new Map(steps.map(({ id }, i) => [id, `n${i}`]));
  const nodes = steps.map((step) => ({
    id: nodeOf.get(step.id)!,
    lines: [step.id, outcome(progress, step)],
    className: classOf(progress, step),
  }));
  const edges = steps.flatMap(({ id, needs, gather }) =>
    needs.map((need) => ({
      from: nodeOf.get(need)!,
      to: nodeOf.get(id)!,
      label: gather ? 'all' : undefined,
    })),
  );
  const classes = Object.fromEntries(nodes.map(({ className }) => [className, STATE_CLASSES[className]]));
  return `\`\`\`mermaid\n${mermaidFlowchart(nodes, edges, classes)}\`\`\``;
}

function classOf(progress: Progress, step: StepProgress): keyof typeof STATE_CLASSES {
  if (step.failed > 0) return 'failed';
  if (step.known > 0 && step.complete >= expectedCount(progress, step)) return 'done';
  return step.running > 0 || step.complete > 0 ? 'running' : 'waiting';
}

function outcome(progress: Progress, step: StepProgress): string {
  const total = expectedCount(progress, step);
  if (total === 0) return 'nothing to do';
  const parts = [
    step.complete >= total
      ? `all ${formatCount(total)} done`
      : `${formatCount(step.complete)} of ${formatCount(total)} done`,
    step.failed > 0 && `${formatCount(step.failed)} failed`,
    step.canceled > 0 && `${formatCount(step.canceled)} canceled`,
    step.running > 0 && `${formatCount(step.running)} running`,
    step.running === 0 && endedCount(step) === 0 && waitingCount(step) > 0 && 'waiting',
  ];
  return parts.filter((part) => part !== false).join(', ');
}
