import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { Runner } from '../github/runner.ts';
import { foldName } from '../spec/names.ts';

/** Documents the predicate for readers of the attestation. */
const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';

/** A spec's file, and the extended spec that was published for it. */
export interface PublishedEntry {
  readonly file: string;
  readonly extended: ExtendedSpec;
}

/** The commit that specs were read from. */
export interface CatalogCommit {
  /** `https://github.com` */
  readonly server: string;
  readonly repository: string;
  readonly sha: string;
}

/**
 * Outputs and files for `actions/attest`.
 */
export async function outputProvenance(
  entries: readonly PublishedEntry[],
  commit: CatalogCommit,
  context: {
    readonly runner: Pick<Runner, 'artifact' | 'output'>;
    keep(name: string, text: string): Promise<string>;
  },
): Promise<void> {
  const { runner, keep } = context;
  const published: object[] = [];
  for (const entry of entries) {
    const { name, version, container_name } = entry.extended;
    const [image = '', digest = ''] = container_name.split('@');
    const predicate = predicateOf(entry, commit);
    const file = `pipewright-predicate-${foldName(name)}-${version}.json`;
    const path = await keep(file, `${JSON.stringify(predicate, null, 2)}\n`);
    published.push({ name, version, image, digest, predicate_type: PREDICATE_TYPE, predicate });
    runner.artifact(`oci://${image}@${digest}`);
    if (published.length > 1) continue;
    runner.output('subject-name', image);
    runner.output('subject-digest', digest);
    runner.output('predicate-path', path);
  }
  runner.output('published', JSON.stringify(published));
}

/** The predicate of an attestation: what an image was made from. Anybody can derive the image from it again. */
function predicateOf({ file, extended }: PublishedEntry, { server, repository, sha }: CatalogCommit): object {
  const { name, version, spec_digest, source_image, agent, revision, platforms } = extended;
  const uri = `git+${server}/${repository}`;
  return {
    algorithm: { name, version },
    spec: { uri, path: file, commit: sha, digest: spec_digest },
    source: source_image,
    agent,
    revision,
    platforms,
  };
}
