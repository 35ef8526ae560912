import { Failure } from '../core/failure.ts';
import { serverOf } from '../github/server.ts';
import { review as reviewPullRequests } from '../pull-request/review.ts';
import { line, paragraph, print, styled } from '../text/printer.ts';
import { REVIEW } from './catalog-commands.ts';
import { readRemoteCatalog } from './catalog-parts.ts';
import { implement } from './command.ts';
import { type CommandIo, noteLine, screenOf } from './command-io.ts';
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
      if (!io.quiet) io.out(pageText(page, io));
      throw error;
    }
    return { page };
  },
  text: ({ page }, _, io) => pageText(page, io),
});

/** Markdown for people: headings stand out, prose is folded; tables, code and HTML stay as they are. */
function pageText(page: string, io: CommandIo): string {
  if (page.trim() === '') return '';
  let isCode = false;
  const blocks = page.split('\n').map((text) => {
    if (/^\s*(?:```|~~~)/.test(text)) isCode = !isCode;
    if (isCode || /^\s*(?:[|<>]|```|~~~)/.test(text)) return line(text);
    if (text.startsWith('#')) return paragraph(styled('bold', text));
    const prose = text.trimStart();
    return paragraph(prose, text.length - prose.length, /^[-*] /.test(prose) ? 2 : 0);
  });
  return print(blocks, screenOf(io));
}
