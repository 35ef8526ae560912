import { Failure } from '../core/failure.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf, type ItemEntry, type NamedEntries, type SourceFile } from '../protocol/item-files.ts';
import { sharedPinsKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { contentVersion, readSharedPins } from '../protocol/shared-pins.ts';
import { quote } from '../text/quote.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { isS3Url } from '../workflow/sources.ts';
import { homeOf } from './stored-run.ts';

/**
 * The shared inputs as the last deployment stored them for agents; undefined if it stored none.
 * @throws Failure `BAD_SHARED_PINS`
 */
export async function readDeployedShared(
  plan: Plan,
  storage: Pick<RunStorage, 'read'>,
): Promise<NamedEntries<StoredFile> | undefined> {
  const { bucket, prefix } = homeOf(plan);
  const stored = await storage.read({ bucket, key: sharedPinsKey(prefix) });
  return stored && readSharedPins(stored.text);
}

/**
 * Chooses what a run shares, and checks that it is what the workflow file names.
 * @param local shared inputs that are on this machine, by name; the others count as deployed
 * @throws Failure `SHARED_CHANGED`
 */
export function chooseShared(
  { shared }: Pick<PlannedItems, 'shared'>,
  deployed: NamedEntries<StoredFile> | undefined,
  local: ReadonlyMap<string, ItemEntry<SourceFile & { readonly sha256: string }>>,
): NamedEntries<StoredFile> {
  const chosen = new Map<string, readonly ItemEntry<StoredFile>[]>();
  for (const [name, written] of Object.entries(shared)) {
    const [entry] = deployed?.get(name) ?? [];
    const here = local.get(name);
    const isSame =
      entry !== undefined &&
      (isS3Url(written)
        ? isAt(entry, written)
        : here === undefined || contentVersion(here) === contentVersion(entry));
    if (!isSame)
      throw new Failure(
        'SHARED_CHANGED',
        `The shared input ${quote(name)} (${written}) has changed since the workflow was deployed, and agents read the deployed one. Deploy again: npx pipewright deploy FILE`,
      );
    chosen.set(name, [entry]);
  }
  return chosen;
}

/** @param url `s3://bucket/key`; a folder's ends in `/` */
function isAt(entry: ItemEntry<StoredFile>, url: string): boolean {
  const [main] = filesOf(entry);
  const place = main && `s3://${main.bucket}/${main.key}`;
  return url.endsWith('/') ? place?.startsWith(url) === true : place === url;
}
