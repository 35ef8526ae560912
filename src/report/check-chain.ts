/** The plan as a picture that GitHub draws: Mermaid's flowchart, with the state of each step. */

import { ended, expected, type Progress, type StepProgress, waiting } from '../progress/progress.ts';
import { formatCount } from '../text/units.ts';

/** Both of GitHub's papers are behind them: each has its own fill, and a text that is read on it. */
const CLASSES = {
  waiting: 'fill:#eaeef2,stroke:#8c959f,color:#24292f',
  running: 'fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  done: 'fill:#dafbe1,stroke:#1a7f37,color:#0f3d1c',
  failed: 'fill:#ffebe9,stroke:#cf222e,color:#6e1119',
} as const;

export function chainDiagram(progress: Progress): string {
  const { steps } = progress;
  const place = new Map(steps.map(({ id }, i) => [id, i]));
  const boxes = steps.map(
    (step, i) => `  n${i}["${label(step.id)}<br/>${outcome(progress, step)}"]:::${classOf(progress, step)}`,
  );
  const edges = steps.flatMap((step, i) =>
    step.needs.map((need) => `  n${place.get(need)} ${step.gather ? '-- all -->' : '-->'} n${i}`),
  );
  const used = new Set(steps.map((step) => classOf(progress, step)));
  const classes = [...used].map((name) => `  classDef ${name} ${CLASSES[name]}`);
  return ['```mermaid', 'flowchart LR', ...boxes, ...edges, ...classes, '```'].join('\n');
}

function classOf(progress: Progress, step: StepProgress): keyof typeof CLASSES {
  if (step.failed > 0) return 'failed';
  if (step.known > 0 && step.complete >= expected(progress, step)) return 'done';
  return step.running > 0 || step.complete > 0 ? 'running' : 'waiting';
}

function outcome(progress: Progress, step: StepProgress): string {
  const total = expected(progress, step);
  if (total === 0) return 'nothing to do';
  const parts = [
    step.complete >= total
      ? `all ${formatCount(total)} done`
      : `${formatCount(step.complete)} of ${formatCount(total)} done`,
    step.failed > 0 && `${formatCount(step.failed)} failed`,
    step.canceled > 0 && `${formatCount(step.canceled)} not done`,
    step.running > 0 && `${formatCount(step.running)} running`,
    step.running === 0 && ended(step) === 0 && waiting(step) > 0 && 'waiting',
  ].filter((part) => part !== false);
  return parts.join(', ');
}

/** Mermaid reads entities as `#35;`: everything that is no letter, digit or space becomes one, but for these. */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} ._-]/gu, (character) => `#${character.codePointAt(0)};`);
}
