import { forEachConcurrent } from '../core/concurrency.ts';
import { explain, Failure } from '../core/failure.ts';
import type { FileNames } from '../core/file-names.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import { localName, localPath } from '../protocol/local-names.ts';
import type { MarkedOutput } from '../protocol/marker.ts';
import { outputFolder } from '../protocol/object-keys.ts';
import type { ContentChecksums, ListedObject, RunStorage } from '../protocol/object-store.ts';
import { ResultWriters } from '../protocol/result-writers.ts';
import type { ResultFile } from '../protocol/run-record.ts';
import { markedItems } from './marked-results.ts';
import { isSameContent } from './run-inputs.ts';
import { homeOf, type RunHome } from './stored-run.ts';

/** A local folder for results. */
export interface ResultsFolder {
  /** The names that its file system can have. */
  readonly names: FileNames;
  /** The file at a path, if there is one. Paths are relative, with `/`. */
  look(path: string): Promise<{ readonly size: number; content(): Promise<ContentChecksums> } | undefined>;
  /** Writes a file atomically. @throws Failure `NO_PLACE` where it would be outside of the folder */
  put(path: string, write: (file: string) => Promise<void>): Promise<void>;
  /** All files below a folder, by their paths. */
  list(folder: string): Promise<string[]>;
}

export interface FetchedResults {
  readonly files: number;
  /** bytes */
  readonly bytes: number;
  /** Of the files, how many existed already with the same content. */
  readonly same: number;
  /** Of the files, how many an earlier run has computed; missing where there are none. */
  readonly reused?: number;
  /** Results that could not be saved, with the reason. */
  readonly refused: readonly string[];
  /** Files in the folders of these steps that are not results of this run. */
  readonly left_over: readonly string[];
  /** Results by item; of a workflow with "items". */
  readonly items?: readonly FetchedItem[];
}

/** An item with its results, at their paths in the folder. */
export interface FetchedItem {
  readonly step: string;
  readonly item: string;
  readonly outputs: readonly ResultFile[];
  readonly reused_from?: string;
}

const LANES = 8;
/** Errors of one file, which do not affect the others. */
const OF_ONE_FILE = ['NO_PLACE', 'GONE'];

/** A workflow, with its steps as a run has them. */
export interface RunShape extends RunHome {
  readonly steps: readonly { readonly id: string; readonly needs: readonly string[] }[];
  /** Of a workflow with "items". */
  readonly plan?: ItemPlan;
}

/** The folders of a run's results, ending in `/`: those of the last steps. */
export function resultFolders(
  steps: RunShape['steps'],
  prefix: string,
  run: string,
): { readonly step: string; readonly key: string }[] {
  const taken = new Set(steps.flatMap(({ needs }) => needs));
  return steps
    .filter(({ id }) => !taken.has(id))
    .map(({ id }) => ({ step: id, key: outputFolder(prefix, id, run) }));
}

/**
 * Downloads the results of a run's last steps to `<step>/<path>`. Names that files cannot have here (`..`, an
 * empty name, on Windows `a:b`) are percent-encoded. If several results would be the same file here, all but
 * the first are refused. Existing files are replaced by results with their path; other files stay, and are
 * reported.
 * @throws Failure as storage and folder do
 */
export async function fetchResults(
  shape: RunShape,
  run: string,
  storage: Pick<RunStorage, 'list' | 'read' | 'checksum' | 'download'>,
  folder: ResultsFolder,
): Promise<FetchedResults> {
  const { bucket, prefix } = homeOf(shape);
  let files = 0;
  let bytes = 0;
  let same = 0;
  const refused: string[] = [];
  const writers = new ResultWriters();
  const places = new Set<string>();
  const leftOver: string[] = [];
  const items: FetchedItem[] = [];
  const fetchOne = async ({ key, size, etag }: StoredResult, path: string): Promise<void> => {
    const place = { bucket, key };
    const there = await folder.look(path);
    const isSame =
      there?.size === size &&
      (await isSameContent(await there.content(), { etag }, () => storage.checksum(place)));
    if (isSame) same += 1;
    else
      await folder.put(path, async (file) => {
        if (!(await storage.download(place, file, size))) throw new Failure('GONE', 'it no longer exists');
      });
    files += 1;
    bytes += size;
  };
  for (const { step, key: own } of resultFolders(shape.steps, prefix, run)) {
    const placeOf = (path: string) => folder.names.possible(`${localName(step)}/${localPath(path)}`);
    const inStep = (path: string) => placeOf(path).slice(localName(step).length + 1);
    async function* marked(): AsyncGenerator<StoredResult> {
      for await (const { item, outputs, reused_from } of markedItems(
        storage,
        { bucket, prefix },
        run,
        step,
      )) {
        // Markers are not trusted, as they are written where algorithms run: only objects in the step's own
        // folder are results.
        const stored = outputs.filter((output) => output.bucket === bucket && output.key.startsWith(own));
        const fetched = stored.map((output) => fetchedFile(output, inStep));
        items.push({ step, item, outputs: fetched, ...(reused_from !== undefined && { reused_from }) });
        yield* stored;
      }
    }
    const results: AsyncIterable<StoredResult> = shape.plan ? marked() : storage.list(bucket, own);
    await forEachConcurrent(LANES, results, async (object) => {
      // A folder created in the console.
      if (object.key.endsWith('/')) return;
      const path = placeOf(object.key.slice(own.length));
      try {
        const other = writers.claim({ item: object.key, key: folder.names.same(path) });
        if (other) throw new Failure('NO_PLACE', `${other.item} has the same path here, ${other.key}`);
        places.add(path);
        await fetchOne(object, path);
      } catch (error) {
        if (!(error instanceof Failure) || !OF_ONE_FILE.includes(error.code)) throw error;
        refused.push(`s3://${bucket}/${object.key}: ${explain(error)}`);
      }
    });
    leftOver.push(...(await folder.list(localName(step))).filter((path) => !places.has(path)));
  }
  const reused = items.reduce(
    (sum, each) => sum + (each.reused_from === undefined ? 0 : each.outputs.length),
    0,
  );
  return {
    ...{ files, bytes, same, refused, left_over: leftOver.sort() },
    ...(reused > 0 && { reused }),
    ...(shape.plan && { items }),
  };
}

type StoredResult = Pick<ListedObject, 'key' | 'size' | 'etag'>;

/** @param inStep a path as it is in the step's folder */
function fetchedFile(
  { path, size, sha256, outputs, companion_of }: MarkedOutput,
  inStep: (path: string) => string,
): ResultFile {
  return {
    ...{ key: inStep(path), bytes: size },
    ...(sha256 !== undefined && { sha256 }),
    ...(outputs && { outputs }),
    ...(companion_of !== undefined && { companion_of: inStep(companion_of) }),
  };
}
