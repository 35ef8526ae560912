import type { RunWorld } from '../run/observe.ts';
import type { RunNotes } from '../run/run-storage.ts';
import { openLogs } from './aws/cloudwatch-logs.ts';
import { openAgents } from './aws/ecs-agents.ts';
import { openRunStorage } from './aws/s3-run.ts';
import { openQueueCounts } from './aws/sqs-count.ts';

/** A look takes what comes soon: what is far in a long log is found by the next. */
const LOOK_PAGES = 5;

/** AWS as looking at runs needs it; credentials come from the environment, as with AWS's own command line. */
export function openRunWorld(
  region: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): RunWorld & RunNotes {
  const logs = openLogs(region, signal);
  return {
    ...openRunStorage(region, env.AWS_ENDPOINT_URL || undefined, signal),
    queue: openQueueCounts(region, signal),
    agents: openAgents(region, signal),
    async log(group, from, stream) {
      const streams = stream === undefined ? {} : { streams: [stream] };
      const events = await logs.filter(group, { from, ...streams, pages: LOOK_PAGES });
      return events.map(({ message }) => message);
    },
    async find(group, word, from, to) {
      const events = await logs.filter(group, { pattern: JSON.stringify(word), from, to, pages: LOOK_PAGES });
      return events.map(({ stream, message }) => ({ stream, text: message }));
    },
  };
}
