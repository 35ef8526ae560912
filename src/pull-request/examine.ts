import { parseExtendedSpec, publishedVersions, type RecordView } from '../catalog/catalog-record.ts';
import {
  type CatalogIndex,
  type CatalogSettings,
  checkPublicSource,
  checkSourceAllowed,
  defaultTarget,
} from '../catalog/catalog-settings.ts';
import { type ExtendedSpec, extendSpec, formatExtendedSpec } from '../catalog/extended-spec.ts';
import { explain, Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageSource } from '../oci/image-store.ts';
import { formatPlatform, type ImageConfig } from '../oci/manifest.ts';
import { parseReference, repositoryName, tagOrDigest } from '../oci/reference.ts';
import { type CompleteSpec, completeSpec } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import type { ExaminedSpec } from '../spec/parse-spec.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { deriveWrap, type Wrap } from '../wrap/derive.ts';
import { IMAGE_VARIABLE, readOriginalImage } from '../wrap/image-environment.ts';
import { type Images, sourceName } from '../wrap/wrap.ts';
import { checkAgainstRecord, type RecordedVersions } from './record-rules.ts';
import type { Trial } from './smoke.ts';

/** Bytes of layers, compressed: a runner's disk holds an image of this size unpacked, and no larger one. */
export const LARGEST_IMAGE = 10_000_000_000;

/** What an image is, for whoever has to trust it. */
export interface ImageFacts {
  readonly platform: string;
  /** bytes, compressed */
  readonly size: number;
  /** `''` is root. */
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly ports: readonly string[];
}

/** What wrapping an entry's image gives. */
export interface DerivedEntry {
  readonly wrap: Wrap;
  readonly extended: ExtendedSpec;
  /** The text of `<version>.json`. */
  readonly text: string;
  readonly images: readonly ImageFacts[];
  readonly source: ImageSource;
}

/** Everything that became known about one entry of a change. */
export interface EntryReport {
  /** The entry's folder. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly spec?: CompleteSpec;
  readonly derived?: DerivedEntry;
  /** The newest version that is published. */
  readonly before?: ExtendedSpec;
  /** This very version, when it is published already. */
  readonly published?: ExtendedSpec;
  readonly trials?: readonly Trial[];
  /** Why there are no trials, in words. */
  readonly untried?: string;
  /** Where the image was pushed to, with tag and digest. */
  readonly pushed?: string;
}

/** What examining needs besides the entry. */
export interface ExamineContext {
  readonly settings: CatalogSettings;
  readonly view: RecordView;
  readonly index: CatalogIndex;
  /** The entries that have their names already. */
  readonly names: readonly string[];
  readonly images: Images;
  readonly agent: AgentRelease;
}

/**
 * Holds one entry against the rules and the record, and derives its wrap from kilobytes. Nothing is written.
 * @param entry what the file says; its findings come first
 * @param options.committed the extended spec that the change itself brings for this version
 * @param options.pending the version's file is in the record, but it is not published yet
 * @param options.reviewed the digest that the source image had when it was reviewed
 */
export async function examineEntry(
  entry: {
    readonly name: string;
    readonly file: string;
    readonly text: string;
    readonly examined: ExaminedSpec;
  },
  examining: ExamineContext,
  options: {
    readonly committed?: string | undefined;
    readonly pending?: true | undefined;
    readonly reviewed?: Digest | undefined;
  } = {},
): Promise<EntryReport> {
  const { name, file, text, examined } = entry;
  const { settings, view } = examining;
  const findings: Finding[] = [...examined.findings];
  const spec = examined.spec && completeSpec(examined.spec);
  const versions = publishedVersions(view, name);
  const earlier = versions.filter((version) => !options.pending || version !== spec?.version);
  const before = await readPublished(view, name, earlier.at(-1));
  const isPublished = spec && versions.includes(spec.version) && options.pending === undefined;
  const published = isPublished ? await readPublished(view, name, spec.version) : undefined;
  const recorded: RecordedVersions = { ...examining, versions, ...(published && { published }) };
  const known = new Set(findings.map(({ code, path }) => `${code} ${path}`));
  findings.push(
    ...checkAgainstRecord(examined, name, recorded).filter(({ code, path }) => !known.has(`${code} ${path}`)),
  );
  const report = { name, file, text, ...(spec && { spec }), ...(before && { before }) };
  if (!spec || hasErrors(findings)) return { ...report, findings };
  // Nothing more to find out: the very spec is published, and only its samples or its neighbours change.
  if (published) return { ...report, findings, published };
  try {
    checkSourceAllowed(settings, parseReference(spec.container_name));
    checkPublicSource(settings, parseReference(spec.container_name));
    const { committed } = options;
    const claimed =
      committed === undefined ? undefined : parseExtendedSpec(committed, `${spec.version}.json`);
    const derived = await derive(spec, examining, claimed?.source_image.digest ?? options.reviewed);
    const wrong = checkDerived(examined, derived, committed, claimed, examining.agent);
    return { ...report, findings: [...findings, ...wrong], derived };
  } catch (error) {
    return { ...report, findings: [...findings, failureFinding(error, examined)] };
  }
}

/** @param digest the source image as it was reviewed; without one, as it is now */
async function derive(
  spec: CompleteSpec,
  examining: ExamineContext,
  digest: Digest | undefined,
): Promise<DerivedEntry> {
  const { settings, images, agent } = examining;
  const reference = parseReference(spec.container_name);
  const source = await images.source(reference);
  const wrap = await deriveWrap(source, {
    name: sourceName(spec),
    reference: digest ?? tagOrDigest(reference),
    spec,
    agent,
  });
  const target = defaultTarget(settings, spec);
  if (target.kind !== 'registry') throw new Failure('BAD_CATALOG', 'A catalog publishes to a registry.');
  const extended = extendSpec(spec, wrap, agent, repositoryName(target));
  return { wrap, extended, text: formatExtendedSpec(extended), images: wrap.images.map(factsOf), source };
}

function factsOf(image: Wrap['images'][number]): ImageFacts {
  const config = JSON.parse(new TextDecoder().decode(image.config.bytes)) as ImageConfig;
  const { User, Env, ExposedPorts } = config.config ?? {};
  const original = readOriginalImage(
    Env?.find((variable) => variable.startsWith(`${IMAGE_VARIABLE}=`))?.slice(IMAGE_VARIABLE.length + 1),
  );
  return {
    platform: formatPlatform(image.platform),
    size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
    user: User ?? '',
    entrypoint: [...(original.entrypoint ?? []), ...(original.cmd ?? [])],
    ports: Object.keys(ExposedPorts ?? {}),
  };
}

function checkDerived(
  { json }: ExaminedSpec,
  { extended, images, text }: DerivedEntry,
  committed: string | undefined,
  claimed: ExtendedSpec | undefined,
  agent: AgentRelease,
): Finding[] {
  const findings: Finding[] = [];
  const largest = Math.max(...images.map((image) => image.size));
  if (largest > LARGEST_IMAGE) {
    findings.push(
      findingAt(
        json,
        'error',
        'IMAGE_TOO_LARGE',
        { path: ['container_name'] },
        {
          message: `The image has ${Math.ceil(largest / 1e9)} GB compressed; ${LARGEST_IMAGE / 1e9} GB are allowed. Leave out what running does not need: build tools, caches, data.`,
          got: `${largest} bytes`,
        },
      ),
    );
  }
  // Wrapped with another agent, it cannot be derived again, and nothing is lost by writing it anew.
  if (committed !== text && claimed?.agent?.digest === agent.digest) {
    findings.push(
      findingAt(
        json,
        'error',
        'EXTENDED_DIFFERS',
        { path: ['version'] },
        {
          message: `${extended.version}.json is there already and says something else than wrapping gives. Machines write it: delete it, and it is written anew.`,
        },
      ),
    );
  }
  return findings;
}

async function readPublished(
  view: RecordView,
  name: string,
  version: string | undefined,
): Promise<ExtendedSpec | undefined> {
  if (version === undefined) return undefined;
  const path = `${name}/${version}.json`;
  const text = await view.read(path);
  return text === undefined ? undefined : parseExtendedSpec(text, path);
}

/** What kept an entry from being examined to its end. @throws what is a fault of ours */
export function failureFinding(error: unknown, { json }: ExaminedSpec): Finding {
  if (!(error instanceof Failure)) throw error;
  return findingAt(json, 'error', error.code, { path: ['container_name'] }, { message: explain(error) });
}

/** Failures that nobody who wrote an entry can mend: they pass, or a keeper of the catalog mends them. */
const OUR_SIDE =
  /^(GITHUB_|REGISTRY_(UNREACHABLE|ERROR)$|RATE_LIMITED$|ENGINE_|AGENT_NOT_FOUND$|DISK_FULL$|BAD_CATALOG$|TAG_IMMUTABLE$)/;

export function isCatalogFault(finding: Finding): boolean {
  // A source image that is refused is its author's to open; where a version goes is the catalog's own registry.
  if (finding.code === 'ACCESS_DENIED') return finding.path === '/version';
  return OUR_SIDE.test(finding.code);
}
