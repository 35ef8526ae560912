import { SPEC_FILE } from '../catalog/catalog-layout.ts';
import { type CatalogRecord, snapshotRecord } from '../catalog/catalog-record.ts';
import { checkPublicSource, checkSourceAllowed } from '../catalog/catalog-settings.ts';
import { Failure } from '../core/failure.ts';
import { hasErrors } from '../core/finding.ts';
import type { IssueContext } from '../github/event-context.ts';
import { COMMENT_BYTES, type GitHub, SUMMARY_BYTES } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import { parseRegistryReference, tagOrDigest } from '../oci/reference.ts';
import { findingsTable } from '../report/findings-markdown.ts';
import type { Spec } from '../spec/spec.ts';
import { hyphened } from '../spec/value-fixes.ts';
import { codeBlock, detailsBlock, escapeMarkdown, fitBlocks, inlineCode } from '../text/markdown.ts';
import { inspectImage } from '../wrap/inspect.ts';
import { draftSpec } from './draft-spec.ts';
import { type EntryReport, type ExamineContext, isCatalogFault } from './examine.ts';
import { type FormAnswers, readForm, specOfForm } from './issue-form.ts';
import { newFileLink } from './new-file-link.ts';
import { type Checkout, examineAll, readEntries } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';

/** What drafting works with: no checkout, no engine. */
export interface DraftContext extends ExamineContext, Pick<Checkout, 'catalog'> {
  readonly runner: Pick<Runner, 'info' | 'summary'>;
  readonly github: GitHub;
  readonly record: CatalogRecord;
}

/**
 * The action's mode `draft`: turns an issue that was opened with the form into a spec, and answers with one
 * comment: the link that proposes it, and the findings. The issue's text is untrusted: it is only ever data,
 * and text in the comment. Commits nothing, and runs no image.
 */
export async function draftMode(context: IssueContext, drafting: DraftContext): Promise<void> {
  const { github, runner } = drafting;
  const answers = readForm(context.body);
  if (!answers) {
    runner.info(
      `Issue ${context.number} was not opened with the form "Propose an algorithm": there is nothing to draft.`,
    );
    return;
  }
  const text = `${JSON.stringify(specOfForm(answers, await readImage(answers, drafting)), null, 2)}\n`;
  const file = `${drafting.catalog.path}/${folderFor(answers.name)}/${SPEC_FILE}`;
  const snapshot = await snapshotRecord(drafting.record);
  const entries = readEntries([{ file, text, folder: answers.name, hasFile: () => false }], snapshot.names);
  // The draft is not an entry yet: an entry with its name is a different one.
  const unnamed = entries.map((entry) => ({ ...entry, name: '' }));
  const [report] = await examineAll(unnamed, snapshot, drafting);
  if (!report) return;
  const blocks = draftPage({ ...report, name: answers.name }, context);
  const reporter = openPullRequestReporter(github, context.repository);
  await reporter.comment(context.number, fitBlocks(blocks, COMMENT_BYTES, "the job's summary"));
  await runner.summary(fitBlocks(blocks, SUMMARY_BYTES, 'the issue'));
  if (reporter.refused.length > 0)
    runner.info('The token cannot write comments: give the job "issues: write". The summary has the draft.');
  runner.info(`Drafted ${file} from issue ${context.number}.`);
}

/** A folder for any name. The checks report an invalid name, and propose this one. */
function folderFor(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(name)) return name;
  return hyphened(name).slice(0, 63).replace(/-$/, '') || 'NAME';
}

/** A draft from the image's config; undefined where it cannot be read, which the checks report. */
async function readImage(
  { image, name }: FormAnswers,
  { images, settings }: DraftContext,
): Promise<Partial<Spec> | undefined> {
  try {
    // Only names of registries: an issue's text must not lead to this machine's files or engine.
    const reference = parseRegistryReference(image);
    checkSourceAllowed(settings, reference);
    checkPublicSource(settings, reference);
    const source = await images.source(reference);
    const { root, config } = await inspectImage(source, tagOrDigest(reference), image);
    return draftSpec(reference, root.digest, config, { name });
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function draftPage(report: EntryReport, context: IssueContext): string[] {
  const { file, text, findings, name } = report;
  const shown = findings.filter(({ severity }) => severity !== 'hint');
  const folder = file.slice(0, file.lastIndexOf('/'));
  return [
    `### 📝 ${inlineCode(name)}: a draft of its spec\n\n**Next:** ${nextStep(report)}`,
    proposal(file, text, context),
    ...(shown.length > 0 ? [`**Findings**\n\n${findingsTable(shown.slice(0, 100))}`] : []),
    `Where you gave no folders, memory or arguments, the draft has guesses: check them. Add a small sample to ${inlineCode(`${folder}/tests/`)} and name it in ${inlineCode('tests')}, so that everyone can see that the algorithm works.`,
    detailsBlock('The draft', codeBlock(text)),
  ];
}

function nextStep({ findings }: EntryReport): string {
  if (!hasErrors(findings))
    return 'The **author** reviews the draft and proposes it as a file; GitHub opens the pull request.';
  return findings.some((finding) => finding.severity === 'error' && isCatalogFault(finding))
    ? 'The fault is **on our side**: edit the issue later to try again.'
    : 'The **author** fixes the findings below: either edit the issue, or the draft itself.';
}

function proposal(file: string, text: string, { repository, defaultBranch, server }: IssueContext): string {
  try {
    const link = newFileLink(repository, file, text, { server, branch: defaultBranch });
    return `<a href="${link}"><b>Open the draft as a new file</b></a>: GitHub creates the fork, the branch and the pull request. Nothing is sent before you press the button there.`;
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'LINK_TOO_LONG') throw error;
    return `Add this as ${inlineCode(file)}: ${escapeMarkdown('it is too long for a link.')}`;
  }
}
