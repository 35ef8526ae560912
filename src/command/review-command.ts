import { Failure } from '../core/failure.ts';
import { openImages } from '../edge/images.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { gitHubFromEnv } from './github-from-env.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { reviewCatalog } from './review-action.ts';

const USAGE = `pipewright review --repository OWNER/NAME

Reviews the open pull requests of a catalog on GitHub, as the action's mode "review" does: reads their specs at the
head commit, checks them, and keeps checks, suggestions and the one comment true. Nothing is checked out, and no image
runs.

  --repository OWNER/NAME   the catalog's repository
  --pull-request N          only this one
  --branch NAME             the default branch. Default: main
  --path FOLDER             the catalog's folder in the repository. Default: catalog
  --no-comment              leave comments alone
  --json                    print one JSON object: page (Markdown)

GITHUB_TOKEN (or GH_TOKEN) is needed. GitHub lets only the tokens of apps write checks; with any other the rest is done.
`;

/** `pipewright review`. @throws Failure for whatever the user can mend */
export async function review(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    repository: { type: 'string' },
    'pull-request': { type: 'string' },
    branch: { type: 'string' },
    path: { type: 'string' },
    'no-comment': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const { repository, 'pull-request': number, branch = 'main', path = 'catalog' } = values;
  if (!repository || positionals.length > 0)
    throw new Failure('BAD_USAGE', 'Name the repository: pipewright review --repository OWNER/NAME');
  if (number !== undefined && !/^[1-9]\d{0,9}$/.test(number))
    throw new Failure('BAD_USAGE', '--pull-request is the number of a pull request.');
  const github = await gitHubFromEnv(io);
  if (!github)
    throw new Failure(
      'NO_TOKEN',
      'Reviewing needs GITHUB_TOKEN (or GH_TOKEN), to read pull requests at least.',
    );
  const { signal } = io;
  await using images = await openImages({ env: io.env, signal });
  let page = '';
  const context = { repository, defaultBranch: branch };
  const inputs = {
    catalog: path,
    commitBranch: '',
    comment: !values['no-comment'],
    ...(number !== undefined && { number: Number(number) }),
  };
  const runner = {
    info: (text: string) => void (values.json || io.err(`${escapeControl(text)}\n`)),
    summary: async (markdown: string) => {
      page += markdown;
    },
  };
  await reviewCatalog(context, inputs, { github, images, runner, signal }).finally(() => {
    if (!values.json && page.trim() !== '') io.out(`${page.split('\n').map(escapeControl).join('\n')}\n`);
  });
  if (values.json) io.out(jsonText({ page }));
  return 0;
}
