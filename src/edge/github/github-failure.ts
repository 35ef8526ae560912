import { Failure } from '../../core/failure.ts';
import { escapeUnseen } from '../../text/quote.ts';

/** What Octokit throws for an unsuccessful answer. */
interface Refused {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/** The HTTP status of a refusal; undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  return error instanceof Error && typeof status === 'number' ? status : undefined;
}

/**
 * Runs requests to GitHub, and explains what fails.
 * @param doing `reading pull request 7`
 * @throws Failure `GITHUB_…`
 */
export async function explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw gitHubFailure(error, doing);
  }
}

/** The Failure for a refusal: what was being done, GitHub's message, what to do. */
export function gitHubFailure(error: unknown, doing: string): unknown {
  // Octokit wraps errors of `fetch` in an error of status 500.
  if (error instanceof Error && error.cause instanceof Failure) return error.cause;
  if (statusOf(error) === undefined) return error;
  const { status, message, response } = error as Refused;
  const said = escapeUnseen(message).slice(0, 300);
  const fail = (code: string, remedy: string): Failure =>
    new Failure(code, `GitHub refused ${doing} (${status}: ${said}). ${remedy}`);
  const headers = response?.headers ?? {};
  if (/rate limit/i.test(said) || headers['x-ratelimit-remaining'] === '0' || status === 429)
    return fail('GITHUB_RATE_LIMIT', 'Start again later; nothing is lost.');
  if (status === 401)
    return fail('GITHUB_TOKEN_REFUSED', 'The token is wrong or has expired: set another one.');
  if (status === 403)
    return fail(
      'GITHUB_READ_ONLY',
      'The token does not have the permission for this: see "permissions" in the workflow.',
    );
  if (status === 404)
    return fail('GITHUB_NOT_FOUND', 'Check the name, and whether this token can see the repository.');
  if (status >= 500)
    return fail('GITHUB_UNREACHABLE', "The fault is on GitHub's side: start again in a few minutes.");
  return fail('GITHUB_REFUSED', 'Please report this: it is most likely a bug in Pipewright.');
}
