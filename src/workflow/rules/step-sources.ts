import type { ItemSource } from '../../protocol/item-plan.ts';
import type { Path } from '../../spec/json/json-text.ts';
import { unknownEnding } from '../../spec/names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';

/** The source of an input as written. Where it names only a step, the output is not known yet. */
export type WrittenSource = Exclude<ItemSource, { readonly from: 'step' }> | WrittenStep;
export interface WrittenStep {
  readonly from: 'step';
  readonly step: string;
  readonly output?: string;
}

export interface SourceAt {
  readonly path: Path;
  readonly source: WrittenSource;
}

/** Input → its sources, in the order of the file. */
export type Wiring = ReadonlyMap<string, readonly SourceAt[]>;

/**
 * Reads a step's `inputs`. Names that are neither a step's id nor in `shared` are reported and left out.
 * @param ids of all steps
 */
export function readWiring(report: Report, step: Path, ids: readonly string[], self: string): Wiring {
  const shared = report.entries(['shared']).map(([name]) => name);
  const names = ['files', ...ids.filter((id) => id !== self), ...shared];
  return new Map(
    report.entries([...step, 'inputs']).map(([input, path]) => {
      const paths = report.text(path) === undefined ? report.items(path) : [path];
      const seen = new Set<string>();
      const sources = paths.flatMap((each): SourceAt[] => {
        const written = report.text(each);
        if (written === undefined) return [];
        if (seen.has(written)) {
          report.warn('DUPLICATE_ENTRY', each, {
            message: `The input ${quote(input)} has ${quote(written)} twice. Remove one.`,
            got: quote(written),
          });
          return [];
        }
        seen.add(written);
        const source = parseSource(written, names, shared);
        if (source) return [{ path: each, source }];
        reportUnknown(report, each, written, names, self);
        return [];
      });
      return [input, sources];
    }),
  );
}

function parseSource(
  written: string,
  names: readonly string[],
  shared: readonly string[],
): WrittenSource | undefined {
  const dot = written.indexOf('.');
  const name = dot < 0 ? written : written.slice(0, dot);
  const rest = dot < 0 ? undefined : written.slice(dot + 1);
  if (!names.includes(name)) return undefined;
  if (name === 'files') return rest === undefined ? { from: 'files' } : { from: 'files', column: rest };
  if (shared.includes(name)) return rest === undefined ? { from: 'shared', name } : undefined;
  return rest === undefined ? { from: 'step', step: name } : { from: 'step', step: name, output: rest };
}

function reportUnknown(
  report: Report,
  path: Path,
  written: string,
  names: readonly string[],
  self: string,
): void {
  const name = written.split('.')[0] ?? '';
  const got = quote(written);
  if (name === self) {
    report.error('NEEDS_ITSELF', path, {
      message: `The step ${quote(self)} would take its own results. Name another step.`,
      got,
    });
    return;
  }
  if (names.includes(name)) {
    report.error('UNKNOWN_SOURCE', path, {
      message: `${got} names a part of ${quote(name)}, which is one file of "shared". Write ${quote(name)}.`,
      got,
      expected: name,
      fix: report.rewrite(path, name, false),
    });
    return;
  }
  const meant = nearest(name, names);
  report.error('UNKNOWN_SOURCE', path, {
    message: `There is no step or shared file called ${quote(name)}${unknownEnding(meant, names, 'choose from')}`,
    got,
    expected: meant,
    fix: report.rewrite(path, meant && meant + written.slice(name.length), false),
  });
}
