import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { hasErrors } from '../core/finding.ts';
import { axesOf } from '../protocol/item-axes.ts';
import type { ItemPlan, ItemStep } from '../protocol/item-plan.ts';
import { findRootItems, type SheetItem } from '../protocol/root-items.ts';
import { filesForStep, filesProblem } from '../protocol/step-files.ts';
import { isPlain } from '../spec/named-files.ts';
import type { Report } from '../spec/rules/rule-report.ts';
import { quote, quoteList } from '../text/quote.ts';
import { inOrder, type PlannedItems } from './plan.ts';
import { checkGather, type WrittenItems } from './rules/item-rules.ts';
import { wireSteps } from './rules/step-wiring.ts';
import type { DraftStep } from './rules/workflow-steps.ts';
import { readSampleSheet, type SampleSheet } from './sample-sheet.ts';
import { idColumn } from './sheet-columns.ts';
import type { SheetTable } from './sheet-table.ts';

/** A step whose algorithm was found. */
interface FoundStep extends DraftStep {
  readonly spec: ExtendedSpec;
}

/**
 * Whether a workflow needs the planner of items, which carries ids from step to step, since it is more than
 * files one by one. All others keep the ids, keys and versions that they always had. `reuse` needs the
 * planner, too: results to reuse are looked up before anything is uploaded, so items must be known by then.
 */
export function usesItems(report: Report, steps: readonly FoundStep[]): boolean {
  return (
    report.has(['items']) ||
    report.has(['shared']) ||
    report.value(['reuse']) === true ||
    steps.some(
      ({ path, spec, gather, needs }) =>
        !isPlain(spec) ||
        report.has([...path, 'inputs']) ||
        report.entries([...path, 'gather']).length > 0 ||
        (gather && needs.length === 0),
    )
  );
}

/**
 * Plans how files become items and go through the steps, and reports what keeps that from working.
 * @param items as written in the file; undefined where that is wrong
 * @param table of the sheet that the file names, if it could be read
 * @returns no `items` where something is wrong
 */
export function planItems(
  report: Report,
  drafts: readonly FoundStep[],
  items: WrittenItems | undefined,
  table: SheetTable | undefined,
): { items?: PlannedItems; needs: ReadonlyMap<string, readonly string[]>; sheet?: SampleSheet } {
  const columns = table?.header.map(({ text }) => text);
  const steps = drafts.map((step) => ({ ...step, gatherRule: checkGather(report, step.path, columns) }));
  const wired = wireSteps(report, steps, columns);
  const needs = new Map(wired.map((step) => [step.id, needsOf(step)]));
  const sheet = table && readSheet(report, table, drafts, wired);
  if (items === undefined || hasErrors(report.findings)) return { needs, ...(sheet && { sheet }) };
  const plan: ItemPlan = {
    steps: inOrder(wired.map((step) => ({ step, id: step.id, needs: needs.get(step.id)! }))).map(
      ({ step }) => step,
    ),
  };
  checkAxes(report, drafts, plan);
  if (sheet && table) checkRows(report, table, plan, sheet.items);
  hintItems(report, drafts, plan, items);
  const shared = report.entries(['shared']).map(([name, path]) => [name, report.text(path) ?? '']);
  return {
    items: { rule: items, shared: Object.fromEntries(shared), steps: plan.steps },
    needs,
    ...(sheet && { sheet }),
  };
}

function needsOf({ inputs }: ItemStep): string[] {
  const all = inputs.flatMap(({ sources }) =>
    sources.flatMap((source) => (source.from === 'step' ? [source.step] : [])),
  );
  return [...new Set(all)];
}

function readSheet(
  report: Report,
  table: SheetTable,
  drafts: readonly FoundStep[],
  wired: readonly ItemStep[],
): SampleSheet {
  const steps = drafts.map(({ id, path, spec }) => ({
    id,
    variables: spec.user_specified_environment_variables,
    given: new Set(
      [...report.entries([...path, 'variables']), ...report.entries(['secrets'])].map(([name]) => name),
    ),
  }));
  const used = new Set(
    wired.flatMap(({ gather }) => (gather?.by?.kind === 'column' ? [gather.by.column] : [])),
  );
  const sheet = readSampleSheet(table, { steps: wired }, steps, used);
  report.findings.push(...sheet.findings);
  return sheet;
}

/** What cannot be joined, counted or gathered, at the place in the file that says so. */
function checkAxes(report: Report, drafts: readonly FoundStep[], plan: ItemPlan): void {
  for (const { code, severity, step, input, source, message } of axesOf(plan).problems) {
    const { path } = drafts.find(({ id }) => id === step)!;
    const at = input === undefined ? [...path, 'gather'] : [...path, 'inputs', input];
    const one = source === undefined ? at : [...at, source];
    const place = [one, at, [...path, 'needs'], [...path, 'name']].find((each) => report.has(each)) ?? path;
    report.add(severity, code, place, { message });
  }
}

/** Rows whose files are too few or too many for their step: the others continue without them. */
function checkRows(report: Report, table: SheetTable, plan: ItemPlan, items: readonly SheetItem[]): void {
  // The content of files does not matter here, and a folder counts as a file.
  const files = items.flatMap((item) => item.files.map(({ path }) => ({ path, version: '' })));
  const withoutCompanions = {
    steps: plan.steps.map((step) => ({
      ...step,
      inputs: step.inputs.map((input) => ({ ...input, companions: [], folder: false })),
    })),
  };
  const ids = table.rows.map((row) => row[idColumn(table.header) ?? 0]);
  const cells = new Map(ids.map((cell) => [cell?.text, cell]));
  const unique = [...new Map(files.map((file) => [file.path, file])).values()];
  for (const root of findRootItems(withoutCompanions, { kind: 'sheet', items }, unique).items)
    for (const step of withoutCompanions.steps) {
      if (step.gather || !step.inputs.some(({ sources }) => sources.some(({ from }) => from === 'files')))
        continue;
      // The files from other steps are not known yet.
      const own = {
        ...step,
        inputs: step.inputs.filter(({ sources }) => sources.every(({ from }) => from === 'files')),
      };
      const found = filesForStep(step, root);
      const why =
        found.kind === 'problem'
          ? found.why
          : filesProblem(own, found.kind === 'files' ? found.files : new Map());
      const range = cells.get(root.id)?.range;
      if (why === undefined || !range) continue;
      report.findings.push({
        ...{ code: 'INCOMPLETE_ITEM', severity: 'warning', file: table.file, range, path: '' },
        message: `The item ${quote(root.id)} cannot be processed by ${quote(step.id)}: ${why}. It counts as failed, and the others continue.`,
      });
    }
}

/** Suggests "items" where an algorithm takes several files, but each file is an item. */
function hintItems(report: Report, drafts: readonly FoundStep[], plan: ItemPlan, items: WrittenItems): void {
  if (items.kind !== 'file') return;
  for (const { id, gather, inputs } of plan.steps) {
    if (gather) continue;
    const own = inputs.filter(({ sources }) => sources.some(({ from }) => from === 'files'));
    const needed = own.filter(({ optional }) => !optional);
    const pair = own.find(({ most, folder }) => most === 2 && !folder);
    const place = [...drafts.find((draft) => draft.id === id)!.path, 'name'];
    if (needed.length > 1)
      report.warn('NO_ITEMS', place, {
        message: `${quote(id)} takes files for ${quoteList(
          needed.map(({ name }) => name),
          'and',
        )}, but each file is a separate item. Say in "items" which files belong together: "folder", a regular expression, or a sheet.`,
        expected: '"items"',
      });
    else if (pair)
      report.add(pair.least > 1 ? 'warning' : 'hint', 'NO_ITEMS', place, {
        message: `The input ${quote(pair.name)} of ${quote(id)} takes two files, but each file is a separate item. To use read pairs, add: "items": "pairs"`,
        expected: '"items": "pairs"',
      });
  }
}
