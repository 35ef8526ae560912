import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogRecord } from '../publish/pull-request/record.ts';
import { writeIfChanged } from './catalog-folder.ts';
import { kindOf, readTextIfThere } from './files.ts';

/** A catalog's record in a folder: for publishing from one's own machine. */
export function openFolderRecord(folder: string): CatalogRecord {
  return {
    name: folder,
    async view() {
      const paths = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory()
          ? readdirSync(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
          : [entry.name],
      );
      return {
        paths: new Set(paths.filter((path) => kindOf(join(folder, path)) === 'file')),
        read: (path) => readTextIfThere(join(folder, path)),
      };
    },
    async write(plan) {
      const files = await plan(await this.view());
      // The index last: what it lists is there.
      const ordered = [...files].sort(([a], [b]) => Number(a === 'index.json') - Number(b === 'index.json'));
      let changed = false;
      for (const [path, text] of ordered) {
        if ((await readTextIfThere(join(folder, path))) === text) continue;
        await writeIfChanged(join(folder, path), text);
        changed = true;
      }
      return changed ? {} : 'nothing';
    },
  };
}
