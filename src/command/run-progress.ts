import type { RunEvent } from '../run/local.ts';
import {
  advance,
  ended,
  expected,
  isOver,
  noProgress,
  type Progress,
  rate,
  type StepProgress,
  timeLeft,
  waiting,
} from '../run/progress.ts';
import { inert, plural } from '../spec/findings-text.ts';
import { formatDuration } from '../units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './io.ts';

/** How often the living lines are drawn anew, and a plain log says how far it is. Milliseconds. */
const LIVE_EVERY = 200;
const PLAIN_EVERY = 15_000;

export interface LivingLines {
  /** A line that stays, above the living ones. */
  say(text: string): void;
  /** Draws the last state and stops. */
  end(): void;
}

/**
 * Shows lines that change: on a terminal in their place, elsewhere now and then, when they have changed; nothing when
 * `quiet`.
 */
export function showLines(lines: () => readonly string[], io: CommandIo, quiet: boolean): LivingLines {
  const live = io.errTty && io.env.TERM !== 'dumb' && !quiet;
  let drawn = 0;
  let said = '';
  const erase = (): string => (drawn > 0 ? `\u001b[${drawn}A\r\u001b[J` : '');
  const draw = (): void => {
    const text = lines().map((line) => `${line.slice(0, io.columns() - 1)}\n`);
    io.err(erase() + text.join(''));
    drawn = text.length;
  };
  const report = (): void => {
    const text = lines().join('\n');
    if (text !== said && text !== '') io.err(`${text}\n`);
    said = text;
  };
  const timer = quiet ? undefined : setInterval(live ? draw : report, live ? LIVE_EVERY : PLAIN_EVERY);
  timer?.unref();
  return {
    say(text) {
      if (quiet) return;
      io.err(`${erase()}${inert(text)}\n`);
      drawn = 0;
      if (live) draw();
    },
    end() {
      clearInterval(timer);
      if (quiet) return;
      if (live) draw();
      else report();
      drawn = 0;
    },
  };
}

export interface ShownRun extends LivingLines {
  tell(event: RunEvent): void;
}

/** Shows a run on this machine as it goes on: a line per step, and one that stays for each item that fails. */
export function showRun(plan: Plan, io: CommandIo, quiet: boolean, now = Date.now): ShownRun {
  let progress = noProgress(plan);
  const lines = showLines(() => progressLines(progress, now()), io, quiet);
  return {
    ...lines,
    tell(event) {
      progress = advance(progress, event);
      if (event.kind === 'ended' && /_ERROR$/.test(event.record.state)) {
        const { step, item, exit_code, meaning } = event.record;
        const code = typeof exit_code === 'number' && exit_code !== 0 ? `exit code ${exit_code}` : undefined;
        lines.say(`✗ ${step}: ${item}: ${[code, meaning].filter(Boolean).join(', ') || 'failed'}`);
      }
    },
  };
}

/** A line per step: a bar, numbers, rate and time left. @param now milliseconds since 1970 */
export function progressLines(progress: Progress, now: number): string[] {
  const name = Math.max(...progress.steps.map(({ id }) => id.length));
  return progress.steps.map((step) => `${step.id.padEnd(name)}  ${describe(progress, step, now)}`);
}

function describe(progress: Progress, step: StepProgress, now: number): string {
  const total = expected(progress, step);
  const starting = step.agents?.starting ?? 0;
  const parts = [
    `${ended(step)} of ${total}`,
    step.failed > 0 && `${step.failed} failed`,
    step.canceled > 0 && `${step.canceled} not done`,
    step.reused > 0 && `${step.reused} done before`,
    step.running > 0 && `${step.running} running`,
    waiting(step) > 0 && `${waiting(step)} waiting`,
    starting > 0 && `${plural(starting, 'agent')} starting`,
  ];
  const speed = rate(step, now);
  const left = timeLeft(progress, step, now);
  if (speed !== undefined && left !== undefined && !isOver(progress.state))
    parts.push(
      `${speed >= 1 ? `${speed.toFixed(1)}/s` : `${(speed * 60).toFixed(1)}/min`}`,
      `${formatDuration(left)} left`,
    );
  const bar = total > 0 ? drawBar(step, total) : '·'.repeat(BAR);
  return `${bar}  ${parts.filter(Boolean).join(', ')}`;
}

const BAR = 20;

function drawBar(step: StepProgress, total: number): string {
  const share = (count: number): number => Math.floor((count / total) * BAR);
  const done = share(step.complete);
  const failed = Math.min(
    BAR - done,
    step.failed + step.canceled > 0 ? Math.max(1, share(step.failed + step.canceled)) : 0,
  );
  return `${'█'.repeat(done)}${'x'.repeat(failed)}${'·'.repeat(BAR - done - failed)}`;
}
