import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import type { CatalogRecord, RecordSnapshot } from '../catalog/catalog-record.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import { asFailure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { PublishInputs } from '../github/action-inputs.ts';
import type { GitHub } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import { type CatalogEntry, checkCatalog } from '../spec/check-catalog.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { type ExaminedSpec, parseSpec } from '../spec/parse-spec.ts';
import { placed } from './entry-finding.ts';
import {
  type DerivedEntry,
  type Entry,
  type EntryReport,
  type ExamineContext,
  type ExamineOptions,
  examineEntry,
  failureFinding,
} from './examine.ts';
import type { PromoteContext } from './promote.ts';
import type { Secret } from './provenance.ts';
import type { Trial } from './smoke.ts';

/** A checkout of the catalog. */
export interface Checkout {
  /** Relative to the repository: `catalog`. */
  readonly catalog: { readonly path: string };
  readonly entries: readonly Entry[];
  /** Why other specs could not be read at all. */
  readonly unreadable: readonly Finding[];
  /** The text of a file of the checkout, relative to the catalog. */
  committed(path: string): string | undefined;
}

export interface TestContext {
  /** Runs a spec's tests, or says why not. */
  tryTests(report: EntryReport, derived: DerivedEntry): Promise<readonly Trial[] | string>;
  readonly signal: AbortSignal;
}

/** Everything that the action's mode `publish` works with. */
export interface PublishContext extends Checkout, ExamineContext, TestContext, PromoteContext {
  readonly inputs: PublishInputs;
  readonly runner: Runner;
  readonly github: GitHub;
  /** GitHub with the token that commits. */
  readonly committer: GitHub;
  readonly record: CatalogRecord;
  /** What must not be in the outputs of a job. */
  readonly secrets: readonly Secret[];
  /** For the last reports of a canceled job, whose other requests are canceled with it. */
  readonly lastGitHub?: () => Promise<GitHub>;
  /** Saves a text for later steps of the job. @returns its path */
  keep(name: string, text: string): Promise<string>;
}

/** Manifests are kilobytes: most of the time is waiting. */
const CONCURRENCY = 8;

/**
 * Reads entries, with the findings between them: the first of two entries keeps a name.
 * @param others names of entries that are not among them
 */
export function readEntries(files: readonly CatalogEntry[], others: readonly string[] = []): Entry[] {
  const examined = files.map((entry) => parseSpec(entry.text, entry.file, entry));
  const between = Map.groupBy(checkCatalog(examined, others), (finding) => finding.file);
  return files.map(({ file, text, folder }, index) => {
    const one = examined[index] as ExaminedSpec;
    const { version } = (one.json.value ?? {}) as { version?: unknown };
    return {
      name: folder ?? folderOf(file),
      file,
      text,
      version: typeof version === 'string' ? version : '1.0.0',
      examined: { ...one, findings: [...one.findings, ...(between.get(file) ?? [])] },
    };
  });
}

/** The folder that a spec's file is in: its entry's name. */
export function folderOf(file: string): string {
  return file.split('/').at(-2) ?? '';
}

/** Examines entries, each on its own: what goes wrong with one is a finding about it. */
export async function examineAll(
  entries: readonly Entry[],
  snapshot: RecordSnapshot,
  context: ExamineContext & Partial<Pick<TestContext, 'signal'>>,
  optionsOf: (entry: Entry) => ExamineOptions = () => ({}),
): Promise<EntryReport[]> {
  const reports = await mapConcurrent(CONCURRENCY, entries, async (entry) => {
    const report = await examineOne(entry, snapshot, context, optionsOf(entry));
    return { ...report, findings: report.findings.map((finding) => placed(finding, entry.examined.json)) };
  });
  // After an abort, failures say nothing about the entries.
  context.signal?.throwIfAborted();
  return reports;
}

async function examineOne(
  entry: Entry,
  snapshot: RecordSnapshot,
  context: ExamineContext,
  options: ExamineOptions,
): Promise<EntryReport> {
  const { name, file, text, examined } = entry;
  const stopped = (finding: Finding) => ({ name, file, text, findings: [...examined.findings, finding] });
  const { committed, pending } = options;
  try {
    // A committed file that is not pending is the author's: a mistake in it is a finding.
    if (committed !== undefined && !pending) parseExtendedSpec(committed, extendedSpecPath(entry), entry);
  } catch (error) {
    const { message } = asFailure(error);
    const remedy = 'Pipewright writes this file: delete it, and it is written again.';
    return stopped(
      findingAt(examined.json, 'error', 'EXTENDED_DIFFERS', ['version'], { message: `${message} ${remedy}` }),
    );
  }
  try {
    return await examineEntry(entry, snapshot, context, options);
  } catch (error) {
    return stopped(failureFinding(error, examined));
  }
}

/** Runs the tests of every entry without errors so far, one after another: they share the machine. */
export async function testAll(
  reports: readonly EntryReport[],
  { tryTests, signal }: TestContext,
): Promise<EntryReport[]> {
  const tested: EntryReport[] = [];
  for (const report of reports) {
    const { derived, file, text, findings } = report;
    if (!derived || hasErrors(findings)) {
      tested.push(report);
      continue;
    }
    const { json } = parseSpec(text, file);
    try {
      const result = await tryTests(report, derived);
      if (typeof result === 'string') tested.push({ ...report, untried: result });
      else {
        const place = (trial: Trial): Trial => ({
          ...trial,
          findings: trial.findings.map((finding) => placed(finding, json)),
        });
        tested.push({ ...report, trials: result.map(place) });
      }
    } catch (error) {
      signal.throwIfAborted();
      tested.push({ ...report, findings: [...findings, failureFinding(error, { json })] });
    }
  }
  return tested;
}
