import { explain, Failure } from '../../failure.ts';
import { type Finding, hasErrors } from '../../finding.ts';
import type { Digest } from '../../image/digest.ts';
import { parseReference } from '../../image/reference.ts';
import { completeSpec, specDigest } from '../../spec/complete.ts';
import { findingAt } from '../../spec/json/json-text.ts';
import { foldName } from '../../spec/reserved.ts';
import { type CatalogIndex, defaultTarget } from '../catalog.ts';
import { pushWrap } from '../push.ts';
import { type ChangeReport, isSound } from './change-page.ts';
import { readChanges } from './changes.ts';
import { checkName, reviewedDigest } from './check-run.ts';
import type { DefaultBranchContext } from './context.ts';
import type { EntryReport } from './examine.ts';
import type { PullRequest } from './github-types.ts';
import { mergedPage } from './merged-page.ts';
import { predicateOf, publishedOf } from './provenance.ts';
import { type Entry, examineAll, type Publishing } from './publishing.ts';
import { parseExtendedSpec, type RecordView, readIndex, refreshedIndex } from './record.ts';
import { reportRun } from './run-report.ts';
import { openTalk } from './talk.ts';

/**
 * The default branch: everything that is in it and not published yet is checked again, derived again, and pushed under
 * its version; then one commit writes down what is new. Whatever was done already is left as it is, so that a run that
 * ended halfway is mended by the next one.
 * @throws Failure `NOT_PUBLISHED` after everything was reported
 */
export async function release(context: DefaultBranchContext, publishing: Publishing): Promise<void> {
  const { github, record, catalog } = publishing;
  const { repository } = context;
  const view = await record.view();
  const index = await readIndex(view);
  const waiting = await pending(context, publishing, index);
  const committed = await filesOf(waiting, view);
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
  const written = await record.write(async (now) => {
    const files = new Map<string, string>();
    for (const { name, derived } of done) {
      const path = `${name}/${derived!.extended.version}.json`;
      await checkUnclaimed(now, path, derived!.text, committed.get(name));
      files.set(path, derived!.text);
    }
    files.set(
      'index.json',
      await refreshedIndex(
        now,
        done.map(({ derived }) => derived!.extended),
      ),
    );
    return files;
  }, messageFor(done));
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
  const talk = openTalk(github, repository);
  await talk.end(change, [context.sha]);
  for (const { number } of publishing.inputs.comment ? merged : []) {
    const { entries } = readChanges(await github.changedFiles(repository, number), catalog.path);
    const page = await mergedPage([...entries.keys()].sort(), change, publishing, view);
    if (page) await talk.comment(number, page);
  }
  await reportRun(publishing.runner, change, talk);
  await tellProvenance(done, context, publishing);
  if (!isSound(change)) {
    throw new Failure(
      'NOT_PUBLISHED',
      `Not everything in ${catalog.path} could be published: see the job summary. What could be is, and starting again is safe.`,
    );
  }
}

function isPublishable(report: EntryReport): boolean {
  return report.derived !== undefined && !hasErrors(report.findings);
}

/** The entries whose version the index does not list. Where the branch has moved on, the newer run has the word. */
async function pending(
  { repository, defaultBranch, sha }: DefaultBranchContext,
  { entries, github, runner }: Publishing,
  index: CatalogIndex,
): Promise<Entry[]> {
  const waiting = entries.filter((entry) => !index.algorithms[entry.name]?.versions[entry.version]);
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

/** Extended specs that a pull request brought along and that are not published yet, by entry. */
async function filesOf(entries: readonly Entry[], view: RecordView): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, version } of entries) {
    const path = `${name}/${version}.json`;
    const text = view.paths.has(path) ? await view.read(path) : undefined;
    if (text !== undefined) files.set(name, text);
  }
  return files;
}

/** A spec that says something else than it did when its version was published. */
function changedSpecs(entries: readonly Entry[], { committed }: Publishing, index: CatalogIndex): Finding[] {
  return entries.flatMap((entry) => {
    const { name, version, examined } = entry;
    const path = `${name}/${version}.json`;
    const text = index.algorithms[name]?.versions[version] ? committed(path) : undefined;
    if (!examined.spec || text === undefined) return [];
    if (parseExtendedSpec(text, path).spec_digest === specDigest(completeSpec(examined.spec))) return [];
    return [
      findingAt(
        examined.json,
        'error',
        'VERSION_PUBLISHED',
        { path: ['version'] },
        {
          message: `Version ${version} is published, and its spec was changed since. Published versions never change: raise "version", or take the change back.`,
        },
      ),
    ];
  });
}

/** The source images' digests as they were reviewed, from the check runs of the pull requests that this push merges. */
async function reviewedDigests(
  repository: string,
  merged: readonly PullRequest[],
  { github }: Publishing,
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

/** Puts each image under its version, by digest: usually only a tag is written, since the candidate is there. */
async function promote(reports: readonly EntryReport[], publishing: Publishing): Promise<EntryReport[]> {
  const { images, agentFrom, settings, runner } = publishing;
  const done: EntryReport[] = [];
  for (const report of reports) {
    const { derived, spec } = report;
    if (!derived || !spec || hasErrors(report.findings)) {
      done.push(report);
      continue;
    }
    try {
      const target = await images.target(defaultTarget(settings, spec));
      const there = await target.headManifest(spec.version);
      const { digest } = derived.wrap.root;
      if (there !== undefined && there !== digest) {
        throw new Failure(
          'VERSION_TAKEN',
          `${target.name}:${spec.version} is another image (${there}) than this spec gives (${digest}). Nothing is overwritten: raise "version".`,
        );
      }
      const agent = await images.source(agentFrom);
      await pushWrap(derived.wrap, target, { tag: spec.version, from: { source: derived.source, agent } });
      const pushed = `${target.name}:${spec.version}@${digest}`;
      runner.info(`${there ? 'Already there' : 'Published'}: ${pushed}`);
      done.push({ ...report, pushed });
    } catch (error) {
      publishing.signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      const finding: Finding = {
        code: error.code,
        severity: 'error',
        file: report.file,
        path: '/version',
        message: explain(error),
      };
      done.push({ ...report, findings: [...report.findings, finding] });
    }
  }
  return done;
}

/** @throws Failure when somebody else wrote the same version meanwhile */
async function checkUnclaimed(
  now: RecordView,
  path: string,
  text: string,
  replaced: string | undefined,
): Promise<void> {
  if (!now.paths.has(path)) return;
  const there = await now.read(path);
  if (there === undefined || there === text || there === replaced) return;
  throw new Failure(
    'VERSION_TAKEN',
    `${path} was written by somebody else while this ran, and says something else. Raise "version".`,
  );
}

function messageFor(done: readonly EntryReport[]): { headline: string; body: string } {
  const names = done.map(({ spec }) => `${spec!.name} ${spec!.version}`);
  if (names.length === 0)
    return {
      headline: 'Bring the index of the catalog up to date',
      body: 'What was taken out leaves a tombstone.',
    };
  const headline = names.length > 3 ? `Publish ${names.length} algorithms` : `Publish ${names.join(', ')}`;
  return { headline, body: done.map(({ derived }) => `- ${derived!.extended.container_name}`).join('\n') };
}

/** Outputs and files for `actions/attest`. */
async function tellProvenance(
  done: readonly EntryReport[],
  { repository, sha }: DefaultBranchContext,
  { runner, keep }: Publishing,
): Promise<void> {
  const published: object[] = [];
  for (const report of done) {
    const one = publishedOf(report);
    const predicate = `${JSON.stringify(predicateOf(report, repository, sha), null, 2)}\n`;
    const path = await keep(`pipewright-predicate-${foldName(one.name)}-${one.version}.json`, predicate);
    published.push({ ...one, predicate: path });
    runner.artifact(`oci://${one.image}@${one.digest}`);
    if (published.length > 1) continue;
    runner.output('subject-name', one.image);
    runner.output('subject-digest', one.digest);
    runner.output('predicate-path', path);
  }
  runner.output('published', JSON.stringify(published));
}
