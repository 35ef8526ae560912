import EXAMPLES from '../catalog/example-workflows.json' with { type: 'json' };
import { Failure } from '../core/failure.ts';
import { RELEASE } from '../core/own-release.ts';

/** Names that the GitHub workflows of a repository contain. */
export interface WorkflowNames {
  /** Workflow files, relative to the repository's root. */
  readonly files: readonly [string, ...string[]];
  /** The folder of the data whose changes start a run. */
  readonly data: string;
  /** The sample sheet, where the workflow has one: it names the files of a run, and `run` takes no others. */
  readonly sheet?: string;
  /** The branch that deploys and runs. */
  readonly branch: string;
  /** The environment of the job that deploys. */
  readonly environment: string;
  /** Agents pull copies of the images from the account. */
  readonly mirror?: boolean;
  /** The action in `uses:`; for a commit, with the comment behind it. */
  readonly action?: string;
}

type Example = Exclude<keyof typeof EXAMPLES, 'catalog-private'>;

const OF_ONE: readonly Example[] = ['workflow-deploy', 'run-on-push', 'run-on-demand', 'run-status'];
/** `run` takes one workflow file, so several get a job each. */
const OF_SEVERAL: readonly Example[] = ['workflow-deploy', 'run-several', 'run-status'];

/** Names without special meaning in YAML, in GitHub's expressions and in its path filters. */
const PLAIN = /^[A-Za-z0-9_](?:[\w./-]*[\w-])?$/;

/**
 * The workflows of workflows-examples/ for a repository, by their paths.
 * @param examples default: the one that deploys, and those that run
 * @throws Failure `BAD_USAGE` for a name that would mean something else in a workflow
 */
export function gitHubWorkflows(
  names: WorkflowNames,
  examples: readonly Example[] = names.files.length === 1 ? OF_ONE : OF_SEVERAL,
): ReadonlyMap<string, string> {
  const { files, data, sheet, branch, environment } = names;
  for (const [what, name] of [
    ...files.map((file) => ['workflow file', file] as const),
    ['data folder', data],
    ...(sheet === undefined ? [] : [['sample sheet', sheet] as const]),
    ['branch', branch],
    ['environment', environment],
  ] as const)
    if (!PLAIN.test(name) || name.split('/').some((part) => part === '' || part === '..'))
      throw new Failure(
        'BAD_USAGE',
        `The ${what} "${name}" cannot be named in a GitHub workflow: letters, digits, "_", "-", "." and "/" can. Rename it.`,
      );
  return new Map(
    examples.map((example) => [`.github/workflows/${example}.yml`, filled(EXAMPLES[example], names)]),
  );
}

function filled(
  example: string,
  { files, data, sheet, branch, environment, mirror, action }: WorkflowNames,
): string {
  const [first] = files;
  const quoted = (name: string, usual: string): string => (name === usual ? name : `'${name}'`);
  const isBelow = files.some((file) => file.includes('/') || !file.endsWith('.workflow.json'));
  const watched = isBelow ? files.map((file) => `'${file}'`).join(', ') : "'*.workflow.json'";
  const lines = files.map((file) => `\n    ${file}`).join('');
  // In these places the examples have the names that are replaced; a test compares them.
  const replaced: readonly (readonly [string | RegExp, string])[] = [
    [/(?<=uses: )\S+\/pipewright@\S+/g, action ?? RELEASE],
    ['WORKFLOW: my.workflow.json', files.length === 1 ? `WORKFLOW: ${first}` : `WORKFLOW: |${lines}`],
    ['workflow: my.workflow.json', `workflow: ${first}`],
    ['[columns.workflow.json, outliers.workflow.json]', `[${files.join(', ')}]`],
    ["'*.workflow.json'", watched],
    ['branches: [main]', `branches: [${quoted(branch, 'main')}]`],
    ['environment: production', `environment: ${quoted(environment, 'production')}`],
    [
      "'data/**'",
      [`${data}/**`, ...(sheet === undefined ? [] : [sheet])].map((each) => `'${each}'`).join(', '),
    ],
    ...(sheet === undefined
      ? []
      : [[/^ +inputs: data\n/gm, ''] as const, [/(?<=default: )data$/gm, "''"] as const]),
    [/(?<=(?:inputs|default): )data$/gm, quoted(data, 'data')],
  ];
  const text = replaced.reduce((before, [found, name]) => before.replaceAll(found, () => name), example);
  return mirror ? text.replace(/^( +)mode: .*\b(?:plan|deploy)\b.*$/gm, '$&\n$1mirror: true') : text;
}
