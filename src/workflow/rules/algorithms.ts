import compare from 'semver/functions/compare.js';
import { type CatalogIndex, newestVersion } from '../../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import type { Path } from '../../spec/json/json-text.ts';
import { foldName } from '../../spec/reserved-names.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';

/** Which published version a step means. */
export interface Choice {
  readonly name: string;
  readonly version: string;
  /** The version whose spec says that the algorithm is deprecated. */
  readonly deprecatedIn?: string;
}

/** Looks a step's algorithm up; undefined, with a finding, where the catalog has none like it. */
export function chooseVersion(
  report: Report,
  step: Path,
  index: CatalogIndex,
  catalog: string,
): Choice | undefined {
  const path = [...step, 'name'];
  const written = report.text(path);
  if (written === undefined) return undefined;
  const [name = '', version] = written.split('@');
  if (!Object.hasOwn(index.algorithms, name)) {
    unknownAlgorithm(report, path, name, version, Object.keys(index.algorithms), catalog);
    return undefined;
  }
  const { versions, removed } = index.algorithms[name]!;
  const newest = newestVersion(versions);
  const chosen = version ?? newest;
  if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
    removedVersion(report, path, name, version, newest);
    return undefined;
  }
  if (!Object.hasOwn(versions, chosen)) {
    unknownVersion(report, path, name, chosen, Object.keys(versions));
    return undefined;
  }
  if (removed) {
    report.add(
      'warning',
      'REMOVED_ALGORITHM',
      { path },
      {
        message: `${quote(name)} was taken out of the catalog: its versions still run, but there will be no new ones. Look for another.`,
        got: quote(name),
      },
    );
  }
  if (version === undefined) {
    report.add(
      'hint',
      'VERSION_NOT_PINNED',
      { path },
      {
        message: `"name" is ${quote(name)} without a version: the newest is taken, ${newest} today. Write ${quote(`${name}@${newest}`)} to get the same results tomorrow.`,
        got: quote(name),
        expected: `${name}@${newest}`,
        fix: report.rewrite(path, `${name}@${newest}`, false),
      },
    );
  }
  // A published spec never changes: that an algorithm is deprecated is said by a later version of it.
  const deprecatedIn = [chosen, newest].find((each) => versions[each]?.deprecated !== undefined);
  return { name, version: chosen, ...(deprecatedIn !== undefined && { deprecatedIn }) };
}

/** Tells of an algorithm that its authors have given up, and what to take instead. */
export function tellDeprecated(report: Report, step: Path, spec: ExtendedSpec): void {
  const { reason, replaced_by } = spec.deprecated ?? {};
  if (reason === undefined) return;
  report.add(
    'warning',
    'DEPRECATED_ALGORITHM',
    { path: [...step, 'name'] },
    {
      message: `${quote(spec.name)} is deprecated since ${spec.version}: ${quote(reason)}.${replaced_by ? ` Take "${replaced_by}" instead.` : ''}`,
      got: quote(spec.name),
      expected: replaced_by,
    },
  );
}

/** That the step can run on what its `compute`, or the workflow's, asks for. */
export function checkCompute(report: Report, step: Path, spec: ExtendedSpec): void {
  const own = report.text([...step, 'compute']);
  const compute = own ?? report.text(['compute']);
  if (!compute?.startsWith('fargate') || spec.fargate !== null) return;
  const why = spec.gpu
    ? 'needs a GPU'
    : `needs ${spec.cpu_units / 1024} vCPUs and ${spec.memory_mb} MB of memory`;
  report.add(
    'error',
    'TOO_LARGE_FOR_FARGATE',
    { path: own === undefined ? ['compute'] : [...step, 'compute'] },
    {
      message: `"compute" is ${quote(compute)}, but ${spec.name} ${why}, which Fargate has not. Write "auto" or "ec2" for this step.`,
      got: quote(compute),
      expected: '"auto" or "ec2"',
    },
  );
}

function unknownAlgorithm(
  report: Report,
  path: Path,
  name: string,
  version: string | undefined,
  names: readonly string[],
  catalog: string,
): void {
  const meant = names.find((each) => foldName(each) === foldName(name)) ?? nearest(name, names);
  const right = meant && (version === undefined ? meant : `${meant}@${version}`);
  report.add(
    'error',
    'UNKNOWN_ALGORITHM',
    { path },
    {
      message: `The catalog ${quote(catalog)} has no algorithm ${quote(name)}${meant ? `; did you mean "${meant}"?` : names.length > 0 && names.length <= 12 ? `; it has ${quoteList(names, 'and')}.` : '.'}`,
      got: quote(name),
      expected: meant,
      fix: right ? report.rewrite(path, right, foldName(meant) === foldName(name)) : undefined,
    },
  );
}

function removedVersion(
  report: Report,
  path: Path,
  name: string,
  version: string | undefined,
  newest: string | undefined,
): void {
  const what = version === undefined ? quote(name) : `Version ${quote(version)} of ${quote(name)}`;
  report.add(
    'error',
    'REMOVED_VERSION',
    { path },
    {
      message: `${what} was taken out of the catalog. ${newest === undefined ? 'There is no other: take another algorithm.' : `There is ${newest}.`}`,
      got: quote(version ?? name),
      expected: newest,
      fix: newest === undefined ? undefined : report.rewrite(path, `${name}@${newest}`, false),
    },
  );
}

function unknownVersion(
  report: Report,
  path: Path,
  name: string,
  version: string,
  versions: readonly string[],
): void {
  const plain = version.replace(/^[vV]/, '');
  const same = [plain, `${plain}.0`, `${plain}.0.0`].find((each) => versions.includes(each));
  const newestFirst = [...versions].sort(compare).reverse();
  const shown = newestFirst.slice(0, 5).join(', ');
  report.add(
    'error',
    'UNKNOWN_VERSION',
    { path },
    {
      message: `${quote(name)} has no version ${quote(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
      got: quote(version),
      expected: same ?? shown,
      fix: same ? report.rewrite(path, `${name}@${same}`, same === plain) : undefined,
    },
  );
}
