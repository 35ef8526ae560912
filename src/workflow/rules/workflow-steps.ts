import { keyAt, type Path } from '../../spec/json/json-text.ts';
import { isInheritedName, unknownEnding } from '../../spec/names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import { checkNames } from './item-rules.ts';
import { checkOrder } from './step-order.ts';
import { readWiring, type Wiring } from './step-sources.ts';

/** A step, as far as it is known without its algorithm's spec. */
export interface DraftStep {
  /** The place of its entry in `process.algorithms`. */
  readonly path: Path;
  readonly id: string;
  /** Ids of other steps, including those that its inputs name; ids that do not exist are left out. */
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** What its `inputs` say. */
  readonly wiring: Wiring;
}

export const STEPS = ['process', 'algorithms'] as const;

/** Folders of runs in the bucket of results (design sections 8 and 9): steps must not write into them. */
const RUN_FOLDERS = ['runs', 'markers'];

function isReservedId(id: string): boolean {
  return RUN_FOLDERS.includes(id) || isInheritedName(id);
}

/**
 * Reads the steps: their ids and what each takes. Reports mistakes, such as a cycle.
 * @returns the steps in the file's order
 */
export function checkSteps(report: Report): DraftStep[] {
  const typePath = ['process', 'type'];
  const type = report.text(typePath);
  const paths = report.items(STEPS);
  if (type === 'single_run' && paths.length > 1) {
    report.error('SEVERAL_ALGORITHMS', typePath, {
      message: `"process.type" is "single_run", but there are ${paths.length} algorithms. To pass the results of each to the next, write "sequence_run".`,
      got: '"single_run"',
      expected: '"sequence_run" or "graph"',
      fix: report.rewrite(typePath, 'sequence_run', false),
    });
  }
  const ids = stepIds(report, paths);
  const steps = paths.map((path, i): DraftStep => {
    const written = type === undefined ? [] : neededBy(report, [...path, 'needs'], ids, i, type);
    const before = type === 'sequence_run' && i > 0 ? [ids[i - 1]!] : written;
    const wiring = readWiring(report, path, ids, ids[i]!);
    const wired = [...wiring.values()]
      .flat()
      .flatMap(({ source }) => (source.from === 'step' ? [source.step] : []));
    const gather =
      report.value([...path, 'gather']) === true || report.entries([...path, 'gather']).length > 0;
    return { path, id: ids[i]!, needs: [...new Set([...before, ...wired])], gather, wiring };
  });
  checkNames(report, ids);
  if (type === 'graph' || steps.some(({ wiring }) => wiring.size > 0)) checkOrder(report, steps);
  return steps;
}

/** Ids as written, else the algorithm's name, with a number behind it where the name is taken. */
function stepIds(report: Report, paths: readonly Path[]): string[] {
  const idPaths = paths.map((path) => [...path, 'id']);
  for (const { path, key, first, second } of report.repeated(idPaths)) {
    report.error('DUPLICATE_ID', path, {
      message: `The steps ${first + 1} and ${second + 1} both have the id ${quote(key)}, so their results would overwrite each other. Choose another id for one.`,
      got: quote(key),
    });
  }
  const written = idPaths.map((path) => report.text(path));
  for (const [i, id] of written.entries()) {
    if (id === undefined || !isReservedId(id)) continue;
    const why = isInheritedName(id)
      ? 'which is reserved for JavaScript'
      : 'the name of a folder that runs use for their own files';
    report.error('RESERVED_ID', idPaths[i]!, {
      message: `"id" is ${quote(id)}, ${why}. Choose another id.`,
      got: quote(id),
    });
  }
  const taken = new Set(written);
  return written.map((id, i) => {
    if (id !== undefined) return id;
    const name = report.text([...paths[i]!, 'name'])?.split('@')[0] ?? `step-${i + 1}`;
    const base = isReservedId(name) ? `${name}-1` : name;
    let free = base;
    for (let n = 2; taken.has(free); n++) free = `${base}-${n}`;
    taken.add(free);
    return free;
  });
}

/** The ids in a step's `needs`; those that are not another step's are reported and left out. */
function neededBy(report: Report, field: Path, ids: readonly string[], self: number, type: string): string[] {
  if (!report.has(field)) return [];
  if (type !== 'graph') {
    report.error('NEEDS_OUTSIDE_GRAPH', keyAt(field), {
      message: `"needs" is for graphs, but "process.type" is ${quote(type)}${type === 'sequence_run' ? ', where each step takes the results of the one before' : ''}. Write "graph" there, or remove "needs".`,
      expected: '"graph" as "process.type"',
    });
    return [];
  }
  const needs: string[] = [];
  const others = ids.filter((_, i) => i !== self);
  for (const path of report.items(field)) {
    const need = report.text(path);
    if (need === undefined) continue;
    const got = quote(need);
    if (need === ids[self]) {
      report.error('NEEDS_ITSELF', path, {
        message: `The step ${got} needs its own results. Remove it.`,
        got,
      });
    } else if (!ids.includes(need)) {
      const meant = nearest(need, others);
      report.error('UNKNOWN_STEP', path, {
        message: `There is no step ${got}${unknownEnding(meant, others, 'choose from')}`,
        got,
        expected: meant,
        fix: report.rewrite(path, meant, false),
      });
    } else if (needs.includes(need)) {
      report.warn('DUPLICATE_ENTRY', path, { message: `"needs" has ${got} twice. Remove one.`, got });
    } else needs.push(need);
  }
  return needs;
}
