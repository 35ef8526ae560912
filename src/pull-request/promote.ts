import { type CatalogIndex, isListed } from '../catalog/catalog-index.ts';
import { extendedSpecPath, INDEX_FILE } from '../catalog/catalog-layout.ts';
import {
  type CatalogRecord,
  type CommitMessage,
  type RecordView,
  updatedIndex,
} from '../catalog/catalog-record.ts';
import { type CatalogSettings, defaultTarget } from '../catalog/catalog-settings.ts';
import type { Changes } from '../catalog/changes.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { asFailure, explain, Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { Runner } from '../github/runner.ts';
import type { Digest } from '../oci/digest.ts';
import type { Reference } from '../oci/reference.ts';
import { completeSpec, specDigest } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { readWrapRecord } from '../wrap/labels.ts';
import { pushWrap } from '../wrap/push.ts';
import { type Images, sourceName } from '../wrap/wrap.ts';
import type { DerivedEntry, Entry, EntryReport } from './examine.ts';

/**
 * What publishing needs once it is decided, from GitHub or by hand: it pushes images under their versions,
 * then writes the record.
 */
export interface PromoteContext {
  readonly images: Images;
  /** Where the agent layer comes from. */
  readonly agentFrom: Reference;
  readonly settings: CatalogSettings;
  readonly signal: AbortSignal;
  readonly runner: Pick<Runner, 'info'>;
}

type ReadText = (path: string) => string | undefined | Promise<string | undefined>;

/** Extended specs that exist and are not published yet, as a pull request brought them, by entry. */
export async function filesOf(entries: readonly Entry[], read: ReadText): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of entries) {
    const text = await read(extendedSpecPath(entry));
    if (text !== undefined) files.set(entry.name, text);
  }
  return files;
}

/**
 * The extended specs that a change itself contains, by entry. They are allowed there if Pipewright generated
 * them.
 */
export function broughtFiles(
  entries: readonly Entry[],
  { extended }: Changes,
  read: ReadText,
): Promise<Map<string, string>> {
  const brought = new Set(extended.flatMap((file) => (file.removed ? [] : [extendedSpecPath(file)])));
  return filesOf(entries, (path) => (brought.has(path) ? read(path) : undefined));
}

/**
 * Specs that differ from what was published as their version.
 * @param read the text of the extended spec, by its path
 */
export function changedSpecs(
  entries: readonly Entry[],
  read: (path: string) => string | undefined,
  index: CatalogIndex,
): Finding[] {
  return entries.flatMap((entry) => {
    const { version, examined } = entry;
    const path = extendedSpecPath(entry);
    const text = isListed(index, entry) ? read(path) : undefined;
    if (!examined.spec || text === undefined) return [];
    if (parseExtendedSpec(text, path, entry).spec_digest === specDigest(completeSpec(examined.spec)))
      return [];
    const message = `Version ${version} is published, but its spec has been changed since. Published versions never change: raise "version", or revert the change.`;
    return [findingAt(examined.json, 'error', 'VERSION_PUBLISHED', { path: ['version'] }, { message })];
  });
}

/** Pushes an entry's wrapped image under a tag. @returns its name, tag and digest */
export async function pushEntry(
  { wrap, source, extended }: DerivedEntry,
  tag: string,
  target: Reference,
  { images, agentFrom }: Pick<PromoteContext, 'images' | 'agentFrom'>,
): Promise<string> {
  const agent = await images.source(agentFrom);
  await pushWrap(wrap, await images.target(target), {
    tag,
    from: { source, agent, makeAgent: images.makeAgent },
  });
  const [repository] = extended.container_name.split('@');
  return `${repository}:${tag}@${wrap.root.digest}`;
}

/**
 * Publishes each image under its version, by digest: usually only a tag is written, since the candidate
 * exists.
 */
export async function promote(
  reports: readonly EntryReport[],
  context: PromoteContext,
): Promise<EntryReport[]> {
  const promoted: EntryReport[] = [];
  for (const report of reports) {
    const { derived } = report;
    if (!isPublishable(report)) promoted.push(report);
    else {
      try {
        promoted.push({ ...report, pushed: await promoteOne(derived!, context) });
      } catch (error) {
        context.signal.throwIfAborted();
        const failure = asFailure(error);
        const { code } = failure;
        const place = { severity: 'error', file: report.file, path: '/version' } as const;
        promoted.push({
          ...report,
          findings: [...report.findings, { code, ...place, message: explain(failure) }],
        });
      }
    }
  }
  return promoted;
}

async function promoteOne(derived: DerivedEntry, context: PromoteContext): Promise<string> {
  const { extended, wrap } = derived;
  const { version } = extended;
  const reference = defaultTarget(context.settings, extended);
  const target = await context.images.target(reference);
  const existing = await target.headManifest(version);
  const { digest } = wrap.root;
  if (existing !== undefined && existing !== digest) {
    throw new Failure(
      'VERSION_TAKEN',
      `${target.name}:${version} already exists with another image (${existing}) than the one from this spec (${digest}). Nothing was overwritten. Raise "version".`,
    );
  }
  const pushed = await pushEntry(derived, version, reference, context);
  context.runner.info(`${existing ? 'Already there' : 'Published'}: ${pushed}`);
  return pushed;
}

/**
 * The source image of what an earlier run pushed as this version and could not record: only the same image
 * can have the version. What the image's labels say is a claim; deriving it again proves it.
 * @returns undefined where nothing was pushed, or something else
 */
export async function pushedSource(
  { examined, version }: Entry,
  { images, settings, signal }: Pick<PromoteContext, 'images' | 'settings' | 'signal'>,
): Promise<Digest | undefined> {
  if (!examined.spec) return undefined;
  const spec = completeSpec(examined.spec);
  try {
    const target = await images.target(defaultTarget(settings, spec));
    if ((await target.headManifest(version)) === undefined) return undefined;
    const { config } = await inspectImage(target, version, `${target.name}:${version}`);
    const source = readWrapRecord(config.config?.Labels)?.source;
    return source?.name === sourceName(spec) ? source.digest : undefined;
  } catch {
    signal.throwIfAborted();
    // Publishing fails in the same way, and reports it with the entry.
    return undefined;
  }
}

/** Whether an entry can be published; after `promote`, whether its image was pushed under its version. */
export function isPublishable(report: EntryReport): boolean {
  return report.derived !== undefined && !hasErrors(report.findings);
}

/**
 * Records what was published: the extended specs, and the index with tombstones for what was removed.
 * @param replaced texts of extended specs that may be overwritten, by entry: they came with the change itself
 * @throws Failure `VERSION_TAKEN` when another job recorded the same version meanwhile
 */
export function writeRecord(
  record: CatalogRecord,
  reports: readonly EntryReport[],
  replaced: ReadonlyMap<string, string>,
): ReturnType<CatalogRecord['write']> {
  const derived = reports.filter(isPublishable).map((report) => report.derived!);
  const published = derived.map(({ extended }) => extended);
  return record.write(async (view) => {
    const files = new Map<string, string>();
    for (const { extended, text } of derived) {
      const path = extendedSpecPath(extended);
      await checkUnclaimed(view, path, text, replaced.get(extended.name));
      files.set(path, text);
    }
    files.set(INDEX_FILE, await updatedIndex(view, published));
    return files;
  }, messageFor(published));
}

/** @throws Failure `VERSION_TAKEN` when another job recorded the same version meanwhile */
async function checkUnclaimed(
  view: RecordView,
  path: string,
  text: string,
  replaced: string | undefined,
): Promise<void> {
  const existing = view.paths.has(path) ? await view.read(path) : undefined;
  if (existing === undefined || existing === text || existing === replaced) return;
  throw new Failure(
    'VERSION_TAKEN',
    `Another job has written ${path} in the meantime, with other content. Raise "version".`,
  );
}

function messageFor(published: readonly ExtendedSpec[]): CommitMessage {
  if (published.length === 0)
    return { headline: 'Update the index of the catalog', body: 'A removed entry leaves a tombstone.' };
  const names = published.map(({ name, version }) => `${name} ${version}`);
  const headline = names.length > 3 ? `Publish ${names.length} algorithms` : `Publish ${names.join(', ')}`;
  return { headline, body: published.map(({ container_name }) => `- ${container_name}`).join('\n') };
}
