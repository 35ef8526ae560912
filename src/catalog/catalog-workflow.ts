import { RELEASE } from '../core/own-release.ts';

/** `workflows-examples/catalog-private.yml`, as a new catalog gets it; a test keeps the two equal. */
export const CATALOG_WORKFLOW = `# A small private catalog in one file: everybody who can open a pull request here may write to the repository anyway.
#
# A pull request gets its wrapped image pushed under the tag "pr-<number>" and the extended spec committed to its branch,
# so that reviewers see the real thing; the merge only gives that image its version. Where forks may open pull requests,
# use catalog-intake.yml, catalog-review.yml and catalog-publish.yml instead.
name: catalog
on:
  pull_request:
    types: [opened, synchronize, reopened]
  # Where the rules of main have a merge queue: it waits for the check "catalog" on its own commits.
  merge_group:
  push:
    branches: [main]
    paths: ['catalog/**']
permissions: {}
concurrency:
  # A new push to a pull request makes the older run pointless; publishing is never ended in the middle.
  group: catalog-\${{ github.event.pull_request.number || github.event.merge_group.head_sha || 'publish' }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  # Not "catalog": that is the name of the check that the action makes, and that the rules of main require.
  entries:
    name: entries
    runs-on: ubuntu-latest
    timeout-minutes: 120
    permissions:
      contents: write # commits the extended specs and the index
      packages: write # pushes to ghcr.io
      checks: write # one check for each entry
      pull-requests: write # the comment, and suggested fixes
    steps:
      - name: Check out
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - name: Check or publish
        uses: ${RELEASE}
        with:
          mode: publish
`;
