import type { Catalog, OpenCatalog } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { Failure } from '../core/failure.ts';
import { type Finding, hasErrors, limitFindings } from '../core/finding.ts';
import type { Path } from '../spec/json/json-text.ts';
import type { Report } from '../spec/rules/rule-report.ts';
import { hyphened } from '../spec/value-fixes.ts';
import { examineWorkflow } from './parse-workflow.ts';
import { compilePlan, type Plan } from './plan.ts';
import { checkCompute, chooseVersion, tellDeprecated } from './rules/algorithms.ts';
import { prefixes } from './rules/bucket-places.ts';
import { checkChain } from './rules/step-chain.ts';
import { checkPorts } from './rules/step-ports.ts';
import { checkSecrets, checkStepVariables } from './rules/step-variables.ts';
import type { Workflow, WorkflowAlgorithm } from './workflow.ts';

/**
 * Reads a workflow file, looks its algorithms up, and plans it: from text to plan. What is wrong with the file, or
 * keeps its catalog from being read, is a finding; nothing is thrown for it.
 * @param file the file as the user named it, for the findings
 * @returns every finding, and the plan when none of them is an error
 */
export async function loadWorkflow(
  text: string,
  file: string,
  openCatalog: OpenCatalog,
): Promise<{ plan?: Plan; findings: Finding[] }> {
  const { report, steps, document } = examineWorkflow(text, file);
  const finish = () => limitFindings(report.findings, file);
  if (!document || steps.length === 0) return { findings: finish() };
  const opened = await open(report, openCatalog);
  if (!opened) return { findings: finish() };
  const { catalog, index } = opened;
  const resolved = [];
  for (const step of steps) {
    const spec = await readSpec(report, step.path, catalog, index);
    if (spec) {
      checkCompute(report, step.path, spec);
      checkStepVariables(report, step.path, spec);
    }
    resolved.push({ ...step, spec, ports: spec ? checkPorts(report, step.path, spec) : [] });
  }
  const known = resolved.filter((step) => step.spec !== undefined);
  // Of an algorithm that was not found nobody knows what it declares.
  if (known.length === resolved.length)
    checkSecrets(
      report,
      known.map((step) => step.spec!),
    );
  checkChain(report, resolved);
  const findings = finish();
  if (hasErrors(findings)) return { findings };
  const workflow = document as unknown as Workflow;
  const ready = resolved.map((step, i) => ({
    ...step,
    spec: step.spec!,
    algorithm: workflow.process.algorithms[i] as WorkflowAlgorithm,
  }));
  return { plan: compilePlan(workflow, nameOf(file), catalog, prefixes(report), ready), findings };
}

async function open(
  report: Report,
  openCatalog: OpenCatalog,
): Promise<{ catalog: Catalog; index: CatalogIndex } | undefined> {
  const path = ['catalog'];
  const named = report.text(path);
  // Something is there, but no text that could be opened.
  if (named === undefined && report.has(path)) return undefined;
  return telling(report, named === undefined ? [] : path, async () => {
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
  return telling(report, [...step, 'name'], async () => {
    const spec = await catalog.entry(name, version);
    if (deprecatedIn !== undefined)
      tellDeprecated(report, step, deprecatedIn === version ? spec : await catalog.entry(name, deprecatedIn));
    return spec;
  });
}

/** What keeps a catalog from being read is told at the place in the file that names it. */
async function telling<T>(report: Report, path: Path, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'INTERRUPTED') throw error;
    report.add('error', error.code, { path }, { message: error.message });
    return undefined;
  }
}

/** A workflow's name where it has none of its own: `tides` of `flows/tides.workflow.json`. */
export function nameOf(file: string): string {
  const base = file.replaceAll('\\', '/').split('/').at(-1)!;
  const name = hyphened(base.replace(/\.json$/i, '').replace(/\.workflow$/i, ''));
  return name.slice(0, 63).replace(/-$/, '') || 'workflow';
}
