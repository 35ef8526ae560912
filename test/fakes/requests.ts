import type { LocalAws } from '../../scripts/services.ts';

/** What the emulator remembers of requests (scripts/services/service_models.py). */
export interface Requests {
  /** `s3:GetObject` → how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** What AWS's models do not allow of them. */
  readonly refused: readonly string[];
}

/** The requests, of whichever program, that have a text in their address or at the beginning of their body. */
export async function requestsAbout(aws: Pick<LocalAws, 'endpoint'>, text: string): Promise<Requests> {
  const answer = await fetch(`${aws.endpoint}/_pipewright/requests?about=${encodeURIComponent(text)}`);
  return (await answer.json()) as Requests;
}
