import { Failure } from '../../core/failure.ts';
import { escapeUnseen } from '../../text/quote.ts';

/** What Octokit throws for an answer that is no success. */
interface Refused {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/** The HTTP status of a refusal; undefined for anything else that was thrown. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  return error instanceof Error && typeof status === 'number' ? status : undefined;
}

/**
 * What GitHub refused, in our words: what was being done, what GitHub said, what to do.
 * @param doing `reading pull request 7`
 */
export function gitHubFailure(error: unknown, doing: string): unknown {
  // Octokit makes a 500 of whatever stops a request, our own failures included.
  if (error instanceof Error && error.cause instanceof Failure) return error.cause;
  if (statusOf(error) === undefined) return error;
  const { status, message, response } = error as Refused;
  const said = escapeUnseen(message).slice(0, 300);
  const fail = (code: string, remedy: string): Failure =>
    new Failure(code, `GitHub refused ${doing} (${status}: ${said}). ${remedy}`);
  const headers = response?.headers ?? {};
  if (/rate limit/i.test(said) || headers['x-ratelimit-remaining'] === '0' || status === 429)
    return fail('GITHUB_RATE_LIMIT', 'It asks for patience: start again later; nothing is lost by it.');
  if (status === 401) return fail('GITHUB_TOKEN_REFUSED', 'The token is wrong or has expired: give another.');
  if (status === 403)
    return fail('GITHUB_READ_ONLY', 'The token may not do this: see "permissions" in the workflow.');
  if (status === 404)
    return fail('GITHUB_NOT_FOUND', 'Is the name right, and may this token see the repository?');
  if (status >= 500)
    return fail('GITHUB_UNREACHABLE', 'The fault is on their side: start again in some minutes.');
  return fail('GITHUB_REFUSED', 'Please report this: it is most likely a fault of pipewright.');
}
