import { type RecordView, readPublished } from '../catalog/catalog-record.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { COMMENT_BYTES } from '../github/github.ts';
import { fitBlocks, inlineCode, markdownTable } from '../text/markdown.ts';
import { type ChangeReport, REMOVED } from './change-page.ts';
import { entryPage } from './entry-page.ts';
import type { Entry } from './examine.ts';

/**
 * The final comment on a merged pull request: what was published of it, and how to use it. The same for every
 * attempt to publish.
 * @param names the entries that it changed
 * @param view the record before this run
 * @returns undefined when it changed none
 */
export async function mergedPage(
  names: readonly string[],
  { reports, about }: ChangeReport,
  entries: readonly Entry[],
  view: RecordView,
): Promise<string | undefined> {
  const blocks: string[] = [];
  for (const name of names) {
    const report = reports.find((one) => one.name === name);
    const entry = entries.find((one) => one.name === name);
    if (report && !report.published && !report.pushed) blocks.push(...entryPage(report, about));
    else if (!report && !entry) blocks.push(`### 🪦 ${inlineCode(name)}: removed\n\n${REMOVED}`);
    else {
      const extended =
        report?.published ??
        report?.derived?.extended ??
        (entry && (await readPublished(view, name, entry.version)));
      if (extended) blocks.push(publishedBlock(extended));
    }
  }
  return blocks.length > 0 ? fitBlocks(blocks, COMMENT_BYTES, "the job's summary") : undefined;
}

function publishedBlock({ name, version, container_name, source_image }: ExtendedSpec): string {
  const [repository, digest = ''] = container_name.split('@');
  const rows = [
    ['image', `${repository}:${version}`],
    ['digest', digest],
    ['made from', `${source_image.name} ${source_image.digest}`],
    ['in a workflow file', `${name}@${version}`],
  ].map(([what = '', text = '']) => [what, inlineCode(text)]);
  return `### 🚀 ${inlineCode(`${name} ${version}`)}: published\n\n**Next:** There is nothing to do.\n\n${markdownTable(['Published', ''], 'll', rows)}`;
}
