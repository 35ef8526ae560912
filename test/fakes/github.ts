import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, notFound, type Permissions, Refusal, type Reply, type Token } from './github/call.ts';
import { checks } from './github/checks.ts';
import { comments } from './github/comments.ts';
import { contents } from './github/contents.ts';
import { checkAnswer, checkRequest, findRoute } from './github/contract.ts';
import { answerGraphql } from './github/graphql.ts';
import { pulls } from './github/pulls.ts';
import { refs } from './github/refs.ts';
import { releases } from './github/releases.ts';
import { FakeRepository } from './github/repository.ts';

export type { Permissions } from './github/call.ts';
export type { CheckRun, Comment, FakeRepository, Pull, Review } from './github/repository.ts';

/** One request, and the status of its answer. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  status: number;
}

/** Something that goes wrong with one request. */
export interface GitHubFault {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /**
   * Resets the connection before the request is carried out, or after it, so that only the answer is lost.
   */
  readonly reset?: 'before' | 'after';
  /** Never answers. */
  readonly silent?: boolean;
  /** Called before the request is carried out, for example to push another commit meanwhile. */
  readonly meanwhile?: () => void;
}

export interface FakeGitHub extends AsyncDisposable {
  /** For GITHUB_API_URL: `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Requests as `METHOD /path?query`. */
  requests(): string[];
  /** Makes a repository with a first commit on `main` that has these files. */
  repository(
    fullName: string,
    files?: Readonly<Record<string, string>>,
    options?: { readonly private?: boolean },
  ): FakeRepository;
  fork(parent: FakeRepository, owner: string): FakeRepository;
  /** Deletes a repository; pull requests from it stay, without their source. */
  remove(repository: FakeRepository): void;
  /** A token like a job's GITHUB_TOKEN, with the permissions of the job's `permissions:`. */
  token(
    repository: FakeRepository,
    permissions: Permissions,
    as?: { readonly app: number; readonly login: string },
  ): string;
  /** Sets what goes wrong with each request; `count` is how often this method and path came, from 1. */
  fault(decide: (request: Asked, count: number) => GitHubFault | undefined): void;
}

/** GITHUB_TOKEN belongs to the app GitHub Actions (docs, "Use GITHUB_TOKEN for authentication"). */
const ACTIONS = { app: 15368, login: 'github-actions[bot]' };

const handlers: Readonly<Record<string, Handler>> = {
  ...checks,
  ...comments,
  ...contents,
  ...pulls,
  ...refs,
  ...releases,
};

/**
 * "You have exceeded a secondary rate limit" (REST API, "Rate limits"): 403 or 429, with the seconds to wait.
 */
export function secondaryLimit(seconds: number, status: 403 | 429 = 403): GitHubFault {
  return {
    status,
    headers: { 'retry-after': `${seconds}` },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
    },
  };
}

/** The hour's requests are used up. @param reset when the limit is reset, in seconds since 1970 */
export function primaryLimit(reset: number): GitHubFault {
  return {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` },
    body: {
      message: 'API rate limit exceeded for installation.',
      documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
    },
  };
}

/**
 * A GitHub on loopback, in this process: REST and GraphQL over repositories in memory. Requests and answers
 * are checked with GitHub's OpenAPI document (test/fixtures/github-openapi.json); requests also with rules
 * that only the prose of GitHub's pages has.
 */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const repositories = new Map<string, FakeRepository>();
  const tokens = new Map<string, Token>();
  const asked: Asked[] = [];
  let decide: (request: Asked, count: number) => GitHubFault | undefined = () => undefined;

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      // An error in the fake itself: shown as such, so that no test takes it for GitHub's.
      send(response, { status: 500, body: { message: `loopback GitHub: ${error.stack}` } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const isFile = request.headers['content-type'] === 'application/octet-stream';
    const text = isFile ? '' : bytes.toString();
    const entry: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: isFile ? bytes : text === '' ? undefined : readJson(text),
      status: 0,
    };
    asked.push(entry);
    const count = asked.filter((a) => a.method === entry.method && a.path === entry.path).length;
    const fault = decide(entry, count) ?? {};
    if (fault.silent) return;
    if (fault.reset === 'before') return void request.socket.resetAndDestroy();
    fault.meanwhile?.();
    const reply =
      fault.status === undefined
        ? await answer(entry).catch((error) => {
            if (error instanceof Refusal) return error.reply;
            throw error;
          })
        : { status: fault.status, body: fault.body ?? {}, headers: fault.headers ?? {} };
    entry.status = reply.status;
    if (fault.reset === 'after') return void request.socket.resetAndDestroy();
    send(response, reply);
  }

  /** @throws Refusal with GitHub's error */
  async function answer(entry: Asked): Promise<Reply> {
    if (entry.body === BAD_JSON) throw new Refusal(400, 'Problems parsing JSON');
    const { pathname, searchParams } = new URL(entry.path, url);
    const token = tokenOf(entry.headers.authorization);
    if (pathname === '/graphql') {
      if (!token) throw new Refusal(401, 'Requires authentication');
      const world = { token, find: (name: string) => visible(name, token) };
      return { status: 200, body: await answerGraphql(world, entry.body as object) };
    }
    const route = findRoute(entry.method, pathname);
    const handler =
      route && handlers[`${route.method} ${route.template.replace('/repos/{owner}/{repo}', '')}`];
    if (!handler)
      throw new Refusal(
        501,
        `The loopback GitHub does not know ${entry.method} ${pathname} (scripts/openapi.ts).`,
      );
    const { owner, repo } = route.parameters;
    const repository = visible(`${owner}/${repo}`, token);
    if (!repository) throw notFound();
    const writes = entry.method !== 'GET';
    if (writes && !token) throw new Refusal(401, 'Requires authentication');
    if (!allowed(repository, handler, token, writes))
      throw new Refusal(
        403,
        'Resource not accessible by integration',
        {},
        {
          'x-accepted-github-permissions': handler.needs
            .map(([name, level]) => `${name}=${level}`)
            .join('; '),
        },
      );
    const errors = checkRequest(route, searchParams, entry.body);
    if (errors.length > 0) throw new Refusal(422, `Invalid request.\n\n${errors.join('\n')}`);
    const call = {
      repository,
      token,
      parameters: route.parameters,
      query: searchParams,
      body: entry.body,
      accept: entry.headers.accept ?? '',
      origin: url,
      path: pathname,
    };
    const reply = handler.run(call);
    if (reply.body !== undefined) checkAnswer(route, reply.status, reply.body);
    return reply;
  }

  /** @throws Refusal 401 for an unknown token */
  function tokenOf(authorization: string | undefined): Token | undefined {
    const given = /^(?:token|bearer) (.*)$/i.exec(authorization ?? '')?.[1];
    if (given === undefined) return undefined;
    const token = tokens.get(given);
    if (!token) throw new Refusal(401, 'Bad credentials');
    return token;
  }

  function visible(fullName: string, token: Token | undefined): FakeRepository | undefined {
    const repository = repositories.get(fullName.toLowerCase());
    // GitHub does not even admit that a private repository exists.
    return repository?.private && token?.repository !== repository.fullName ? undefined : repository;
  }

  function send(response: ServerResponse, reply: Reply): void {
    const { status, body, raw, headers } = reply;
    const bytes = raw ?? (body === undefined ? '' : JSON.stringify(body));
    response.writeHead(status, {
      ...(status !== 204 && {
        'content-type': raw ? 'application/vnd.github.raw' : 'application/json; charset=utf-8',
      }),
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': `${Math.max(0, 1000 - asked.length)}`,
      'x-github-request-id': `LOOPBACK:${asked.length}`,
      ...headers,
    });
    response.end(bytes);
  }

  return {
    url,
    asked,
    requests: () => asked.map(({ method, path }) => `${method} ${path}`),
    repository(fullName, files = { 'README.md': '# A catalog\n' }, options = {}) {
      const [owner = '', name = ''] = fullName.split('/');
      const made = new FakeRepository(owner, name, options);
      repositories.set(fullName.toLowerCase(), made);
      made.commit('main', files, 'First commit');
      return made;
    },
    fork(parent, owner) {
      const made = new FakeRepository(owner, parent.name, { parent, private: parent.private });
      repositories.set(made.fullName.toLowerCase(), made);
      return made;
    },
    remove(repository) {
      repositories.delete(repository.fullName.toLowerCase());
      for (const pull of repository.parent?.pulls.values() ?? [])
        if (pull.head.repository === repository) pull.head = { ...pull.head, repository: undefined };
    },
    token(repository, permissions, as = ACTIONS) {
      const text = `ghs_loopback${tokens.size}`;
      tokens.set(text, { permissions, repository: repository.fullName, ...as });
      return text;
    },
    fault(decision) {
      decide = decision;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const BAD_JSON = Symbol('not JSON');

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return BAD_JSON;
  }
}

/**
 * Whether the token allows the request. Public repositories can be read without a token; `write` includes
 * `read`.
 */
function allowed(
  repository: FakeRepository,
  { needs }: Handler,
  token: Token | undefined,
  writes: boolean,
): boolean {
  if (!writes && !repository.private) return true;
  if (token?.repository !== repository.fullName) return false;
  if (needs.length === 0) return true;
  return needs.some(([name, level]) => {
    const has = token.permissions[name];
    return has === 'write' || has === level;
  });
}
