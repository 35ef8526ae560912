/**
 * Many inputs on AWS, with the dispatcher's own code on a virtual clock, beside one Fargate task per input
 * (20 launches a second) and AWS Batch on Fargate (50 SubmitJob a second, and the same launches):
 *
 *     node bench/scale/scale.ts
 *
 * Nothing is measured on AWS: quotas, prices and times are assumed (`AWS` in simulate.ts).
 */
import { printTable, type Row } from '../wrap/measure.ts';
import { AWS, type Outcome, type Scene, simulate } from './simulate.ts';

/**
 * With 50 agents, 1,000 short inputs would cost more for waiting than for work; the default of `max_agents`
 * is 10.
 */
const AGENTS: readonly (readonly [inputs: number, agents: number])[] = [
  [1_000, 20],
  [100_000, 500],
  [1_000_000, 1_000],
];
const LAUNCHES_PER_SECOND = 20;
const LAUNCH_BURST = 100;
const SUBMITS_PER_SECOND = 50;

const rows: Row[] = [];
for (const seconds of [5, 30])
  for (const [inputs, maxAgents] of AGENTS) {
    const scene = { inputs, seconds, maxAgents };
    const ours = await simulate(scene);
    tell(scene, ours);
    const goal = seconds === 5 ? 7 : 1.7;
    const ratio = onePerInput(scene).dollars / ours.dollars;
    const name = `${inputs.toLocaleString('en')} × ${seconds} s`;
    rows.push({
      figure: `${name}: cost of one task per input / ours`,
      measured: ratio.toFixed(2),
      goal: `≥ ${goal}`,
      met: ratio >= goal,
    });
    const broken = Object.entries(ours.exceeded).filter(([, times]) => times > 0);
    rows.push({
      figure: `${name}: quotas exceeded`,
      measured: broken.map(([what, times]) => `${what} ${times}×`).join(', ') || 'none',
      goal: 'none',
      met: broken.length === 0,
    });
  }
printTable(rows);
process.exitCode = rows.every((row) => row.met) ? 0 : 1;

function onePerInput({ inputs, seconds }: Scene): { makespan: number; dollars: number } {
  const busy = AWS.pull + AWS.transfer + seconds * 1000;
  const launched = Math.max(0, inputs - LAUNCH_BURST) / LAUNCHES_PER_SECOND;
  return {
    makespan: launched + (AWS.provisioning + busy) / 1000,
    dollars: ((inputs * Math.max(AWS.leastPaid, busy)) / 3.6e6) * AWS.taskHour,
  };
}

function tell(scene: Scene, ours: Outcome): void {
  const { inputs, seconds, maxAgents } = scene;
  const one = onePerInput(scene);
  const batch = { ...one, makespan: Math.max(one.makespan, inputs / SUBMITS_PER_SECOND + seconds) };
  const minutes = (s: number): string => `${(s / 60).toFixed(1)} min`;
  const line = (who: string, makespan: number, tasks: number, dollars: number, calls: string): void =>
    void process.stdout.write(
      `  ${who.padEnd(22)} ${minutes(makespan).padStart(12)} ${String(tasks).padStart(9)} tasks  $${dollars.toFixed(2).padStart(8)}  ${calls}\n`,
    );
  process.stdout.write(`${inputs.toLocaleString('en')} inputs of ${seconds} s, max_agents ${maxAgents}\n`);
  const calls = Object.entries(ours.calls).map(([name, times]) => `${name} ${times}`);
  line('Pipewright', ours.makespan, ours.tasks, ours.dollars, calls.join(', '));
  line('one task per input', one.makespan, inputs, one.dollars, `RunTask ${Math.ceil(inputs / 10)}`);
  line('AWS Batch on Fargate', batch.makespan, inputs, batch.dollars, `SubmitJob ${inputs}`);
}
