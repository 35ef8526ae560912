import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import parse from 'semver/functions/parse.js';
import prerelease from 'semver/functions/prerelease.js';
import type { Finding } from '../core/finding.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import { findingAt, type JsonText, nodeAt, rewriteFix } from '../spec/json/json-text.ts';
import { inputsOf } from '../spec/named-files.ts';
import { clip } from '../text/markdown.ts';
import { quote } from '../text/quote.ts';
import { inputChanges, resultChanges } from './file-changes.ts';
import { changeOf, type Interface, type InterfaceChange, type Level, yesNo } from './interface-change.ts';
import { variableChanges } from './variable-changes.ts';

/** Changes that a message names; the page of the entry has all. */
const SHOWN_CHANGES = 3;
/**
 * Characters of a value in a message: 200 choices would fill a comment alone, and leave no room for other
 * findings.
 */
const SHOWN_VALUE = 100;

/** What differs between two versions for their users, inputs first; empty where nothing does. */
export function interfaceChanges(before: Interface, now: Interface): InterfaceChange[] {
  return [
    ...inputChanges(inputsOf(before), inputsOf(now)),
    ...resultChanges(before, now),
    ...variableChanges(before.user_specified_environment_variables, now.user_specified_environment_variables),
    // Without a checkpoint, an item of hours may never end on interrupted machines. Its path matters only to
    // the algorithm.
    ...changeOf('checkpoint', '')('', hasCheckpoint(before), hasCheckpoint(now), yesNo, (_, has) =>
      has ? 'minor' : 'major',
    ),
  ];
}

const hasCheckpoint = ({ checkpoint }: Interface): boolean => checkpoint !== undefined;

/**
 * The version whose interface another one keeps or breaks: the newest published one below it. Prereleases do
 * not count.
 * @returns undefined where there is none, as for the first version
 */
export function predecessorOf(version: string, published: readonly string[]): string | undefined {
  const below = published.filter((one) => prerelease(one) === null && compare(one, version) < 0);
  return below.sort(compare).at(-1);
}

/**
 * The least version that may follow with changes of a level. Below 1.0.0 the second number says what breaks
 * (SemVer, 4).
 */
export function leastVersion(predecessor: string, level: Level): string {
  const isStable = parse(predecessor)!.major > 0;
  const part = level === 'major' ? (isStable ? 'major' : 'minor') : isStable ? level : 'patch';
  return inc(predecessor, part)!;
}

/** Whether a version is high enough for changes of a level. A prerelease counts as its release. */
export function isStepEnough(version: string, predecessor: string, level: Level): boolean {
  const { major, minor, patch } = parse(version)!;
  return compare(`${major}.${minor}.${patch}`, leastVersion(predecessor, level)) >= 0;
}

/**
 * Reports a version that is too low for its changes: an error if they break workflows, a warning if users
 * could miss what is new.
 */
export function checkVersionStep(
  json: JsonText,
  predecessor: Interface & Pick<CompleteSpec, 'version'>,
  spec: CompleteSpec,
): Finding[] {
  const changes = interfaceChanges(predecessor, spec);
  const level = (['major', 'minor'] as const).find((one) => changes.some((change) => change.level === one));
  if (level === undefined || isStepEnough(spec.version, predecessor.version, level)) return [];
  const least = leastVersion(predecessor.version, level);
  const node = nodeAt(json, ['version'])?.value;
  const reasons = changes.filter((change) => change.level === level).map(changeText);
  const more = reasons.length > SHOWN_CHANGES ? `; and ${reasons.length - SHOWN_CHANGES} more` : '';
  const listed = reasons.slice(0, SHOWN_CHANGES).join('; ') + more;
  const message =
    level === 'major'
      ? `Version ${spec.version} breaks workflows that use ${predecessor.version}: ${listed}. Write "version": "${least}", or undo the change.`
      : `Version ${spec.version} can do more than ${predecessor.version}: ${listed}. Write "version": "${least}" to show that.`;
  return [
    findingAt(
      json,
      level === 'major' ? 'error' : 'warning',
      level === 'major' ? 'VERSION_BREAKS' : 'VERSION_ADDS',
      { path: ['version'] },
      {
        ...{ message, got: quote(spec.version), expected: `"${least}" or newer` },
        ...(node && { fix: rewriteFix(node, `"${least}"`, false) }),
      },
    ),
  ];
}

function changeText({ kind, name, field, before, now }: InterfaceChange): string {
  const what = name === '' ? kind : `${kind} ${quote(name)}`;
  const shown = (text: string): string => clip(text, SHOWN_VALUE);
  return `${what}${field && ` ${field}`}: ${shown(before)}, now ${shown(now)}`;
}
