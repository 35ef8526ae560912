import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GO_TOOLS } from '../services/go-tools.ts';
import { TOOLS } from '../services/tools.ts';

/** What must be ready before a test file can run: services, images in them, and programs by name. */
export type Need = Service | keyof typeof GO_TOOLS | keyof typeof TOOLS;
export type Service = 'agent' | 'aws' | 'docker' | 'images' | 'python' | 'registry';

export interface Needs {
  readonly all: ReadonlySet<Need>;
  /** Whether its tests check what is available, and skip themselves. */
  readonly asks: boolean;
}

/** Modules that are not searched: a call of their functions is the need. */
const DOORS =
  /^(?:scripts\/(?:services|test)(?:\.ts$|\/)|scripts\/(?:build|publish)-agent\.ts$|images\/build\.ts$|test\/fakes\/workshop\.ts$)/;

/** Files that may open services and start programs; src/ gets them as arguments. */
const FOLDERS = /^(?:bench|images|scripts|test)\/.*\.ts$/;

const ASKING = 'test/fakes/missing.ts';

const CALLS: readonly (readonly [call: RegExp, ...needs: Need[]])[] = [
  [/\.engine\(|\bensureEngine\(/, 'docker'],
  [/\.registry\(|\bensureRegistry\(/, 'registry'],
  [/\.ministack\(|\bensureMiniStack\(/, 'docker', 'aws'],
  [/\b(?:build|publish)Agent\(/, 'agent'],
  [/\bbuildImages\(/, 'images'],
  [/\b(?:ensureP|p)ythonTools\(/, 'python'],
  [/'\/bin\/busybox'/, 'busybox'],
  [/\bopenWorkshop\(/, 'docker', 'registry', 'agent'],
  [/\bopenWorkshop\((?!\[\])/, 'images'],
];

/**
 * Names at the start of a call's arguments, alone or in a list: `spawn('docker', …`, `tools(['skopeo',
 * 'umoci'])`.
 */
const NAMES = /(?:\((?:setting, )?|\bof )\[?((?:\s*'[\w-]+',?)+)/g;
const PROGRAMS: ReadonlySet<string> = new Set(['docker', ...Object.keys(GO_TOOLS), ...Object.keys(TOOLS)]);

/**
 * Finds what a test file needs by reading it and everything that it imports from the tests and scripts: calls
 * that open services, and programs that it starts. Nothing is declared, so nothing goes stale. An overlooked
 * need only costs time: tests also set up what they use themselves.
 * @param file below `root`: `test/run/watch.test.ts`
 */
export function needsOf(root: string, file: string): Needs {
  const needs = new Set<Need>();
  const seen = new Set([file]);
  for (const each of seen) {
    if (DOORS.test(each)) continue;
    const text = readFileSync(join(root, each), 'utf8');
    for (const [call, ...found] of CALLS) if (call.test(text)) for (const need of found) needs.add(need);
    for (const [, names = ''] of text.matchAll(NAMES))
      for (const [, name = ''] of names.matchAll(/'([^']+)'/g))
        if (PROGRAMS.has(name)) needs.add(name as Need);
    for (const imported of importsOf(text)) {
      const target = join(dirname(each), imported);
      if (FOLDERS.test(target) && existsSync(join(root, target))) seen.add(target);
    }
  }
  return { all: needs, asks: seen.has(ASKING) };
}

/** Relative paths that a module imports, lazily too, except types. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/gm,
  );
  return [...found].map(([, always, lazily]) => always ?? lazily ?? '');
}
