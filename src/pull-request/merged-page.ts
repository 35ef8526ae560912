import { parseExtendedSpec, type RecordView } from '../catalog/catalog-record.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { COMMENT_BYTES } from '../github/github.ts';
import { fitBlocks, inlineCode } from '../text/markdown.ts';
import type { ChangeReport } from './change-page.ts';
import { entryPage } from './entry-page.ts';
import type { Entry } from './publishing.ts';

/**
 * The last word on a pull request that was merged: what was published of it, and how to use it. The same however often
 * publishing had to be started.
 * @param names the entries that it changed
 * @param view the record before this run
 * @returns undefined when it changed none
 */
export async function mergedPage(
  names: readonly string[],
  { reports, about }: ChangeReport,
  { entries }: { readonly entries: readonly Entry[] },
  view: RecordView,
): Promise<string | undefined> {
  const blocks: string[] = [];
  for (const name of names) {
    const report = reports.find((one) => one.name === name);
    const version = entries.find((entry) => entry.name === name)?.version;
    const path = `${name}/${version}.json`;
    const text = report ? undefined : await view.read(path);
    if (report?.published) blocks.push(publishedBlock(report.published));
    else if (report && !report.pushed) blocks.push(...entryPage(report, about));
    else if (report?.derived) blocks.push(publishedBlock(report.derived.extended));
    else if (text !== undefined) blocks.push(publishedBlock(parseExtendedSpec(text, path)));
    else if (version === undefined)
      blocks.push(
        `### 🪦 ${inlineCode(name)}: taken out\n\nIts versions stay to be had, and its name stays taken.`,
      );
  }
  return blocks.length > 0 ? fitBlocks(blocks, COMMENT_BYTES, "the job's summary") : undefined;
}

function publishedBlock({ name, version, container_name, source_image }: ExtendedSpec): string {
  const [repository] = container_name.split('@');
  const rows = [
    ['image', `${repository}:${version}`],
    ['digest', container_name.slice(container_name.indexOf('@') + 1)],
    ['made from', `${source_image.name} ${source_image.digest}`],
    ['in a workflow file', `${name}@${version}`],
  ].map(([what, text = '']) => `| ${what} | ${inlineCode(text)} |`);
  return `### 🚀 ${inlineCode(`${name} ${version}`)}: published\n\n**Next:** There is nothing to do.\n\n| Published | |\n|---|---|\n${rows.join('\n')}`;
}
