import type { Path } from '../../spec/json/json-text.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';
import { checkOrder } from './step-order.ts';

/** A step as far as its place in the workflow could be understood. */
export interface DraftStep {
  /** Of its entry in `process.algorithms`. */
  readonly path: Path;
  readonly id: string;
  /** Ids of other steps; those that do not exist are left out. */
  readonly needs: readonly string[];
  readonly gather: boolean;
}

export const STEPS = ['process', 'algorithms'] as const;

/**
 * Folders that runs themselves have in the bucket of the results (design sections 8 and 9): a step's results would lie
 * among them.
 */
const RESERVED_IDS = ['runs', 'markers'];

/**
 * How the steps follow one another: their ids, what each takes, and that there is a beginning.
 * @returns the steps in the file's order
 */
export function checkSteps(report: Report): DraftStep[] {
  const type = report.text(['process', 'type']);
  const paths = report.items(STEPS);
  if (type === 'single_run' && paths.length > 1) {
    report.add(
      'error',
      'SEVERAL_ALGORITHMS',
      { path: ['process', 'type'] },
      {
        message: `"process.type" is "single_run", but there are ${paths.length} algorithms. To give each one's results to the next, write "sequence_run".`,
        got: '"single_run"',
        expected: '"sequence_run" or "graph"',
        fix: report.rewrite(['process', 'type'], 'sequence_run', false),
      },
    );
  }
  const ids = stepIds(report, paths);
  const steps = paths.map((path, i): DraftStep => {
    const written = neededBy(report, path, ids, i, type);
    const before = type === 'sequence_run' && i > 0 ? [ids[i - 1]!] : written;
    return { path, id: ids[i]!, needs: before, gather: report.value([...path, 'gather']) === true };
  });
  for (const step of steps) {
    const field = [...step.path, 'gather'];
    // Needs that name no step are told of already.
    const written = report.has([...step.path, 'needs']) && report.items([...step.path, 'needs']).length !== 0;
    if (!step.gather || step.needs.length > 0 || written || type === undefined) continue;
    report.add(
      'error',
      'NOTHING_TO_GATHER',
      { path: field },
      {
        message: `The step ${quote(step.id)} gathers the results of the steps before it, but there is none. Take "gather" out, or say in "needs" whose results it takes.`,
      },
    );
  }
  if (type === 'graph') checkOrder(report, steps);
  return steps;
}

/** Ids as they are written; elsewhere the algorithm's name, with a number behind it where that is taken. */
function stepIds(report: Report, paths: readonly Path[]): string[] {
  const written = paths.map((path) => report.text([...path, 'id']));
  const taken = new Map<string, number>();
  for (const [i, id] of written.entries()) {
    if (id === undefined) continue;
    const path = [...paths[i]!, 'id'];
    const earlier = taken.get(id);
    if (earlier === undefined) taken.set(id, i);
    else {
      report.add(
        'error',
        'DUPLICATE_ID',
        { path },
        {
          message: `The steps ${earlier + 1} and ${i + 1} both have the id ${quote(id)}: their results would overwrite each other. Choose another.`,
          got: quote(id),
        },
      );
    }
    if (RESERVED_IDS.includes(id)) {
      report.add(
        'error',
        'RESERVED_ID',
        { path },
        {
          message: `"id" is ${quote(id)}, which is a folder that runs keep their own files in. Choose another.`,
          got: quote(id),
        },
      );
    }
  }
  return written.map((id, i) => {
    if (id !== undefined) return id;
    const name = report.text([...paths[i]!, 'name'])?.split('@')[0] ?? `step-${i + 1}`;
    const base = RESERVED_IDS.includes(name) ? `${name}-1` : name;
    let free = base;
    for (let n = 2; taken.has(free); n++) free = `${base}-${n}`;
    taken.set(free, i);
    return free;
  });
}

function neededBy(
  report: Report,
  path: Path,
  ids: readonly string[],
  self: number,
  type: string | undefined,
): string[] {
  const field = [...path, 'needs'];
  if (!report.has(field) || type === undefined) return [];
  if (type !== 'graph') {
    report.add(
      'error',
      'NEEDS_OUTSIDE_GRAPH',
      { path: field, at: 'key' },
      {
        message: `"needs" is for graphs, and "process.type" is ${quote(type)}${type === 'sequence_run' ? ', where each step takes the results of the one before' : ''}. Write "graph" there, or take "needs" out.`,
        expected: '"graph" as "process.type"',
      },
    );
    return [];
  }
  const needs: string[] = [];
  for (const item of report.items(field)) {
    const need = report.text(item);
    if (need === undefined) continue;
    if (need === ids[self]) {
      report.add(
        'error',
        'NEEDS_ITSELF',
        { path: item },
        { message: `The step ${quote(need)} needs its own results.`, got: quote(need) },
      );
    } else if (!ids.includes(need)) {
      const others = ids.filter((_, i) => i !== self);
      const meant = nearest(need, others);
      report.add(
        'error',
        'UNKNOWN_STEP',
        { path: item },
        {
          message: `There is no step ${quote(need)}${meant ? `; did you mean "${meant}"?` : others.length > 0 && others.length <= 8 ? `; there ${others.length === 1 ? 'is' : 'are'} ${quoteList(others, 'and')}.` : '.'}`,
          got: quote(need),
          expected: meant,
          fix: meant ? report.rewrite(item, meant, false) : undefined,
        },
      );
    } else if (needs.includes(need)) {
      report.add(
        'warning',
        'DUPLICATE_ENTRY',
        { path: item },
        { message: `${quote(need)} is in "needs" twice.`, got: quote(need) },
      );
    } else needs.push(need);
  }
  return needs;
}
