import { Failure } from '../../failure.ts';
import { type Finding, hasErrors } from '../../finding.ts';
import { parseRegistryReference } from '../../image/reference.ts';
import { defaultTarget } from '../catalog.ts';
import { pushWrap } from '../push.ts';
import { type Changes, readChanges } from './changes.ts';
import type { PullRequestContext } from './context.ts';
import type { EntryReport } from './examine.ts';
import { allFindings } from './page.ts';
import { examineAll, type Publishing, tryAll } from './publishing.ts';
import { entryNames, publishedVersions, type RecordView, readIndex } from './record.ts';
import { reportRun } from './run-report.ts';
import { suggestions } from './suggest.ts';
import { openTalk } from './talk.ts';

/**
 * A pull request: what it changes is checked, wrapped in a dry run and tried. From the repository itself the image is
 * also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token can do neither.
 * @throws Failure `SPECS_INVALID` after everything was reported
 */
export async function checkPullRequest(context: PullRequestContext, publishing: Publishing): Promise<void> {
  const { github, runner, catalog } = publishing;
  const { repository, number, head } = context;
  const files = await github.changedFiles(repository, number);
  const changes = readChanges(files, catalog.path);
  const talk = openTalk(github, repository, context.fork);
  const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
  await talk.begin(
    touched.map(({ name }) => name),
    head.sha,
  );
  const view = await publishing.record.view();
  const index = await readIndex(view);
  const names = entryNames(view);
  const general = checkChanges(changes, view, context, catalog.path);
  let reports = await examineAll(touched, publishing, { view, index, names }, (entry) => ({
    committed: committedBy(changes, entry.name, publishing),
  }));
  reports = await tryAll(reports, publishing);
  const ok = !hasErrors([...general, ...reports.flatMap(allFindings)]);
  const about = {
    stage: context.fork ? ('check' as const) : ('candidate' as const),
    number,
    ...(context.runUrl && { detailsUrl: context.runUrl }),
  };
  const shas = [head.sha];
  if (!context.fork && ok) {
    if (await isSuperseded(context, publishing)) return talk.supersede('a newer commit');
    reports = await pushCandidates(reports, context, publishing);
    const commit = await talk.attempt('commits', () => commitExtended(reports, context, publishing));
    if (commit === 'moved') {
      runner.info('The branch moved meanwhile: the newer push is what counts.');
      return talk.supersede('a newer commit');
    }
    if (commit) shas.push(commit);
  }
  await talk.end(reports, about, shas);
  const fixes = reports.flatMap(({ text, file, findings }) => {
    const shown = files.find(({ path }) => path === file)?.shown ?? [];
    return suggestions(text, findings).filter(({ startLine, line }) =>
      shown.some(([first, last]) => first <= startLine && line <= last),
    );
  });
  const isReader = context.fork && talk.refused.length > 0;
  const quiet = !isReader && (await isSuperseded(context, publishing, shas.at(-1)));
  if (!isReader && !quiet) await talk.suggest(number, shas.at(-1) ?? head.sha, fixes);
  await reportRun(publishing, { reports, general, about, talk, removed: removedIn(changes), quiet });
  if (!ok)
    throw new Failure('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
}

/** The text that the change itself brings as an extended spec; machines write those, and the same text is welcome. */
function committedBy(changes: Changes, name: string, { entries, committed }: Publishing): string | undefined {
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
  { images, agentFrom, settings, runner }: Publishing,
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

/**
 * Puts the extended specs on the pull request's branch, if they are not there.
 * @returns the commit, `moved` when the branch is somewhere else by now, undefined when there is nothing to write
 */
async function commitExtended(
  reports: readonly EntryReport[],
  { repository, head }: PullRequestContext,
  { github, catalog, committed, inputs }: Publishing,
): Promise<string | 'moved' | undefined> {
  if (inputs.commitBranch) return undefined;
  const files = new Map<string, string>();
  for (const { name, derived } of reports) {
    if (!derived) continue;
    const file = `${name}/${derived.extended.version}.json`;
    if (committed(file) !== derived.text) files.set(`${catalog.path}/${file}`, derived.text);
  }
  if (files.size === 0) return undefined;
  const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
  const message = {
    headline: `Add the extended ${files.size === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${files.size} algorithms` : names.join(', ')}`,
    body: 'Written by wrapping the source image that the spec names; "pipewright verify" checks it.',
  };
  const result = await github.commitOnBranch(repository, head.ref, head.sha, message, files);
  if (result !== 'moved') return result.sha;
  // It may have moved because this very commit was made, by a run that did not come to its end.
  const tip = await github.resolveCommit(repository, head.ref);
  for (const [path, text] of files)
    if ((await github.readFile(repository, path, tip)) !== text) return 'moved';
  return tip;
}

/** Whether somebody pushed since this run began. @param own the commit that we made ourselves */
async function isSuperseded(
  { repository, number, head }: PullRequestContext,
  { github }: Publishing,
  own = head.sha,
): Promise<boolean> {
  const { head: now, open } = await github.pullRequest(repository, number);
  return open && now.sha !== head.sha && now.sha !== own;
}
