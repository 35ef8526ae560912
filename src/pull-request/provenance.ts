import { PREDICATE_TYPE } from '../catalog/attestation.ts';
import { SETTINGS_FILE } from '../catalog/catalog-layout.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { Runner } from '../github/runner.ts';
import { foldName } from '../spec/names.ts';

/** A text that GitHub may know as a secret. */
export interface Secret {
  /** For people: `the user name for docker.io in "registry-credentials"`. */
  readonly name: string;
  readonly text: string;
}

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
 * Outputs and files for `actions/attest`. GitHub drops an output of a job, not of a step, that holds a
 * secret, and says so in the log alone (runner, "Skip output … since it may contain secret"): so the known
 * secrets are searched for, and `published-count`, which holds none, lets the workflow notice the rest.
 */
export async function outputProvenance(
  entries: readonly PublishedEntry[],
  commit: CatalogCommit,
  context: {
    readonly runner: Pick<Runner, 'annotate' | 'artifact' | 'output'>;
    readonly catalog: { readonly path: string };
    readonly secrets: readonly Secret[];
    keep(name: string, text: string): Promise<string>;
  },
): Promise<void> {
  const { runner, keep, catalog, secrets } = context;
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
  const text = JSON.stringify(published);
  runner.output('published', text);
  runner.output('published-count', `${published.length}`);
  const held = published.length === 0 ? [] : secrets.filter((secret) => text.includes(secret.text));
  for (const { name } of held)
    runner.annotate({
      ...{ code: 'OUTPUT_DROPPED', severity: 'warning', path: '', file: `${catalog.path}/${SETTINGS_FILE}` },
      message: `The output "published", from which images are attested, contains ${name}. If that is a secret of the repository, GitHub drops the job's output, and no image is attested. Store it as a variable (vars.NAME instead of secrets.NAME): it is part of every image's public name anyway.`,
    });
}

/**
 * The predicate of an attestation: what an image was made from. Anybody can derive the image from it again.
 */
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
