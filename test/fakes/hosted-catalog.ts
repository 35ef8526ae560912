import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openImages } from '../../src/edge/images.ts';
import { parseReference, tagOrDigest } from '../../src/oci/reference.ts';
import { checkOut, type WorkflowEvent } from './events.ts';
import { temporaryFolder } from './folder.ts';
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from './github.ts';
import { asJob } from './job.ts';
import { runAction, type Step } from './runner.ts';
import { ROOT, type Workshop } from './workshop.ts';

/** A catalog on the loopback GitHub, with its own prefix for images in the local registry. */
export interface FakeCatalog extends AsyncDisposable {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  /** The prefix of wrapped images: `ghcr.io/pipewright/…`. */
  readonly registry: string;
  /** Runs the action as the runner does, in a checkout of the event's commit. */
  run(
    event: WorkflowEvent,
    inputs?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
  ): Promise<Step>;
  /** The digest of a tag in the registry; undefined if there is none. */
  digestOf(name: string): Promise<string | undefined>;
}

const CSV = join(ROOT, 'catalog/csv-summary');

/**
 * The files of an entry: the sample algorithm with another name, and with the changes that `change` makes.
 */
export function entry(
  name: string,
  change: (spec: Record<string, unknown>) => void = () => {},
): Record<string, string> {
  const spec = JSON.parse(readFileSync(join(CSV, 'spec.json'), 'utf8')) as Record<string, unknown>;
  spec.name = name;
  change(spec);
  return {
    [`catalog/${name}/spec.json`]: `${JSON.stringify(spec, null, 2)}\n`,
    [`catalog/${name}/tests/stations.csv`]: readFileSync(join(CSV, 'tests/stations.csv'), 'utf8'),
    [`catalog/${name}/tests/ragged.csv`]: readFileSync(join(CSV, 'tests/ragged.csv'), 'utf8'),
  };
}

/** An entry without tests, for tests that do not need to run it. */
export const untested = (name: string, change: (spec: Record<string, unknown>) => void = () => {}) =>
  entry(name, (spec) => {
    spec.tests = [];
    change(spec);
  });

/** @param files of the first commit, besides the catalog's settings */
export async function startFakeCatalog(
  workshop: Workshop,
  files: Readonly<Record<string, string>> = {},
): Promise<FakeCatalog> {
  const github = await startFakeGitHub();
  const registry = `ghcr.io/pipewright/publish-test/${randomUUID().slice(0, 8)}`;
  const repository = github.repository('lab/catalog', {
    'README.md': '# A catalog\n',
    'catalog/catalog.json': JSON.stringify({ registry }),
    'catalog/index.json': '{\n  "algorithms": {}\n}\n',
    ...files,
  });
  const conf = { CONTAINERS_REGISTRIES_CONF: workshop.registry.registriesConf };
  return {
    github,
    repository,
    registry,
    async run(event, inputs = {}, env = {}) {
      await using folder = await temporaryFolder();
      await checkOut(repository, event.sha, folder.path);
      const action = { mode: 'publish', ...inputs };
      return await asJob(repository, event, action.mode, () =>
        runAction(folder.path, action, { event, env: { ...conf, ...env } }),
      );
    },
    async digestOf(name) {
      await using images = await openImages({
        env: { ...process.env, ...conf },
        signal: new AbortController().signal,
      });
      const reference = parseReference(name);
      return (await images.target(reference)).headManifest(tagOrDigest(reference));
    },
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}
