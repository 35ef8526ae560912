import { basename, dirname, join, matchesGlob } from 'node:path/posix';
import { companionNames } from './companion-names.ts';
import { type NamedOutput, OTHER_OUTPUT } from './named-files.ts';

/** A file that an algorithm wrote, and what it belongs to. */
export interface SortedOutput {
  /** Relative to the item's folder of outputs, with `/`. */
  readonly path: string;
  /** The outputs that it belongs to; only `other` where no pattern takes it. */
  readonly outputs: readonly string[];
  /** The path of the file that it travels with. */
  readonly companionOf?: string;
}

export interface SortedOutputs {
  /** In the order of the paths. */
  readonly files: readonly SortedOutput[];
  /**
   * Why the item has failed: sentences without full stops, about too few or too many files, or missing
   * companions.
   */
  readonly problems: readonly string[];
}

/**
 * Assigns each file to its outputs: several may take it. A companion belongs to the outputs of its file, in
 * the same folder, and is not counted. A file that no pattern takes belongs to the output `other`.
 * @param paths relative to the item's folder of outputs, with `/`
 */
export function sortOutputs(outputs: readonly NamedOutput[], paths: readonly string[]): SortedOutputs {
  const companionOf = companionsAmong(outputs, paths);
  const main = paths.filter((path) => !companionOf.has(path));
  const taking = new Map(
    main.map((path) => [
      path,
      outputs.filter(({ patterns }) => takes(patterns, path)).map(({ name }) => name),
    ]),
  );
  const files = paths.map((path): SortedOutput => {
    const of = companionOf.get(path);
    const names = taking.get(of ?? path)!;
    return { path, outputs: names.length > 0 ? names : [OTHER_OUTPUT], ...(of && { companionOf: of }) };
  });
  const problems = outputs.flatMap((output) => {
    const own = main.filter((path) => taking.get(path)!.includes(output.name));
    return countProblem(output, own, main) ?? companionProblems(output, own, companionOf);
  });
  return { files, problems };
}

/** A wildcard does not match a hidden name, as in a shell: `*` takes no `.done`. */
function takes(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => path === pattern || matchesGlob(path, pattern));
}

/**
 * Companions by their paths, each with the path of its file. If two files name each other, the first is the
 * main file; and a companion has no companions itself, as these would travel with a file that is not a main
 * file.
 */
function companionsAmong(
  outputs: readonly NamedOutput[],
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const withSome = outputs.filter(({ companions }) => companions.length > 0);
  const all = new Set(withSome.length > 0 ? paths : []);
  const found = new Map<string, string>();
  const mains = new Set<string>();
  for (const path of all) {
    if (found.has(path)) continue;
    for (const { companions } of withSome.filter(({ patterns }) => takes(patterns, path)))
      for (const name of companions.flatMap((companion) => companionNames(companion, basename(path)))) {
        const beside = join(dirname(path), name);
        if (!all.has(beside) || found.has(beside) || mains.has(beside)) continue;
        found.set(beside, path);
        mains.add(path);
      }
  }
  return found;
}

/** Names that a sentence lists at most. */
const MOST_SHOWN = 8;

function shown(paths: readonly string[]): string {
  const more = paths.length > MOST_SHOWN ? ` and ${paths.length - MOST_SHOWN} more` : '';
  return `${paths.slice(0, MOST_SHOWN).join(', ')}${more}`;
}

function countProblem(
  { name, patterns, least, most, optional }: NamedOutput,
  own: readonly string[],
  all: readonly string[],
): string[] | undefined {
  const kind = `the output "${name}" (${patterns.join(', ')})`;
  if (own.length === 0) {
    if (optional) return [];
    return [`it wrote no file for ${kind}; $output_dir contains ${all.length > 0 ? shown(all) : 'nothing'}`];
  }
  const wanted = countText(least, most);
  if (own.length < least || own.length > (most ?? Number.POSITIVE_INFINITY))
    return [`${kind} has ${wanted}, and it wrote ${own.length}: ${shown(own)}`];
  return undefined;
}

function countText(least: number, most: number | null): string {
  const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;
  if (most === null) return `at least ${files(least)}`;
  return least === most ? files(least) : `${least} to ${files(most)}`;
}

function companionProblems(
  { name, companions }: NamedOutput,
  own: readonly string[],
  companionOf: ReadonlyMap<string, string>,
): string[] {
  return own.flatMap((path) => {
    const beside = [...companionOf].filter(([, main]) => main === path).map(([each]) => basename(each));
    return companions
      .filter(({ optional }) => !optional)
      .flatMap((companion) => {
        const names = companionNames(companion, basename(path));
        if (names.some((each) => beside.includes(each))) return [];
        return [`${path} of the output "${name}" lacks its companion ${names.join(' or ')}`];
      });
  });
}
