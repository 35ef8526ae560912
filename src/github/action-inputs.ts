import { closest } from 'fastest-levenshtein';
import { Failure } from '../core/failure.ts';

/** The action's inputs, typed: one shape per mode, so that no mode can read what is not its own. */
export type Inputs =
  | ValidateInputs
  | PublishInputs
  | ReviewInputs
  | DraftInputs
  | DeployInputs
  | RunInputs
  | StatusInputs;

export interface ValidateInputs {
  readonly mode: 'validate';
  /** Files or folders, relative to the workspace. */
  readonly paths: readonly string[];
  readonly token: string;
}

export interface PublishInputs {
  readonly mode: 'publish';
  /** The catalog's folder, relative to the repository. */
  readonly catalog: string;
  readonly token: string;
  /** `host=user:password`, one a line. */
  readonly registryCredentials: string;
  /** Extended specs and the index are committed here; `''` is the default branch. */
  readonly commitBranch: string;
  readonly tests: boolean;
  readonly comment: boolean;
}

export interface ReviewInputs {
  readonly mode: 'review';
  readonly catalog: string;
  readonly token: string;
  readonly registryCredentials: string;
  readonly commitBranch: string;
  readonly comment: boolean;
  /** Only this pull request; otherwise those that the event means, or all open ones. */
  readonly number?: number;
}

export interface DraftInputs {
  readonly mode: 'draft';
  readonly catalog: string;
  readonly token: string;
  readonly registryCredentials: string;
  readonly commitBranch: string;
}

/** Files that are sent through a deployed workflow. */
export interface RunInputs {
  readonly mode: 'run';
  /** The workflow file, relative to the workspace. */
  readonly workflow: string;
  /** A folder, or `owner/repo@ref`, instead of what the file names. */
  readonly catalog?: string;
  /** Files, folders, patterns, places in S3. */
  readonly inputs: readonly string[];
  /** A run that is continued, or `new`. */
  readonly run?: string;
  /** The job follows the run until it is over. */
  readonly wait: boolean;
  readonly token: string;
}

/** Runs whose check runs are brought up to date. */
export interface StatusInputs {
  readonly mode: 'status';
  /** Without any, every workflow file of the workspace. */
  readonly workflows: readonly string[];
  /** This one only. */
  readonly run?: string;
  readonly token: string;
}

/** A workflow that is to be deployed, is deployed, or is taken back. */
export interface DeployInputs {
  readonly mode: 'plan' | 'deploy' | 'destroy';
  /** Workflow files, relative to the workspace. */
  readonly workflows: readonly string[];
  /** A folder, or `owner/repo@ref`, instead of what the files name. */
  readonly catalog?: string;
  readonly token: string;
}

const MODES = [
  'validate',
  'publish',
  'review',
  'draft',
  'plan',
  'deploy',
  'run',
  'status',
  'destroy',
] as const;

/**
 * Reads and checks all inputs at once.
 * @param read gives an input's text, trimmed; `''` when it is not set
 * @throws Failure `BAD_INPUT` that names the input, what was found and what is allowed
 */
export function readInputs(read: (name: string) => string): Inputs {
  const mode = read('mode') || 'validate';
  const token = read('github-token');
  if (mode === 'validate') {
    const paths = lines(read('path'));
    return { mode, token, paths: paths.length > 0 ? paths : ['catalog'] };
  }
  if (mode === 'publish' || mode === 'review' || mode === 'draft') {
    const catalog = {
      catalog: readCatalog(read('path')),
      token: needed(token, mode),
      registryCredentials: read('registry-credentials'),
      commitBranch: read('commit-branch'),
    };
    if (mode === 'draft') return { mode, ...catalog };
    const shared = { ...catalog, comment: readSwitch(read, 'comment') };
    if (mode === 'publish') return { mode, ...shared, tests: readSwitch(read, 'tests') };
    const number = read('pull-request');
    if (number !== '' && !/^[1-9]\d{0,9}$/.test(number))
      throw new Failure(
        'BAD_INPUT',
        `pull-request "${shorten(number)}" is not the number of a pull request.`,
      );
    return { mode, ...shared, ...(number !== '' && { number: Number(number) }) };
  }
  if (mode === 'run') {
    const [workflow, ...more] = lines(read('workflow'));
    if (workflow === undefined || more.length > 0)
      throw new Failure(
        'BAD_INPUT',
        'mode run needs the input workflow: the path of one workflow file, such as tides.workflow.json.',
      );
    const catalog = read('catalog');
    const inputs = lines(read('inputs'));
    const run = read('run');
    if (inputs.length === 0 && run === '')
      throw new Failure(
        'BAD_INPUT',
        'mode run needs inputs: files, folders, patterns such as data/*.csv, or s3://bucket/prefix/, one a line.',
      );
    const wait = readSwitch(read, 'wait');
    return { mode, token, workflow, inputs, wait, ...(catalog && { catalog }), ...(run && { run }) };
  }
  if (mode === 'status') {
    const run = read('run');
    return { mode, token, workflows: lines(read('workflow')), ...(run && { run }) };
  }
  if (mode === 'plan' || mode === 'deploy' || mode === 'destroy') {
    const catalog = read('catalog');
    return { mode, token, workflows: readWorkflows(read('workflow'), mode), ...(catalog && { catalog }) };
  }
  throw new Failure(
    'BAD_INPUT',
    `mode "${shorten(mode)}" is not known. Did you mean "${closest(mode, [...MODES])}"? There are: ${MODES.join(', ')}.`,
  );
}

/** A catalog is one folder of the repository. @throws Failure `BAD_INPUT` */
function readCatalog(text: string): string {
  const [first = 'catalog', ...more] = lines(text);
  const path = first.replace(/^\.\//, '').replace(/\/+$/, '');
  const parts = path.split('/');
  if (more.length === 0 && path && parts.every((part) => part && part !== '.' && part !== '..')) return path;
  throw new Failure(
    'BAD_INPUT',
    `path must be the one folder that holds the catalog, relative to the repository, not "${shorten(text)}".`,
  );
}

/** @throws Failure `BAD_INPUT` */
function readWorkflows(text: string, mode: string): string[] {
  const found = lines(text);
  if (found.length > 0) return found;
  throw new Failure(
    'BAD_INPUT',
    `mode ${mode} needs the input workflow: the path of a workflow file, such as tides.workflow.json.`,
  );
}

function readSwitch(read: (name: string) => string, name: string): boolean {
  const text = read(name) || 'true';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new Failure('BAD_INPUT', `${name} is true or false, not "${shorten(text)}".`);
}

function needed(token: string, mode: string): string {
  if (token) return token;
  throw new Failure(
    'BAD_INPUT',
    `mode ${mode} needs github-token, to read pull requests at least. It is the job's own by default.`,
  );
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
