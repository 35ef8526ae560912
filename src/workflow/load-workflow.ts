import type { Catalog, OpenCatalog } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { Path } from '../spec/json/json-text.ts';
import type { Report } from '../spec/rules/rule-report.ts';
import { examineWorkflow, nameOf } from './parse-workflow.ts';
import { compilePlan, type Plan } from './plan.ts';
import { planItems, usesItems } from './plan-items.ts';
import { checkArchitecture, checkCompute, chooseVersion, warnDeprecated } from './rules/algorithms.ts';
import { prefixes } from './rules/bucket-places.ts';
import { sheetPlace, type WrittenItems } from './rules/item-rules.ts';
import { checkKeep } from './rules/keep-rules.ts';
import { checkChain } from './rules/step-chain.ts';
import { checkPorts } from './rules/step-ports.ts';
import { sizeStep } from './rules/step-sizes.ts';
import { checkSecrets, checkStepVariables } from './rules/step-variables.ts';
import type { SampleSheet } from './sample-sheet.ts';
import { type OpenSheet, readTable, type SheetTable } from './sheet-table.ts';
import type { Workflow, WorkflowAlgorithm } from './workflow.ts';

/** A workflow file's text, and the file as the user named it. */
export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

export interface LoadedWorkflow {
  /** Missing where a finding is an error. */
  readonly plan?: Plan;
  readonly findings: Finding[];
  /** Only where the items come from a sheet that could be read. */
  readonly sheet?: SampleSheet;
}

/**
 * Every finding about every workflow file.
 * @param openFor returns the function that opens the catalog of a file
 * @param sheetFor returns the function that opens its sheet
 */
export async function validateWorkflows<T extends WorkflowText>(
  files: readonly T[],
  openFor: (file: T) => OpenCatalog,
  sheetFor?: (file: T) => OpenSheet,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  // One after the other: they mostly share a catalog, and GitHub's rate limit is small.
  for (const file of files)
    findings.push(...(await loadWorkflow(file.text, file.file, openFor(file), sheetFor?.(file))).findings);
  return findings;
}

/**
 * Reads a workflow file, resolves its algorithms, and plans it: from text to plan. Mistakes in the file or
 * its sheet, and failures to read its catalog, become findings and are not thrown.
 * @param file the file as the user named it, for the findings
 * @param openSheet without it, a sheet is not read
 */
export async function loadWorkflow(
  text: string,
  file: string,
  openCatalog: OpenCatalog,
  openSheet?: OpenSheet,
): Promise<LoadedWorkflow> {
  const { report, steps, items } = examineWorkflow(text, file);
  const opened = steps.length > 0 ? await open(report, openCatalog) : undefined;
  if (!opened) return { findings: report.result().findings };
  const { catalog, index } = opened;
  const table = await readSheetTable(report, items, openSheet);
  const columns = table?.header.map((cell) => cell.text) ?? [];
  const resolved = [];
  for (const step of steps) {
    const published = await readSpec(report, step.path, catalog, index);
    const spec = published && sizeStep(report, step.path, published);
    if (spec) {
      checkCompute(report, step.path, spec);
      checkArchitecture(report, step.path, spec);
      checkStepVariables(report, step.path, spec, fromSheet(columns, step.id));
    }
    resolved.push({ ...step, spec, ports: spec ? checkPorts(report, step.path, spec) : [] });
  }
  const found = resolved.flatMap((step) => (step.spec ? [{ ...step, spec: step.spec }] : []));
  // The declarations of an algorithm that was not found are unknown.
  const all = found.length === resolved.length;
  if (all)
    checkSecrets(
      report,
      found.map(({ spec }) => spec),
    );
  const planned = all && usesItems(report, found) ? planItems(report, found, items, table) : undefined;
  if (!planned) checkChain(report, resolved);
  if (all)
    checkKeep(
      report,
      found.map((step) => ({ ...step, needs: planned?.needs.get(step.id) ?? step.needs })),
    );
  const { document: workflow, findings } = report.result<Workflow>();
  if (!workflow) return { findings };
  const ready = found.map(({ wiring: _, ...step }, i) => ({
    ...step,
    needs: planned?.needs.get(step.id) ?? step.needs,
    algorithm: workflow.process.algorithms[i] as WorkflowAlgorithm,
  }));
  const plan = compilePlan(workflow, nameOf(file), catalog, prefixes(report), ready, planned?.items);
  return { plan, findings, ...(planned?.sheet && { sheet: planned.sheet }) };
}

/** The sheet that a file names; undefined where there is none, or it could not be read, which is reported. */
async function readSheetTable(
  report: Report,
  items: WrittenItems | undefined,
  openSheet: OpenSheet | undefined,
): Promise<SheetTable | undefined> {
  const place = sheetPlace(report, items);
  if (!place || !openSheet) return undefined;
  return reportFailure(report, place.path, async () => readTable(await openSheet(place.sheet)));
}

/** Names of a step's variables that a sheet with these columns sets. */
function fromSheet(columns: readonly string[], step: string): string[] {
  return columns.map((column) => (column.startsWith(`${step}.`) ? column.slice(step.length + 1) : column));
}

async function open(
  report: Report,
  openCatalog: OpenCatalog,
): Promise<{ catalog: Catalog; index: CatalogIndex } | undefined> {
  const path = ['catalog'];
  const named = report.text(path);
  // The field has a wrong value, which is reported already.
  if (named === undefined && report.has(path)) return undefined;
  return reportFailure(report, named === undefined ? [] : path, async () => {
    const catalog = await openCatalog(named);
    return { catalog, index: await catalog.index() };
  });
}

async function readSpec(
  report: Report,
  step: Path,
  catalog: Catalog,
  index: CatalogIndex,
): Promise<ExtendedSpec | undefined> {
  const choice = chooseVersion(report, step, index, catalog.name);
  if (!choice) return undefined;
  const { name, version, deprecatedIn } = choice;
  return reportFailure(report, [...step, 'name'], async () => {
    const spec = await catalog.entry(name, version);
    if (deprecatedIn !== undefined)
      warnDeprecated(report, step, deprecatedIn === version ? spec : await catalog.entry(name, deprecatedIn));
    return spec;
  });
}

/** A Failure to read the catalog becomes a finding at the place in the file that names it. */
async function reportFailure<T>(report: Report, path: Path, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
    report.error(error.code, path, { message: error.message });
    return undefined;
  }
}
