import { declare, flag, one, several, text } from './command.ts';

/** Commands that find algorithms in a catalog, as they are declared. */

const IN_CATALOG = {
  catalog: text(
    'WHERE',
    `a folder, or owner/repo@ref on GitHub. Default: the catalog/ in this folder or above it, else the public catalog
    of this release`,
  ),
};

export const LIST = declare({
  name: 'list',
  summary: 'list the algorithms of a catalog, or search them',
  about: `Lists the algorithms of a catalog: those whose name, tags or description contain every WORD, or all. If there
    is no catalog/ in this folder or above it, the command lists the public catalog of this release.`,
  arguments: { words: several('WORD', 'a word to look for, in upper or lower case. Default: list all') },
  options: {
    ...IN_CATALOG,
    names: flag('print only the names, one on each line'),
  },
  json: 'catalog, commit (of one on GitHub), algorithms[], each with name, version, description, tags[], deprecated',
  examples: ['coverage', 'tables --catalog alice/catalog@main'],
});

export const SHOW = declare({
  name: 'show',
  summary: 'show an algorithm with its inputs, outputs and variables',
  about: `Shows everything about an algorithm of a catalog: what it does, who wrote it and how to cite it, its inputs,
    outputs and variables, its memory and other needs, its image, the samples that it was tested with, and what to
    write into a workflow file.`,
  arguments: { algorithm: one('ALGORITHM', 'its name, or NAME@VERSION. Without a version, the newest') },
  options: IN_CATALOG,
  json: `catalog, commit (of one on GitHub), removed, versions[] (each with version, container_name, deprecated,
    removed), spec (the extended spec), step (an element of a workflow file's "algorithms"), top (fields of the file
    that it needs)`,
  examples: ['samtools', 'samtools@1.0.0 --json'],
});
