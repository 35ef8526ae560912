import valid from 'semver/functions/valid.js';
import { Failure } from '../core/failure.ts';
import { schemaAddress } from '../core/own-release.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageConfig } from '../oci/manifest.ts';
import { formatReference, type Reference, type RegistryReference } from '../oci/reference.ts';
import type { Spec, Variable } from '../spec/spec.ts';
import { hyphened } from '../spec/value-fixes.ts';
import { steersAgent } from '../wrap/image-environment.ts';
import { BASE_NAME, OCI_PREFIX, readWrapRecord } from '../wrap/labels.ts';
import { draftCommand } from './draft-command.ts';
import { draftFiles } from './draft-files.ts';

/** Variables that base images and shells set for themselves; they are not settings of an algorithm. */
const NOISE =
  /^(PATH|HOME|USER|PWD|HOSTNAME|TERM|SHLVL|LANG|LANGUAGE|LC_.*|TZ|DEBIAN_FRONTEND|GPG_KEY|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|.*_(VERSION|SHA256|HOME|URL|ROOT|DIR|PATH))$/;

/** MB; enough for most tools to start with. */
const FIRST_MEMORY_MB = 512;

/**
 * A first spec for an image, from its config and labels. It is a draft: a person checks folders, memory and
 * the command's arguments.
 * @param digest what the reference points at now; used where the tag would move
 * @param said the name, and the command as a person would type it, with names of sample files
 * @throws Failure `ALREADY_WRAPPED` for a wrapped image
 */
export function draftSpec(
  reference: Reference,
  digest: Digest,
  config: ImageConfig,
  { name, command: written }: { readonly name?: string; readonly command?: string } = {},
): Spec {
  const runtime = config.config ?? {};
  const labels = runtime.Labels ?? {};
  const record = readWrapRecord(labels);
  if (record) {
    throw new Failure(
      'ALREADY_WRAPPED',
      `${formatReference(reference)} is a wrapped image. Name its source instead: ${labels[BASE_NAME]}`,
    );
  }
  const label = (key: string): string | undefined => labels[OCI_PREFIX + key]?.trim() || undefined;
  const command = draftCommand([...(runtime.Entrypoint ?? []), ...(runtime.Cmd ?? [])]);
  const version =
    valid(label('version') ?? '') ?? valid(reference.kind === 'registry' ? (reference.tag ?? '') : '');
  // Undefined fields are left out of the file.
  const optional: Partial<Spec> = {
    description: label('description') ?? label('title'),
    license: label('licenses'),
    homepage: label('url'),
    source: label('source'),
    documentation: label('documentation'),
    executable_path: command.program?.startsWith('/') ? command.program : undefined,
  };
  const authors = label('authors');
  const variables = (runtime.Env ?? []).flatMap(toVariable);
  const { run_command, ...files } =
    written === undefined
      ? { run_command: command.text }
      : draftFiles(
          written,
          variables.map((variable) => variable.name),
        );
  return {
    $schema: schemaAddress('spec'),
    name: name ?? foldName(reference),
    version: version ?? '1.0.0',
    container_name: pinned(reference, digest),
    ...optional,
    ...(authors && { authors: authors.split(/\s*,\s*/).map((author) => ({ name: author })) }),
    run_command,
    input_file_path: '/tmp/in',
    output_file_path: '/tmp/out',
    ...files,
    memory: { suggested: FIRST_MEMORY_MB },
    CPU: 1,
    user_specified_environment_variables: variables,
    port: Object.keys(runtime.ExposedPorts ?? {}).map((port) => {
      const [number, protocol] = port.split('/');
      return { port: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
    }),
    tests: [],
  };
}

/** A name that the catalog accepts, from the last part of the repository. */
function foldName(reference: Reference): string {
  const path =
    reference.kind === 'registry'
      ? reference.repository
      : reference.kind === 'layout'
        ? reference.directory
        : reference.image.replace(/:[^/]*$/, '');
  const last = path.split('/').filter(Boolean).at(-1) ?? 'algorithm';
  return hyphened(last) || 'algorithm';
}

/**
 * A tag such as `1.2` stays, for readers; `latest` or no tag becomes the digest, as it could be another image
 * tomorrow.
 */
function pinned(reference: Reference, digest: Digest): string {
  if (reference.kind !== 'registry' || (reference.tag && reference.tag !== 'latest'))
    return formatReference(reference);
  const { tag: _, ...rest } = reference;
  return formatReference({ ...rest, digest } satisfies RegistryReference);
}

function toVariable(variable: string): Variable[] {
  const at = variable.indexOf('=');
  const name = variable.slice(0, at);
  if (at <= 0 || NOISE.test(name) || steersAgent(name)) return [];
  return [{ name, required: false, default: variable.slice(at + 1) }];
}
