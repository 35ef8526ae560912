import type { CatalogRecord, RecordView } from '../catalog/catalog-record.ts';
import type { CatalogIndex, CatalogSettings } from '../catalog/catalog-settings.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import type { PublishInputs } from '../github/action-inputs.ts';
import type { GitHub } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import type { Digest } from '../oci/digest.ts';
import type { Reference } from '../oci/reference.ts';
import { type CatalogEntry, checkCatalog } from '../spec/check-catalog.ts';
import { type ExaminedSpec, examineSpec } from '../spec/parse-spec.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import type { Images } from '../wrap/wrap.ts';
import { placed } from './entry-finding.ts';
import { type DerivedEntry, type EntryReport, examineEntry, failureFinding } from './examine.ts';
import type { Trial } from './smoke.ts';

/** One entry of the catalog, as it was read. */
export interface Entry {
  /** Its folder. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** What the spec names, as far as it can be told. */
  readonly version: string;
  readonly examined: ExaminedSpec;
}

/** Everything that publishing works with. */
export interface PublishContext {
  readonly inputs: PublishInputs;
  readonly runner: Runner;
  readonly github: GitHub;
  readonly record: CatalogRecord;
  readonly images: Images;
  readonly agent: AgentRelease;
  /** Where the agent layer can be had. */
  readonly agentFrom: Reference;
  readonly settings: CatalogSettings;
  /** Relative to the repository: `catalog`. */
  readonly catalog: { readonly path: string };
  readonly entries: readonly Entry[];
  /** What keeps other specs from being read at all. */
  readonly unreadable: readonly Finding[];
  /** A file of the checkout, below the catalog. */
  committed(path: string): string | undefined;
  /** Runs a spec's tests, or says why not. */
  tryTests(report: EntryReport, derived: DerivedEntry): Promise<readonly Trial[] | string>;
  /** Keeps a text for later steps of the job. @returns where it is */
  keep(name: string, text: string): Promise<string>;
  readonly signal: AbortSignal;
}

/** Manifests are kilobytes: most of the time is waiting. */
const CONCURRENCY = 8;

/**
 * Reads entries, with what they get wrong between them. Earlier ones keep their names.
 * @param others names of entries that are not among them
 */
export function readEntries(files: readonly CatalogEntry[], others: readonly string[] = []): Entry[] {
  const examined = files.map((entry) => examineSpec(entry.text, entry.file, entry));
  const between = Map.groupBy(checkCatalog(examined, others), (finding) => finding.file);
  return files.map((entry, index) => {
    const one = examined[index] as ExaminedSpec;
    const findings = [...one.findings, ...(between.get(entry.file) ?? [])];
    const { version } = (one.json.value ?? {}) as { version?: unknown };
    return {
      name: entry.folder ?? entry.file.split('/').at(-2) ?? '',
      file: entry.file,
      text: entry.text,
      version: typeof version === 'string' ? version : '1.0.0',
      examined: { ...one, findings },
    };
  });
}

export async function examineAll(
  entries: readonly Entry[],
  publishing: Pick<PublishContext, 'settings' | 'images' | 'agent'>,
  recorded: { readonly view: RecordView; readonly index: CatalogIndex; readonly names: readonly string[] },
  optionsOf: (entry: Entry) => {
    committed?: string | undefined;
    pending?: true | undefined;
    reviewed?: Digest | undefined;
  },
): Promise<EntryReport[]> {
  const { settings, images, agent } = publishing;
  const examining = { ...recorded, settings, images, agent };
  return eachLimited(entries, CONCURRENCY, async (entry) => {
    const report = await examineEntry(entry, examining, optionsOf(entry));
    return { ...report, findings: report.findings.map((finding) => placed(finding, entry.examined.json)) };
  });
}

/** Runs the tests of every entry that has nothing wrong so far, one after another: they share the machine. */
export async function testAll(
  reports: readonly EntryReport[],
  publishing: Pick<PublishContext, 'tryTests' | 'signal'>,
): Promise<EntryReport[]> {
  const tried: EntryReport[] = [];
  for (const report of reports) {
    const { derived, spec, findings } = report;
    if (!derived || !spec || hasErrors(findings)) {
      tried.push(report);
      continue;
    }
    const { json } = examineSpec(report.text, report.file);
    try {
      const came = await publishing.tryTests(report, derived);
      tried.push(
        typeof came === 'string'
          ? { ...report, untried: came }
          : {
              ...report,
              trials: came.map((trial) => ({
                ...trial,
                findings: trial.findings.map((finding) => placed(finding, json)),
              })),
            },
      );
    } catch (error) {
      publishing.signal.throwIfAborted();
      tried.push({ ...report, findings: [...findings, failureFinding(error, { json, findings: [] })] });
    }
  }
  return tried;
}

async function eachLimited<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
