import { defaults, GitHub as Octokit } from '@actions/github/lib/utils';
import { Failure } from '../failure.ts';
import { type Clock, systemClock } from './clock.ts';
import { gitHubFailure, statusOf } from './github/failure.ts';
import { type GitHubLimits, patientFetch } from './github/transport.ts';
import type { RetryPolicy } from './registry/retry.ts';

export interface GitHubOptions {
  /** `GITHUB_API_URL` says where GitHub is. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Without one, what is public can be read. */
  readonly token?: string | undefined;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  readonly retry?: RetryPolicy;
  readonly limits?: Partial<GitHubLimits>;
  readonly random?: () => number;
  readonly onRetry?: (what: string, why: string, delay: number) => void;
}

const RETRY: RetryPolicy = { tries: 5, firstDelay: 1000, longestDelay: 20_000, budget: 300_000 };
const LIMITS: GitHubLimits = { answer: 30_000, body: 32 * 1024 * 1024 };
/** bytes; GitHub gives the content of files up to 1 MB this way, and no JSON of a catalog is larger. */
const LARGEST_FILE = 1024 * 1024;

/** GitHub's REST and GraphQL API, as far as a catalog needs it. The one user of `@actions/github`. */
export interface GitHub {
  /** Requests sent so far, retries included. */
  readonly calls: number;
  /**
   * The commit that a branch, a tag or a commit's name stands for, as 40 hexadecimal digits.
   * @param repository `owner/name`
   * @throws Failure `REF_NOT_FOUND`, `GITHUB_UNREACHABLE`, `GITHUB_RATE_LIMIT`, …
   */
  resolveCommit(repository: string, ref: string): Promise<string>;
  /**
   * A text file of a commit; undefined where there is none, or no file.
   * @throws Failure `FILE_TOO_LARGE` over 1 MiB, `NOT_UTF8`, `GITHUB_UNREACHABLE`, `GITHUB_RATE_LIMIT`, …
   */
  readFile(repository: string, path: string, sha: string): Promise<string | undefined>;
}

/** Opens GitHub's API. Nothing is sent yet. */
export function openGitHub(options: GitHubOptions): GitHub {
  let calls = 0;
  const octokit = new Octokit({
    baseUrl: (options.env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    ...(options.token && { auth: options.token }),
    userAgent: 'pipewright',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: {
      fetch: patientFetch({
        fetch: (defaults.request?.fetch ?? fetch) as typeof fetch,
        clock: options.clock ?? systemClock,
        retry: options.retry ?? RETRY,
        limits: { ...LIMITS, ...options.limits },
        random: options.random ?? Math.random,
        signal: options.signal,
        onRetry: options.onRetry ?? (() => {}),
        counted: () => {
          calls += 1;
        },
      }),
    },
  });

  return {
    get calls() {
      return calls;
    },
    async resolveCommit(repository, ref) {
      try {
        const { data } = await octokit.rest.repos.getCommit({
          ...named(repository),
          ref,
          mediaType: { format: 'sha' },
        });
        const sha = typeof data === 'string' ? (data as string).trim() : data.sha;
        if (/^[0-9a-f]{40}$/.test(sha)) return sha;
      } catch (error) {
        // 409: an empty repository; 422: no commit of that name.
        if (![404, 409, 422].includes(statusOf(error) ?? 0))
          throw gitHubFailure(error, `finding "${ref}" in ${repository}`);
      }
      throw new Failure(
        'REF_NOT_FOUND',
        `${repository} has no branch, tag or commit "${ref}", or this token may not see it. Check both names.`,
      );
    },
    async readFile(repository, path, sha) {
      const doing = `reading ${path} of ${repository}`;
      if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
      let file: unknown;
      try {
        ({ data: file } = await octokit.rest.repos.getContent({ ...named(repository), path, ref: sha }));
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw gitHubFailure(error, doing);
      }
      const { type, size, content, encoding } = (file ?? {}) as Record<string, unknown>;
      if (type !== 'file' || typeof content !== 'string') return undefined;
      if (Number(size) > LARGEST_FILE || encoding !== 'base64') {
        throw new Failure('FILE_TOO_LARGE', `${path} has ${size} bytes; ${LARGEST_FILE} are allowed.`);
      }
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
          Buffer.from(content, 'base64'),
        );
      } catch (cause) {
        throw new Failure('NOT_UTF8', `${path} is not UTF-8 text. Save it as UTF-8 and try again.`, {
          cause,
        });
      }
    },
  };
}

/** @throws Failure `BAD_REPOSITORY` */
function named(repository: string): { owner: string; repo: string } {
  const [owner, repo, ...more] = repository.split('/');
  if (owner && repo && more.length === 0 && /^[\w.-]+\/[\w.-]+$/.test(repository) && !/^\.{1,2}$/.test(repo))
    return { owner, repo };
  throw new Failure('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
}
