import {
  type CatalogRecord,
  type CommitMessage,
  parseExtendedSpec,
  type RecordView,
  updatedIndex,
} from '../catalog/catalog-record.ts';
import { type CatalogIndex, defaultTarget } from '../catalog/catalog-settings.ts';
import { explain, Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { Runner } from '../github/runner.ts';
import { completeSpec, specDigest } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { pushWrap } from '../wrap/push.ts';
import type { EntryReport } from './examine.ts';
import type { Entry, PublishContext } from './publishing.ts';

/** What publishing does once it is decided, wherever it was started: images under their versions, then the record. */

/** What promoting needs. */
export interface PromoteContext extends Pick<PublishContext, 'images' | 'agentFrom' | 'settings' | 'signal'> {
  readonly runner: Pick<Runner, 'info'>;
}

/** Extended specs that are there and not published yet, as a pull request brought them along, by entry. */
export async function filesOf(entries: readonly Entry[], view: RecordView): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, version } of entries) {
    const path = `${name}/${version}.json`;
    const text = view.paths.has(path) ? await view.read(path) : undefined;
    if (text !== undefined) files.set(name, text);
  }
  return files;
}

/** Specs that say something else than they did when their version was published. */
export function changedSpecs(
  entries: readonly Entry[],
  { committed }: Pick<PublishContext, 'committed'>,
  index: CatalogIndex,
): Finding[] {
  return entries.flatMap((entry) => {
    const { name, version, examined } = entry;
    const path = `${name}/${version}.json`;
    const text = index.algorithms[name]?.versions[version] ? committed(path) : undefined;
    if (!examined.spec || text === undefined) return [];
    if (parseExtendedSpec(text, path).spec_digest === specDigest(completeSpec(examined.spec))) return [];
    return [
      findingAt(
        examined.json,
        'error',
        'VERSION_PUBLISHED',
        { path: ['version'] },
        {
          message: `Version ${version} is published, and its spec was changed since. Published versions never change: raise "version", or take the change back.`,
        },
      ),
    ];
  });
}

/** Puts each image under its version, by digest: usually only a tag is written, since the candidate is there. */
export async function promote(
  reports: readonly EntryReport[],
  { images, agentFrom, settings, runner, signal }: PromoteContext,
): Promise<EntryReport[]> {
  const done: EntryReport[] = [];
  for (const report of reports) {
    const { derived, spec } = report;
    if (!derived || !spec || hasErrors(report.findings)) {
      done.push(report);
      continue;
    }
    try {
      const target = await images.target(defaultTarget(settings, spec));
      const there = await target.headManifest(spec.version);
      const { digest } = derived.wrap.root;
      if (there !== undefined && there !== digest) {
        throw new Failure(
          'VERSION_TAKEN',
          `${target.name}:${spec.version} is another image (${there}) than this spec gives (${digest}). Nothing is overwritten: raise "version".`,
        );
      }
      const agent = await images.source(agentFrom);
      await pushWrap(derived.wrap, target, { tag: spec.version, from: { source: derived.source, agent } });
      const pushed = `${target.name}:${spec.version}@${digest}`;
      runner.info(`${there ? 'Already there' : 'Published'}: ${pushed}`);
      done.push({ ...report, pushed });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      const finding: Finding = {
        code: error.code,
        severity: 'error',
        file: report.file,
        path: '/version',
        message: explain(error),
      };
      done.push({ ...report, findings: [...report.findings, finding] });
    }
  }
  return done;
}

/** Whether an entry's image is under its version, so that it may be written down. */
export function isPublishable(report: EntryReport): boolean {
  return report.derived !== undefined && !hasErrors(report.findings);
}

/**
 * Writes down what was published: the extended specs, and the index with tombstones for what is gone.
 * @param replaced texts of extended specs that may be written over, by entry: they came with the change itself
 * @throws Failure `VERSION_TAKEN` when somebody else wrote the same version meanwhile
 */
export function writeRecord(
  record: CatalogRecord,
  done: readonly EntryReport[],
  replaced: ReadonlyMap<string, string>,
): ReturnType<CatalogRecord['write']> {
  return record.write(async (now) => {
    const files = new Map<string, string>();
    for (const { name, derived } of done) {
      const path = `${name}/${derived!.extended.version}.json`;
      await checkUnclaimed(now, path, derived!.text, replaced.get(name));
      files.set(path, derived!.text);
    }
    const published = done.map(({ derived }) => derived!.extended);
    files.set('index.json', await updatedIndex(now, published));
    return files;
  }, messageFor(done));
}

/** @throws Failure when somebody else wrote the same version meanwhile */
async function checkUnclaimed(
  now: RecordView,
  path: string,
  text: string,
  replaced: string | undefined,
): Promise<void> {
  if (!now.paths.has(path)) return;
  const there = await now.read(path);
  if (there === undefined || there === text || there === replaced) return;
  throw new Failure(
    'VERSION_TAKEN',
    `${path} was written by somebody else while this ran, and says something else. Raise "version".`,
  );
}

function messageFor(done: readonly EntryReport[]): CommitMessage {
  const names = done.map(({ spec }) => `${spec!.name} ${spec!.version}`);
  if (names.length === 0)
    return {
      headline: 'Bring the index of the catalog up to date',
      body: 'What was taken out leaves a tombstone.',
    };
  const headline = names.length > 3 ? `Publish ${names.length} algorithms` : `Publish ${names.join(', ')}`;
  return { headline, body: done.map(({ derived }) => `- ${derived!.extended.container_name}`).join('\n') };
}
