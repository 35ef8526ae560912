import { defaults, GitHub as Octokit } from '@actions/github/lib/utils';
import type { Clock } from '../core/clock.ts';
import type { RetryPolicy } from '../core/retry.ts';
import type { GitHub } from '../github/github.ts';
import { gitHubReading } from './github/github-reading.ts';
import { gitHubRules } from './github/github-rules.ts';
import { type GitHubLimits, retryingFetch } from './github/github-transport.ts';
import { gitHubWriting } from './github/github-writing.ts';
import { systemClock } from './system-clock.ts';

export interface GitHubOptions {
  /** `GITHUB_API_URL` is GitHub's address. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Without one, only public repositories can be read. */
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
/** Octokit as `@actions/github` configures it. */
export type GitHubApi = InstanceType<typeof Octokit>;

/** Creates a client; nothing is sent yet. */
export function openGitHub(options: GitHubOptions): GitHub {
  let calls = 0;
  const api = new Octokit({
    baseUrl: (options.env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    auth: options.token || undefined,
    userAgent: 'pipewright',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: {
      fetch: retryingFetch({
        fetch: (defaults.request?.fetch ?? fetch) as typeof fetch,
        clock: options.clock ?? systemClock,
        retry: options.retry ?? RETRY,
        limits: { ...LIMITS, ...options.limits },
        random: options.random ?? Math.random,
        signal: options.signal,
        onRetry: options.onRetry ?? (() => {}),
        onRequest: () => {
          calls += 1;
        },
      }),
    },
  });
  return {
    ...gitHubReading(api),
    ...gitHubRules(api),
    ...gitHubWriting(api),
    get calls() {
      return calls;
    },
  };
}
