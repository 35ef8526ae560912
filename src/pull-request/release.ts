import { parseExtendedSpec, parseIndex, readIndex } from '../catalog/catalog-record.ts';
import type { CatalogIndex } from '../catalog/catalog-settings.ts';
import { readChanges } from '../catalog/changes.ts';
import { Failure } from '../core/failure.ts';
import type { DefaultBranchContext } from '../github/event-context.ts';
import type { PullRequest } from '../github/github.ts';
import type { Digest } from '../oci/digest.ts';
import { parseReference } from '../oci/reference.ts';
import { foldName } from '../spec/reserved-names.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { reportRun } from './change-report.ts';
import { checkName, reviewedDigest } from './entry-check.ts';
import { mergedPage } from './merged-page.ts';
import { changedSpecs, filesOf, isPublishable, promote, writeRecord } from './promote.ts';
import { PREDICATE_TYPE, type PublishedEntry, predicateOf, publishedOf } from './provenance.ts';
import { type Entry, examineAll, type PublishContext } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';

/**
 * The default branch: everything that is in it and not published yet is checked again, derived again, and pushed under
 * its version; then one commit writes down what is new. Whatever was done already is left as it is, so that a run that
 * ended halfway is mended by the next one.
 * @throws Failure `NOT_PUBLISHED` after everything was reported
 */
export async function release(context: DefaultBranchContext, publishing: PublishContext): Promise<void> {
  const { github, record, catalog } = publishing;
  const { repository } = context;
  const view = await record.view();
  const index = await readIndex(view);
  const waiting = await pending(context, publishing, index);
  const committed = await filesOf(waiting, view);
  for (const entry of waiting) {
    const text = committed.get(entry.name);
    // Published by another release of ours, it cannot be derived again, and stays as it is.
    if (
      text &&
      lists(index, entry) &&
      parseExtendedSpec(text, entry.file).agent?.digest !== publishing.agent.digest
    )
      committed.delete(entry.name);
  }
  // What a pull request brought along names its digest itself, and is derived again from it.
  const bare = waiting.filter(({ name }) => !committed.has(name));
  const merged = (await github.pullRequestsOf(repository, context.sha)).filter((pull) => pull.merged);
  const reviewed = await reviewedDigests(repository, merged, publishing, bare);
  const names = Object.keys(index.algorithms);
  let reports = await examineAll(waiting, publishing, { view, index, names }, (entry) => ({
    ...(committed.has(entry.name) && { committed: committed.get(entry.name), pending: true as const }),
    reviewed: reviewed.get(entry.name),
  }));
  reports = await promote(reports, publishing);
  const done = reports.filter(isPublishable);
  const changed = changedSpecs(publishing.entries, publishing, index);
  const written = await writeRecord(record, done, committed);
  if (written !== 'nothing' && written.sha)
    publishing.runner.info(`Committed ${written.sha} to ${record.name}.`);
  const change: ChangeReport = {
    reports,
    general: [...publishing.unreadable, ...changed],
    removed: Object.keys(index.algorithms).filter(
      (name) => !index.algorithms[name]?.removed && !publishing.entries.some((entry) => entry.name === name),
    ),
    about: { stage: 'publish', ...(context.runUrl && { detailsUrl: context.runUrl }) },
  };
  const talk = openPullRequestReporter(github, repository);
  await talk.end(change, [context.sha]);
  for (const { number } of publishing.inputs.comment ? merged : []) {
    const { entries } = readChanges(await github.changedFiles(repository, number), catalog.path);
    const page = await mergedPage([...entries.keys()].sort(), change, publishing, view);
    if (page) await talk.comment(number, page);
  }
  await reportRun(publishing.runner, change, talk);
  const told = reports.flatMap((report): PublishedEntry[] => {
    const extended = report.published ?? (isPublishable(report) ? report.derived?.extended : undefined);
    return extended ? [{ file: report.file, extended }] : [];
  });
  await tellProvenance(told, context, publishing);
  if (!isChangePublishable(change)) {
    throw new Failure(
      'NOT_PUBLISHED',
      `Not everything in ${catalog.path} could be published: see the job summary. What could be is, and starting again is safe.`,
    );
  }
}

/**
 * The entries whose version the index does not list, or did not list at the commit that this run is about: those an
 * earlier try of the same run has published, and has perhaps not told of. Where the branch has moved on, the newer run has
 * the word.
 */
async function pending(
  { repository, defaultBranch, sha }: DefaultBranchContext,
  { entries, github, runner, committed, inputs }: PublishContext,
  index: CatalogIndex,
): Promise<Entry[]> {
  const text = committed('index.json');
  // On a branch of its own the index says nothing of the commit.
  const before = inputs.commitBranch ? index : text === undefined ? { algorithms: {} } : parseIndex(text);
  const waiting = entries.filter((entry) => !lists(index, entry) || !lists(before, entry));
  if (waiting.length === 0) return [];
  const tip = await github.resolveCommit(repository, defaultBranch);
  if (tip === sha) return waiting;
  const same: Entry[] = [];
  for (const entry of waiting) {
    if ((await github.readFile(repository, entry.file, tip)) === entry.text) same.push(entry);
    else runner.info(`${entry.file} was changed again since this run began: the newer run publishes it.`);
  }
  return same;
}

function lists({ algorithms }: CatalogIndex, { name, version }: Entry): boolean {
  return algorithms[name]?.versions[version] !== undefined;
}

/** The source images' digests as they were reviewed, from the check runs of the pull requests that this push merges. */
async function reviewedDigests(
  repository: string,
  merged: readonly PullRequest[],
  { github }: PublishContext,
  entries: readonly Entry[],
): Promise<Map<string, Digest>> {
  const found = new Map<string, Digest>();
  // What is named by digest cannot move.
  const movable = entries.filter(({ examined }) => {
    if (!examined.spec) return false;
    const reference = parseReference(examined.spec.container_name);
    return reference.kind === 'registry' && !reference.digest;
  });
  if (movable.length === 0) return found;
  for (const { head } of merged) {
    for (const { name, externalId } of await github.checkRuns(repository, head.sha)) {
      const digest = reviewedDigest(externalId);
      const entry = movable.find((one) => checkName(one.name) === name);
      if (entry && digest) found.set(entry.name, digest);
    }
  }
  return found;
}

/** Outputs and files for `actions/attest`. */
async function tellProvenance(
  done: readonly PublishedEntry[],
  { repository, sha }: DefaultBranchContext,
  { runner, keep }: PublishContext,
): Promise<void> {
  const published: object[] = [];
  for (const entry of done) {
    const one = publishedOf(entry.extended);
    const predicate = `${JSON.stringify(predicateOf(entry, repository, sha), null, 2)}\n`;
    const path = await keep(`pipewright-predicate-${foldName(one.name)}-${one.version}.json`, predicate);
    published.push({ ...one, predicate_type: PREDICATE_TYPE, predicate: JSON.parse(predicate) });
    runner.artifact(`oci://${one.image}@${one.digest}`);
    if (published.length > 1) continue;
    runner.output('subject-name', one.image);
    runner.output('subject-digest', one.digest);
    runner.output('predicate-path', path);
  }
  runner.output('published', JSON.stringify(published));
}
