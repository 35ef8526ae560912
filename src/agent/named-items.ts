import { Failure } from '../core/failure.ts';
import { compareNaturally } from '../core/natural-order.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { mainNameOf } from '../spec/companion-names.ts';
import { countRange, inputsOf, inputsTaking, type NamedInput } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { quoteList } from '../text/quote.ts';
import { findCompanions, type Given, openGiven, refuseUnreadable } from './given-files.ts';
import type { Item } from './item.ts';
import type { LocalFile } from './local-files.ts';
import type { RunCall } from './run-call.ts';
import type { Workspace } from './workspace.ts';

/** A file or folder that may belong to the item. */
type Candidate = Given & { readonly kind: 'file' | 'folder' };

/**
 * The one item of an algorithm that takes several files: files given for an input by its name keep their
 * order, and the others go to the remaining inputs by patterns, in natural order. Companions are found beside
 * their files.
 * @param target the folder of results, absolute: what is in it is not an input
 * @throws Failure `BAD_CALL` for an unknown input; `INPUT_UNUSABLE` for a file that no input takes, or more
 * than one, and for an input with too few or too many files, or without a companion
 */
export async function findNamedItem(
  spec: Spec,
  { named, inputs: loose, item: id }: Pick<RunCall, 'named' | 'inputs' | 'item'>,
  target: string,
  workspace: Workspace,
): Promise<{ items: Item[]; leftOut: readonly LeftOut[] }> {
  const inputs = inputsOf(spec);
  const leftOut: LeftOut[] = [];
  const found = new Map<string, Candidate[]>(inputs.map(({ name }) => [name, []]));
  for (const { name, path } of named) {
    const input = inputs.find((one) => one.name === name);
    if (!input) throw unknownInput(spec, name, inputs);
    const given = await openGiven(path, target, workspace, [input]);
    const chosen = chosenFor(input, path, given.candidates);
    found.get(name)!.push(...chosen);
    leftOut.push(...given.leftOut);
    const taken = new Set(chosen);
    for (const one of given.candidates)
      if (!taken.has(one) && !isCompanion(one, chosen, [input]))
        leftOut.push({ path: one.shown, why: `the input "${name}" does not take it` });
  }
  const free = inputs.filter(({ name }) => !named.some((each) => each.name === name));
  const others: Candidate[] = [];
  for (const path of loose) {
    const given = await openGiven(path, target, workspace, free);
    others.push(...given.candidates);
    leftOut.push(...given.leftOut);
  }
  others.sort((a, b) => compareNaturally(a.name, b.name) || compareNaturally(a.path, b.path));
  for (const candidate of others.filter((one) => !isCompanion(one, others, free))) {
    const taking = inputsTaking(free, candidate.name, candidate.kind === 'folder');
    if (taking.length > 1) throw ambiguous(candidate, taking);
    if (taking.length === 1) found.get(taking[0]!.name)!.push(candidate);
    else if (candidate.isExplicit) throw notTaken(candidate, inputs);
    else leftOut.push({ path: candidate.shown, why: 'no input of the algorithm' });
  }
  const problems: string[] = [];
  const files = new Map<string, LocalFile[]>();
  for (const input of inputs) {
    const own = await withCompanions(input, found.get(input.name)!, workspace, problems);
    const problem = countProblem(input, own);
    if (problem !== undefined) problems.push(problem);
    if (own.length > 0) files.set(input.name, own);
  }
  if (problems.length > 0) throw new Failure('INPUT_UNUSABLE', `${spec.name}: ${problems.join('; ')}`);
  await refuseUnreadable(
    [...files.values()].flat().map(({ path }) => path),
    workspace,
  );
  return { items: [{ item: id ?? defaultId(inputs, files), files, attempt: 1, isAlone: true }], leftOut };
}

/**
 * What a path given for an input by its name stands for: a file, a folder, or the files in a folder that the
 * input takes.
 * @throws Failure `INPUT_UNUSABLE` for a file where a folder is needed
 */
function chosenFor(input: NamedInput, path: string, candidates: readonly Candidate[]): Candidate[] {
  if (input.folder) {
    const folder = candidates.find(({ kind, isExplicit }) => kind === 'folder' && isExplicit);
    if (folder) return [folder];
    throw new Failure(
      'INPUT_UNUSABLE',
      `the input ${path} is not a folder, but "${input.name}" needs a folder`,
    );
  }
  return candidates
    .filter((one) => one.isExplicit || inputsTaking([input], one.name).length > 0)
    .sort((a, b) => compareNaturally(a.name, b.name) || compareNaturally(a.path, b.path));
}

/** Whether a file travels with another one that lies beside it. */
function isCompanion(one: Candidate, all: readonly Candidate[], inputs: readonly NamedInput[]): boolean {
  if (one.kind === 'folder') return false;
  const beside = all.filter((other) => other !== one && other.folder === one.folder);
  return inputs.some((input) => {
    const mains = beside.filter(({ name }) => inputsTaking([input], name).length > 0);
    return (
      mainNameOf(
        input.companions,
        one.name,
        mains.map(({ name }) => name),
      ) !== undefined
    );
  });
}

/**
 * The files of an input, each with its companions: those beside it, and those that were given with it. Adds
 * missing ones to `problems`.
 */
async function withCompanions(
  { name: input, companions }: NamedInput,
  given: readonly Candidate[],
  workspace: Workspace,
  problems: string[],
): Promise<LocalFile[]> {
  const names = given.map(({ name }) => name);
  const main = given.filter((one) => mainNameOf(companions, one.name, names) === undefined);
  const files: LocalFile[] = [];
  for (const one of main) {
    const find = async (name: string): Promise<string | undefined> =>
      given.find((each) => each.name === name)?.path ?? (await one.beside(name, workspace));
    const { found, missing } = await findCompanions(companions, one.name, find);
    for (const wanted of missing)
      problems.push(`${one.shown} of the input "${input}" needs ${wanted} beside it`);
    files.push({ path: one.path, name: one.name, companions: found, isTemporary: false });
  }
  return files;
}

function countProblem(input: NamedInput, { length: count }: { readonly length: number }): string | undefined {
  const { name, patterns, least, most, optional, folder } = input;
  const what = folder ? 'folder' : 'file';
  const call = `--input ${name}=${folder ? 'FOLDER' : 'FILE'}`;
  if (count === 0) {
    if (optional) return undefined;
    return `there is no ${what} for the input "${name}" (${patterns.join(', ')}): give it with ${call}`;
  }
  const range = countRange(input);
  if (count >= least && count <= (most ?? Number.POSITIVE_INFINITY)) return undefined;
  return `the input "${name}" has ${range} ${what}${range === '1' ? '' : 's'}, and ${count} ${count === 1 ? 'is' : 'are'} given`;
}

/** The beginning that the names of the item's own files have in common; `item` where there is none. */
function defaultId(inputs: readonly NamedInput[], files: ReadonlyMap<string, readonly LocalFile[]>): string {
  const own = inputs.filter(({ shared }) => !shared).flatMap(({ name }) => files.get(name) ?? []);
  const names = own.map(({ name }) => name);
  const [first, ...others] = names;
  if (first === undefined) return 'item';
  if (others.length === 0) return first;
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length])) length++;
  // For NA1_R1.fq and NA1_R2.fq, it is NA1.
  return (
    first
      .slice(0, length)
      .replace(/[._-]+R?$/, '')
      .replace(/^[.]+/, '') || 'item'
  );
}

function unknownInput(spec: Spec, name: string, inputs: readonly NamedInput[]): Failure {
  const names = inputs.map((input) => input.name);
  const has = names.length > 0 ? `it has ${quoteList(names, 'and')}` : 'it has none';
  return new Failure('BAD_CALL', `run: ${spec.name} has no input "${name}"; ${has}`);
}

function ambiguous({ shown, name }: Candidate, taking: readonly NamedInput[]): Failure {
  const names = taking.map((input) => input.name);
  return new Failure(
    'INPUT_UNUSABLE',
    `the file ${shown} fits the inputs ${quoteList(names, 'and')}: say which one is meant, as in --input ${names[0]}=${name}`,
  );
}

function notTaken({ shown, name, kind }: Candidate, inputs: readonly NamedInput[]): Failure {
  const takes = inputs.map((input) => `${input.name} (${input.patterns.join(', ')})`);
  return new Failure(
    'INPUT_UNUSABLE',
    `the name of the ${kind} ${shown} fits no input; the inputs are ${takes.join(', ')}. Say which one is meant, as in --input ${inputs[0]?.name ?? 'NAME'}=${name}`,
  );
}
