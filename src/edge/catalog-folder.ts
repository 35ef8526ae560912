import { dirname, join } from 'node:path';
import { entryFile, INDEX_FILE, LARGEST_CATALOG_FILE, SETTINGS_FILE } from '../catalog/catalog-layout.ts';
import { readPublished, updatedIndex } from '../catalog/catalog-record.ts';
import { type CatalogSettings, parseSettings } from '../catalog/catalog-settings.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { kindOf, readTextFile, readTextIfThere, writeText } from './files.ts';
import { folderView } from './folder-record.ts';

/** A catalog on disk: `catalog.json`, `index.json`, a folder per algorithm. */
export interface CatalogFolder {
  readonly settings: CatalogSettings;
  /** Brings `index.json` up to date with the extended specs that exist. */
  refreshIndex(): Promise<void>;
}

/**
 * The catalog that a spec file belongs to (`<catalog>/<name>/spec.json`), or undefined when there is none around it.
 * @throws Failure `BAD_CATALOG` when its catalog.json cannot be used
 */
export function openCatalogFolder(specFile: string): CatalogFolder | undefined {
  const folder = dirname(dirname(specFile));
  const file = join(folder, SETTINGS_FILE);
  if (kindOf(file) !== 'file') return undefined;
  const settings = parseSettings(readTextFile(file, LARGEST_CATALOG_FILE), file);
  return {
    settings,
    async refreshIndex() {
      const view = folderView(folder);
      const published: ExtendedSpec[] = [];
      for (const path of view.paths) {
        const { name, version } = entryFile(path) ?? {};
        const extended = name && version && (await readPublished(view, name, version));
        if (extended) published.push(extended);
      }
      await writeIfChanged(join(folder, INDEX_FILE), await updatedIndex(view, published));
    },
  };
}

/** Does not touch a file that has this text already, so that nothing is rebuilt or committed because of it. */
export async function writeIfChanged(file: string, text: string): Promise<void> {
  if ((await readTextIfThere(file)) !== text) await writeText(file, text);
}
