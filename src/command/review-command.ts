import { Failure } from '../core/failure.ts';
import { serverOf } from '../github/server.ts';
import { review as reviewPullRequests } from '../pull-request/review.ts';
import { escapeControl } from '../text/terminal.ts';
import { REVIEW } from './catalog-commands.ts';
import { readRemoteCatalog } from './catalog-parts.ts';
import { implement } from './command.ts';
import { noteLine } from './command-io.ts';
import { requireGitHub } from './github-access.ts';
import { openImagesFor } from './images-access.ts';

export const review = implement(REVIEW, {
  async run({ repository, branch = 'main', path = 'catalog', ...input }, io) {
    if (!repository)
      throw new Failure('BAD_USAGE', 'Name the repository: npx pipewright review --repository OWNER/NAME');
    const github = await requireGitHub(io);
    const { signal } = io;
    const context = { repository, defaultBranch: branch, server: serverOf(io.env) };
    const inputs = { comment: !input['no-comment'], number: input['pull-request'] };
    const settings = { catalog: path, commitBranch: input['commit-branch'] ?? '' };
    const catalog = await readRemoteCatalog(settings, context, github);
    await using images = await openImagesFor(io, catalog);
    let page = '';
    const runner = {
      info: (line: string) => noteLine(io, line),
      summary: async (markdown: string) => {
        page += markdown;
      },
    };
    const reviewing = { ...catalog, inputs, github, images, runner, signal };
    try {
      await reviewPullRequests(context, reviewing);
    } catch (error) {
      // Pull requests that were reviewed are shown nevertheless.
      if (!io.quiet) io.out(pageText(page));
      throw error;
    }
    return { page };
  },
  text: ({ page }) => pageText(page),
});

function pageText(page: string): string {
  return page.trim() === '' ? '' : `${page.split('\n').map(escapeControl).join('\n')}\n`;
}
