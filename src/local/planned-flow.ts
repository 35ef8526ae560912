import { isKeyBelow } from '../core/path-below.ts';
import { filesIn, sumOf } from '../protocol/input-bytes.ts';
import type { ItemEntry, NamedEntries } from '../protocol/item-files.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import type { ItemChange, StepItem } from '../protocol/item-nodes.ts';
import { resultKey } from '../protocol/object-keys.ts';
import { resultEntries } from '../protocol/result-entries.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import { findRootItems, type SheetItem } from '../protocol/root-items.ts';
import type { ResultFile, SampleCounts } from '../protocol/run-record.ts';
import { withShared } from '../protocol/sent-item.ts';
import { namesOutputs } from '../spec/named-files.ts';
import type { Plan, PlannedItems, PlannedStep } from '../workflow/plan.ts';
import { ruleOf } from '../workflow/preview-items.ts';
import type { FlowItem, NamedFile, NamedInputs, ReleasedItems, RunFlow } from './flow.ts';

/** What a run on this machine knows about a workflow with "items", besides its files. */
export interface LocalItems {
  /** Rows of the sheet, if there is one. */
  readonly rows?: readonly SheetItem[];
  /** Shared inputs, by their names in the workflow file. */
  readonly shared: ReadonlyMap<string, ItemEntry<NamedFile>>;
}

/** How many items of a step wait for the same reason. */
export interface WaitingItems {
  readonly step: string;
  readonly count: number;
  /** `it waits for depth.table` */
  readonly why: string;
}

/**
 * How items flow through a plan with "items": the planner of items decides, as on AWS. Files have no versions
 * here, since they do not change during a run; changes since an earlier run show in fingerprints.
 */
export class PlannedFlow implements RunFlow {
  readonly #planned: PlannedItems;
  readonly #steps: ReadonlyMap<string, PlannedStep>;
  readonly #items: LocalItems;
  readonly #shared: NamedEntries<NamedFile>;
  readonly #locate: (step: string, key: string) => string;
  #flow: ItemFlow<NamedFile>;
  /** What the planner must get back when a released item ends. */
  readonly #known = new Map<FlowItem, Pick<StepItem<NamedFile>, 'segments' | 'version'>>();
  readonly #writers = new Map<string, ResultWriters>();
  readonly #leftOut = new Map<string, number>();
  /** Ids of failed items, by step. */
  readonly #failed = new Map<string, Set<string>>();
  readonly #tolerated = new Set<string>();

  /** @param planned `plan.items` */
  constructor(
    plan: Plan,
    planned: PlannedItems,
    items: LocalItems,
    locate: (step: string, key: string) => string,
  ) {
    this.#planned = planned;
    this.#steps = new Map(plan.steps.map((step) => [step.id, step]));
    this.#items = items;
    this.#shared = new Map([...items.shared].map(([name, entry]) => [name, [entry]]));
    this.#locate = locate;
    this.#flow = new ItemFlow<NamedFile>(planned, []);
  }

  begin(inputs: readonly NamedFile[]): ReleasedItems & { leftOut: string[] } {
    const found = findRootItems(this.#planned, ruleOf(this.#planned, this.#items.rows), inputs);
    this.#flow = new ItemFlow(this.#planned, found.items);
    return { ...this.#release(this.#flow.start()), leftOut: found.leftOut.map(({ path }) => path) };
  }

  end(item: FlowItem, results: readonly ResultFile[] | undefined): ReleasedItems {
    const step = item.step.id;
    if (!results) this.#noteFailed(step, item.path);
    const { segments, version } = this.#known.get(item)!;
    this.#known.delete(item);
    const outputs = results && this.#outputsOf(item, results);
    return this.#release(
      this.#flow.end({
        step,
        segments,
        version,
        state: outputs ? 'done' : 'failed',
        ...(outputs && { outputs }),
      }),
    );
  }

  leftOut(step: string): number {
    return this.#leftOut.get(step) ?? 0;
  }

  /** Whether a gather step continues without this failed item. */
  isTolerated(step: string, id: string): boolean {
    return this.#tolerated.has(`${step} ${id}`);
  }

  get samples(): SampleCounts {
    return this.#flow.samples;
  }

  get waiting(): WaitingItems[] {
    return [...this.#steps.keys()].flatMap((step) =>
      [...this.#flow.waitingIn(step)].map(([why, count]) => ({ step, count, why })),
    );
  }

  #release(changes: readonly ItemChange<NamedFile>[]): ReleasedItems {
    const items: FlowItem[] = [];
    const refused: ReleasedItems['refused'][number][] = [];
    for (const change of changes) {
      if (change.kind === 'ready') {
        const item = this.#itemOf(change.item);
        const why = this.#placeProblem(item);
        if (why === undefined) items.push(item);
        else refused.push({ item, state: 'EXECUTOR_ERROR', why });
      } else if (change.kind === 'failed') {
        const step = this.#steps.get(change.step)!;
        const input: NamedInputs = { kind: 'named', files: new Map(), variables: {} };
        const item: FlowItem = { step, path: change.id, input };
        this.#known.set(item, { segments: change.segments, version: '' });
        refused.push({ item, state: step.gather ? 'CANCELED' : 'EXECUTOR_ERROR', why: change.why });
      } else if (change.kind === 'left out') this.#leftOut.set(change.step, this.leftOut(change.step) + 1);
    }
    return { items, refused };
  }

  #itemOf({
    step: id,
    id: path,
    segments,
    version,
    files: own,
    variables,
    missing,
  }: StepItem<NamedFile>): FlowItem {
    const step = this.#steps.get(id)!;
    const planned = this.#planned.steps.find((each) => each.id === id)!;
    const files = withShared(this.#planned, { step: id, files: own }, this.#shared);
    const allowed = planned.gather?.allowFailed === undefined ? undefined : (missing ?? []);
    for (const each of allowed ?? []) this.#tolerate(step, each);
    const item: FlowItem = {
      ...{ step, path },
      input: { kind: 'named', files, variables, ...(allowed && { missing: allowed }) },
      bytes: sumOf(filesIn(own)),
    };
    this.#known.set(item, { segments, version });
    return item;
  }

  /** Why an item's results cannot be stored: their key is not allowed, or another item has it. */
  #placeProblem({ step, path }: FlowItem): string | undefined {
    const writer = { item: path, key: folderKey(step, path) };
    const writers = this.#writers.get(step.id) ?? new ResultWriters();
    this.#writers.set(step.id, writers);
    const other = writers.claim(writer);
    if (!isKeyBelow(writer.key)) return `its result would have the key ${writer.key}: rename it`;
    return other && collisionText(writer, other);
  }

  /** An item's results, by output. */
  #outputsOf({ step, path }: FlowItem, results: readonly ResultFile[]): NamedEntries<NamedFile> {
    const named = results.map((result) => ({ ...result, path: result.key }));
    return resultEntries(named, folderKey(step, path), ({ key, bytes, sha256 }, within) => ({
      path: within,
      file: this.#locate(step.id, key),
      result: { step: step.id, key },
      ...{ version: '', size: bytes, sha256 },
    }));
  }

  #noteFailed(step: string, id: string): void {
    const ids = this.#failed.get(step) ?? new Set();
    this.#failed.set(step, ids.add(id));
  }

  #tolerate({ needs }: PlannedStep, id: string): void {
    for (const before of needs) {
      if (this.#failed.get(before)?.has(id)) this.#tolerated.add(`${before} ${id}`);
      this.#tolerate(this.#steps.get(before)!, id);
    }
  }
}

/** An item's folder in its step's results, if these have names; else the key of its result. */
export function folderKey({ spec }: PlannedStep, id: string): string {
  return namesOutputs(spec) ? id : resultKey(spec, id);
}
