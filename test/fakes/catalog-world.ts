import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRecord } from '../../src/command/publish-parts.ts';
import { openGitHub } from '../../src/edge/github-client.ts';
import { openImages } from '../../src/edge/images.ts';
import { readEventContext } from '../../src/github/event-context.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { publishMode } from '../../src/pull-request/publish-mode.ts';
import { readEntries } from '../../src/pull-request/publishing.ts';
import type { CatalogEntry } from '../../src/spec/check-catalog.ts';
import type { Spec } from '../../src/spec/spec.ts';
import type { WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import { startFakeGitHub } from './github.ts';
import { aSpec, putImage, TINY_AGENT, TINY_AGENT_LAYER } from './image.ts';
import { recordingRunner } from './recording-runner.ts';
import { startFakeRegistry } from './registry.ts';

/** What a job gets that may publish. */
export const WRITE = {
  contents: 'write',
  checks: 'write',
  'pull-requests': 'write',
  packages: 'write',
} as const;
/** The spec's file of an entry, whose image is in the registry. */
export const specFile = (changes: Partial<Spec> & Record<string, unknown> = {}): Record<string, string> => {
  const spec = aSpec(changes);
  return { [`catalog/${spec.name}/spec.json`]: `${JSON.stringify({ ...spec, ...changes }, null, 2)}\n` };
};

/** A catalog, its registry, and the action's story in this process: fast enough to be stopped at every single request. */
export async function startWorld() {
  const github = await startFakeGitHub();
  const registry = await startFakeRegistry();
  const folder = await temporaryFolder();
  const conf = join(folder.path, 'registries.conf');
  await writeFile(conf, `[[registry]]\nprefix = "ghcr.io"\nlocation = "${registry.host}"\n`);
  const open = (signal: AbortSignal) => openImages({ env: { CONTAINERS_REGISTRIES_CONF: conf }, signal });
  {
    await using images = await open(new AbortController().signal);
    await putImage(await images.target(parseReference('ghcr.io/alice/blur:1.2')), '1.2');
  }
  registry.put('pipewright/agent', TINY_AGENT_LAYER);
  const repository = github.repository('lab/catalog', {
    'catalog/catalog.json': '{"registry":"ghcr.io/lab"}',
    'catalog/index.json': '{\n  "algorithms": {}\n}\n',
  });
  let asked = 0;
  let pushed = 0;
  let stop: AbortController;
  let runner = recordingRunner();

  async function run(event: WorkflowEvent): Promise<unknown> {
    stop = new AbortController();
    runner = recordingRunner();
    const { signal } = stop;
    const files = repository.store.commit(event.sha)?.files ?? new Map();
    const textOf = (path: string): string | undefined => {
      const file = files.get(path);
      return file && repository.store.blob(file.sha)?.toString();
    };
    const specs = [...files.keys()].flatMap((file): CatalogEntry[] => {
      const [, folder] = /^catalog\/([^/]+)\/spec\.json$/.exec(file) ?? [];
      return folder ? [{ file, folder, text: textOf(file) ?? '', hasFile: () => true }] : [];
    });
    const context = readEventContext(event.env, event.payload);
    assert.ok(context);
    const inputs = { catalog: 'catalog', commitBranch: '', comment: true, tests: false } as const;
    const api = openGitHub({
      env: event.env,
      token: event.token,
      signal,
      retry: { tries: 3, firstDelay: 1, longestDelay: 1, budget: 1000 },
    });
    const base = context.kind === 'pull-request' ? context.base.ref : undefined;
    await using images = await open(signal);
    try {
      await publishMode(context, {
        inputs: { mode: 'publish', token: event.token, registryCredentials: '', ...inputs },
        runner,
        github: api,
        record: openRecord(api, inputs, context, base),
        images,
        agent: TINY_AGENT,
        agentFrom: parseReference('ghcr.io/pipewright/agent:0.0.1'),
        settings: { registry: 'ghcr.io/lab' },
        catalog: { path: 'catalog' },
        entries: readEntries(specs),
        unreadable: [],
        committed: (path) => textOf(`catalog/${path}`),
        tryTests: async () => 'They are somebody else’s business here.',
        keep: async (name) => name,
        signal,
      });
      return undefined;
    } catch (error) {
      return error;
    }
  }

  return {
    github,
    registry,
    repository,
    /** The summary that the last run left. */
    summary: () => runner.summaries.at(-1) ?? '',
    run,
    requests: () => ({ github: asked, registry: pushed }),
    /** From now on: the nth request to one of them is the last that this process sends, and is not carried out. */
    killAt(where: 'github' | 'registry' | undefined, n = 0): void {
      asked = 0;
      pushed = 0;
      github.fault(() => {
        if (++asked !== n || where !== 'github') return undefined;
        stop.abort(new Error('killed'));
        return { reset: 'before' };
      });
      registry.fault(() => {
        if (++pushed !== n || where !== 'registry') return undefined;
        stop.abort(new Error('killed'));
        return { resetRequestAfter: 0 };
      });
    },
    /** The nth request to GitHub is carried out, and its answer is lost. */
    loseAnswer(n: number): void {
      asked = 0;
      github.fault(() => (++asked === n ? { reset: 'after' } : undefined));
    },
    /** Everything that anybody can see afterwards. */
    state() {
      const nameOf = (sha: string) => repository.store.commit(sha)?.message.split('\n')[0];
      return {
        branches: [...repository.branches.keys()].map((branch) => [
          branch,
          repository.log(branch).map(({ message }) => message),
          repository.files(branch),
        ]),
        tags: ['pr-1', '1.2.3'].map((tag) => registry.manifest('lab/blur', tag)?.toString()),
        checks: repository.checkRuns
          .map(({ headSha, name, conclusion }) => `${nameOf(headSha)} ${name}: ${conclusion}`)
          .sort(),
        comments: repository.comments.map(({ issue, body }) => [issue, body]),
      };
    },
    /** What must hold at any moment, whatever ends there. */
    checkHalfway(): void {
      for (const tag of ['pr-1', '1.2.3']) {
        const bytes = registry.manifest('lab/blur', tag);
        if (!bytes) continue;
        const { config, layers } = JSON.parse(bytes.toString()) as {
          config: { digest: string };
          layers: { digest: string }[];
        };
        for (const { digest } of [config, ...layers])
          assert.ok(registry.blob('lab/blur', digest), `${tag} is there before all of its image`);
      }
      if (repository.files()['catalog/blur/1.2.3.json'])
        assert.ok(registry.manifest('lab/blur', '1.2.3'), 'written down before it can be pulled');
    },
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
