import { dirname, join, relative, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { withSlashes } from '../core/path-below.ts';
import { kindOf, readTextIfThere, removeFile, writeText } from '../edge/files.ts';
import { readDocuments } from '../edge/specs.ts';
import { examineWorkflow, type WorkflowPlaces, workflowPlaces } from '../workflow/parse-workflow.ts';

/** A workflow file that a set-up is for. */
export interface SetupFile extends WorkflowPlaces {
  /** As the user names it. */
  readonly file: string;
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** Its sample sheet, relative to it. */
  readonly sheet?: string;
}

/** The sample sheet of the first of these files that names one, from the repository's root. */
export function sheetOf(files: readonly SetupFile[]): string | undefined {
  const of = files.find(({ sheet }) => sheet !== undefined);
  return of?.sheet && withSlashes(join(dirname(of.path), of.sheet));
}

/** A file of a set-up, and what happens to it. `differs` is left as it is. */
export interface FileChange {
  /** From the repository's root. */
  readonly path: string;
  readonly state: 'write' | 'replace' | 'delete' | 'same' | 'differs';
  readonly text: string;
}

/** The root of the checkout around a folder; without one, the folder itself. */
export function repositoryRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (kindOf(join(folder, '.git')) !== 'nothing') return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/**
 * The workflow files that a set-up is for.
 * @param named without any, all below the root that name their buckets
 * @throws Failure `PATH_OUTSIDE`, `BAD_WORKFLOW`, and what reading files throws
 */
export function setupFiles(named: readonly string[], root: string, cwd: string): SetupFile[] {
  let found: ReturnType<typeof readDocuments>;
  try {
    found = named.length > 0 ? readDocuments(named, cwd) : readDocuments(['.'], root);
  } catch (error) {
    if (named.length === 0 && error instanceof Failure && error.code === 'NO_SPECS') return [];
    throw error;
  }
  const [unreadable] = found.findings;
  if (named.length > 0 && unreadable)
    throw new Failure(unreadable.code, `${unreadable.file}: ${unreadable.message}`);
  return found.workflows.flatMap(({ text, full }) => {
    const file = withSlashes(relative(cwd, full));
    const path = withSlashes(relative(root, full));
    if (path.startsWith('../'))
      throw new Failure(
        'PATH_OUTSIDE',
        `${file} is not in the repository at ${root}. Start the command in the repository that contains the file.`,
      );
    const places = workflowPlaces(text, file);
    if (!places && named.length > 0)
      throw new Failure(
        'BAD_WORKFLOW',
        `${file} is not a workflow file: "npx pipewright validate ${file}" says why.`,
      );
    const hasBuckets = places?.input.bucket !== undefined && places.output.bucket !== undefined;
    if (!places || (!hasBuckets && named.length === 0)) return [];
    const { items } = examineWorkflow(text, file);
    return [{ ...places, file, path, ...(items?.kind === 'sheet' && { sheet: items.path }) }];
  });
}

/** What writing these texts changes. @param overwrite also replaces files that are there and differ */
export async function compareFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
  overwrite: boolean,
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  for (const [path, text] of texts) {
    const there = await readTextIfThere(resolve(root, path));
    const differs = overwrite ? 'replace' : 'differs';
    changes.push({ path, text, state: there === undefined ? 'write' : there === text ? 'same' : differs });
  }
  return changes;
}

/** What removing the files with these texts changes: files that were changed by hand stay. */
export async function compareRemoval(
  root: string,
  texts: ReadonlyMap<string, string>,
): Promise<FileChange[]> {
  const there = await compareFiles(root, texts, false);
  return there
    .filter(({ state }) => state !== 'write')
    .map((each) => (each.state === 'same' ? { ...each, state: 'delete' } : each));
}

/** Does what `compareFiles` and `compareRemoval` have found. */
export async function changeFiles(root: string, changes: readonly FileChange[]): Promise<void> {
  for (const { path, text, state } of changes) {
    if (state === 'write' || state === 'replace') await writeText(resolve(root, path), text, path);
    if (state === 'delete') removeFile(resolve(root, path), path);
  }
}
