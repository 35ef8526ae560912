import { dirname, join, resolve } from 'node:path';
import { attestationCommand } from '../catalog/attestation.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import { kindOf, readTextFile } from '../edge/files.ts';
import { serverOf } from '../github/server.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import type { ImageSource } from '../oci/image-store.ts';
import {
  formatReference,
  parseReference,
  parseRegistryReference,
  type Reference,
  repositoryName,
  tagOrDigest,
} from '../oci/reference.ts';
import { type CompleteSpec, specDigest } from '../spec/complete-spec.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { type Block, type Fact, facts, line, paragraph, print, sections, styled } from '../text/printer.ts';
import { quote, shortDigest } from '../text/quote.ts';
import { formatDuration, plural } from '../text/units.ts';
import { compareWrap } from '../wrap/compare-wrap.ts';
import { deriveWrap } from '../wrap/derive.ts';
import { SPEC_VARIABLE } from '../wrap/image-environment.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { readWrapRecord } from '../wrap/labels.ts';
import { VERIFY } from './catalog-commands.ts';
import { implement } from './command.ts';
import { type CommandIo, screenOf } from './command-io.ts';
import { AGENT, openImagesFor } from './images-access.ts';
import { readSpecFile } from './spec-file.ts';

/** bytes */
const EXTENDED_LIMIT = 1024 * 1024;

/** What an image or an extended spec says that it was made from. */
interface Claim {
  readonly spec: CompleteSpec;
  readonly source: { readonly name: string; readonly digest: Digest };
  readonly agent: Digest;
  readonly image: Reference;
}

/** Stands for the repository of a catalog, if the user does not name it. */
const NO_REPOSITORY = 'OWNER/CATALOG';

/** Columns of the labels. */
const LABEL = 10;

export const verify = implement(VERIFY, {
  async run({ subject, ...input }, io) {
    const repository = input.repository ?? NO_REPOSITORY;
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
      throw new Failure('BAD_USAGE', `--repository must be owner/name, not ${quote(repository)}.`);
    const started = performance.now();
    await using images = await openImagesFor(io);
    const claim = subject.endsWith('.json')
      ? claimOfFile(subject, io)
      : await claimOfImage(parseReference(subject), await images.source(parseReference(subject)));
    const { spec, source } = claim;
    if (claim.agent !== AGENT.digest)
      throw new Failure(
        'OTHER_AGENT',
        `${formatReference(claim.image)} was wrapped with the agent ${claim.agent}; this release has ${AGENT.digest} (${AGENT.version}). Verify it with the release that wrapped it.`,
      );
    const named = parseReference(input.source ?? source.name);
    const wrap = await deriveWrap(await images.source(named), {
      name: source.name,
      reference: named.kind === 'engine' ? 'latest' : source.digest,
      spec,
      agent: AGENT,
    });
    const target = await images.source(claim.image);
    const found = await target.readManifest(tagOrDigest(claim.image));
    const findings = await compareWrap(wrap, found, target);
    const seconds = (performance.now() - started) / 1000;
    const attestation =
      claim.image.kind === 'registry'
        ? attestationCommand(repositoryName(claim.image), found.digest, {
            repository,
            server: serverOf(io.env),
          })
        : undefined;
    return { claim, digest: found.digest, expected: wrap.root.digest, findings, seconds, attestation };
  },
  text({ claim: { spec, source, image }, digest, findings, seconds, attestation }, _, io) {
    if (findings.length > 0)
      return print(
        [
          ...findings.map(({ file, code, message }) =>
            paragraph(
              [
                styled('bold', file),
                ' ',
                styled('bad', 'error'),
                ' ',
                styled('dim', `${code}:`),
                ` ${message}`,
              ],
              0,
              2,
            ),
          ),
          paragraph(`${plural(findings.length, 'difference')}: wrapping does not result in this image.`),
        ],
        screenOf(io),
      );
    const head = `${spec.name} ${spec.version} in ${formatDuration(seconds)}: every byte matches`;
    const rows: Fact[] = [
      ['image', formatReference(image).replace(/@sha256:[0-9a-f]{64}$/, '')],
      ['digest', shortDigest(digest)],
      ['source', `${source.name}@${shortDigest(source.digest)}`],
      ['agent', AGENT.version],
    ];
    const verified = [paragraph([styled('good', 'Verified'), ` ${head}`]), facts(rows, LABEL, 2)];
    return print(
      [sections(verified, attestation === undefined ? [] : signerBlocks(attestation))],
      screenOf(io),
    );
  },
  json: ({ claim, digest, expected, findings, attestation }) => ({
    image: formatReference(claim.image),
    digest,
    expected,
    findings,
    ...(attestation !== undefined && { attestation }),
  }),
  failed: ({ findings }) => findings.length > 0,
});

function signerBlocks(call: string): Block[] {
  const unnamed = call.includes(` ${NO_REPOSITORY} `)
    ? ` ${NO_REPOSITORY} stands for the catalog's repository: give its name with --repository.`
    : '';
  return [
    paragraph(
      `If the catalog signs its images, GitHub's command line gh shows who published this one.${unnamed}`,
    ),
    ...call.split('\n').map((part) => line(['  ', styled('bold', part)])),
  ];
}

function claimOfFile(file: string, io: CommandIo): Claim {
  const full = resolve(io.cwd, file);
  if (kindOf(full) === 'folder')
    throw new Failure('NOT_EXTENDED', `${file} is a folder. Name the extended spec in it: <version>.json.`);
  const extended = parseExtended(readTextFile(full, EXTENDED_LIMIT, file));
  if (!extended)
    throw new Failure(
      'NOT_EXTENDED',
      `${file} is not an extended spec: it has no source_image, agent and container_name. Name the file catalog/<name>/<version>.json that "npx pipewright wrap" wrote.`,
    );
  const specFile = join(dirname(file), 'spec.json');
  const { spec } = readSpecFile(specFile, io);
  if (specDigest(spec) !== extended.spec_digest)
    throw new Failure(
      'SPEC_CHANGED',
      `${specFile} (version ${spec.version}) is not the spec that ${file} was made from.`,
    );
  const { source_image: source, agent, container_name } = extended;
  return { spec, source, agent: agent.digest, image: parseReference(container_name) };
}

/** An extended spec that has what is needed to derive its image again; undefined for any other text. */
function parseExtended(text: string): ExtendedSpec | undefined {
  try {
    const extended = JSON.parse(text) as ExtendedSpec;
    const { source_image: source, agent, container_name } = extended;
    const whole = typeof source.name === 'string' && isDigest(source.digest) && isDigest(agent.digest);
    return whole && typeof container_name === 'string' ? extended : undefined;
  } catch {
    return undefined;
  }
}

/** What the image's labels and spec variable say; deriving the image again checks every word of it. */
async function claimOfImage(image: Reference, from: ImageSource): Promise<Claim> {
  const name = formatReference(image);
  const { config } = await inspectImage(from, tagOrDigest(image), name);
  const record = readWrapRecord(config.config?.Labels);
  const prefix = `${SPEC_VARIABLE}=`;
  const spec = config.config?.Env?.find((each) => each.startsWith(prefix))?.slice(prefix.length);
  if (!record || spec === undefined)
    throw new Failure('NOT_WRAPPED', `${name} is not a wrapped image: it does not have Pipewright's labels.`);
  // Labels can say anything: accept only a valid spec and a registry's name.
  if (!parseSpec(spec, name).spec)
    throw new Failure('NOT_WRAPPED', `${name} is not a wrapped image: the spec in it is not valid.`);
  parseRegistryReference(record.source.name);
  return { spec: JSON.parse(spec) as CompleteSpec, source: record.source, agent: record.agent, image };
}
