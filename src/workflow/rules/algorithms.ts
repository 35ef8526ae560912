import { type CatalogIndex, listedVersions } from '../../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import { fargateSize } from '../../catalog/fargate-size.ts';
import { findVersion } from '../../catalog/find-version.ts';
import { AGENT_MEMORY_MB, containerMemory } from '../../protocol/agent-size.ts';
import type { Path } from '../../spec/json/json-text.ts';
import { FARGATE_DISK_GB } from '../../spec/rules/resources.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';

/** The published version that a step uses. */
export interface VersionChoice {
  readonly name: string;
  readonly version: string;
  /** The version whose spec declares the algorithm deprecated. */
  readonly deprecatedIn?: string;
}

/**
 * Chooses the version of a step's algorithm; undefined, with a finding, when the catalog does not have it.
 */
export function chooseVersion(
  report: Report,
  step: Path,
  index: CatalogIndex,
  catalog: string,
): VersionChoice | undefined {
  const path = [...step, 'name'];
  const written = report.text(path);
  if (written === undefined) return undefined;
  const found = findVersion(index, written, catalog);
  if ('code' in found) {
    const { code, message, got, expected, meant, sure } = found;
    report.error(code, path, { message, got: quote(got), expected, fix: report.rewrite(path, meant, sure) });
    return undefined;
  }
  const { name, version, newest, pinned, removed } = found;
  if (removed) {
    report.warn('REMOVED_ALGORITHM', path, {
      message: `${quote(name)} was removed from the catalog: its versions still run, but there will be no new ones. Look for another algorithm.`,
      got: quote(name),
    });
  }
  if (!pinned) {
    const right = `${name}@${newest}`;
    report.hint('VERSION_NOT_PINNED', path, {
      message: `"name" is ${quote(name)} without a version, so the newest one is used, which is ${newest} today. Write ${quote(right)} to keep getting the same results.`,
      got: quote(name),
      expected: right,
      fix: report.rewrite(path, right, false),
    });
  }
  // A published spec never changes, so only a later version can declare that the algorithm is deprecated.
  const versions = listedVersions(index, name);
  const deprecatedIn = [version, newest].find((each) => versions[each]?.deprecated !== undefined);
  return { name, version, deprecatedIn };
}

/** Warns where an algorithm is deprecated, and names the one to use instead. */
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
    : `needs ${spec.cpu_units / 1024} vCPUs, ${spec.memory_mb} MB of memory plus ${AGENT_MEMORY_MB} MB for the agent, and ${spec.disk_gb} GB of disk`;
  report.error('TOO_LARGE_FOR_FARGATE', own === undefined ? ['compute'] : [...step, 'compute'], {
    message: `"compute" is ${quote(compute)}, but ${spec.name} ${why}, which Fargate does not have. Write "auto" or "ec2" for this step.`,
    got: quote(compute),
    expected: '"auto" or "ec2"',
  });
}

/** A step's image must be for the processors that its `architecture`, or the workflow's, names. */
export function checkArchitecture(report: Report, step: Path, spec: ExtendedSpec): void {
  const own = report.text([...step, 'architecture']);
  const architecture = own ?? report.text(['architecture']);
  const platform = PLATFORMS.get(architecture ?? '');
  const platforms = spec.platforms.map((each) => each.platform);
  if (platform === undefined || platforms.some((each) => each.startsWith(platform))) return;
  const place = own === undefined ? ['architecture'] : [...step, 'architecture'];
  report.error('NO_PLATFORM', place, {
    message: `"architecture" is ${quote(architecture!)}, but the image of ${spec.name}@${spec.version} is for ${platforms.join(', ') || 'no platform'} only. Write "auto", which uses arm64 if the image is for it.`,
    got: quote(architecture!),
    expected: '"auto"',
    fix: report.rewrite(place, 'auto', false),
  });
}

const PLATFORMS = new Map([
  ['arm64', 'linux/arm64'],
  ['x86_64', 'linux/amd64'],
]);
