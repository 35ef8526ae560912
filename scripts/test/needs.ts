import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GO_TOOLS } from '../services/go-tools.ts';
import { TOOLS } from '../services/tools.ts';

/** What has to be ready before a test file can run: services, what is published in them, and programs by their names. */
export type Need = Service | keyof typeof GO_TOOLS | keyof typeof TOOLS;
export type Service = 'agent' | 'aws' | 'docker' | 'images' | 'python' | 'registry';

export interface Needs {
  readonly all: ReadonlySet<Need>;
  /** Its tests ask what is there, and skip themselves. */
  readonly asks: boolean;
}

/** Calling one of these modules is a need; the modules themselves are not searched. */
const DOORS =
  /^(?:scripts\/(?:services|test)(?:\.ts$|\/)|scripts\/(?:build|publish)-agent\.ts$|images\/build\.ts$|test\/fakes\/workshop\.ts$)/;

/** Where services and programs are used; the sources themselves are given them. */
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

/** Names at the beginning of a call's arguments, alone or in a list: `spawn('docker', …`, `tools(['skopeo', 'umoci'])`. */
const NAMES = /(?:\((?:setting, )?|\bof )\[?((?:\s*'[\w-]+',?)+)/g;
const PROGRAMS: ReadonlySet<string> = new Set(['docker', ...Object.keys(GO_TOOLS), ...Object.keys(TOOLS)]);

/**
 * Finds what a test file needs by reading it and everything that it imports from the tests and scripts: the calls that open
 * services, and the programs that it starts. Nothing has to be declared, so nothing goes stale. A need that is
 * overlooked costs time only: tests make ready what they use, too.
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

/** What a module loads by relative path, lazily too; types are not loaded. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/gm,
  );
  return [...found].map(([, always, lazily]) => always ?? lazily ?? '');
}
