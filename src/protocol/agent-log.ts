/** What a line of an agent says of an item's state. */
export interface ItemLine {
  readonly run: string;
  readonly step: string;
  readonly item: string;
  readonly attempt: number;
  /** `RUNNING` as its command begins; another one as that has ended. */
  readonly state: string;
  readonly exit_code?: number | null;
  readonly meaning?: string;
}

/** Matches every line that says a state, in CloudWatch's filter syntax. */
export const STATE_PATTERN = '{ $.state = "*" }';

/**
 * Matches lines about one item. What CloudWatch's syntax might read otherwise is left open: whoever asks looks at the
 * lines again.
 */
export function itemPattern(run: string, item: string): string {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9 ./_-]+/g, '*');
  return `{ ($.run = "${plain(run)}") && ($.item = "${plain(item)}") }`;
}

/** Reads a line that tells an item's state; undefined for all others, the algorithm's own among them. */
export function readItemLine(line: string): ItemLine | undefined {
  if (!line.startsWith('{"')) return undefined;
  let value: Partial<ItemLine>;
  try {
    value = JSON.parse(line) as Partial<ItemLine>;
  } catch {
    return undefined;
  }
  // What is said of an item later, such as that its failure is stored, is no change of what the agent is at.
  if ('event' in value) return undefined;
  const { run, step, item, attempt, state } = value;
  const isText = [run, step, item, state].every((text) => typeof text === 'string');
  return isText && typeof attempt === 'number' ? (value as ItemLine) : undefined;
}

/** A line that an agent says of itself or of an item, in a log that it shares with its algorithm. */
export function isAgentsOwn(line: string): boolean {
  return /^\{"(?:state|event|run)":"/.test(line);
}

/** The name of the agent's container in its task. */
export const CONTAINER = 'agent';

/** The stream of an agent's log. @param agent the last part of its task's ARN */
export function agentStream(step: string, agent: string): string {
  return `${step}/${CONTAINER}/${agent}`;
}

/** Which run's item the command of each agent is at, by its stream; agents whose command is at none are left out. */
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
