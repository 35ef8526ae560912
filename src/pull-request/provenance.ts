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

/**
 * Outputs and files for `actions/attest`.
 * @param commit the catalog's repository and the commit that the specs were read from
 */
export async function outputProvenance(
  entries: readonly PublishedEntry[],
  commit: { readonly repository: string; readonly sha: string },
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
function predicateOf(
  { file, extended }: PublishedEntry,
  { repository, sha }: { readonly repository: string; readonly sha: string },
): object {
  const { name, version, spec_digest, source_image, agent, revision, platforms } = extended;
  const uri = `git+https://github.com/${repository}`;
  return {
    algorithm: { name, version },
    spec: { uri, path: file, commit: sha, digest: spec_digest },
    source: source_image,
    agent,
    revision,
    platforms,
  };
}
