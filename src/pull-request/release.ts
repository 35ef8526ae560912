import { type CatalogIndex, EMPTY_INDEX, isListed, parseIndex } from '../catalog/catalog-index.ts';
import { extendedSpecPath, INDEX_FILE } from '../catalog/catalog-layout.ts';
import { type RecordSnapshot, type RecordView, snapshotRecord } from '../catalog/catalog-record.ts';
import { readChanges } from '../catalog/changes.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { Failure } from '../core/failure.ts';
import type { DefaultBranchContext } from '../github/event-context.ts';
import type { GitHub } from '../github/github.ts';
import type { Digest } from '../oci/digest.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { reportRun } from './change-report.ts';
import { missingEntries } from './change-rules.ts';
import { changedFiles } from './changed-files.ts';
import { type Entry, type EntryReport, isByTag } from './examine.ts';
import { mergedPage } from './merged-page.ts';
import { changedSpecs, filesOf, isPublishable, promote, pushedSource, writeRecord } from './promote.ts';
import { outputProvenance, type PublishedEntry } from './provenance.ts';
import { examineAll, type PublishContext } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { originFindings, type SpecOrigin, specOrigins } from './spec-origin.ts';

/**
 * The default branch: everything unpublished is checked again, derived again, and pushed under its version;
 * then one commit records what is new. Idempotent: the next run completes one that was interrupted.
 * @throws Failure `NOT_PUBLISHED` after everything was reported
 */
export async function release(context: DefaultBranchContext, publishing: PublishContext): Promise<void> {
  const { github, record, catalog, runner, entries, committed, agent } = publishing;
  const { repository } = context;
  const snapshot = await snapshotRecord(record);
  const { view, index } = snapshot;
  const pending = await pendingEntries(context, publishing, index);
  const brought = await filesOf(pending, view.read);
  for (const entry of pending) {
    const text = brought.get(entry.name);
    // Published by another release of the agent, it cannot be derived again, and stays as it is.
    if (
      text &&
      isListed(index, entry) &&
      parseExtendedSpec(text, entry.file, entry).agent.digest !== agent.digest
    )
      brought.delete(entry.name);
  }
  const removed = missingEntries(index, entries);
  const { comment } = publishing.inputs;
  // An extended spec that came with the spec names its digest itself, and is derived again from it.
  const byTag = pending.filter(
    (entry) => !committed(extendedSpecPath(entry)) && isByTag(entry.examined.spec),
  );
  const wanted = comment ? [...pending.map(({ name }) => name), ...removed] : byTag.map(({ name }) => name);
  const origins = await specOrigins(wanted, context, catalog.path, github);
  const examined = await examinePending(pending, byTag, { snapshot, brought, origins }, publishing);
  if (examined.some(isPublishable)) await record.requireWritable();
  const reports = await promote(examined, publishing);
  const changed = changedSpecs(entries, await publishedTexts(publishing, view), index);
  const written = await writeRecord(record, reports, brought);
  if (written !== 'nothing' && written.sha) runner.info(`Committed ${written.sha} to ${record.name}.`);
  // Before further requests to GitHub: attesting needs these outputs, whatever fails from here on.
  const attested = reports.flatMap((report): PublishedEntry[] => {
    const extended = report.published ?? (isPublishable(report) ? report.derived?.extended : undefined);
    return extended ? [{ file: report.file, extended }] : [];
  });
  await outputProvenance(attested, context, publishing);
  const change: ChangeReport = {
    reports,
    general: [...publishing.unreadable, ...changed],
    removed,
    about: { stage: 'publish', detailsUrl: context.runUrl },
  };
  const reporter = openPullRequestReporter(github, repository);
  await reporter.end(change, [context.sha]);
  for (const number of comment ? await pullsToTell(context, github, origins) : []) {
    const { files } = await changedFiles(github, repository, number, catalog.path);
    const changes = readChanges(files, catalog.path);
    const page = await mergedPage([...changes.entries.keys()].sort(), change, entries, view);
    if (page) await reporter.comment(number, page);
  }
  await reportRun(runner, change, reporter);
  if (!isChangePublishable(change)) {
    throw new Failure(
      'NOT_PUBLISHED',
      `Not everything in ${catalog.path} could be published: see the job summary. The rest is published, and starting again is safe.`,
    );
  }
}

/** Reads extended specs: they are in the checkout, unless the record has a branch of its own. */
async function publishedTexts(
  { inputs, entries, committed }: PublishContext,
  view: RecordView,
): Promise<PublishContext['committed']> {
  if (!inputs.commitBranch) return committed;
  const texts = new Map<string, string | undefined>();
  for (const path of entries.map(extendedSpecPath)) texts.set(path, await view.read(path));
  return (path) => texts.get(path);
}

/**
 * The entries whose version the index does not list now, or did not list at this run's commit: the outputs of
 * those that an earlier attempt published are repeated. A newer push supersedes this run for the specs that
 * it changes.
 */
async function pendingEntries(
  { repository, defaultBranch, sha }: DefaultBranchContext,
  { entries, github, runner, committed, inputs }: PublishContext,
  index: CatalogIndex,
): Promise<Entry[]> {
  const text = committed(INDEX_FILE);
  // An index on a branch of its own does not belong to the commit.
  const before = inputs.commitBranch
    ? index
    : text === undefined
      ? EMPTY_INDEX
      : parseIndex(text, INDEX_FILE);
  const pending = entries.filter((entry) => !isListed(index, entry) || !isListed(before, entry));
  if (pending.length === 0) return [];
  const tip = await github.resolveCommit(repository, defaultBranch);
  if (tip === sha) return pending;
  const same: Entry[] = [];
  for (const entry of pending) {
    if ((await github.readFile(repository, entry.file, tip)) === entry.text) same.push(entry);
    else runner.info(`${entry.file} has changed again since this job started: the newer job publishes it.`);
  }
  return same;
}

/** @param byTag those whose image is taken as it was reviewed, since their tag may have moved */
async function examinePending(
  pending: readonly Entry[],
  byTag: readonly Entry[],
  {
    snapshot,
    brought,
    origins,
  }: {
    readonly snapshot: RecordSnapshot;
    readonly brought: ReadonlyMap<string, string>;
    readonly origins: ReadonlyMap<string, SpecOrigin>;
  },
  publishing: PublishContext,
): Promise<EntryReport[]> {
  const reviewed = new Map<string, Digest | undefined>();
  for (const entry of byTag) {
    const { pull, reviewed: digest } = origins.get(entry.name) ?? {};
    // What an earlier run pushed and could not record is finished.
    reviewed.set(entry.name, pull ? digest : await pushedSource(entry, publishing));
  }
  const names = Object.keys(snapshot.index.algorithms);
  const reports = await examineAll(pending, { ...snapshot, names }, publishing, ({ name }) => ({
    committed: brought.get(name),
    pending: brought.has(name),
    reviewed: reviewed.get(name),
  }));
  return reports.map((report, i) => {
    const entry = pending[i]!;
    if (report.published || !byTag.includes(entry)) return report;
    const taken = report.derived?.wrap.source.digest;
    const found = originFindings(entry, origins.get(entry.name) ?? {}, taken);
    return { ...report, findings: [...report.findings, ...found] };
  });
}

/**
 * The pull requests that get a last comment: those of this push, and those whose entries waited for a later
 * one.
 */
async function pullsToTell(
  { repository, sha }: DefaultBranchContext,
  github: GitHub,
  origins: ReadonlyMap<string, SpecOrigin>,
): Promise<number[]> {
  const merged = (await github.pullRequestsOf(repository, sha)).filter((pull) => pull.merged);
  const waited = [...origins.values()].flatMap(({ pull }) => pull ?? []);
  return [...new Set([...merged, ...waited].map(({ number }) => number))].sort((a, b) => a - b);
}
