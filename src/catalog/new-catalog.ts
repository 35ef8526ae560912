import { Failure } from '../core/failure.ts';
import { pageAddress, schemaAddress, TAG } from '../core/own-release.ts';
import { parseRegistryReference, repositoryName } from '../oci/reference.ts';
import EXAMPLES from './example-workflows.json' with { type: 'json' };

/** The example algorithm of a new catalog; its image is small. */
const EXAMPLE = 'line-count';

/** Git for Windows would change the line ends of samples, and so the checksums that tests expect. */
const GIT_ATTRIBUTES = '* text=auto eol=lf\ncatalog/*/tests/** -text\n';

/**
 * The files of a new catalog's repository, by their paths. There is no index: publishing writes it.
 * @param registry prefix of wrapped images
 * @throws Failure `BAD_REFERENCE` when it is not a prefix
 */
export function newCatalog(registry: string): ReadonlyMap<string, string> {
  const target = parseRegistryReference(`${registry.replace(/\/$/, '')}/${EXAMPLE}:1.0.0`);
  const prefix = repositoryName(target).slice(0, -EXAMPLE.length - 1);
  // `docker.io` alone stands for Docker's own images, `docker.io/library`.
  if (prefix.includes('/') && prefix !== 'docker.io/library') return files(prefix);
  throw new Failure(
    'BAD_REFERENCE',
    `${registry} is only a registry. Name a prefix in it such as ghcr.io/alice/catalog.`,
  );
}

function files(registry: string): ReadonlyMap<string, string> {
  return new Map([
    ['.gitattributes', GIT_ATTRIBUTES],
    ['catalog/catalog.json', json({ $schema: schemaAddress('catalog'), registry })],
    [`catalog/${EXAMPLE}/spec.json`, json(exampleSpec(registry))],
    [`catalog/${EXAMPLE}/tests/three.txt`, 'one\ntwo\nthree\n'],
    ['.github/workflows/catalog.yml', EXAMPLES['catalog-private']],
    ['catalog/README.md', readme(registry)],
  ]);
}

function exampleSpec(registry: string): object {
  const owner = /^ghcr\.io\/([a-z0-9-]+)\//.exec(`${registry}/`)?.[1];
  return {
    $schema: schemaAddress('spec'),
    name: EXAMPLE,
    version: '1.0.0',
    description: 'Counts the lines of a text. An example: replace it with your own algorithm.',
    license: 'GPL-2.0-only',
    ...(owner && { maintainers: [{ github: owner }] }),
    container_name: 'docker.io/library/busybox:1.37',
    run_command: `sh -c 'wc -l < "$1" > "$2"' sh $input $output`,
    input_file_path: '/data/in',
    output_file_path: '/data/out',
    inputs: { patterns: ['*.txt'] },
    output_name: '{stem}.count',
    memory: { suggested: 64 },
    CPU: 0.25,
    tests: [
      {
        name: 'three lines',
        input: 'tests/three.txt',
        expect: { outputs: ['three.count'], contains: { 'three.count': '3' } },
      },
    ],
  };
}

function readme(registry: string): string {
  return `# A catalog of algorithms

Each folder in \`catalog/\` describes one algorithm in a container image; its wrapped images go to \`${registry}\`.
\`catalog/${EXAMPLE}/\` is an example.

\`\`\`sh
npx pipewright init IMAGE               # write a first spec for an image
npx pipewright validate                 # what is wrong, and where
npx pipewright test catalog/${EXAMPLE} # run its tests here: needs Docker or Podman
npx pipewright publish --dry-run        # what publishing would do
\`\`\`

## Once

1. Push this folder to a repository on GitHub.
   \`.github/workflows/catalog.yml\` checks every pull request, and publishes what is merged: it wraps the images, pushes
   them, and writes \`catalog/<name>/<version>.json\` and \`catalog/index.json\`. A catalog without an index has published
   nothing yet. Without GitHub, \`npx pipewright publish --commit\` does the same.
2. The workflow names the release ${TAG} of Pipewright, which never changes. To pin its commit, too:
   ${pageAddress('workflows-examples')}#pin-the-commit
3. Where people from outside open pull requests, use the three workflows for forks instead:
   ${pageAddress('workflows-examples')}

## Then

Workflow files name algorithms of this catalog. \`${EXAMPLE}.workflow.json\`:

\`\`\`json
{
  "$schema": "${schemaAddress('workflow')}",
  "process": { "type": "single_run", "algorithms": [{ "name": "${EXAMPLE}@1.0.0" }] }
}
\`\`\`

When it is published:

\`\`\`sh
npx pipewright run ${EXAMPLE}.workflow.json DATA --local --out results
\`\`\`
`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
