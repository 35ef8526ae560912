import { Failure } from '../core/failure.ts';
import { REPOSITORY, TAG } from '../core/own-release.ts';
import { checkAccount } from '../deploy/deploy-target.ts';
import type { Aws } from '../edge/aws-account.ts';
import { openGh } from '../edge/gh.ts';
import type { GitHubSettings, RepositoryFacts } from '../github/repository-settings.ts';
import type { Site } from '../protocol/resource-names.ts';
import { gitHubWorkflows } from '../workflow/github-workflows.ts';
import { awsOf, regionOf } from './aws-access.ts';
import type { Input } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { type FileChange, type SetupFile, sheetOf } from './setup-files.ts';
import type { SETUP } from './workflow-commands.ts';

export type SetupInput = Input<typeof SETUP>;

/** The result of a set-up, or of its removal. */
export interface SetupResult {
  readonly repository: string;
  readonly account: string;
  readonly region: string;
  readonly stack: string;
  readonly provider: 'create' | 'keep' | 'reuse' | 'deleted' | 'stays' | 'none';
  readonly roles: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly environment: string;
  /** The repository's settings were changed, or needed no change. */
  readonly applied: boolean;
  /** The workflow files, as the user names them. */
  readonly workflows: readonly string[];
  readonly files: readonly Pick<FileChange, 'path' | 'state'>[];
  /** What is left to the user. */
  readonly commands: readonly string[];
  readonly notes: readonly string[];
}

/** @throws Failure `BAD_USAGE`, `BAD_REPOSITORY` */
export function checkRepository(repository: string | undefined): string {
  if (repository === undefined)
    throw new Failure('BAD_USAGE', 'The repository is missing: write --repository OWNER/NAME.');
  // GitHub's own rules of names.
  if (/^[A-Za-z\d](?:[A-Za-z\d-]{0,38})\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(repository)) return repository;
  const [, meant] = /github\.com[/:]([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(repository) ?? [];
  throw new Failure(
    'BAD_REPOSITORY',
    `"${repository}" is not the name of a repository: write ${meant ?? 'owner/name, such as my-lab/tides'}.`,
  );
}

/**
 * The repository's settings, by gh, and GitHub's facts about the repository.
 * @returns no settings where gh is missing, and options give the facts
 * @throws Failure `GH_MISSING`; `BAD_USAGE` where only one of the two numbers is given; `GITHUB_…`
 */
export async function openRepository(
  repository: string,
  input: SetupInput,
  io: CommandIo,
): Promise<{ readonly settings?: GitHubSettings; readonly facts: Partial<RepositoryFacts> }> {
  const { 'owner-id': owner, 'repository-id': number } = input;
  if ((owner === undefined) !== (number === undefined))
    throw new Failure('BAD_USAGE', '--owner-id and --repository-id need each other. Give both.');
  try {
    const settings = await openGh(io.env, io.signal);
    return { settings, facts: await settings.facts(repository) };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'GH_MISSING' || input.apply || input.pin) throw error;
    if (owner !== undefined && number !== undefined) return { facts: { ids: { owner, repository: number } } };
    throw new Failure(
      'GH_MISSING',
      `${error.message} Without gh, give the two numbers of the repository, which GitHub's tokens contain: --owner-id and --repository-id. They are "owner.id" and "id" at https://api.github.com/repos/${repository}.`,
    );
  }
}

/**
 * The account in the one region of some workflow files.
 * @throws Failure `BAD_USAGE`, `WRONG_ACCOUNT`, and AWS's
 */
export async function openAccount(
  files: readonly SetupFile[],
  io: CommandIo,
): Promise<{ readonly aws: Aws; readonly site: Site }> {
  const [first, ...others] = files;
  // Removing a set-up needs no file.
  const region = regionOf(first ?? { workflow: 'of no file', region: undefined }, io.env);
  const other = others.find((file) => regionOf(file, io.env) !== region);
  if (first && other)
    throw new Failure(
      'BAD_USAGE',
      `${first.file} is for ${region}, and ${other.file} for ${regionOf(other, io.env)}. The roles of a repository are in one region: name the workflow files of one region, as in "npx pipewright setup github ${first.file}".`,
    );
  const aws = await awsOf({ workflow: '', region }, io);
  const account = await aws.account();
  for (const file of files) checkAccount(file, account);
  return { aws, site: { account, region, endpoint: aws.endpoint } };
}

/** The GitHub workflows for these files. @throws Failure `BAD_USAGE`, and with `pin` GitHub's */
export async function workflowTexts(
  files: readonly SetupFile[],
  branch: string,
  { data = 'data', environment = 'production', pin, mirror }: SetupInput,
  settings: GitHubSettings | undefined,
): Promise<ReadonlyMap<string, string>> {
  const [first, ...others] = files.map(({ path }) => path);
  if (first === undefined) return new Map();
  const commit = pin && settings ? await settings.commitOf(REPOSITORY, TAG) : undefined;
  const action = commit && `${REPOSITORY}@${commit} # ${TAG}`;
  const sheet = sheetOf(files);
  const names = { data, branch, environment, mirror, ...(sheet && { sheet }), ...(action && { action }) };
  return gitHubWorkflows({ files: [first, ...others], ...names });
}
