import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { SETTINGS_FILE } from '../catalog/catalog-layout.ts';
import { examineSettings } from '../catalog/catalog-settings.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { withSlashes } from '../core/path-below.ts';
import type { CatalogEntry } from '../spec/check-catalog.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import type { WorkflowText } from '../workflow/load-workflow.ts';
import { hasProcess } from '../workflow/parse-workflow.ts';
import { findSpecs, hasFileInside, kindOf, leadsInside, readTextFile } from './files.ts';

/** A spec's text with where it came from. */
export interface SpecEntry extends CatalogEntry {
  /** The file's absolute path. */
  readonly full: string;
}

/** The text of a catalog's settings with where it came from. */
export interface SettingsEntry {
  /** As the user named it, with `/`. */
  readonly file: string;
  /** The file's absolute path. */
  readonly full: string;
  readonly text: string;
}

/** A workflow file's text with where it came from. */
export interface WorkflowEntry extends WorkflowText {
  /** The file's absolute path. */
  readonly full: string;
}

/** The documents at some paths, each file once, and a finding for each that could not be read. */
export interface Documents {
  /** Settings of catalogs. */
  readonly settings: SettingsEntry[];
  readonly specs: SpecEntry[];
  readonly workflows: WorkflowEntry[];
  readonly findings: Finding[];
}

/**
 * Reads the specs that paths name: files, folders that hold a `spec.json`, catalogs, or folders above them.
 * @param paths empty: the `catalog/` or the `spec.json` of the working folder
 * @returns the specs, each once, and a finding for each file that could not be read
 * @throws Failure `FILE_NOT_FOUND` or `NO_SPECS` when a path leads to none
 */
export function readSpecs(
  paths: readonly string[],
  cwd: string,
): { entries: SpecEntry[]; findings: Finding[] } {
  const entries: SpecEntry[] = [];
  const findings: Finding[] = [];
  const unreadable = readEach(paths, cwd, (file, text) => {
    if (isSettings(file)) findings.push(...examineSettings(text, file.shown).findings);
    else entries.push(specEntry(file, text));
  });
  return { entries, findings: [...findings, ...unreadable] };
}

/**
 * As `readSpecs`, with workflow files too: those named `….workflow.json` anywhere, and named files that have
 * a `process`, a field that specs do not have.
 */
export function readDocuments(paths: readonly string[], cwd: string): Documents {
  const settings: SettingsEntry[] = [];
  const specs: SpecEntry[] = [];
  const workflows: WorkflowEntry[] = [];
  const add = (file: SpecFile, text: string): void => {
    const base = basename(file.full);
    if (isSettings(file)) settings.push({ file: file.shown, full: file.full, text });
    else if (base !== 'spec.json' && (isWorkflowName(base) || hasProcess(text)))
      workflows.push({ file: file.shown, full: file.full, text });
    else specs.push(specEntry(file, text));
  };
  const findings = readEach(paths, cwd, add, isWorkflowName);
  return { settings, specs, workflows, findings };
}

function isWorkflowName(name: string): boolean {
  return name.endsWith('.workflow.json');
}

/** Calls `add` for each file once, in the order of the paths; those that cannot be read become findings. */
function readEach(
  paths: readonly string[],
  cwd: string,
  add: (file: SpecFile, text: string) => void,
  also?: (name: string) => boolean,
): Finding[] {
  const named = paths.length > 0 ? paths : [defaultPath(cwd)];
  const found = named.flatMap((path) => [...settingsAt(path, cwd), ...specsAt(path, cwd, also)]);
  const findings: Finding[] = [];
  for (const file of new Map(found.map((each) => [each.full, each])).values()) {
    try {
      add(file, readInside(file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { code, message } = error;
      findings.push({ code, severity: 'error', file: file.shown, path: '', message });
    }
  }
  return findings;
}

/** The settings of the catalog that a path names, or that is below it. */
function settingsAt(path: string, cwd: string): SpecFile[] {
  const root = resolve(cwd, path);
  const folder = [root, join(root, 'catalog')].find(isCatalog) ?? '';
  const full = join(folder, SETTINGS_FILE);
  return folder && kindOf(full) === 'file' ? [{ full, shown: named(path, relative(root, full)), root }] : [];
}

function isSettings({ full }: SpecFile): boolean {
  return basename(full) === SETTINGS_FILE;
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
  /** The named folder, or the working folder: links must not lead out of it. */
  readonly root: string;
}

function specsAt(path: string, cwd: string, also?: (name: string) => boolean): SpecFile[] {
  const full = resolve(cwd, path);
  const kind = kindOf(full);
  if (kind === 'folder') {
    const specs = findSpecs(full, path, also);
    if (specs.length === 0) {
      throw new Failure(
        'NO_SPECS',
        `There is no spec.json${also ? ' and no …workflow.json' : ''} in ${path}, or in any folder in it.`,
      );
    }
    return specs.map((spec) => ({ full: spec, shown: named(path, relative(full, spec)), root: full }));
  }
  if (kind === 'nothing') throw new Failure('FILE_NOT_FOUND', `${path} does not exist. ${remedyFor(path)}`);
  // A link in a checkout could expose any file of this machine, even when the user names it.
  const root = leadsInside(cwd, dirname(full)) ? cwd : dirname(full);
  return [{ full, shown: named(path, ''), root }];
}

/** Many users name the image instead of its spec. */
function remedyFor(path: string): string {
  const isImage = /^[^./][^\s]*(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(path);
  if (!isImage) return 'Check the path.';
  return (
    'This command takes a spec, such as catalog/blur or catalog/blur/spec.json, and the spec names the image. ' +
    `To write a spec for this image: npx pipewright init ${path}`
  );
}

function named(path: string, below: string): string {
  const joined = join(path, below);
  const shown = withSlashes(joined);
  return isAbsolute(path) ? shown : shown.replace(/^\.\//, '');
}

function readInside(file: SpecFile): string {
  if (kindOf(file.full) !== 'nothing' && !leadsInside(file.root, file.full)) {
    throw new Failure(
      'LINK_OUTSIDE',
      `${file.shown} is a link to a place outside the folder. Replace it with the file itself.`,
    );
  }
  return readTextFile(file.full, MAX_FILE_BYTES, file.shown);
}

function specEntry(file: SpecFile, text: string): SpecEntry {
  const folder = dirname(file.full);
  return {
    file: file.shown,
    full: file.full,
    text,
    folder: basename(file.full) === 'spec.json' && isCatalog(dirname(folder)) ? basename(folder) : undefined,
    hasFile: (path) => hasFileInside(folder, path),
  };
}

function isCatalog(folder: string): boolean {
  return basename(folder) === 'catalog' || kindOf(join(folder, 'catalog.json')) === 'file';
}
