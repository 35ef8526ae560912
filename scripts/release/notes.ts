import { REPOSITORY } from '../../src/core/own-release.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';

/** A commit since the last release. */
export interface Commit {
  readonly id: string;
  /** The first line of its message. Untrusted: the author of any merged pull request may have written it. */
  readonly subject: string;
  /** The files that it changes. */
  readonly files: readonly string[];
}

export interface ReleaseFacts {
  /** `v1.2.0` */
  readonly tag: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** The tag of the previous release; undefined for the first one. */
  readonly previous: string | undefined;
  readonly agent: { readonly name: string; readonly version: string; readonly digest: string };
}

/** Groups of changes. A commit goes to the first group whose pattern matches one of its files. */
const GROUPS: readonly (readonly [title: string, files: RegExp])[] = [
  [
    'Describing and publishing algorithms',
    /^src\/(spec|oci|wrap|catalog|pull-request|github)\/|^catalog\/schema\//,
  ],
  [
    'Running workflows',
    /^(agent\/|src\/(protocol|workflow|agent|dispatch|local|deploy|runs|progress|report)\/)/,
  ],
  ['The action and the command line', /^(src\/|action\.yml$)/],
  ['Algorithms of the catalog', /^(catalog|images)\//],
  ['Documentation and examples', /^(docs\/|workflows-examples\/|[^/]+\.md$)/],
  ['Development', /./],
];
/** Characters of the list of commits; GitHub allows 125,000 in the whole text. */
const LONGEST = 100_000;

/**
 * The text of a release: what changed, in groups, and how to name exactly this release.
 * @param commits the newest first
 */
export function releaseNotes(facts: ReleaseFacts, commits: readonly Commit[]): string {
  const { tag, commit, previous, agent } = facts;
  const lines = GROUPS.flatMap(([title], at) => {
    const own = commits.filter(({ files }) => groupOf(files) === at);
    return own.length === 0 ? [] : [`### ${title}`, '', ...own.map(lineOf), ''];
  });
  let shown = lines.join('\n');
  if (shown.length > LONGEST) {
    const end = shown.lastIndexOf('\n', LONGEST);
    shown = `${shown.slice(0, end)}\n\nThe list is longer than GitHub allows; the comparison below has all of it.\n`;
  }
  const compare =
    previous === undefined
      ? 'This is the first release.'
      : `All changes: https://github.com/${REPOSITORY}/compare/${previous}...${tag}`;
  return `## What changed

${shown || 'Nothing that is in a file.\n'}
${compare}

## Use exactly this release

| | |
|---|---|
| the action | \`uses: ${REPOSITORY}@${commit} # ${tag}\` |
| the command line | \`npm install --global pipewright@${tag.slice(1)}\` |
| the catalog, in a workflow file | \`"catalog": "${REPOSITORY}@${tag}"\` |
| the agent ${agent.version} | \`${agent.name}@${agent.digest}\` |

\`SHA256SUMS\` has the checksums of all files. Who built them, and from which commit:

\`\`\`sh
gh attestation verify FILE --repo ${REPOSITORY}
gh attestation verify oci://${agent.name}@${agent.digest} --repo ${REPOSITORY}
\`\`\`
`;
}

function groupOf(files: readonly string[]): number {
  const found = GROUPS.findIndex(([, pattern]) => files.some((file) => pattern.test(file)));
  return found < 0 ? GROUPS.length - 1 : found;
}

function lineOf({ id, subject }: Commit): string {
  const short = id.slice(0, 9);
  return `- ${escapeMarkdown(subject)} ([${short}](https://github.com/${REPOSITORY}/commit/${id}))`;
}
