import { randomBytes } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { newCatalog } from '../catalog/new-catalog.ts';
import { Failure } from '../core/failure.ts';
import { kindOf, writeText } from '../edge/files.ts';
import { line, numbered, paragraph, print } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { newWorkflow } from '../workflow/new-workflow.ts';
import { NEW } from './catalog-commands.ts';
import { type Input, implement } from './command.ts';
import { screenOf } from './command-io.ts';

export const newCommand = implement(NEW, {
  async run(input, io) {
    const { folder } = input;
    const files = filesOf(input, io.cwd);
    const paths = [...files.keys()];
    // Checked before the first file is written: half a folder helps no one.
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
  text({ folder, files }, { kind }, io) {
    const isHere = resolve(io.cwd, folder) === io.cwd;
    const next = kind === 'catalog' ? NEXT_IN_CATALOG : nextInWorkflow(files[0]!);
    return print(
      [
        paragraph(`Wrote ${plural(files.length, 'file')}:`),
        ...files.map((file) => line(`  ${shellWord(join(folder, file))}`)),
        paragraph('Next:'),
        numbered([...(isHere ? [] : [`cd ${shellWord(folder)}`]), ...next]),
      ],
      screenOf(io),
    );
  },
});

/** @throws Failure `BAD_USAGE`, `BAD_REFERENCE` */
function filesOf({ kind, folder, registry }: Input<typeof NEW>, cwd: string): ReadonlyMap<string, string> {
  if (kind === 'workflow') {
    if (registry !== undefined)
      throw new Failure(
        'BAD_USAGE',
        '--registry is for "new catalog": a workflow has no images of its own. Leave it out.',
      );
    return newWorkflow(nameOf(folder, cwd), randomBytes(3).toString('hex'));
  }
  if (registry) return newCatalog(registry);
  throw new Failure(
    'BAD_USAGE',
    'Say where to push wrapped images: npx pipewright new catalog FOLDER --registry ghcr.io/OWNER/catalog',
  );
}

/** A workflow's name, made from the folder's. @throws Failure `BAD_USAGE` */
function nameOf(folder: string, cwd: string): string {
  const name = basename(resolve(cwd, folder));
  const usable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (usable !== '' && usable.length <= 63) return usable;
  throw new Failure(
    'BAD_USAGE',
    `The workflow gets the folder's name, but "${name}" contains no ASCII letters or digits, or more than 63 characters. Name another folder.`,
  );
}

const NEXT_IN_CATALOG = [
  'npx pipewright validate',
  'npx pipewright test catalog/line-count',
  'Read catalog/README.md: how to publish from GitHub, or from here with "npx pipewright publish".',
];

function nextInWorkflow(file: string): string[] {
  return [
    `npx pipewright run ${file} data --local --out results`,
    'Open results/report.html. Then put your own files into data/, and other algorithms into the file.',
    'Read README.md: how to run it on AWS, and from GitHub.',
  ];
}
