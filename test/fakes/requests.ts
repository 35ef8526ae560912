import type { LocalAws } from '../../scripts/services.ts';

/** What the emulator remembers of requests (scripts/services/service_models.py). */
export interface Requests {
  /** `agent s3:GetObject` → how often; a `user`, the `dispatcher`, `agent`s, and commands by their names ask. */
  readonly counts: Readonly<Record<string, number>>;
  /** What AWS's models do not allow of them. */
  readonly refused: readonly string[];
}

/** The requests, of whichever program, that have a text in their address or at the beginning of their body. */
export async function requestsAbout(aws: Pick<LocalAws, 'endpoint'>, text: string): Promise<Requests> {
  const answer = await fetch(`${aws.endpoint}/_pipewright/requests?about=${encodeURIComponent(text)}`);
  const { counts, refused } = (await answer.json()) as Requests;
  const named = Object.entries(counts).map(([name, times]) => [nameOf(name), times]);
  return { counts: Object.fromEntries(named), refused };
}

/** MiniStack gives a Lambda the account's number as its access key, and an agent has its own (ministack_ecs.py). */
function nameOf(name: string): string {
  return name.replace(/^\d{12} /, 'dispatcher ').replace(/^test /, 'user ');
}
