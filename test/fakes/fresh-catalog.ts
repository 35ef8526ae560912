import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { parseReference, tagOrDigest } from '../../src/oci/reference.ts';
import { putBusybox } from './busybox.ts';
import { checkOut, type WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import { type FakeGitHub, type FakeRepository, type Permissions, startFakeGitHub } from './github.ts';
import { asJob } from './job.ts';
import { openLocalHub } from './local-hub.ts';
import { runAction, type Step } from './runner.ts';
import { must, ROOT, type Workshop } from './workshop.ts';

/**
 * A repository as made by a user who only has the guide: `pipewright new catalog`, pushed to GitHub, and the
 * workflows that the guide says to copy. Its jobs run the action from a copy that has only `action.yml` and
 * `dist/`.
 */
export interface FreshCatalog extends AsyncDisposable {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  /** The prefix of wrapped images. */
  readonly registry: string;
  /**
   * Runs the first job of a workflow in the repository, with the job's permissions and the action's inputs.
   * @param eventFor makes the event that it runs for
   * @param given more inputs than the workflow's own, and a signal that cancels the job
   */
  job(
    workflow: string,
    eventFor: (run: { readonly permissions: Permissions }) => WorkflowEvent,
    given?: { readonly inputs?: Readonly<Record<string, string>>; readonly cancel?: AbortSignal },
  ): Promise<Step>;
  /** The files of an entry like the guide's example, with another name. */
  entry(name: string, changes?: Readonly<Record<string, unknown>>): Record<string, string>;
  /** Pushes another image under the tag that all entries name. @returns its digest */
  moveTag(): Promise<string>;
  /** The digest of a wrapped image's tag in the registry; undefined if there is none. */
  digestOf(name: string): Promise<string | undefined>;
}

interface WorkflowFile {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: Permissions;
        readonly steps?: readonly {
          readonly uses?: string;
          readonly with?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
}

const EXAMPLE = 'line-count';

/** @param workflows of `workflows-examples/`, instead of the one that `pipewright new catalog` writes */
export async function startFreshCatalog(
  workshop: Workshop,
  workflows: readonly string[] = [],
): Promise<FreshCatalog> {
  const place = `pipewright/fresh-${randomUUID().slice(0, 8)}`;
  const registry = `ghcr.io/${place}`;
  const folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const action = at('action');
  await mkdir(action);
  await cp(join(ROOT, 'action.yml'), join(action, 'action.yml'));
  await cp(join(ROOT, 'dist'), join(action, 'dist'), { recursive: true });

  // The example's image, which is on Docker Hub, is replaced by one in the local registry.
  const hub = await openLocalHub(workshop, folder.path, place);
  const { env, storeOf } = hub;
  let pushed = 0;
  const moveTag = (): Promise<string> =>
    hub.put((store, tag) =>
      putBusybox(store, tag, { Labels: { pushed: `${++pushed}` } }, undefined, 'sh'),
    ) as Promise<string>;
  await moveTag();

  const cli = join(action, 'dist/cli/index.js');
  await must(process.execPath, [cli, 'new', 'catalog', at('catalog'), '--registry', registry], {
    ...process.env,
    ...env,
  });
  const files: Record<string, string> = {};
  for (const entry of await readdir(at('catalog'), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name);
      files[relative(at('catalog'), file)] = await readFile(file, 'utf8');
    }
  if (workflows.length > 0) {
    delete files['.github/workflows/catalog.yml'];
    files['.github/CODEOWNERS'] = await readFile(join(ROOT, 'workflows-examples/CODEOWNERS'), 'utf8');
  }
  for (const name of workflows)
    files[`.github/workflows/${name}`] = await readFile(join(ROOT, 'workflows-examples', name), 'utf8');
  const github = await startFakeGitHub();
  const repository = github.repository('lab/catalog', files);
  return {
    github,
    repository,
    registry,
    async job(workflow, eventFor, { inputs = {}, cancel } = {}) {
      const text = repository.files()[`.github/workflows/${workflow}`]!;
      const [name, { permissions, steps = [] }] = Object.entries((parse(text) as WorkflowFile).jobs)[0]!;
      const step = steps.find(({ uses }) => uses?.startsWith('pipewright/pipewright@'))!;
      const event = eventFor({ permissions });
      const workspace = at(`workspace-${randomUUID()}`);
      await mkdir(workspace);
      if (steps.some(({ uses }) => uses?.startsWith('actions/checkout@')))
        await checkOut(repository, event.sha, workspace);
      return asJob(repository, event, name, () =>
        runAction(workspace, { ...step.with, ...inputs }, { event, env, action, ...(cancel && { cancel }) }),
      );
    },
    entry(name, changes = {}) {
      const spec = JSON.parse(files[`catalog/${EXAMPLE}/spec.json`]!) as object;
      return {
        [`catalog/${name}/spec.json`]: `${JSON.stringify({ ...spec, name, ...changes }, null, 2)}\n`,
        [`catalog/${name}/tests/three.txt`]: files[`catalog/${EXAMPLE}/tests/three.txt`]!,
      };
    },
    moveTag,
    digestOf: (name) => storeOf(name, (store) => store.headManifest(tagOrDigest(parseReference(name)))),
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
