import { join, resolve } from 'node:path';
import { newCatalog } from '../catalog/new-catalog.ts';
import { Failure } from '../core/failure.ts';
import { kindOf, writeText } from '../edge/files.ts';
import { escapeControl } from '../text/terminal.ts';
import { NEW } from './catalog-commands.ts';
import { implement } from './command.ts';

export const newCommand = implement(NEW, {
  async run({ folder, registry }, io) {
    if (!registry) {
      throw new Failure(
        'BAD_USAGE',
        'Say where wrapped images go: npx pipewright new catalog FOLDER --registry ghcr.io/OWNER/catalog',
      );
    }
    const files = newCatalog(registry);
    const paths = [...files.keys()];
    // Before the first is written: half a catalog helps no one.
    const taken = paths.find((path) => kindOf(resolve(io.cwd, folder, path)) !== 'nothing');
    if (taken !== undefined) {
      throw new Failure(
        'FILE_EXISTS',
        `${join(folder, taken)} already exists, and nothing is overwritten. Name another folder, or remove it.`,
      );
    }
    for (const [path, text] of files)
      await writeText(resolve(io.cwd, folder, path), text, join(folder, path));
    return { folder, files: paths };
  },
  text({ folder, files }) {
    const shown = escapeControl(folder);
    return `Wrote ${files.length} files into ${shown}:
${files.map((file) => `  ${file}`).join('\n')}
Next, there:
  1. npx pipewright validate
  2. npx pipewright test catalog/line-count
  3. Read catalog/README.md: how to publish from GitHub, or from here with "npx pipewright publish".
`;
  },
});
