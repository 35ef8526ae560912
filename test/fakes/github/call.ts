import type { FakeRepository } from './repository.ts';

/** The permissions of a job, in the words of `permissions:` in a workflow file. */
export type Permissions = Readonly<
  Partial<
    Record<
      | 'actions'
      | 'attestations'
      | 'checks'
      | 'contents'
      | 'issues'
      | 'packages'
      | 'pull-requests'
      | 'statuses',
      'read' | 'write'
    >
  >
>;

export interface Token {
  readonly permissions: Permissions;
  /** The repository that it is for. */
  readonly repository: string;
  /** The id of the app that it belongs to: GitHub Actions, 15368, for a workflow's GITHUB_TOKEN. */
  readonly app: number;
  /** The author of what is written with it. */
  readonly login: string;
}

/** One request to one repository, parsed and allowed. */
export interface Call {
  readonly repository: FakeRepository;
  readonly token: Token | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: its shape was checked against GitHub's own schema
  readonly body: any;
  readonly accept: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The path of the request, without the query. */
  readonly path: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error answer in GitHub's words. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(
    status: number,
    message: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${message}`);
    const documentation_url = 'https://docs.github.com/rest';
    this.reply = { status, body: { message, documentation_url, status: `${status}`, ...more }, headers };
  }
}

export const notFound = (message = 'Not Found'): Refusal => new Refusal(404, message);

/** GitHub's answer to an invalid request body. */
export function invalid(message: string, errors?: readonly unknown[]): Refusal {
  return new Refusal(422, message, errors ? { errors } : {});
}

/** What an operation does, and which permissions it needs: one of them is enough. */
export interface Handler {
  readonly needs: readonly (readonly [keyof Permissions, 'read' | 'write'])[];
  run(call: Call): Reply;
}

/** One page of a list, with GitHub's `Link` header. @param wrap makes the body from the items of the page */
export function paged<T>(
  call: Call,
  items: readonly T[],
  wrap: (items: readonly T[]) => unknown = (page) => page,
): Reply {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 30)));
  const page = Math.max(1, Number(call.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', `${to}`);
    return `<${call.origin}${call.path}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    status: 200,
    body: wrap(items.slice((page - 1) * size, page * size)),
    ...(links.length > 0 && { headers: { link: links.join(', ') } }),
  };
}

/** An account as every answer shows it. */
export function userOf(login: string): object {
  const bot = login.endsWith('[bot]');
  // The id of GitHub's own bot; other ids only need to be different.
  const id = bot ? 41898282 : [...login].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1_000_000, 7);
  return { login, id, type: bot ? 'Bot' : 'User', site_admin: false };
}
