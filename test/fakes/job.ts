import type { WorkflowEvent } from './events.ts';
import type { FakeRepository } from './github.ts';

interface Ended {
  readonly code: number | null;
  readonly log: string;
}

/**
 * Runs a job as Actions does: with its own check run at the event's commit, which shows the notices that the
 * job prints. For a pull request the check run is at the head, not at the test merge that is checked out.
 */
export async function asJob<T extends Ended>(
  repository: FakeRepository,
  event: WorkflowEvent,
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  const { pull_request: pull } = event.payload as { pull_request?: { head: { sha: string } } };
  const job = repository.startJob(pull?.head.sha ?? event.sha, name);
  const ended = await run();
  repository.endJob(job, noticesIn(ended.log), ended.code === 0);
  return ended;
}

/** The notices in a log: `::notice title=…::…` (workflow commands), anywhere in a line. */
function noticesIn(log: string): { title: string; message: string }[] {
  return [...log.matchAll(/::notice title=([^\n]*?)::([^\r\n]*)/g)].map(([, title = '', message = '']) => ({
    title: decoded(title),
    message: decoded(message),
  }));
}

/** Unescapes a text that `@actions/core` has escaped, as the runner does. */
function decoded(text: string): string {
  const characters: Readonly<Record<string, string>> = {
    ...{ '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' },
  };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => characters[code] ?? code);
}
