import {
  type BudgetLedger,
  costOf,
  monthOf,
  type PaidAgent,
  type PaidStart,
  type RunAccount,
  type StepAccount,
  taskId,
  type WorkedRuns,
} from '../protocol/budget-ledger.ts';

/** ECS lists a new task within this time; a task that two listings this far apart lack has ended. */
const LISTED_MS = 90_000;
/** Longer than the dispatcher takes from reserving to ECS's answer; see `RESERVED_MS` of `ledger.ts`. */
const ANSWERED_MS = 150_000;
/** An agent's report comes within this time after its end, if it comes. */
const REPORTED_MS = 120_000;
/**
 * A run counts as ended when agents that were started since its last item have worked only for other runs for
 * longer than this: SQS's fair queues let no run wait for others.
 */
const ACTIVE_MS = 30 * 60_000;
/** A run whose files are still on their way to the inbox is not idle. */
const BEGINNING_MS = 15 * 60_000;
/** How long the account of a run is kept. */
const KEPT_MS = 60 * 24 * 3600_000;
/** When a task was paid: what ECS says of one that has stopped. Milliseconds since the epoch. */
export interface PaidTime {
  readonly arn: string;
  readonly created?: number;
  readonly stopped?: number;
}

/** What an agent says at its end. */
export interface AgentReport {
  /** The token of its start. */
  readonly start: string;
  /** A name of its own. */
  readonly agent: string;
  readonly runs: WorkedRuns;
}

/** Runs that may have items, as far as is known. */
export function runsAtWork({ runs, starts, worked = 0 }: BudgetLedger): [run: string, account: RunAccount][] {
  const oldest = Math.min(...starts.map(({ at }) => at));
  return Object.entries(runs).filter(
    ([, { paused, idle, missed = worked }]) =>
      !paused && !idle && (worked - missed < ACTIVE_MS || oldest <= missed),
  );
}

/** The runs whose limits count for each start: agents take items of all of them. */
export function activeRuns(ledger: BudgetLedger): [run: string, account: RunAccount][] {
  return runsAtWork(ledger).filter(([, { limit }]) => limit !== undefined);
}

/**
 * The ledger when no queue holds an item: where no agent runs either, all runs have ended, as far as is
 * known.
 */
export function afterIdle(ledger: BudgetLedger, now: number): BudgetLedger {
  const ended = runsAtWork(ledger).filter(([, { seen }]) => now - seen > BEGINNING_MS);
  if (ledger.starts.length > 0 || ended.length === 0) return ledger;
  return withIdle(
    ledger,
    ended.map(([run]) => run),
  );
}

/** The ledger after the end of runs. */
export function withIdle(ledger: BudgetLedger, runs: readonly string[]): BudgetLedger {
  const idle = runs.flatMap((run) => {
    const account = ledger.runs[run];
    return account ? [[run, { ...account, idle: true as const }] as const] : [];
  });
  return { ...ledger, runs: { ...ledger.runs, ...Object.fromEntries(idle) } };
}

/** The ledger before items of these runs are sent. Those that began without a budget have no account yet. */
export function afterItems(ledger: BudgetLedger, runs: Iterable<string>, now: number): BudgetLedger {
  const changed = [...runs].filter((run) => {
    const { idle, missed, seen } = ledger.runs[run] ?? {};
    return seen === undefined || idle || missed !== undefined;
  });
  if (changed.length === 0) return ledger;
  const awake = changed.map((run): [string, RunAccount] => {
    const { idle: _, missed: _missed, ...account } = ledger.runs[run] ?? { usd: 0, steps: {}, seen: now };
    return [run, { ...account, seen: now }];
  });
  return { ...ledger, runs: { ...ledger.runs, ...Object.fromEntries(awake) } };
}

/**
 * The answer to a start. Agents that ECS refused cost nothing; agents about which ECS has not answered may
 * run.
 * @param unsure ECS may have started more than `agents`
 */
export function answered(
  ledger: BudgetLedger,
  token: string,
  agents: readonly (PaidAgent & { readonly arn: string })[],
  unsure: boolean,
): BudgetLedger {
  return changeStart(ledger, token, (start) => {
    const known = agents.map(({ arn, ...agent }) => ({ ...agent, id: taskId(arn) }));
    return { ...start, agents: [...known, ...(unsure ? start.agents.slice(known.length) : [])] };
  });
}

/** What ECS says of agents that have ended; those that are not known, or ended before, change nothing. */
export function afterStops(ledger: BudgetLedger, stops: readonly PaidTime[], now: number): BudgetLedger {
  const ends = new Map(stops.map((stop) => [taskId(stop.arn), stop]));
  return changeAgents(ledger, (agent) => {
    const end = agent.id === undefined ? undefined : ends.get(agent.id);
    if (!end || agent.ended !== undefined) return agent;
    const { created, stopped = now } = end;
    return { ...agent, ...(created !== undefined && { begun: created }), ended: stopped };
  });
}

/** The ledger after an agent's report at its end; a repeated report changes nothing. */
export function afterReport(
  ledger: BudgetLedger,
  { start, agent, runs }: AgentReport,
  now: number,
): BudgetLedger {
  return changeStart(afterItems(ledger, Object.keys(runs), now), start, (before) => ({
    ...before,
    reports: { ...before.reports, [agent]: runs },
  }));
}

/**
 * Compares a step's agents with ECS's list, to find ends without an event, and starts whose answer was lost.
 * An agent whose end is unknown is paid until ECS first does not list it, which is after its end.
 * @param listed ids of tasks that were listed after the ledger was read
 */
export function reconcileBudget(
  ledger: BudgetLedger,
  step: string,
  listed: ReadonlySet<string>,
  now: number,
): BudgetLedger {
  const known = new Set(ledger.starts.flatMap(({ agents }) => agents.map(({ id }) => id)));
  const isWaiting = (start: PaidStart): boolean =>
    start.step === step && now - start.at < ANSWERED_MS && start.agents.some(({ id }) => id === undefined);
  // While another start waits for its answer, unknown tasks may belong to it.
  const strangers = ledger.starts.some(isWaiting) ? [] : [...listed].filter((id) => !known.has(id));
  const look = (agent: PaidAgent, { at, ...start }: PaidStart): PaidAgent => {
    if (start.step !== step || agent.ended !== undefined) return agent;
    if (agent.id === undefined) {
      if (now - at < ANSWERED_MS) return agent;
      const id = strangers.shift();
      return id === undefined ? { ...agent, ended: now } : { ...agent, id };
    }
    if (now - at < LISTED_MS) return agent;
    if (listed.has(agent.id)) return withoutUnlisted(agent);
    const { unlisted = now } = agent;
    return now - unlisted < LISTED_MS ? { ...agent, unlisted } : { ...agent, ended: unlisted };
  };
  return changeAgents(ledger, look);
}

function withoutUnlisted({ unlisted: _, ...agent }: PaidAgent): PaidAgent {
  return agent;
}

/** Ids of a step's agents that ECS does not list, and whose end is not recorded yet. */
export function unlistedIds({ starts }: BudgetLedger, step: string, listed: ReadonlySet<string>): string[] {
  return starts
    .filter((start) => start.step === step)
    .flatMap(({ agents }) => agents)
    .flatMap(({ id, ended }) => (id !== undefined && ended === undefined && !listed.has(id) ? [id] : []));
}

/**
 * Closes starts whose agents have all ended. Each month is charged its own part, and runs share the cost by
 * the seconds of their items, so that each also gets its part of starting and idling. The cost of an agent
 * without a report is charged in full to each run that it may have worked for: this may make a run reach its
 * limit early, never late.
 */
export function settleBudget(ledger: BudgetLedger, now: number): BudgetLedger {
  let worked = ledger.worked;
  const over = ledger.starts.filter((start) => isOver(start, payersOf(ledger, start).length, now));
  if (over.length === 0) return ledger;
  const months = { ...ledger.months };
  const steps: Record<string, StepAccount> = { ...ledger.steps };
  const runs: Record<string, RunAccount> = { ...ledger.runs };
  for (const start of over) {
    const open = payersOf(ledger, start);
    let cost = 0;
    for (const agent of start.agents) {
      cost += costOf(start, agent);
      for (const [month, usd] of byMonth(start, agent)) months[month] = (months[month] ?? 0) + usd;
    }
    const reported = Object.values(start.reports).flatMap((report) => Object.entries(report));
    const items = reported.reduce((sum, [, [count]]) => sum + count, 0);
    const seconds = reported.reduce((sum, [, [, each]]) => sum + each, 0);
    const before = steps[start.step] ?? { usd: 0, items: 0, seconds: 0 };
    steps[start.step] = {
      usd: before.usd + cost,
      items: before.items + items,
      seconds: before.seconds + seconds,
    };
    const shares = seconds > 0 ? reported.map(([run, [, each]]) => [run, each / seconds] as const) : [];
    if (shares.length > 0) {
      worked = now;
      const named = new Set(shares.map(([run]) => run));
      for (const [run, account] of Object.entries(runs))
        runs[run] = seenOrMissed(account, named.has(run), now);
    }
    // For agents that found no items, it is also unknown which run they waited for.
    const unknown = open.length === 0 ? 0 : shares.length === 0 ? cost : unknownCost(start);
    for (const [run, share] of shares)
      runs[run] = withCost(runs[run], start.step, share * (cost - unknown), now);
    if (unknown > 0) for (const run of open) runs[run] = withCost(runs[run], start.step, unknown, now);
  }
  const kept = Object.entries(runs).filter(([, { seen }]) => now - seen < KEPT_MS);
  return {
    ...ledger,
    ...{ months, steps, runs: Object.fromEntries(kept), ...(worked !== undefined && { worked }) },
    starts: ledger.starts.filter((start) => !over.includes(start)),
  };
}

/** Runs with limits that agents may have worked for: also those that were paused since their start. */
function payersOf(ledger: BudgetLedger, { at }: PaidStart): string[] {
  const paused = Object.entries(ledger.runs).filter(
    ([, { limit, paused }]) => limit !== undefined && paused !== undefined && paused.at >= at,
  );
  return [...activeRuns(ledger), ...paused].map(([run]) => run);
}

/** USD of the agents without a report: they may be the most expensive ones. */
function unknownCost(start: PaidStart): number {
  const { agents, reports } = start;
  const costs = agents.map((agent) => costOf(start, agent)).sort((a, b) => b - a);
  const silent = Math.max(0, agents.length - Object.keys(reports).length);
  // An agent that found no item sends a report, too.
  return costs.slice(0, silent).reduce((sum, usd) => sum + usd, 0);
}

function isOver({ agents, reports }: PaidStart, runs: number, now: number): boolean {
  if (!agents.every(({ ended }) => ended !== undefined)) return false;
  const last = Math.max(...agents.map(({ ended = 0 }) => ended));
  // What an agent worked on matters only where runs share it.
  return runs <= 1 || Object.keys(reports).length >= agents.length || now - last > REPORTED_MS;
}

function seenOrMissed({ missed, ...account }: RunAccount, isNamed: boolean, now: number): RunAccount {
  return isNamed ? { ...account, seen: now } : { ...account, missed: missed ?? now };
}

function withCost(account: RunAccount | undefined, step: string, usd: number, now: number): RunAccount {
  const before = account ?? { usd: 0, steps: {}, seen: now };
  const steps = { ...before.steps, [step]: (before.steps[step] ?? 0) + usd };
  return { ...before, usd: before.usd + usd, steps };
}

/** An agent's cost in each month; what the minimum charge adds goes to the last month. */
function byMonth(start: PaidStart, agent: PaidAgent): [month: string, usd: number][] {
  const { price = start.price, begun = start.at, ended = begun } = agent;
  const parts: [string, number][] = [];
  let from = begun;
  while (monthOf(from) !== monthOf(ended) && from < ended) {
    const [year = 0, month = 0] = monthOf(from).split('-').map(Number);
    const next = Date.UTC(year, month);
    parts.push([monthOf(from), (price * (next - from)) / 1000]);
    from = next;
  }
  const rest = costOf(start, agent) - parts.reduce((sum, [, usd]) => sum + usd, 0);
  return [...parts, [monthOf(ended), rest]];
}

function changeStart(
  ledger: BudgetLedger,
  token: string,
  change: (start: PaidStart) => PaidStart,
): BudgetLedger {
  if (!ledger.starts.some((start) => start.token === token)) return ledger;
  const starts = ledger.starts.map((start) => (start.token === token ? change(start) : start));
  return { ...ledger, starts: starts.filter(({ agents }) => agents.length > 0) };
}

function changeAgents(
  ledger: BudgetLedger,
  change: (agent: PaidAgent, start: PaidStart) => PaidAgent,
): BudgetLedger {
  let changed = false;
  const starts = ledger.starts.map((start) => {
    const agents = start.agents.map((agent) => change(agent, start));
    if (agents.every((agent, i) => agent === start.agents[i])) return start;
    changed = true;
    return { ...start, agents };
  });
  return changed ? { ...ledger, starts } : ledger;
}
