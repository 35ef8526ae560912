import { choice, one, text } from './command.ts';

/** Options and arguments that several commands share, one object for each concern. */

export const CATALOG = {
  catalog: text('WHERE', 'a folder, or owner/repo@ref on GitHub, instead of the catalog that the file names'),
};

export const WORKFLOW = { file: one('FILE', 'the workflow file') };

export const RUN_OF_WORKFLOW = { run: one('RUN', 'the id of the run'), ...WORKFLOW };

export const ENGINE = {
  engine: choice('NAME', 'docker or podman. Default: the first one that works', ['docker', 'podman']),
};

export const SOURCE = { source: text('REF', 'read the source image from this place instead') };

export const AGENT = {
  agent: text(
    'REF',
    `read the agent layer from this place, such as a mirror or oci:DIR. Default: the repository of this release. If it
    cannot be read there, it is made on this machine`,
  ),
};
