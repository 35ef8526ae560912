import type { LocalAws } from '../../scripts/services.ts';

/** The emulator's record of requests (scripts/services/service_models.py). */
export interface Requests {
  /**
   * `agent s3:GetObject` → how often. Callers are `user`, `dispatcher`, `agent`, and commands by their names.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** Why requests were refused, by AWS's models. */
  readonly refused: readonly string[];
}

/** The requests of all programs that contain a text in their URL or at the start of their body. */
export async function requestsAbout(aws: Pick<LocalAws, 'endpoint'>, text: string): Promise<Requests> {
  const answer = await fetch(`${aws.endpoint}/_pipewright/requests?about=${encodeURIComponent(text)}`);
  const { counts, refused } = (await answer.json()) as Requests;
  const named = Object.entries(counts).map(([name, times]) => [nameOf(name), times]);
  return { counts: Object.fromEntries(named), refused };
}

/** MiniStack gives Lambdas the account's number as access key; agents have their own (ministack_ecs.py). */
function nameOf(name: string): string {
  return name.replace(/^\d{12} /, 'dispatcher ').replace(/^test /, 'user ');
}
