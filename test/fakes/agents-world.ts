import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { DispatchPlan } from '../../src/protocol/dispatch-plan.ts';
import { DispatchWorld, planOf } from './dispatch-world.ts';

/** The life of an agent, in milliseconds after its creation; without `started`, it never starts. */
export interface AgentLife {
  readonly started?: number;
  readonly stopped: number;
  readonly stopCode: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

const SCHEDULE_MS = 5 * 60_000;

/**
 * ECS as one step's dispatcher sees it, on a virtual clock: tasks live as `life` says, and their ends are
 * events.
 */
export class AgentsWorld {
  readonly world: DispatchWorld;
  /** Gives the life of each task that starts. */
  life: () => AgentLife;
  /** How often the event of a task's end comes. */
  deliveries: () => number = () => 1;
  /** When each task was created. */
  readonly created: number[] = [];
  #due: { readonly at: number; readonly run: () => Promise<unknown> | undefined }[] = [];

  constructor(
    step: { readonly maxAgents: number; readonly perAgent?: number },
    life: () => AgentLife,
    plan: Partial<DispatchPlan> = {},
  ) {
    this.world = new DispatchWorld({ ...planOf({ id: 'one', perAgent: 1, ...step }), ...plan });
    this.life = life;
    this.world.answer = ({ count, clientToken }) => {
      const tasks = Array.from({ length: count }, (_, i) => `${clientToken}/${i}`);
      for (const arn of tasks) this.#start(arn);
      return { kind: 'answered', tasks, refused: [] };
    };
    this.#after(SCHEDULE_MS, () => this.#tick());
  }

  get running(): number {
    return this.world.listed.length;
  }

  /** Lets time pass. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.world.now + milliseconds;
    for (;;) {
      this.#due.sort((a, b) => a.at - b.at);
      const [next] = this.#due;
      if (!next || next.at > end) break;
      this.#due.shift();
      // A call that waits moves the clock, so events that were due meanwhile come late.
      this.world.now = Math.max(this.world.now, next.at);
      await next.run();
    }
    this.world.now = Math.max(this.world.now, end);
  }

  #after(milliseconds: number, run: () => Promise<unknown> | undefined): void {
    this.#due.push({ at: this.world.now + milliseconds, run });
  }

  #tick(): Promise<unknown> {
    this.#after(SCHEDULE_MS, () => this.#tick());
    return dispatch({ 'detail-type': 'Scheduled Event' }, this.world);
  }

  #start(arn: string): void {
    const { world } = this;
    const life = this.life();
    const created = world.now;
    const started = life.started === undefined ? undefined : created + life.started;
    this.created.push(created);
    world.listed.push(arn);
    world.agents.set(arn, { created });
    if (life.started !== undefined)
      this.#after(life.started, () => void world.agents.set(arn, { created, started }));
    this.#after(life.stopped, () => {
      world.listed.splice(world.listed.indexOf(arn), 1);
      const event = stopOf(arn, { ...life, created, started, stopped: created + life.stopped });
      for (let i = 0; i < this.deliveries(); i++) this.#after(1_000 * (i + 1), () => dispatch(event, world));
      return undefined;
    });
  }
}

/** The event that ECS sends when a task has stopped. */
export function stopOf(
  arn: string,
  { stopCode, exitCode, reason, ...times }: AgentLife & { readonly created: number },
): unknown {
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  return {
    'detail-type': 'ECS Task State Change',
    detail: {
      lastStatus: 'STOPPED',
      taskArn: arn,
      taskDefinitionArn: 'x/flow-one:3',
      ...{ stopCode, stoppedReason: reason, containers: [{ exitCode }] },
      createdAt: iso(times.created),
      startedAt: iso(times.started),
      stoppedAt: iso(times.stopped),
    },
  };
}
