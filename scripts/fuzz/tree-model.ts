import type { Folder, Node } from './tree-world.ts';

/*
 * The expected result of a local run, computed from the description of the tree alone: without code from src/,
 * and without reading the disk.
 */

export interface ModelStep {
  readonly id: string;
  readonly takes: '*' | '*.csv';
  readonly outputName: '{name}' | '{stem}' | '{stem}.out';
  /** Whether the algorithm writes a folder of two files instead of one file. */
  readonly writesFolder: boolean;
  readonly gather: boolean;
}

export interface ModelItem {
  readonly path: string;
  readonly text: string;
}

/** What a run finds in the folder of inputs. */
export interface ModelInputs {
  readonly files: readonly ModelItem[];
  /** Paths relative to the tree's root. */
  readonly leftOut: ReadonlySet<string>;
  /** Whether the first step would take a broken link. */
  readonly dead: boolean;
}

export interface ModelRun {
  /** `step:path` of items with results, of items whose algorithm fails, and of those that are refused. */
  readonly complete: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  /** Contents by `step/key`. */
  readonly results: ReadonlyMap<string, string>;
}

const SYSTEM = ['thumbs.db', 'desktop.ini'];
const isHidden = (name: string): boolean => name[0] === '.' || SYSTEM.includes(name.toLowerCase());

/** @param out where results go, absolute in the tree, without links */
export function modelInputs(world: Folder, out: string, takes: ModelStep['takes']): ModelInputs {
  const files: ModelItem[] = [];
  const leftOut = new Set<string>();
  let dead = false;
  const enter = (real: string, folder: Folder, path: string, chain: readonly string[]): void => {
    const isRun = folder.entries.get('.pipewright')?.kind === 'folder';
    if (real === out || isInside(out, real) || chain.includes(real) || isRun)
      return void leftOut.add(`data${path}`);
    for (const [name, node] of folder.entries) {
      const at = `${path}/${name}`;
      const end = node.kind === 'link' ? follow(world, real, node.to) : { path: `${real}/${name}`, node };
      if (isHidden(name)) leftOut.add(`data${at}`);
      else if (!end) {
        if (isTaken(takes, at.slice(1))) dead = true;
        else leftOut.add(`data${at}`);
      } else if (end.node.kind === 'folder') enter(end.path, end.node, at, [...chain, real]);
      else if (end.node.kind === 'file' && !isInside(out, end.path))
        files.push({ path: at.slice(1), text: end.node.text });
      else leftOut.add(`data${at}`);
    }
  };
  enter('/data', world.entries.get('data') as Folder, '', []);
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), leftOut, dead };
}

/** Runs files through a chain of steps. */
export function modelRun(steps: readonly ModelStep[], files: readonly ModelItem[]): ModelRun {
  const complete = new Set<string>();
  const failed = new Set<string>();
  const refused = new Set<string>();
  const results = new Map<string, string>();
  let inputs = files;
  for (const step of steps) {
    const taken = inputs.filter(({ path }) => isTaken(step.takes, path));
    const broken = failed.size + refused.size > 0;
    const items = !step.gather ? taken : taken.length > 0 || broken ? [gathered(step, taken)] : [];
    const keys: string[] = [];
    const next: ModelItem[] = [];
    for (const { path, text } of items) {
      const key = resultKey(step, path);
      const name = `${step.id}:${path}`;
      const clashes = keys.some((k) => k === key || isInside(k, key) || isInside(key, k));
      if (clashes || (step.gather && broken)) {
        refused.add(name);
        continue;
      }
      keys.push(key);
      if (text === 'fail') failed.add(name);
      else {
        complete.add(name);
        next.push(...outputsOf(step, key, text));
      }
    }
    for (const { path, text } of next) results.set(`${step.id}/${path}`, text);
    inputs = next;
  }
  return { complete, failed, refused, results };
}

/**
 * What the algorithm writes for a key. The fake engine, which sees no folders, passes only the key's last
 * segment.
 */
export function outputsOf({ id, writesFolder }: ModelStep, key: string, text: string): ModelItem[] {
  const written = `${id}(${text})`;
  if (!writesFolder) return [{ path: key, text: written }];
  return [
    { path: `${key}/deep/two`, text: `2 ${written}` },
    { path: `${key}/one`, text: `1 ${written}` },
  ];
}

export function resultKey({ outputName }: ModelStep, path: string): string {
  const segments = path.split('/');
  const name = segments.pop()!;
  const double = /^(.+?)\.[A-Za-z][A-Za-z0-9]{0,9}\.gz$/s.exec(name);
  const stem = (double ?? /^(.+)\.[^.]*$/s.exec(name))?.[1] ?? name;
  const last = outputName === '{name}' ? name : outputName === '{stem}' ? stem : `${stem}.out`;
  return [...segments, last].join('/');
}

/** The text that the fake algorithm reads from a folder. */
export function gatheredText(files: readonly ModelItem[]): string {
  return JSON.stringify(files.map(({ path, text }) => [path, text]).sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

function gathered({ id }: ModelStep, files: readonly ModelItem[]): ModelItem {
  return { path: id, text: gatheredText(files) };
}

function isTaken(takes: ModelStep['takes'], path: string): boolean {
  return !path.split('/').some(isHidden) && (takes === '*' || path.endsWith('.csv'));
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}

/**
 * Where a link finally leads; undefined if broken.
 * @param from the folder of the link, a path without links
 */
function follow(world: Folder, from: string, to: string): { path: string; node: Node } | undefined {
  const at: { name: string; node: Node }[] = [];
  const todo = [...(to.startsWith('/') ? '' : from).split('/'), ...to.split('/')];
  for (let links = 0; todo.length > 0; ) {
    const name = todo.shift()!;
    const node = at.at(-1)?.node ?? world;
    if (node.kind !== 'folder') return undefined;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at.pop();
      continue;
    }
    const next = node.entries.get(name);
    if (!next) return undefined;
    if (next.kind !== 'link') at.push({ name, node: next });
    else {
      links += 1;
      if (links > 40) return undefined;
      if (next.to.startsWith('/')) at.length = 0;
      todo.unshift(...next.to.split('/'));
    }
  }
  return { path: at.map(({ name }) => `/${name}`).join(''), node: at.at(-1)?.node ?? world };
}
