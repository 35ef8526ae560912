import { type CatalogRecord, entryNames, readIndex } from '../catalog/catalog-record.ts';
import { checkPublicSource, checkSourceAllowed } from '../catalog/catalog-settings.ts';
import { Failure } from '../core/failure.ts';
import { hasErrors } from '../core/finding.ts';
import type { IssueContext } from '../github/event-context.ts';
import { COMMENT_BYTES, SUMMARY_BYTES } from '../github/github.ts';
import { parseRegistryReference, tagOrDigest } from '../oci/reference.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import type { Spec } from '../spec/spec.ts';
import { hyphened } from '../spec/value-fixes.ts';
import { codeBlock, escapeMarkdown, fitBlocks, inlineCode } from '../text/markdown.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { draftSpec } from './draft-spec.ts';
import { type EntryReport, isCatalogFault } from './examine.ts';
import { type FormAnswers, readForm, specOfForm } from './issue-form.ts';
import { newFileLink } from './new-file-link.ts';
import { examineAll, type PublishContext, readEntries } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';

/** What drafting works with: no checkout, no engine. */
export interface DraftContext
  extends Pick<PublishContext, 'runner' | 'github' | 'images' | 'agent' | 'settings' | 'catalog'> {
  readonly record: CatalogRecord;
}

/**
 * The action's mode `draft`: turns an issue that was made with the form into a spec, and answers with one comment: the
 * link that proposes it, and what the checks say of it. The issue's text is a stranger's: it is data here, and text in the
 * comment. Nothing is committed, and no image runs.
 */
export async function draftMode(context: IssueContext, drafting: DraftContext): Promise<void> {
  const { github, runner } = drafting;
  const answers = readForm(context.body);
  if (!answers) {
    runner.info(
      `Issue ${context.number} was not made with the form "Propose an algorithm": nothing to draft.`,
    );
    return;
  }
  const text = `${JSON.stringify(specOfForm(answers, await readImage(answers, drafting)), null, 2)}\n`;
  const file = `${drafting.catalog.path}/${folderOf(answers.name)}/spec.json`;
  const view = await drafting.record.view();
  const names = entryNames(view);
  const entries = readEntries([{ file, text, folder: answers.name, hasFile: () => false }], names);
  const recorded = { view, index: await readIndex(view), names };
  // It is no entry yet: whatever bears its name is another.
  const anew = entries.map((entry) => ({ ...entry, name: '' }));
  const [report] = await examineAll(anew, drafting, recorded, () => ({}));
  if (!report) return;
  const blocks = draftPage({ ...report, name: answers.name }, context);
  const talk = openPullRequestReporter(github, context.repository);
  await talk.comment(context.number, fitBlocks(blocks, COMMENT_BYTES, "the job's summary"));
  await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the issue'));
  if (talk.refused.length > 0)
    runner.info('The token may not write comments: give the job "issues: write". The summary has the draft.');
  runner.info(`Drafted ${file} from issue ${context.number}.`);
}

/** What is no name would lead anywhere; the checks say what is wrong with it, and propose this one. */
function folderOf(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name)) return name;
  return hyphened(name).slice(0, 63).replace(/-$/, '') || 'NAME';
}

/** What the image says of itself; nothing where it cannot be read, which the checks say again. */
async function readImage(
  { image, name }: FormAnswers,
  { images, settings }: DraftContext,
): Promise<Partial<Spec> | undefined> {
  try {
    // Only names of registries: a stranger's text must not lead to this machine's files or engine.
    const reference = parseRegistryReference(image);
    checkSourceAllowed(settings, reference);
    checkPublicSource(settings, reference);
    const source = await images.source(reference);
    const { root, config } = await inspectImage(source, tagOrDigest(reference), image);
    return draftSpec(reference, root.digest, config, name);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function draftPage(report: EntryReport, { repository, defaultBranch, server }: IssueContext): string[] {
  const { file, text, findings, name } = report;
  const open = linkTo(repository, file, text, { server, branch: defaultBranch });
  const ours = findings.filter(({ severity }) => severity === 'error').some(isCatalogFault);
  const next = hasErrors(findings)
    ? ours
      ? 'The fault is **on our side**: edit the issue later, and it is tried again.'
      : 'The **author** mends what is listed below, by editing the issue, or in the draft itself.'
    : 'The **author** looks through the draft and proposes it as a file; the pull request follows by itself.';
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  return [
    `### 📝 ${inlineCode(name)}: a draft of its spec\n\n**Next:** ${next}`,
    open.link
      ? `<a href="${open.link}"><b>Open the draft as a new file</b></a>: GitHub makes the fork, the branch and the pull request. Nothing is sent before you press the button there.`
      : `Add this as ${inlineCode(file)}: ${escapeMarkdown(open.why ?? '')}`,
    ...(shown.length > 0 ? [`**What the checks say**\n\n${findingsTable(shown.slice(0, 100))}`] : []),
    `The folders, the memory and the command's arguments are a guess where you said nothing. Add a small sample to ${inlineCode(`${file.slice(0, file.lastIndexOf('/'))}/tests/`)} and name it in ${inlineCode('tests')}: then everybody sees that it works.`,
    `<details><summary>The draft</summary>\n\n${codeBlock(text)}\n\n</details>`,
  ];
}

function linkTo(...given: Parameters<typeof newFileLink>): { readonly link?: string; readonly why?: string } {
  try {
    return { link: newFileLink(...given) };
  } catch (error) {
    if (error instanceof Failure && error.code === 'LINK_TOO_LONG')
      return { why: 'it is too long for a link.' };
    throw error;
  }
}
