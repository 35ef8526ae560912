import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import type { CatalogEntry } from '../spec/validate.ts';
import { findSpecs, hasFileInside, kindOf, leadsInside, readTextFile } from './files.ts';

/** A spec's text with where it came from. */
export interface SpecEntry extends CatalogEntry {
  /** The file's absolute path. */
  readonly full: string;
}

/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths without any, the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
export function readSpecs(
  paths: readonly string[],
  cwd: string,
): { entries: SpecEntry[]; findings: Finding[] } {
  const named = paths.length > 0 ? paths : [defaultPath(cwd)];
  const files = new Map(named.flatMap((path) => specsAt(path, cwd)).map((file) => [file.full, file]));
  const entries: SpecEntry[] = [];
  const findings: Finding[] = [];
  for (const file of files.values()) {
    try {
      entries.push(readEntry(file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { code, message } = error;
      findings.push({ code, severity: 'error', file: file.shown, path: '', message });
    }
  }
  return { entries, findings };
}

function defaultPath(cwd: string): string {
  if (kindOf(join(cwd, 'catalog')) === 'folder') return 'catalog';
  if (kindOf(join(cwd, 'spec.json')) === 'file') return 'spec.json';
  throw new Failure(
    'NO_SPECS',
    'There is no catalog/ and no spec.json in this folder. Name a spec, a folder or a catalog.',
  );
}

interface SpecFile {
  readonly full: string;
  /** As the user named it, with `/`. */
  readonly shown: string;
  /** The folder that was named, or the working folder: links may not lead out of it. */
  readonly root: string;
}

function specsAt(path: string, cwd: string): SpecFile[] {
  const full = resolve(cwd, path);
  const kind = kindOf(full);
  if (kind === 'folder') {
    const specs = findSpecs(full, path);
    if (specs.length === 0) {
      throw new Failure('NO_SPECS', `${path} holds no spec.json, nor does any folder in it.`);
    }
    return specs.map((spec) => ({ full: spec, shown: named(path, relative(full, spec)), root: full }));
  }
  if (kind === 'nothing') throw new Failure('FILE_NOT_FOUND', `${path} does not exist. Is the path right?`);
  // A link in a checkout could show any file of this machine, even when it is named outright.
  const root = leadsInside(cwd, dirname(full)) ? cwd : dirname(full);
  return [{ full, shown: named(path, ''), root }];
}

function named(path: string, below: string): string {
  const joined = join(path, below);
  return (isAbsolute(path) ? joined : joined.replace(/^\.[\\/]/, '')).replaceAll('\\', '/');
}

function readEntry(spec: SpecFile): SpecEntry {
  if (kindOf(spec.full) !== 'nothing' && !leadsInside(spec.root, spec.full)) {
    throw new Failure(
      'LINK_OUTSIDE',
      `${spec.shown} is a link that leads out of the folder. Put the spec itself there.`,
    );
  }
  const folder = dirname(spec.full);
  return {
    file: spec.shown,
    full: spec.full,
    text: readTextFile(spec.full, MAX_FILE_BYTES, spec.shown),
    ...(basename(spec.full) === 'spec.json' && isCatalog(dirname(folder)) && { folder: basename(folder) }),
    hasFile: (path) => hasFileInside(folder, path),
  };
}

function isCatalog(folder: string): boolean {
  return basename(folder) === 'catalog' || kindOf(join(folder, 'catalog.json')) === 'file';
}
