import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { NamedEntries } from '../protocol/item-files.ts';
import { runItemsKey, runManifestKey, sharedPinsKey } from '../protocol/object-keys.ts';
import type { RootItem } from '../protocol/root-items.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { type RunManifest, readRunManifest } from '../protocol/run-manifest.ts';
import { readShared, readSharedPins } from '../protocol/shared-pins.ts';
import { readAdhocItems } from './adhoc-items.ts';
import type { Bucket } from './gather-step.ts';
import { haltOf } from './halted-runs.ts';
import type { ItemLists, ListSource } from './item-lists.ts';
import type { IgnoreReason } from './route.ts';

/** What a run of a workflow with "items" began with. */
export interface RunItems {
  readonly run: string;
  /** Why none of its items is started. */
  readonly halt?: IgnoreReason;
  /** Steps that gather what is done, whatever has failed. */
  readonly gathered?: readonly string[];
  /** Of the list of items. */
  readonly etag: string;
  readonly count: number;
  readonly shared: NamedEntries<StoredFile>;
  /** The run's items that have these ids. */
  find(ids: ReadonlySet<string>): Promise<readonly RootItem<StoredFile>[]>;
  /** The items of the list from index `from` up to, but not including, `to`. */
  slice(from: number, to: number): Promise<readonly RootItem<StoredFile>[]>;
}

/** What one call of the dispatcher reads of runs: each `run.json` once. */
export class RunBook {
  readonly #plan: DispatchPlan;
  readonly #bucket: () => Promise<Pick<Bucket, 'read' | 'lines'>>;
  readonly #lists: ItemLists;
  #shared?: Promise<NamedEntries<StoredFile>>;
  readonly #manifests = new Map<string, Promise<RunManifest | undefined>>();

  constructor(plan: DispatchPlan, bucket: () => Promise<Pick<Bucket, 'read' | 'lines'>>, lists: ItemLists) {
    this.#plan = plan;
    this.#bucket = bucket;
    this.#lists = lists;
  }

  /** Undefined where the run has none. @throws Failure `BAD_RUN_MANIFEST` */
  manifest(run: string): Promise<RunManifest | undefined> {
    const manifest = this.#manifests.get(run) ?? this.#read(run);
    this.#manifests.set(run, manifest);
    return manifest;
  }

  /**
   * The workflow's shared inputs as they are now; a run has its own (`RunItems.shared`).
   * @throws Failure `BAD_SHARED_PINS`
   */
  sharedNow(): Promise<NamedEntries<StoredFile>> {
    this.#shared ??= this.#readShared();
    return this.#shared;
  }

  /** Undefined where the run has no list of items. */
  async items(run: string): Promise<RunItems | undefined> {
    if (run === ADHOC) return await this.#adhoc();
    const manifest = await this.manifest(run);
    if (!manifest?.items) return undefined;
    const { items, gathered } = manifest;
    const bucket = await this.#bucket();
    const { output } = this.#plan;
    const place = { bucket: output.bucket, key: runItemsKey(output.prefix, run) };
    const source: ListSource = { run, etag: items.etag, lines: () => bucket.lines(place) };
    return {
      run,
      etag: items.etag,
      halt: haltOf(manifest),
      ...(gathered && { gathered }),
      count: items.count,
      shared: readShared(items.shared),
      find: (ids) => this.#lists.find(source, ids),
      slice: (from, to) => this.#lists.slice(source, from, to),
    };
  }

  async #adhoc(): Promise<RunItems> {
    const bucket = await this.#bucket();
    return {
      ...{ run: ADHOC, etag: '', count: 0, shared: await this.sharedNow() },
      find: (ids) => readAdhocItems(ids, this.#plan, bucket),
      slice: async () => [],
    };
  }

  async #readShared(): Promise<NamedEntries<StoredFile>> {
    const { output } = this.#plan;
    const stored = await (await this.#bucket()).read({
      bucket: output.bucket,
      key: sharedPinsKey(output.prefix),
    });
    return stored ? readSharedPins(stored.text) : new Map();
  }

  async #read(run: string): Promise<RunManifest | undefined> {
    const { output } = this.#plan;
    const place = { bucket: output.bucket, key: runManifestKey(output.prefix, run) };
    const stored = await (await this.#bucket()).read(place);
    return stored && readRunManifest(stored.text);
  }
}
