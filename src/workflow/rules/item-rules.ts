import { patternProblem } from '../../core/pattern-cost.ts';
import type { GatherRule, GroupRule } from '../../protocol/item-plan.ts';
import { keyAt, type Path } from '../../spec/json/json-text.ts';
import { unknownEnding } from '../../spec/names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';

/** How a workflow file says that files become items. */
export type WrittenItems =
  | { readonly kind: 'file' | 'pairs' | 'folder' }
  | { readonly kind: 'by'; readonly pattern: string }
  | { readonly kind: 'sheet'; readonly path: string };

/** Where a workflow file names its sheet. */
export interface SheetPlace {
  readonly path: Path;
  /** Relative to the workflow file. */
  readonly sheet: string;
}

/** Reads `items`; undefined where it is wrong, which is reported. */
export function checkItems(report: Report): WrittenItems | undefined {
  const field = ['items'];
  if (!report.has(field)) return { kind: 'file' };
  const short = report.text(field);
  if (short !== undefined)
    return short === 'pairs' || short === 'folder' ? { kind: short } : { kind: 'sheet', path: short };
  const by = report.text([...field, 'by']);
  const sheet = report.text([...field, 'sheet']);
  const given = report.entries(field).length;
  if (given !== 1) {
    report.error('BAD_ITEMS', field, {
      message: `"items" has ${given === 0 ? 'neither "by" nor "sheet"' : 'both "by" and "sheet"'}: there is only one way in which files become items. Write one of them.`,
      expected: '"pairs", "folder", a sheet\'s path, or "by" with a regular expression',
    });
    return undefined;
  }
  if (sheet !== undefined) return { kind: 'sheet', path: sheet };
  if (by === undefined) return undefined;
  if (by === 'pairs' || by === 'folder') return { kind: by };
  return checkItemPattern(report, [...field, 'by'], by) ? { kind: 'by', pattern: by } : undefined;
}

/** The sheet that a file names, and the field that names it; undefined where it names none. */
export function sheetPlace(report: Report, items: WrittenItems | undefined): SheetPlace | undefined {
  if (items?.kind !== 'sheet') return undefined;
  return { path: report.text(['items']) === undefined ? ['items', 'sheet'] : ['items'], sheet: items.path };
}

function checkItemPattern(report: Report, path: Path, pattern: string): boolean {
  const why =
    patternProblem(pattern) ??
    (/\(\?<item>/.test(pattern) ? undefined : 'it has no group called item, such as (?<item>.+)');
  if (why === undefined) return true;
  report.error('BAD_PATTERN', path, {
    message: `"items" has the regular expression ${quote(pattern)}, which cannot be used: ${why}.`,
    got: quote(pattern),
    expected: 'a regular expression for the whole path, with a group (?<item>…)',
  });
  return false;
}

/**
 * Reads a step's `gather`; undefined where it has none, or a wrong one, which is reported.
 * @param columns of the sheet; undefined where there is no sheet, or it could not be read
 */
export function checkGather(
  report: Report,
  step: Path,
  columns: readonly string[] | undefined,
): GatherRule | undefined {
  const field = [...step, 'gather'];
  if (report.value(field) === true) return {};
  if (report.entries(field).length === 0) return undefined;
  const size = report.number([...field, 'size']);
  const allowed = report.number([...field, 'allow_failed']) ?? report.text([...field, 'allow_failed']);
  const by = checkGroup(report, [...field, 'by'], columns);
  return {
    ...(by && { by }),
    ...(size !== undefined && { size }),
    ...(allowed !== undefined && {
      allowFailed:
        typeof allowed === 'number' ? { items: allowed } : { percent: Number(allowed.replace('%', '')) },
    }),
  };
}

function checkGroup(
  report: Report,
  path: Path,
  columns: readonly string[] | undefined,
): GroupRule | undefined {
  const by = report.text(path);
  if (by === undefined) return undefined;
  if (by === 'item') return { kind: 'item' };
  if (by.includes('(')) {
    const groups = by.match(/(?<!\\)\((?!\?:)/g)?.length ?? 0;
    const why = patternProblem(by) ?? (groups === 1 ? undefined : `it has ${groups} groups, not one`);
    if (why === undefined) return { kind: 'pattern', pattern: by };
    report.error('BAD_PATTERN', path, {
      message: `"gather" has the regular expression ${quote(by)}, which cannot be used: ${why}.`,
      got: quote(by),
      expected: 'a regular expression for the whole id, with one group (…)',
    });
    return undefined;
  }
  if (columns?.includes(by)) return { kind: 'column', column: by };
  const meant = nearest(by, [...(columns ?? []), 'item']);
  const none = columns === undefined;
  report.error('UNKNOWN_COLUMN', path, {
    message: none
      ? `"by" is ${quote(by)}, which would be a column of a sheet, but "items" does not name a sheet that can be read. Write "item", or a regular expression with a group (…).`
      : `The sheet has no column ${quote(by)}${unknownEnding(meant, columns)}`,
    got: quote(by),
    expected: none ? '"item", or a regular expression' : meant,
    fix: none ? undefined : report.rewrite(path, meant, false),
  });
  return undefined;
}

/** Names in `shared`, ids of steps, and `files` must differ: an input can name any of them. */
export function checkNames(report: Report, ids: readonly string[]): void {
  for (const [name, path] of report.entries(['shared'])) {
    if (name !== 'files' && !ids.includes(name)) continue;
    report.error('SAME_NAME', keyAt(path), {
      message: `"shared" has the name ${quote(name)}, which is ${name === 'files' ? "the word for the workflow's own files" : 'the id of a step, too'}: an input could mean either. Choose another name.`,
      got: quote(name),
    });
  }
}
