import { declare, flag, one, several, text } from './command.ts';

/** Commands that find algorithms in a catalog, as they are declared. */

const IN_CATALOG = {
  catalog: text(
    'WHERE',
    `a folder, or owner/repo@ref on GitHub. Default: the catalog/ of this folder or above it, else the public one of this
    release`,
  ),
};

export const LIST = declare({
  name: 'list',
  summary: 'list the algorithms of a catalog, or search them',
  about: `Lists the algorithms of a catalog: those whose name, tags or description have every WORD, or all. Without a catalog/ here
    or above, it is the public catalog of this release.`,
  arguments: { words: several('WORD', 'what to look for, in any case. Default: lists all') },
  options: {
    ...IN_CATALOG,
    names: flag('print the names alone, one on each line'),
  },
  json: 'catalog, commit (of one on GitHub), algorithms[], each with name, version, description, tags[], deprecated',
  examples: ['coverage', 'tables --catalog alice/catalog@main'],
});

export const SHOW = declare({
  name: 'show',
  summary: 'show what an algorithm is, takes and gives',
  about: `Shows all about an algorithm of a catalog: what it does, whose it is and how to cite it, its inputs, outputs and
    variables, what it needs, its image, the samples that it was tested with, and what to write into a workflow file.`,
  arguments: { algorithm: one('ALGORITHM', 'its name, or NAME@VERSION. Without a version, the newest') },
  options: IN_CATALOG,
  json: `catalog, commit (of one on GitHub), removed, versions[] (each with version, container_name, deprecated, removed),
    spec (the extended spec), step (an element of a workflow file's "algorithms"), top (fields of the file that it needs)`,
  examples: ['samtools', 'samtools@1.0.0 --json'],
});
