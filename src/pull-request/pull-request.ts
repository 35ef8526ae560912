import { entryNames, publishedVersions, type RecordView, readIndex } from '../catalog/catalog-record.ts';
import { defaultTarget } from '../catalog/catalog-settings.ts';
import { type Changes, readChanges } from '../catalog/changes.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { PullRequestContext } from '../github/event-context.ts';
import { parseRegistryReference } from '../oci/reference.ts';
import { pushWrap } from '../wrap/push.ts';
import { type ChangeReport, isChangePublishable, type ReportContext } from './change-page.ts';
import { commentOf, reportRun } from './change-report.ts';
import type { EntryReport } from './examine.ts';
import { examineAll, type PublishContext, testAll } from './publishing.ts';
import { openPullRequestReporter, type PullRequestReporter } from './pull-request-reporter.ts';
import { suggestionsFor } from './suggest.ts';

/**
 * A pull request: what it changes is checked, wrapped in a dry run and tried. From the repository itself the image is
 * also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token can do neither.
 * @throws Failure `SPECS_INVALID` after everything was reported
 */
export async function checkPullRequest(
  context: PullRequestContext,
  publishing: PublishContext,
): Promise<void> {
  const talk = openPullRequestReporter(publishing.github, context.repository, context.fork);
  await talk.begin(context.head.sha);
  let change: ChangeReport | 'superseded';
  try {
    change = await lookAt(context, publishing, talk);
  } catch (error) {
    if (error instanceof Failure) await talk.broken(error.message);
    throw error;
  }
  if (change === 'superseded') {
    publishing.runner.info('The branch moved meanwhile: the newer push is what counts.');
    return talk.supersede('a newer commit');
  }
  await reportRun(publishing.runner, change, talk);
  if (!isChangePublishable(change))
    throw new Failure('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
}

async function lookAt(
  context: PullRequestContext,
  publishing: PublishContext,
  talk: PullRequestReporter,
): Promise<ChangeReport | 'superseded'> {
  const { github, catalog, inputs } = publishing;
  const { repository, number, head } = context;
  // Whoever may not make a check may not push either: a fork's token, and one that a workflow keeps from writing.
  const mayWrite = !context.fork && talk.refused.length === 0;
  const files = await github.changedFiles(repository, number);
  const changes = readChanges(files, catalog.path);
  const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
  const view = await publishing.record.view();
  const index = await readIndex(view);
  let reports = await examineAll(touched, publishing, { view, index, names: entryNames(view) }, (entry) => ({
    committed: committedBy(changes, entry.name, publishing),
  }));
  reports = await testAll(reports, publishing);
  const general = [
    ...checkChanges(changes, view, context, catalog.path),
    ...publishing.unreadable.filter(({ file }) => changes.entries.has(file.split('/').at(-2) ?? '')),
  ];
  const about: ReportContext = {
    stage: mayWrite ? 'candidate' : 'check',
    number,
    ...(context.runUrl && { detailsUrl: context.runUrl }),
  };
  const change: ChangeReport = { reports, general, removed: removedIn(changes), about };
  if (!mayWrite && talk.refused.length > 0) return change;
  const extended = mayWrite && isChangePublishable(change) ? extendedFiles(reports, publishing) : new Map();
  let tip = await whereBranchIs(context, publishing, extended);
  if (tip === 'moved') return 'superseded';
  let told = change;
  if (mayWrite && isChangePublishable(change)) {
    told = { ...change, reports: await pushCandidates(reports, context, publishing) };
    if (extended.size > 0 && tip === head.sha)
      tip =
        (await talk.attempt('commits', () => commitExtended(extended, reports, context, publishing))) ?? tip;
    if (tip === 'moved') return 'superseded';
  }
  await talk.end(told, [...new Set([head.sha, tip])]);
  const { head: now, open } = await github.pullRequest(repository, number);
  if (open && now.sha !== head.sha && now.sha !== tip) return told;
  await talk.suggest(number, tip, suggestionsFor(told, files));
  if (inputs.comment) await talk.comment(number, commentOf(told));
  return told;
}

/** The text that the change itself brings as an extended spec; machines write those, and the same text is welcome. */
function committedBy(
  changes: Changes,
  name: string,
  { entries, committed }: PublishContext,
): string | undefined {
  const version = entries.find((entry) => entry.name === name)?.version;
  const path = changes.extended.find(
    (file) => file.name === name && !file.removed && file.path.endsWith(`/${version}.json`),
  );
  return path && committed(`${name}/${version}.json`);
}

/** Entries whose spec goes. */
export function removedIn(changes: Changes): string[] {
  return [...changes.entries].flatMap(([name, how]) => (how === 'removed' ? [name] : []));
}

/** Rules about the change as a whole. */
export function checkChanges(
  changes: Changes,
  view: RecordView,
  { fork }: { readonly fork: boolean },
  catalog: string,
): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, severity: Finding['severity'], file: string, message: string): void => {
    findings.push({ code, severity, file, path: '', message });
  };
  if (changes.index) {
    say(
      'GENERATED_FILE',
      'error',
      `${catalog}/index.json`,
      `index.json is written after the merge, by a machine. Take it back as it was: git checkout origin/HEAD -- ${catalog}/index.json`,
    );
  }
  for (const { path, name, removed } of changes.extended) {
    const isPublished = publishedVersions(view, name).some((version) =>
      path.endsWith(`/${name}/${version}.json`),
    );
    const gone = changes.entries.get(name) === 'removed';
    if (isPublished && !(removed && gone)) {
      const why = removed ? 'A published version stays to be found' : 'A published version never changes';
      say(
        'GENERATED_FILE',
        'error',
        path,
        `${why}. Take the file back as it was, and raise "version" for something new.`,
      );
    }
  }
  if (changes.entries.size > 0 && changes.outside.length > 0) {
    const listed = changes.outside.slice(0, 5).join(', ');
    const more = changes.outside.length > 5 ? ` and ${changes.outside.length - 5} more` : '';
    say(
      'OUTSIDE_CATALOG',
      fork ? 'error' : 'warning',
      changes.outside[0] as string,
      `This change adds or changes an algorithm and other files too: ${listed}${more}. Make two pull requests of it, so that each can be judged for itself.`,
    );
  }
  return findings;
}

/** @returns what was pushed, noted in each report */
async function pushCandidates(
  reports: readonly EntryReport[],
  { number }: PullRequestContext,
  { images, agentFrom, settings, runner }: PublishContext,
): Promise<EntryReport[]> {
  const done: EntryReport[] = [];
  const agent = await images.source(agentFrom);
  for (const report of reports) {
    const { derived, spec } = report;
    if (!derived || !spec) {
      done.push(report);
      continue;
    }
    const tag = `pr-${number}`;
    const target = defaultTarget(settings, spec);
    await pushWrap(derived.wrap, await images.target(target), {
      tag,
      from: { source: derived.source, agent },
    });
    const [repository] = derived.extended.container_name.split('@');
    const pushed = `${repository}:${tag}@${derived.wrap.root.digest}`;
    parseRegistryReference(pushed);
    runner.info(`Pushed ${pushed}`);
    done.push({ ...report, pushed });
  }
  return done;
}

/** The extended specs that the pull request's branch is to have and has not, by path. */
function extendedFiles(
  reports: readonly EntryReport[],
  { catalog, committed, inputs }: PublishContext,
): Map<string, string> {
  const files = new Map<string, string>();
  if (inputs.commitBranch) return files;
  for (const { name, derived } of reports) {
    if (!derived) continue;
    const file = `${name}/${derived.extended.version}.json`;
    if (committed(file) !== derived.text) files.set(`${catalog.path}/${file}`, derived.text);
  }
  return files;
}

/** Puts the extended specs on the pull request's branch. @returns the commit, or `moved` when it is elsewhere by now */
async function commitExtended(
  files: ReadonlyMap<string, string>,
  reports: readonly EntryReport[],
  context: PullRequestContext,
  publishing: PublishContext,
): Promise<string | 'moved'> {
  const { repository, head } = context;
  const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
  const message = {
    headline: `Add the extended ${files.size === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${files.size} algorithms` : names.join(', ')}`,
    body: 'Written by wrapping the source image that the spec names; "pipewright verify" checks it.',
  };
  const result = await publishing.github.commitOnBranch(repository, head.ref, head.sha, message, files);
  return result === 'moved' ? whereBranchIs(context, publishing, files) : result.sha;
}

/**
 * Where the pull request's branch is: at the commit that this run is about, or at our own commit on top of it, made by a
 * try of this run that did not come to its end.
 * @param extended the files of such a commit
 * @returns the commit, or `moved` when somebody pushed meanwhile
 */
async function whereBranchIs(
  { repository, number, head }: PullRequestContext,
  { github }: PublishContext,
  extended: ReadonlyMap<string, string>,
): Promise<string | 'moved'> {
  const { head: now, open } = await github.pullRequest(repository, number);
  if (!open || now.sha === head.sha) return head.sha;
  if (extended.size === 0) return 'moved';
  const { parents, paths } = await github.commit(repository, now.sha);
  const isOurs = parents.length === 1 && parents[0] === head.sha && paths.length === extended.size;
  if (!isOurs) return 'moved';
  for (const [path, text] of extended)
    if ((await github.readFile(repository, path, now.sha)) !== text) return 'moved';
  return now.sha;
}
