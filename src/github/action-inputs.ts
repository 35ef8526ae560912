import { closest } from 'fastest-levenshtein';
import { Failure } from '../core/failure.ts';
import { quote } from '../text/quote.ts';

/** The action's inputs, one type for each mode, so that a mode cannot read another mode's inputs. */
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

interface CatalogInputs {
  /** The catalog's folder, relative to the repository. */
  readonly catalog: string;
  readonly token: string;
  /** `host=user:password`, one per line. */
  readonly registryCredentials: string;
  /** Extended specs and the index are committed here; `''` is the default branch. */
  readonly commitBranch: string;
}

export interface PublishInputs extends CatalogInputs {
  readonly mode: 'publish';
  /** The token for commits; `''` where `token` commits, too. */
  readonly commitToken: string;
  readonly tests: boolean;
  readonly comment: boolean;
  /** Where the agent layer is read from, instead of this release's own repository. */
  readonly agent?: string;
}

export interface ReviewInputs extends CatalogInputs {
  readonly mode: 'review';
  readonly comment: boolean;
  /** Only this pull request; missing: those of the event, or all open ones. */
  readonly number?: number;
}

export interface DraftInputs extends CatalogInputs {
  readonly mode: 'draft';
}

interface WorkflowInputs {
  /** A folder, or `owner/repo@ref`, instead of what the workflow file names. */
  readonly catalog?: string;
  readonly token: string;
}

/** Sends files through a deployed workflow. */
export interface RunInputs extends WorkflowInputs {
  readonly mode: 'run';
  /** The workflow file, relative to the workspace. */
  readonly workflow: string;
  /** Files, folders, patterns, places in S3. */
  readonly inputs: readonly string[];
  /** A run to continue, or `new`. */
  readonly run?: string;
  /** Whether the job follows the run until it is over. */
  readonly wait: boolean;
  /** The sample sheet, instead of the one that the workflow file names. */
  readonly sheet?: string;
  /** A folder, relative to the workspace, that the results of the last steps are downloaded to. */
  readonly out?: string;
  /** Hours after which the run counts as timed out. */
  readonly timeLimit?: number;
  /** USD that its agents may cost. */
  readonly budget?: number;
  /** Computes everything, even where the workflow reuses results. */
  readonly noCache?: true;
}

/** Updates the check runs of runs. */
export interface StatusInputs {
  readonly mode: 'status';
  /** Empty: every workflow file of the workspace. */
  readonly workflows: readonly string[];
  /** Only this run. */
  readonly run?: string;
  readonly token: string;
}

export interface DeployInputs extends WorkflowInputs {
  readonly mode: 'plan' | 'deploy' | 'destroy';
  /** Workflow files, relative to the workspace. */
  readonly workflows: readonly string[];
  /** `deploy` and `destroy` may change a deployed workflow that has the same name but other buckets. */
  readonly takeOver: boolean;
  /** Whether agents pull copies of the images from the account's ECR; missing: as the deployment has it. */
  readonly mirror?: boolean;
}

type Read = (name: string) => string;

const READERS: { readonly [M in Inputs['mode']]: (read: Read, mode: M) => Inputs } = {
  validate(read, mode) {
    const paths = lines(read('path'));
    return { mode, token: read('github-token'), paths: paths.length > 0 ? paths : ['catalog'] };
  },
  publish: (read, mode) => ({
    mode,
    ...catalogInputs(read, mode),
    commitToken: read('commit-token'),
    comment: readSwitch(read, 'comment'),
    tests: readSwitch(read, 'tests'),
    ...ifSet(read, 'agent'),
  }),
  review(read, mode) {
    const shared = { ...catalogInputs(read, mode), comment: readSwitch(read, 'comment') };
    const number = read('pull-request');
    if (number === '') return { mode, ...shared };
    if (/^[1-9]\d{0,9}$/.test(number)) return { mode, ...shared, number: Number(number) };
    throw bad(`pull-request ${quote(number)} is not the number of a pull request.`);
  },
  draft: (read, mode) => ({ mode, ...catalogInputs(read, mode) }),
  plan: deployInputs,
  deploy: deployInputs,
  run(read, mode) {
    const [workflow, ...more] = lines(read('workflow'));
    if (workflow === undefined || more.length > 0)
      throw bad(
        'mode run needs the input workflow: the path of one workflow file, such as tides.workflow.json.',
      );
    const inputs = lines(read('inputs'));
    const wait = readSwitch(read, 'wait');
    const out = ifSet(read, 'out');
    if (out.out !== undefined && !wait)
      throw bad('out downloads the results when the run is over, so it needs wait: true.');
    const budget = readSum(read, 'budget');
    const given = { ...ifSet(read, 'catalog'), ...ifSet(read, 'run'), ...ifSet(read, 'sheet'), ...out };
    return {
      ...{ mode, token: read('github-token'), workflow, inputs, wait, ...given, ...timeLimit(read) },
      ...(budget !== undefined && { budget }),
      ...(readSwitch(read, 'no-cache', 'false') && { noCache: true }),
    };
  },
  status: (read, mode) => ({
    mode,
    token: read('github-token'),
    workflows: lines(read('workflow')),
    ...ifSet(read, 'run'),
  }),
  destroy: deployInputs,
};

/**
 * Reads and checks all inputs at once.
 * @param read returns an input's text, trimmed; `''` when it is not set
 * @throws Failure `BAD_INPUT` that names the input, what was found and what is allowed
 */
export function readInputs(read: Read): Inputs {
  const mode = read('mode') || 'validate';
  const modes = Object.keys(READERS);
  if (!modes.includes(mode))
    throw bad(
      `mode ${quote(mode)} does not exist. Did you mean "${closest(mode, modes)}"? The modes are ${modes.join(', ')}.`,
    );
  return (READERS[mode as keyof typeof READERS] as (read: Read, mode: string) => Inputs)(read, mode);
}

/** USD; undefined where the input is not set. */
function readSum(read: Read, name: string): number | undefined {
  const written = read(name);
  if (written === '') return undefined;
  const usd = Number(written);
  if (usd > 0 && usd <= 1e6) return usd;
  throw bad(`${name} must be a sum in USD above 0, such as 20 or 0.50, not ${quote(written)}.`);
}

function catalogInputs(read: Read, mode: string): CatalogInputs {
  const catalog = readCatalog(read('path'));
  const token = read('github-token');
  if (!token)
    throw bad(
      `mode ${mode} needs a github-token that can at least read pull requests. The default is the job's own token.`,
    );
  const registryCredentials = read('registry-credentials');
  return { catalog, token, registryCredentials, commitBranch: read('commit-branch') };
}

function deployInputs(read: Read, mode: DeployInputs['mode']): DeployInputs {
  const workflows = lines(read('workflow'));
  if (workflows.length === 0)
    throw bad(
      `mode ${mode} needs the input workflow: the path of a workflow file, such as tides.workflow.json.`,
    );
  const takeOver = readSwitch(read, 'take-over', 'false');
  const mirror = read('mirror') === '' ? {} : { mirror: readSwitch(read, 'mirror') };
  return { mode, token: read('github-token'), workflows, takeOver, ...mirror, ...ifSet(read, 'catalog') };
}

/** Hours; at most fourteen days, as SQS keeps messages no longer. */
function timeLimit(read: Read): Pick<RunInputs, 'timeLimit'> {
  const text = read('time-limit');
  if (text === '') return {};
  const hours = Number(text);
  if (hours > 0 && hours <= 14 * 24) return { timeLimit: hours };
  throw bad(`time-limit must be a number of hours up to 336, not ${quote(text)}.`);
}

/** A catalog is one folder of the repository. */
function readCatalog(text: string): string {
  const [first = 'catalog', ...more] = lines(text);
  const path = first.replace(/^\.\//, '').replace(/\/+$/, '');
  const parts = path.split('/');
  if (more.length === 0 && path && parts.every((part) => part && part !== '.' && part !== '..')) return path;
  throw bad(
    `path must be the one folder that contains the catalog, relative to the repository, not ${quote(text)}.`,
  );
}

function readSwitch(read: Read, name: string, unset: 'true' | 'false' = 'true'): boolean {
  const text = read(name) || unset;
  if (text === 'true' || text === 'false') return text === 'true';
  throw bad(`${name} must be true or false, not ${quote(text)}.`);
}

function ifSet<N extends string>(read: Read, name: N): { readonly [K in N]?: string } {
  const text = read(name);
  return (text === '' ? {} : { [name]: text }) as { readonly [K in N]?: string };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function bad(message: string): Failure {
  return new Failure('BAD_INPUT', message);
}
