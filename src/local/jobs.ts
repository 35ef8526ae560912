import { plural } from '../text/units.ts';
import { containerNeeds, type Needs } from './item-container.ts';

/** The size of a machine, for containers. */
export interface Machine {
  readonly cpus: number;
  /** bytes; 0 where it is unknown */
  readonly memory: number;
}

type Step = { readonly name: string; readonly needs: Needs };

/**
 * The default number of items at once. They use half the processors, so that the machine stays usable; items
 * of steps that request only part of a processor share one.
 * @param steps of the plan @returns at least 1
 */
export function defaultJobs(processors: number, steps: readonly Step[]): number {
  const half = Math.max(1, processors >> 1);
  const neediest = Math.max(...steps.map(({ needs }) => containerNeeds(needs).cpus));
  return neediest < 1 ? Math.floor(half / neediest) : half;
}

/**
 * How many items at once fit on a machine if each is as large as the largest step requests.
 * @param wanted items at once @param steps of the plan, by name
 * @returns at least 1; with a sentence where it is fewer than wanted, or where not even one fits
 */
export function boundJobs(
  wanted: number,
  steps: readonly Step[],
  machine: Machine,
): { readonly jobs: number; readonly why?: string } {
  const asked = steps.map(({ name, needs }) => ({ name, ...containerNeeds(needs) }));
  const memory = asked.reduce((most, step) => (step.megabytes > most.megabytes ? step : most));
  const cpus = asked.reduce((most, step) => (step.cpus > most.cpus ? step : most));
  const byMemory = machine.memory > 0 ? Math.floor(machine.memory / (memory.megabytes * MIB)) : wanted;
  const byCpus = Math.floor(machine.cpus / cpus.cpus);
  const fits = Math.min(byMemory, byCpus);
  if (fits >= wanted) return { jobs: wanted };
  const most = `${Math.floor(machine.memory / MIB)} MB`;
  const reason =
    byMemory <= byCpus
      ? `an item of ${memory.name} requests ${memory.megabytes} MB, and the engine has ${most}`
      : `an item of ${cpus.name} requests ${plural(cpus.cpus, 'processor')}, and the engine has ${machine.cpus}`;
  const jobs = Math.max(1, fits);
  return {
    jobs,
    why: `${plural(jobs, 'item')} at once${jobs < wanted ? ` instead of ${wanted}` : ''}: ${reason}`,
  };
}

const MIB = 1024 * 1024;
