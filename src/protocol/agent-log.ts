/** An agent's log line about an item's state. */
export interface ItemLine {
  readonly run: string;
  readonly step: string;
  readonly item: string;
  readonly attempt: number;
  /** `RUNNING` when its command starts; another one when that has ended. */
  readonly state: string;
  readonly exit_code?: number | null;
  readonly meaning?: string;
}

/** CloudWatch's filter pattern for all lines about states. */
export const STATE_PATTERN = '{ $.state = "*" }';

/**
 * CloudWatch's filter pattern for lines about one item. Special characters match anything: callers filter
 * again.
 */
export function itemPattern(run: string, item: string): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9 ./_-]+/g, '*');
  return `{ ($.run = "${plain(run)}") && ($.item = "${plain(item)}") }`;
}

/** Reads a line about an item's state; undefined for all others, such as the algorithm's. */
export function readItemLine(line: string): ItemLine | undefined {
  if (!line.startsWith('{"')) return undefined;
  let value: Partial<ItemLine>;
  try {
    value = JSON.parse(line) as Partial<ItemLine>;
  } catch {
    return undefined;
  }
  // Later events of an item, such as that its failure is stored, do not change what the agent runs.
  if ('event' in value) return undefined;
  const { run, step, item, attempt, state } = value;
  const isText = [run, step, item, state].every((text) => typeof text === 'string');
  return isText && typeof attempt === 'number' ? (value as ItemLine) : undefined;
}

/** Whether a line is the agent's own, in a log that it shares with its algorithm. */
export function isAgentsOwn(line: string): boolean {
  return /^\{"(?:state|event|run)":"/.test(line);
}

/** The name of the agent's container in its task. */
export const CONTAINER = 'agent';

/** The log stream of an agent. @param agent the last part of its task's ARN */
export function agentStream(step: string, agent: string): string {
  return `${step}/${CONTAINER}/${agent}`;
}

/** The run of the item that each agent is processing, by its stream; idle agents are left out. */
export function runsAtWork(events: readonly LogEvent[]): Map<string, string> {
  const working = new Map<string, string>();
  for (const { stream, message } of events) {
    const line = readItemLine(message);
    if (!line) continue;
    if (line.state === 'RUNNING') working.set(stream, line.run);
    else working.delete(stream);
  }
  return working;
}

export interface LogEvent {
  readonly stream: string;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly message: string;
}
