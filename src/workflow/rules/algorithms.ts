import compare from 'semver/functions/compare.js';
import { type CatalogIndex, newestVersion } from '../../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import { fargateSize } from '../../catalog/fargate-size.ts';
import { AGENT_MEMORY_MB, containerMemory } from '../../protocol/agent-size.ts';
import type { Path } from '../../spec/json/json-text.ts';
import { foldName, unknownEnding } from '../../spec/names.ts';
import { FARGATE_DISK_GB } from '../../spec/rules/resources.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';

/** The published version that a step uses. */
export interface VersionChoice {
  readonly name: string;
  readonly version: string;
  /** The version whose spec declares the algorithm deprecated. */
  readonly deprecatedIn?: string;
}

/** Chooses the version of a step's algorithm; undefined, with a finding, when the catalog does not have it. */
export function chooseVersion(
  report: Report,
  step: Path,
  index: CatalogIndex,
  catalog: string,
): VersionChoice | undefined {
  const path = [...step, 'name'];
  const written = report.text(path);
  if (written === undefined) return undefined;
  const [name = '', version] = written.split('@');
  if (!Object.hasOwn(index.algorithms, name)) {
    const names = Object.keys(index.algorithms);
    const meant = names.find((each) => foldName(each) === foldName(name)) ?? nearest(name, names);
    const right = meant && (version === undefined ? meant : `${meant}@${version}`);
    report.error('UNKNOWN_ALGORITHM', path, {
      message:
        names.length === 0
          ? `Nothing is published in the catalog ${quote(catalog)} yet, so it has no ${quote(name)}. Publish it: npx pipewright publish.`
          : `The catalog ${quote(catalog)} has no algorithm ${quote(name)}${unknownEnding(meant, names)}`,
      got: quote(name),
      expected: meant,
      fix: report.rewrite(path, right, foldName(meant ?? '') === foldName(name)),
    });
    return undefined;
  }
  const { versions, removed } = index.algorithms[name]!;
  const newest = newestVersion(versions);
  const chosen = version ?? newest;
  if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
    const what = version === undefined ? quote(name) : `Version ${quote(version)} of ${quote(name)}`;
    report.error('REMOVED_VERSION', path, {
      message: `${what} was removed from the catalog. ${newest === undefined ? 'No version is left: use another algorithm.' : `Use ${newest}.`}`,
      got: quote(version ?? name),
      expected: newest,
      fix: report.rewrite(path, newest && `${name}@${newest}`, false),
    });
    return undefined;
  }
  if (!Object.hasOwn(versions, chosen)) {
    unknownVersion(report, path, name, chosen, Object.keys(versions));
    return undefined;
  }
  if (removed) {
    report.warn('REMOVED_ALGORITHM', path, {
      message: `${quote(name)} was removed from the catalog: its versions still run, but there will be no new ones. Look for another algorithm.`,
      got: quote(name),
    });
  }
  if (version === undefined) {
    const pinned = `${name}@${newest}`;
    report.hint('VERSION_NOT_PINNED', path, {
      message: `"name" is ${quote(name)} without a version: the newest is used, ${newest} today. Write ${quote(pinned)} to get the same results tomorrow.`,
      got: quote(name),
      expected: pinned,
      fix: report.rewrite(path, pinned, false),
    });
  }
  // A published spec never changes: a later version declares that the algorithm is deprecated.
  const deprecatedIn = [chosen, newest].find((each) => versions[each]?.deprecated !== undefined);
  return { name, version: chosen, deprecatedIn };
}

/** Warns of an algorithm that its authors have given up, and names the one to use instead. */
export function warnDeprecated(report: Report, step: Path, spec: ExtendedSpec): void {
  const { reason, replaced_by } = spec.deprecated ?? {};
  if (reason === undefined) return;
  report.warn('DEPRECATED_ALGORITHM', [...step, 'name'], {
    message: `${quote(spec.name)} is deprecated since ${spec.version}: ${quote(reason)}.${replaced_by ? ` Use "${replaced_by}" instead.` : ''}`,
    got: quote(spec.name),
    expected: replaced_by,
  });
}

/** A step must be able to run on what its `compute`, or the workflow's, asks for. */
export function checkCompute(report: Report, step: Path, spec: ExtendedSpec): void {
  const own = report.text([...step, 'compute']);
  const compute = own ?? report.text(['compute']);
  const fits =
    !spec.gpu &&
    spec.disk_gb <= FARGATE_DISK_GB &&
    fargateSize(spec.cpu_units, containerMemory(spec.memory_mb)) !== null;
  if (!compute?.startsWith('fargate') || fits) return;
  const why = spec.gpu
    ? 'needs a GPU'
    : `needs ${spec.cpu_units / 1024} vCPUs and ${spec.memory_mb} MB of memory and ${AGENT_MEMORY_MB} for the agent, and ${spec.disk_gb} GB of disk`;
  report.error('TOO_LARGE_FOR_FARGATE', own === undefined ? ['compute'] : [...step, 'compute'], {
    message: `"compute" is ${quote(compute)}, but ${spec.name} ${why}, which Fargate does not have. Write "auto" or "ec2" for this step.`,
    got: quote(compute),
    expected: '"auto" or "ec2"',
  });
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
  report.error('UNKNOWN_VERSION', path, {
    message: `${quote(name)} has no version ${quote(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
    got: quote(version),
    expected: same ?? shown,
    fix: report.rewrite(path, same && `${name}@${same}`, same === plain),
  });
}
