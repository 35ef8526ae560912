import type { TestContext } from 'node:test';
import { type FakeGitHub, startFakeGitHub } from '../github.ts';

/** The file of the fork's entry. */
export const SPEC = 'catalog/blur/spec.json';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what GitHub sends; each test looks at its own part
  readonly body: any;
}

/** Sends a request. @param request `METHOD /path` @param options `body` is sent as JSON */
export async function ask(
  github: FakeGitHub,
  request: string,
  options: { readonly token?: string; readonly body?: unknown; readonly accept?: string } = {},
): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: {
      accept: options.accept ?? 'application/vnd.github+json',
      ...(options.token && { authorization: `Bearer ${options.token}` }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** A catalog, and a fork with a pull request that adds an entry. */
export async function setUp(t: TestContext) {
  const github = await startFakeGitHub();
  t.after(() => github[Symbol.asyncDispose]());
  const catalog = github.repository('lab/catalog', {
    'README.md': 'one\ntwo\n',
    'catalog/index.json': '{}\n',
  });
  const fork = github.fork(catalog, 'alice');
  fork.commit('blur', { [SPEC]: '{\n  "name": "blur"\n}\n' });
  const pull = catalog.openPull('blur', { from: fork });
  const write = github.token(catalog, { contents: 'write', checks: 'write', 'pull-requests': 'write' });
  const read = github.token(catalog, { contents: 'read' });
  return { github, catalog, fork, pull, write, read };
}

/** The catalog's path. */
export const at = '/repos/lab/catalog';
