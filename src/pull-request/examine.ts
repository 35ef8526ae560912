import { publishedVersions, type RecordSnapshot, readPublished } from '../catalog/catalog-record.ts';
import {
  type CatalogSettings,
  checkPublicSource,
  checkSourceAllowed,
  defaultTarget,
} from '../catalog/catalog-settings.ts';
import { type ExtendedSpec, extendSpec, formatExtendedSpec } from '../catalog/extended-spec.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { asFailure, explain, Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource } from '../oci/image-store.ts';
import { formatPlatform, type ImageConfig } from '../oci/manifest.ts';
import { parseReference, repositoryName, tagOrDigest } from '../oci/reference.ts';
import { type CompleteSpec, completeSpec } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import type { ExaminedSpec } from '../spec/parse-spec.ts';
import { shortDigest } from '../text/quote.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { deriveWrap, type Wrap } from '../wrap/derive.ts';
import { IMAGE_VARIABLE, readOriginalImage } from '../wrap/image-environment.ts';
import { type Images, sourceName } from '../wrap/wrap.ts';
import { checkAgainstRecord } from './record-rules.ts';
import type { Trial } from './smoke.ts';
import type { TestOutcome } from './test-outcome.ts';
import { predecessorOf } from './version-step.ts';

/**
 * Bytes of compressed layers: a hosted runner's disk holds an image of this size unpacked, but not a larger
 * one.
 */
export const LARGEST_IMAGE = 10_000_000_000;

/** What a reviewer wants to know about an image. */
export interface ImageFacts {
  readonly platform: string;
  /** bytes, compressed */
  readonly size: number;
  /** `''` is root. */
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly ports: readonly string[];
}

/** The result of wrapping an entry's image. */
export interface DerivedEntry {
  readonly wrap: Wrap;
  readonly extended: ExtendedSpec;
  /** The text of `<version>.json`. */
  readonly text: string;
  readonly images: readonly ImageFacts[];
  readonly source: ImageSource;
}

/** Everything that a run found out about one entry of a change. */
export interface EntryReport {
  /** The entry's folder. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly spec?: CompleteSpec;
  readonly derived?: DerivedEntry;
  /**
   * The source image's digest that counts as reviewed: the first one recorded, also where the tag has moved
   * since.
   */
  readonly reviewed?: Digest;
  /** The newest published version. */
  readonly before?: ExtendedSpec;
  /** This very version, when it is published already. */
  readonly published?: ExtendedSpec;
  readonly trials?: readonly Trial[];
  /** Why there are no trials: a sentence. */
  readonly untried?: string;
  /** How the tests ended in another job, which ran them on `reviewed`. */
  readonly tested?: TestOutcome;
  /** The page of the workflow run that ran them. Its summary shows the results. */
  readonly testedIn?: string;
  /** The jobs that run tests wait for a maintainer's approval. */
  readonly unapproved?: boolean;
  /** Where the image was pushed to, with tag and digest. */
  readonly pushed?: string;
}

/** An entry of the catalog, as it was read. */
export interface Entry {
  /** Its folder. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** The spec's version, as far as it can be read. */
  readonly version: string;
  readonly examined: ExaminedSpec;
}

/** What examining an entry needs. */
export interface ExamineContext {
  readonly settings: CatalogSettings;
  readonly images: Images;
  readonly agent: AgentRelease;
}

export interface ExamineOptions {
  /** The text of the extended spec that the change itself brings for this version. */
  readonly committed?: string;
  /** The version's file is in the record, but not published yet. */
  readonly pending?: boolean;
  /** The digest that the source image had when it was reviewed. It is used, wherever the tag points now. */
  readonly reviewed?: Digest;
  /**
   * Set if the image must not have moved: digests that other jobs found at this commit; one that differs is
   * an error.
   */
  readonly found?: readonly Digest[];
}

/** Checks one entry against the rules and the record, and derives its wrap from kilobytes. Writes nothing. */
export async function examineEntry(
  { name, file, text, examined }: Omit<Entry, 'version'>,
  snapshot: RecordSnapshot,
  context: ExamineContext,
  { committed, pending, reviewed, found }: ExamineOptions = {},
): Promise<EntryReport> {
  const { view } = snapshot;
  const { settings } = context;
  const findings: Finding[] = [...examined.findings];
  const spec = examined.spec && completeSpec(examined.spec);
  const report = { name, file, text, findings };
  // A folder that was copied or renamed has another entry's versions: first its name must be right.
  if (findings.some(({ code }) => code === 'NAME_IS_NOT_FOLDER')) return report;
  const versions = publishedVersions(view, name);
  const newest = versions.filter((version) => !pending || version !== spec?.version).at(-1);
  const isPublished = spec && versions.includes(spec.version) && !pending;
  const read = async (version: string | undefined) =>
    version === undefined ? undefined : await readPublished(view, name, version);
  const before = await read(newest);
  const published = isPublished ? await read(spec.version) : undefined;
  const keyOf = ({ code, path }: Finding) => `${code} ${path}`;
  const reported = new Set(findings.map(keyOf));
  const below = spec && predecessorOf(spec.version, versions);
  const predecessor = below === newest ? before : await read(below);
  const recorded = { ...snapshot, versions, published, predecessor };
  findings.push(...checkAgainstRecord(examined, name, recorded).filter((one) => !reported.has(keyOf(one))));
  const known = { ...report, spec, before, reviewed };
  if (!spec || hasErrors(findings)) return known;
  // This very spec is published already: only its samples or other files change.
  if (published) return { ...known, published };
  try {
    checkPublicSource(settings, parseReference(spec.container_name));
    checkSourceAllowed(settings, parseReference(spec.container_name));
    const claimed =
      committed === undefined ? undefined : parseExtendedSpec(committed, `${spec.version}.json`, spec);
    // An extended spec that the change brings names the image by digest.
    if (!claimed && reviewed && found)
      findings.push(...(await checkMoved(examined, spec, [reviewed, ...found], context)));
    const derived = await derive(spec, context, claimed?.source_image.digest ?? reviewed);
    const isForged = committed !== derived.text && claimed?.agent.digest === context.agent.digest;
    return {
      ...known,
      findings: [...findings, ...checkDerived(examined, derived, isForged)],
      derived,
      reviewed: reviewed ?? derived.wrap.source.digest,
    };
  } catch (error) {
    const failure = failureFinding(error, examined);
    // What was a warning for this machine is an error for a catalog: one finding, not two.
    const others = findings.filter(({ code }) => code !== 'ONLY_ON_THIS_MACHINE');
    return { ...known, findings: [...others, failure] };
  }
}

/**
 * Checks whether an image's tag still leads to what was reviewed: people looked at that, and tests ran on it.
 * @param digests what was found at this commit, the reviewed one first
 */
async function checkMoved(
  examined: ExaminedSpec,
  spec: CompleteSpec,
  [reviewed, ...found]: readonly Digest[],
  { images }: ExamineContext,
): Promise<Finding[]> {
  if (!isByTag(spec)) return [];
  const reference = parseReference(spec.container_name);
  const now = await (await images.source(reference)).readManifest(tagOrDigest(reference));
  const other = [now.digest, ...found].find((digest) => digest !== reviewed);
  if (other === undefined) return [];
  const message = `The image has changed since the review: ${spec.container_name} was ${shortDigest(reviewed!)}, and is now ${shortDigest(other)}. Push a commit, so that the new image is reviewed, or name the image by digest.`;
  const text = { message, got: other, expected: reviewed };
  return [findingAt(examined.json, 'error', 'IMAGE_MOVED', { path: ['container_name'] }, text)];
}

/** Whether a spec names its image without a digest: the name can lead to another image later. */
export function isByTag(spec: Pick<CompleteSpec, 'container_name'> | undefined): boolean {
  if (!spec) return false;
  const reference = parseReference(spec.container_name);
  return reference.kind === 'registry' && !reference.digest;
}

/** @param digest the source image as it was reviewed; by default as it is now */
async function derive(
  spec: CompleteSpec,
  { settings, images, agent }: ExamineContext,
  digest: Digest | undefined,
): Promise<DerivedEntry> {
  const reference = parseReference(spec.container_name);
  const source = await images.source(reference);
  const wrap = await deriveWrap(source, {
    name: sourceName(spec),
    reference: digest ?? tagOrDigest(reference),
    spec,
    agent,
  });
  const target = defaultTarget(settings, spec);
  if (target.kind !== 'registry') throw new Failure('BAD_CATALOG', 'A catalog must publish to a registry.');
  const extended = extendSpec(spec, wrap, agent, repositoryName(target));
  return { wrap, extended, text: formatExtendedSpec(extended), images: wrap.images.map(factsOf), source };
}

function factsOf({ config, platform, layers }: Wrap['images'][number]): ImageFacts {
  const { config: runtime } = JSON.parse(new TextDecoder().decode(config.bytes)) as ImageConfig;
  const { User, Env, ExposedPorts } = runtime ?? {};
  const original = readOriginalImage(
    Env?.find((variable) => variable.startsWith(`${IMAGE_VARIABLE}=`))?.slice(IMAGE_VARIABLE.length + 1),
  );
  return {
    platform: formatPlatform(platform),
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    user: User ?? '',
    entrypoint: [...(original.entrypoint ?? []), ...(original.cmd ?? [])],
    ports: Object.keys(ExposedPorts ?? {}),
  };
}

/**
 * @param isForged the change has an extended spec that differs from what this agent's release writes. One of
 * another release cannot be derived again, and is simply replaced.
 */
function checkDerived(
  { json }: ExaminedSpec,
  { extended, images }: DerivedEntry,
  isForged: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const largest = Math.max(...images.map((image) => image.size));
  if (largest > LARGEST_IMAGE) {
    const message = `The image has ${Math.ceil(largest / 1e9)} GB compressed; ${LARGEST_IMAGE / 1e9} GB are allowed. Leave out files that the algorithm does not need to run: build tools, caches, data.`;
    const text = { message, got: `${largest} bytes` };
    findings.push(findingAt(json, 'error', 'IMAGE_TOO_LARGE', { path: ['container_name'] }, text));
  }
  if (isForged) {
    const message = `${extended.version}.json already exists and differs from the result of wrapping. Pipewright writes this file: delete it, and it is written again.`;
    findings.push(findingAt(json, 'error', 'EXTENDED_DIFFERS', { path: ['version'] }, { message }));
  }
  return findings;
}

const LISTING =
  'Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.';

/** The finding for an error that stopped examining an entry: other entries are examined nevertheless. */
export function failureFinding(error: unknown, { json }: Pick<ExaminedSpec, 'json'>): Finding {
  const failure = asFailure(error);
  // The committed file of this version is broken, or is another entry's.
  const path = [failure.code === 'BAD_CATALOG' ? 'version' : 'container_name'];
  const message = explain(failure) + (failure.code === 'ADDRESS_REFUSED' ? ` ${LISTING}` : '');
  return findingAt(json, 'error', failure.code, { path }, { message });
}

/** Failures that authors cannot fix: they pass, or a maintainer of the catalog fixes them. */
const CATALOG_SIDE =
  /^(GITHUB_|REGISTRY_(UNREACHABLE|ERROR|BLOCKED)$|RATE_LIMITED$|ENGINE_|AGENT_|DISK_FULL$|BAD_CATALOG$|BAD_PROXY$|TAG_IMMUTABLE$|DIGEST_MISMATCH$|UNEXPECTED_ERROR$)/;
/**
 * Failures with an image: with the source, the author's fault; with the place that a version is pushed to,
 * the catalog's.
 */
const EITHER_SIDE = /^(ACCESS_DENIED|IMAGE_NOT_FOUND|REGISTRY_NOT_FOUND|ADDRESS_REFUSED|BAD_REFERENCE)$/;

export function isCatalogFault({ code, path }: Finding): boolean {
  if (code === 'BAD_CATALOG' && path === '/version') return false;
  return EITHER_SIDE.test(code) ? path === '/version' : CATALOG_SIDE.test(code);
}
