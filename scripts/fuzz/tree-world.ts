import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, posix } from 'node:path';
import { below, choose, type Random } from './fuzz.ts';

/** The description of a tree of files. */
export type Node =
  | { readonly kind: 'file'; text: string; readonly mode: number }
  | { readonly kind: 'folder'; readonly entries: Map<string, Node> }
  /** `to` is absolute in the tree, or relative to the link's folder. */
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'pipe' };

export type Folder = Extract<Node, { kind: 'folder' }>;

/** Names that some code mistook, or could mistake, for something else. */
const NAMES = [
  ...[
    'a',
    'b',
    'A',
    'one',
    'two',
    'deep',
    'a.csv',
    'b.csv',
    'x.tar.gz',
    'README',
    'a.log',
    'a.log_',
    'run.json',
  ],
  ...[
    'report.html',
    'results',
    'lock',
    'con',
    'nul.csv',
    ' ',
    ' a',
    'a ',
    '-n',
    '--',
    '-rf',
    '-',
    '~',
    '#',
    '%2F',
  ],
  ...[
    '%2e%2e',
    '$HOME',
    '${x}',
    "it's",
    '"q"',
    'a,b',
    'a=b',
    '*',
    '?',
    '[x]',
    '{y,z}',
    '!',
    '&',
    '|',
    ';',
    '<',
    '`',
  ],
  ...[
    'x\\y',
    'a\\..\\..\\victim.txt',
    'C:\\x',
    '\\',
    'new\nline',
    '\n',
    'tab\t',
    'cr\r',
    '\u0001',
    '\u007f',
    '\u202e',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ｆ',
    '😀',
    '日本',
    '\ufeff',
    '\u200b',
    'a..',
    'a...csv',
    'a.',
    'x'.repeat(200),
  ],
  ...['ü'.repeat(120), `${'y'.repeat(250)}.csv`, '__proto__', 'constructor', 'null', '0', 'fail'],
];
const HIDDEN_NAMES = ['.hidden', '.git', '.DS_Store', 'Thumbs.db', 'THUMBS.DB', 'desktop.ini', '..a', '...'];
const DEEPEST = 5;
const MOST_ENTRIES = 5;

/** A world with inputs in `data`, other files around it, and links between all of them. */
export function makeWorld(random: Random): Folder {
  const data = makeFolder(random, 0);
  const elsewhere = makeFolder(random, 2);
  const disk = makeFolder(random, 3);
  const world: Folder = folderOf({ data, elsewhere, disk });
  world.entries.set('victim.txt', { kind: 'file', text: 'not yours', mode: 0o600 });
  world.entries.set('via', { kind: 'link', to: 'disk' });
  if (random() < 0.1) addChain(data, 20 + below(random, 20));
  const paths = [...foldersOf(world, '')];
  for (let i = below(random, 6); i > 0; i--) addLink(world, choose(random, paths), random);
  return world;
}

export function folderOf(entries: Readonly<Record<string, Node>>): Folder {
  return { kind: 'folder', entries: new Map(Object.entries(entries)) };
}

export function makeFile(random: Random): Node {
  const text = random() < 0.06 ? 'fail' : `text ${below(random, 1000)}`;
  return { kind: 'file', text, mode: choose(random, [0o644, 0o600, 0o444, 0o755]) };
}

export function makeName(random: Random): string {
  if (random() < 0.08) return choose(random, HIDDEN_NAMES);
  const name = choose(random, NAMES);
  const longer = name + choose(random, ['.csv', '.txt', '.csv.gz', '1']);
  return random() < 0.4 && Buffer.byteLength(longer) <= 255 ? longer : name;
}

function makeFolder(random: Random, depth: number): Folder {
  const folder = folderOf({});
  for (let i = below(random, MOST_ENTRIES + 1); i > 0; i--) {
    const kind = random();
    const node =
      kind < 0.35 && depth < DEEPEST
        ? makeFolder(random, depth + 1)
        : kind < 0.37
          ? ({ kind: 'pipe' } as const)
          : makeFile(random);
    folder.entries.set(makeName(random), node);
  }
  // Marks the folder as the results of an earlier run.
  if (depth > 0 && random() < 0.03) folder.entries.set('.pipewright', folderOf({}));
  return folder;
}

function addChain(folder: Folder, length: number): void {
  let at = folder;
  for (let i = 0; i < length; i++) {
    const next = folderOf({});
    at.entries.set('c', next);
    at = next;
  }
  at.entries.set('end.csv', { kind: 'file', text: 'deep', mode: 0o644 });
}

function addLink(world: Folder, at: string, random: Random): void {
  const targets = [...pathsOf(world, '')];
  const target = random() < 0.08 ? 'nowhere/at all' : choose(random, targets);
  const to = random() < 0.5 ? `/${target}` : posix.relative(`/${at}`, `/${target}`) || '.';
  const folder = at.split('/').reduce<Node>((node, name) => child(node, name), world) as Folder;
  const name = makeName(random);
  if (!folder.entries.has(name)) folder.entries.set(name, { kind: 'link', to });
}

function child(node: Node, name: string): Node {
  return name === '' || node.kind !== 'folder' ? node : node.entries.get(name)!;
}

function* foldersOf(folder: Folder, path: string): Generator<string> {
  if (path !== '') yield path;
  for (const [name, node] of folder.entries)
    if (node.kind === 'folder' && name !== '.pipewright')
      yield* foldersOf(node, path === '' ? name : `${path}/${name}`);
}

function* pathsOf(folder: Folder, path: string): Generator<string> {
  for (const [name, node] of folder.entries) {
    const at = path === '' ? name : `${path}/${name}`;
    yield at;
    if (node.kind === 'folder') yield* pathsOf(node, at);
  }
}

/**
 * Path, from a tree's root, of the pipe that all pipes in trees are hard links to: making a pipe takes a
 * process.
 */
export const PIPE = '../pipe';

/**
 * Writes a tree to disk.
 * @param root the existing folder that is the root for absolute links
 * @param at where the tree goes
 */
export function writeWorld(root: string, { entries }: Folder, at = root): void {
  for (const [name, node] of entries) {
    const path = join(at, name);
    if (node.kind === 'folder') {
      mkdirSync(path);
      writeWorld(root, node, path);
    } else if (node.kind === 'file') {
      writeFileSync(path, node.text);
      chmodSync(path, node.mode);
    } else if (node.kind === 'link') symlinkSync(node.to.startsWith('/') ? root + node.to : node.to, path);
    else linkSync(join(root, PIPE), path);
  }
}

/** Kind, mode and content of everything below a folder, by path, except `without`. */
export function snapshot(folder: string, without?: string): Map<string, string> {
  const found = new Map<string, string>();
  const enter = (path: string, relative: string): void => {
    for (const name of readdirSync(path)) {
      const [file, at] = [join(path, name), relative === '' ? name : `${relative}/${name}`];
      if (file === without) continue;
      const info = lstatSync(file);
      const mode = (info.mode & 0o7777).toString(8);
      if (info.isDirectory()) {
        found.set(`${at}/`, mode);
        enter(file, at);
      } else if (info.isSymbolicLink()) found.set(at, `-> ${readlinkSync(file)}`);
      else found.set(at, info.isFile() ? `${mode} ${readFileSync(file, 'utf8')}` : 'other');
    }
  };
  enter(folder, '');
  return found;
}
