import { type CatalogRecord, entryNames, readIndex } from '../catalog/catalog-record.ts';
import type { Changes } from '../catalog/changes.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import {
  changedSpecs,
  filesOf,
  isPublishable,
  type PromoteContext,
  promote,
  writeRecord,
} from './promote.ts';
import { examineAll, type PublishContext, testAll } from './publishing.ts';
import { checkChanges } from './pull-request.ts';

/** What publishing from a checkout works with: no GitHub. */
export interface CheckoutPublishing
  extends PromoteContext,
    Pick<
      PublishContext,
      'record' | 'agent' | 'catalog' | 'entries' | 'unreadable' | 'committed' | 'tryTests'
    > {
  /** What changed since the base. Without it, everything is meant that is not published. */
  readonly changes?: Changes;
  readonly dryRun: boolean;
}

export interface CheckoutReport {
  readonly change: ChangeReport;
  /** What was written; `nothing` when all was there; undefined in a dry run, or when something is wrong. */
  readonly written?: Awaited<ReturnType<CatalogRecord['write']>>;
}

/**
 * Publishes from a checkout what the action publishes after a merge, by the same rules. Everything is checked and tried
 * before the first byte is pushed: where one entry has a mistake, nothing is.
 */
export async function publishCheckout(publishing: CheckoutPublishing): Promise<CheckoutReport> {
  const { record, changes, committed } = publishing;
  const view = await record.view();
  const index = await readIndex(view);
  const meant = publishing.entries.filter(({ name }) => !changes || changes.entries.get(name) === 'changed');
  const waiting = meant.filter(({ name, version }) => !index.algorithms[name]?.versions[version]);
  const files = await filesOf(waiting, {
    paths: new Set(waiting.map(pathOf)),
    read: async (path) => committed(path),
  });
  const published = new Map<string, string | undefined>();
  for (const path of meant.map(pathOf)) published.set(path, await view.read(path));
  // Without a base, an entry's own spec is there, and says nothing of whose the name is.
  const names = changes ? entryNames(view) : Object.keys(index.algorithms);
  let reports = await examineAll(waiting, publishing, { view, index, names }, ({ name }) =>
    files.has(name) ? { committed: files.get(name), pending: true } : {},
  );
  reports = await testAll(reports, publishing);
  const isThere = (name: string): boolean => publishing.entries.some((entry) => entry.name === name);
  const change: ChangeReport = {
    reports,
    general: [
      ...publishing.unreadable.filter(
        ({ file }) => !changes || changes.entries.has(file.split('/').at(-2) ?? ''),
      ),
      ...changedSpecs(meant, { committed: (path) => published.get(path) }, index),
      // The index is written here, and other files are nobody's business.
      ...(changes
        ? checkChanges(
            { ...changes, index: false, outside: [] },
            view,
            { fork: false },
            publishing.catalog.path,
          )
        : []),
    ],
    removed: Object.keys(index.algorithms).filter(
      (name) => !index.algorithms[name]?.removed && !isThere(name),
    ),
    about: { stage: 'check' },
  };
  if (publishing.dryRun || !isChangePublishable(change)) return { change };
  reports = await promote(reports, publishing);
  const written = await writeRecord(record, reports.filter(isPublishable), files);
  return { change: { ...change, reports, about: { stage: 'publish' } }, written };
}

function pathOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}/${version}.json`;
}
