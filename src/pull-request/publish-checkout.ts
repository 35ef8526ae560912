import { isListed } from '../catalog/catalog-index.ts';
import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import { type CatalogRecord, snapshotRecord } from '../catalog/catalog-record.ts';
import type { Changes } from '../catalog/changes.ts';
import type { Digest } from '../oci/digest.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { checkChanges, missingEntries } from './change-rules.ts';
import { type ExamineContext, isByTag } from './examine.ts';
import { changedSpecs, filesOf, type PromoteContext, promote, pushedSource, writeRecord } from './promote.ts';
import { type Checkout, examineAll, folderOf, type TestContext, testAll } from './publishing.ts';

/** Publishing from a checkout, without GitHub. */
export interface CheckoutPublishing extends Checkout, ExamineContext, TestContext, PromoteContext {
  readonly record: CatalogRecord;
  /** What changed since the base. Without it, everything unpublished is published. */
  readonly changes?: Changes;
  readonly dryRun: boolean;
}

export interface CheckoutReport {
  readonly change: ChangeReport;
  /** What was written; `nothing` when all existed; undefined in a dry run, or when something is wrong. */
  readonly written?: Awaited<ReturnType<CatalogRecord['write']>>;
}

/**
 * Publishes from a checkout what the action publishes after a merge, by the same rules. Everything is checked
 * and tested before the first byte is pushed: one mistake, and nothing is published.
 */
export async function publishCheckout(publishing: CheckoutPublishing): Promise<CheckoutReport> {
  const { record, changes, committed, entries, unreadable, catalog } = publishing;
  const snapshot = await snapshotRecord(record);
  const { view, index } = snapshot;
  const meant = entries.filter(({ name }) => !changes || changes.entries.get(name) === 'changed');
  const unpublished = meant.filter((entry) => !isListed(index, entry));
  const files = await filesOf(unpublished, committed);
  const published = new Map<string, string | undefined>();
  for (const path of meant.map(extendedSpecPath)) published.set(path, await view.read(path));
  // Without a base, the record already holds the entry's own spec, so it does not show who owned the name
  // before.
  const names = changes ? snapshot.names : Object.keys(index.algorithms);
  // Finishes what an earlier attempt pushed and could not record, even if the source's tag has moved since.
  const pushed = new Map<string, Digest | undefined>();
  const byTag = unpublished.filter((entry) => !files.has(entry.name) && isByTag(entry.examined.spec));
  for (const entry of publishing.dryRun ? [] : byTag)
    pushed.set(entry.name, await pushedSource(entry, publishing));
  const examined = await examineAll(unpublished, { ...snapshot, names }, publishing, ({ name }) =>
    files.has(name) ? { committed: files.get(name), pending: true } : { reviewed: pushed.get(name) },
  );
  const change: ChangeReport = {
    reports: await testAll(examined, publishing),
    general: [
      ...unreadable.filter(({ file }) => !changes || changes.entries.has(folderOf(file))),
      ...changedSpecs(meant, (path) => published.get(path), index),
      // The index is written here, and other files do not matter.
      ...(changes
        ? checkChanges({ ...changes, index: false, outside: [] }, view, { fork: false }, catalog.path)
        : []),
    ],
    removed: missingEntries(index, entries),
    about: { stage: 'check' },
  };
  if (publishing.dryRun || !isChangePublishable(change)) return { change };
  if (change.reports.length > 0) await record.requireWritable();
  const reports = await promote(change.reports, publishing);
  const written = await writeRecord(record, reports, files);
  return { change: { ...change, reports, about: { stage: 'publish' } }, written };
}
