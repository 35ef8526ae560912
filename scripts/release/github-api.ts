import { Failure } from '../../src/core/failure.ts';

export interface Asset {
  readonly id: number;
  readonly name: string;
  /** `uploaded`; with any other state, the file is incomplete. */
  readonly state: string;
  /** `sha256:…` */
  readonly digest?: string | null;
}

/** A release as GitHub's REST API has it. */
export interface Release {
  readonly id: number;
  readonly tag_name: string;
  readonly draft: boolean;
  readonly immutable?: boolean;
  readonly html_url: string;
  /** A URL that ends with a template: `{?name,label}`. */
  readonly upload_url: string;
  readonly assets: readonly Asset[];
}

/** The calls to GitHub that a release needs. All throw Failure `GITHUB_REFUSED`. */
export interface ReleaseApi {
  /** All releases, the newest first; drafts only with a token that may write. */
  releases(): Promise<Release[]>;
  createDraft(tag: string, notes: string): Promise<Release>;
  publish(release: Release): Promise<Release>;
  upload(release: Release, name: string, bytes: Uint8Array): Promise<void>;
  deleteAsset(asset: Asset): Promise<void>;
  /** The commit that a tag leads to; undefined if there is no such tag. */
  commitOfTag(tag: string): Promise<string | undefined>;
  createTag(tag: string, commit: string): Promise<void>;
  moveTag(tag: string, commit: string): Promise<void>;
  /** Whether the repository has an attestation of this kind about these bytes. */
  isAttested(digest: string, predicate: 'provenance' | 'sbom'): Promise<boolean>;
}

/** Timeout of a call in milliseconds: uploads have megabytes. */
const LIMIT = 120_000;
const PAGE = 100;

/**
 * GitHub through plain `fetch`: jobs that may write install no packages.
 * @param env GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN of a job
 */
export function openReleaseApi(env: NodeJS.ProcessEnv): ReleaseApi {
  const base = `${env.GITHUB_API_URL || 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}`;

  /** @param absent status codes for which the result is undefined */
  async function ask(
    method: string,
    url: string,
    body?: object | Uint8Array,
    absent: readonly number[] = [],
  ): Promise<unknown> {
    const bytes = body instanceof Uint8Array;
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(env.GITHUB_TOKEN && { authorization: `Bearer ${env.GITHUB_TOKEN}` }),
        ...(body && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body && { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(LIMIT),
    }).catch((cause) => {
      throw refused(`${method} ${url}`, 'GitHub could not be reached', cause);
    });
    const text = await answer.text();
    if (absent.includes(answer.status)) return undefined;
    if (!answer.ok)
      throw refused(`${method} ${url}`, `GitHub answered ${answer.status}: ${text.slice(0, 500)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  return {
    async releases() {
      const all: Release[] = [];
      for (let page = 1; ; page++) {
        const found = (await ask('GET', `${base}/releases?per_page=${PAGE}&page=${page}`)) as Release[];
        all.push(...found);
        if (found.length < PAGE) return all;
      }
    },
    async createDraft(tag, notes) {
      return (await ask('POST', `${base}/releases`, {
        tag_name: tag,
        name: tag,
        body: notes,
        draft: true,
      })) as Release;
    },
    async publish({ id }) {
      // "legacy": a fix of an older version does not become the latest release.
      return (await ask('PATCH', `${base}/releases/${id}`, {
        draft: false,
        make_latest: 'legacy',
      })) as Release;
    },
    async upload({ upload_url: template }, name, bytes) {
      const url = `${template.replace(/\{.*$/, '')}?name=${encodeURIComponent(name)}`;
      await ask('POST', url, bytes);
    },
    async deleteAsset({ id }) {
      await ask('DELETE', `${base}/releases/assets/${id}`);
    },
    async commitOfTag(tag) {
      // 422: no such commit.
      const found = await ask('GET', `${base}/commits/tags/${tag}`, undefined, [404, 422]);
      return (found as { sha: string } | undefined)?.sha;
    },
    async createTag(tag, commit) {
      await ask('POST', `${base}/git/refs`, { ref: `refs/tags/${tag}`, sha: commit });
    },
    async moveTag(tag, commit) {
      await ask('PATCH', `${base}/git/refs/tags/${tag}`, { sha: commit, force: true });
    },
    async isAttested(digest, predicate) {
      const url = `${base}/attestations/${digest}?predicate_type=${predicate}&per_page=1`;
      const found = (await ask('GET', url, undefined, [404])) as { attestations: unknown[] } | undefined;
      return (found?.attestations.length ?? 0) > 0;
    },
  };
}

function refused(what: string, why: string, cause?: unknown): Failure {
  return new Failure(
    'GITHUB_REFUSED',
    `${what}: ${why}. Run the failed jobs again; what is published already is found and left.`,
    { cause },
  );
}
