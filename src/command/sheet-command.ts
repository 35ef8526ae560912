import { dirname, join, relative, resolve } from 'node:path';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import { withSlashes } from '../core/path-below.ts';
import { kindOf, writeText } from '../edge/files.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { plural } from '../text/units.ts';
import { draftSheet } from '../workflow/write-sheet.ts';
import { implement } from './command.ts';
import { noteLine } from './command-io.ts';
import { SHEET } from './workflow-commands.ts';

/** More files than this that are in no row are only counted. */
const SHOWN = 5;

export const sheet = implement(SHEET, {
  async run({ folder, out }, io) {
    const root = resolve(io.cwd, folder);
    if (kindOf(root) !== 'folder')
      throw new Failure('FILE_NOT_FOUND', `${folder} is not a folder. Name the folder that holds the files.`);
    const file = out === undefined ? undefined : resolve(io.cwd, out);
    if (file !== undefined && kindOf(file) !== 'nothing')
      throw new Failure(
        'FILE_EXISTS',
        `${out} already exists, and nothing is overwritten. Name another file, or remove it.`,
      );
    const beside = file === undefined ? io.cwd : dirname(file);
    const found = await findInputs([folder], io.cwd, {
      without: resolve(io.cwd, OWN_FOLDER),
      takes: () => false,
    });
    const files = found.files.map(({ path }) => ({
      path,
      written: withSlashes(relative(beside, join(root, path))),
    }));
    const { items, pairs, text, ...draft } = draftSheet(files);
    const besides = found.leftOut.map(({ path, why }) => {
      const below = withSlashes(relative(root, resolve(io.cwd, path)));
      return { path: path.endsWith('/') ? `${below}/` : below, why };
    });
    const left_out = [...besides, ...draft.left_out];
    if (file !== undefined) await writeText(file, text, out);
    const what = `${plural(items, 'item')}${pairs > 0 ? `, ${plural(pairs, 'read pair')}` : ''}`;
    noteLine(io, `${what}${out === undefined ? '' : ` in ${out}`}`);
    for (const { path, why } of left_out.slice(0, SHOWN)) noteLine(io, `  left out: ${path} (${why})`);
    if (left_out.length > SHOWN) noteLine(io, `  and ${left_out.length - SHOWN} more`);
    return { items, pairs, left_out, text, ...(out !== undefined && { file: out }) };
  },
  text: ({ text, file }) => (file === undefined ? text : ''),
});
