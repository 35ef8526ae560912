import assert from 'node:assert/strict';
import { openBranchRecord } from '../../src/edge/branch-record.ts';
import type { PublishInputs } from '../../src/github/action-inputs.ts';
import type { EventContext, ReviewContext } from '../../src/github/event-context.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { OCI_LAYER_GZIP } from '../../src/oci/manifest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { draftMode } from '../../src/pull-request/draft-mode.ts';
import { publishMode } from '../../src/pull-request/publish-mode.ts';
import { type PublishContext, readEntries } from '../../src/pull-request/publishing.ts';
import { review } from '../../src/pull-request/review.ts';
import type { CatalogEntry } from '../../src/spec/check-catalog.ts';
import type { Spec } from '../../src/spec/spec.ts';
import type { Permissions } from './github/call.ts';
import type { Change } from './github/git.ts';
import { FakeRepository, type Pull } from './github/repository.ts';
import { aSpec, putImage, TINY_AGENT, TINY_AGENT_LAYER } from './image.ts';
import { CallLog, memoryGitHub } from './memory-github.ts';
import { MemoryImages } from './memory-images.ts';
import { recordingRunner } from './recording-runner.ts';

/** The permissions of a job that may publish. */
export const WRITE: Permissions = {
  contents: 'write',
  checks: 'write',
  'pull-requests': 'write',
  issues: 'write',
};
/** The extended spec of the version in `specFile`. */
export const EXTENDED = 'catalog/blur/1.2.3.json';

/** The spec's file of an entry, by its path. The image exists. */
export const specFile = (changes: Partial<Spec> & Record<string, unknown> = {}): Record<string, string> => {
  const spec = aSpec(changes);
  return { [`catalog/${spec.name}/spec.json`]: `${JSON.stringify({ ...spec, ...changes }, null, 2)}\n` };
};

type Files = Readonly<Record<string, Change>>;
type Options = Partial<
  Pick<PublishContext, 'tryTests' | 'secrets' | 'agent' | 'settings' | 'unreadable' | 'lastGitHub'>
> & {
  readonly permissions?: Permissions;
  /** The token's user; by default the repository's jobs. */
  readonly login?: string;
  /** The user whose token commits; by default the same. */
  readonly committer?: string;
  readonly inputs?: Partial<PublishInputs>;
};

/**
 * A catalog, its registry and GitHub, all in memory, and the action's modes for them, which take
 * milliseconds.
 */
export async function catalogWorld(files: Files = {}) {
  const repository = new FakeRepository('lab', 'catalog');
  const settings = { registry: 'ghcr.io/lab' };
  const first = {
    'catalog/catalog.json': JSON.stringify(settings),
    'catalog/index.json': '{"algorithms":{}}\n',
  };
  repository.commit('main', { ...first, ...files }, 'First commit');
  const images = new MemoryImages();
  await putImage(images.at('ghcr.io/alice/blur'), '1.2');
  const layer = {
    mediaType: OCI_LAYER_GZIP,
    digest: digestOf(TINY_AGENT_LAYER),
    size: TINY_AGENT_LAYER.length,
  };
  await images.at(TINY_AGENT.name).writeBlob(layer, TINY_AGENT_LAYER);
  const catalog = { path: 'catalog' };
  const base = {
    ...{ repository: 'lab/catalog', defaultBranch: 'main' },
    ...{ server: 'https://github.example', runUrl: 'https://github.example/run/1' },
  };
  let github = new CallLog();
  let registry = new CallLog();
  let runner = recordingRunner();
  let stop = new AbortController();

  /** The context of every mode, with new logs. */
  function open({ permissions = WRITE, login, committer, inputs = {} }: Options = {}, branch = 'main') {
    runner = recordingRunner();
    stop = new AbortController();
    github = Object.assign(new CallLog(), { fault: github.fault });
    registry = Object.assign(new CallLog(), { fault: registry.fault });
    const client = github.watch(memoryGitHub(repository, permissions, login));
    const { commitBranch = '' } = inputs;
    const commits = committer ? github.watch(memoryGitHub(repository, WRITE, committer)) : client;
    const record = openBranchRecord(commits, {
      ...{ repository: base.repository, branch: commitBranch || branch, path: catalog.path },
      ...(commitBranch && { from: 'main' }),
    });
    const watched = {
      source: async (reference: Parameters<MemoryImages['source']>[0]) =>
        registry.watch(await images.source(reference)),
      target: async (reference: Parameters<MemoryImages['source']>[0]) =>
        registry.watch(await images.target(reference)),
    };
    return {
      github: client,
      committer: commits,
      record,
      images: watched,
      agent: TINY_AGENT,
      settings,
      catalog,
      runner,
      signal: stop.signal,
    };
  }

  /** Runs the mode `publish` with a checkout of a commit. */
  async function publish(context: EventContext, sha: string, options: Options = {}): Promise<unknown> {
    const { inputs = {}, permissions, login, committer, ...more } = options;
    const files = repository.store.commit(sha)?.files ?? new Map();
    const textOf = (path: string): string | undefined => {
      const file = files.get(path);
      return file && repository.store.blob(file.sha)?.toString();
    };
    const specs = [...files.keys()].flatMap((file): CatalogEntry[] => {
      const [, folder] = /^catalog\/([^/]+)\/spec\.json$/.exec(file) ?? [];
      return folder ? [{ file, folder, text: textOf(file) ?? '', hasFile: () => true }] : [];
    });
    const defaults = {
      mode: 'publish',
      token: '',
      registryCredentials: '',
      commitBranch: '',
      commitToken: '',
      catalog: 'catalog',
    } as const;
    return await failureOf(
      publishMode(context, {
        ...open(options, context.kind === 'pull-request' ? context.base.ref : undefined),
        inputs: { ...defaults, comment: true, tests: true, ...inputs },
        agentFrom: parseReference(`${TINY_AGENT.name}:0.0.1`),
        entries: readEntries(specs),
        unreadable: [],
        committed: (path) => textOf(`catalog/${path}`),
        secrets: [],
        tryTests: async () => 'They do not matter here.',
        keep: async (name) => `/tmp/${name}`,
        ...more,
      }),
    );
  }

  return {
    repository,
    images,
    get runner() {
      return runner;
    },
    get github() {
      return github;
    },
    get registry() {
      return registry;
    },
    /** Aborts the run. */
    stop: (reason: Error) => stop.abort(reason),
    fork: (owner: string) => new FakeRepository(owner, 'catalog', { parent: repository }),
    /** Commits to a branch, and opens a pull request from it. */
    propose(
      files: Files,
      {
        from = repository,
        branch = 'change',
        ...pull
      }: Parameters<FakeRepository['openPull']>[1] & { branch?: string } = {},
    ): Pull {
      from.commit(branch, files, `Commit to ${branch}`);
      return repository.openPull(branch, { from, ...pull });
    },
    /** The event of a pull request, as it is now: a repeated run gets the same event. */
    event(pull: Pull): () => [EventContext, string] {
      const { number, head, sha } = pull;
      const context: EventContext = {
        ...{ ...base, kind: 'pull-request', number, fork: head.repository !== repository },
        base: { ref: pull.base, sha: repository.branches.get(pull.base) ?? '' },
        head: { ref: head.branch, sha },
        author: { login: pull.author },
      };
      const merge = repository.testMerge(pull);
      return () => [context, merge];
    },
    /** Runs the job that checks a pull request, with a check run for the job, as Actions makes it. */
    async check(pull: Pull, options?: Options): Promise<unknown> {
      const job = repository.startJob(pull.sha, 'intake');
      const failure = await publish(...this.event(pull)(), options);
      repository.endJob(job, runner.notices, failure === undefined);
      return failure;
    },
    publish,
    release(options?: Options, sha = repository.branches.get('main') ?? ''): Promise<unknown> {
      return publish({ ...base, kind: 'default-branch', sha }, sha, options);
    },
    elsewhere(branch: string, options?: Options, event = 'push'): Promise<unknown> {
      const sha = repository.branches.get(branch) ?? '';
      return publish({ ...base, kind: 'elsewhere', event, sha }, sha, options);
    },
    /** Runs the job of a merge queue for a pull request. */
    queue(pull: Pull, sha = repository.testMerge(pull), options?: Options): Promise<unknown> {
      const event = 'merge_group';
      return publish({ ...base, kind: 'elsewhere', event, sha, queued: pull.number }, sha, options);
    },
    review(
      inputs: { number?: number; comment?: boolean } = {},
      context: Pick<ReviewContext, 'head'> = {},
      options?: Options,
    ): Promise<unknown> {
      return failureOf(
        review({ ...base, ...context }, { ...open(options), inputs: { comment: true, ...inputs } }),
      );
    },
    draft: (number: number, options?: Options) =>
      failureOf(
        draftMode(
          { ...base, server: 'https://github.com', number, body: repository.issues.get(number) ?? '' },
          open(options),
        ),
      ),
    tag: (name: string, tag: string) => images.at(`ghcr.io/lab/${name}`).tags.get(tag),
    index: () => JSON.parse(repository.files()['catalog/index.json'] ?? ''),
    checks: () => repository.checkRuns.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort(),
    /** The codes of the errors that the last run reported. */
    errors: () => runner.findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])),
  };
}

export type CatalogWorld = Awaited<ReturnType<typeof catalogWorld>>;

/** The error with which a run ends; undefined without one. */
async function failureOf(run: Promise<void>): Promise<unknown> {
  try {
    await run;
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Asserts that a run ended with a failure of this code. */
export function assertCode(error: unknown, code: string): void {
  assert.equal((error as { code?: string } | undefined)?.code, code, String((error as Error)?.stack));
}
