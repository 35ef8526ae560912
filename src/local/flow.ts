import { isKeyBelow } from '../core/path-below.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { sumOf } from '../protocol/input-bytes.ts';
import { filesOf, type NamedEntries, type SourceFile } from '../protocol/item-files.ts';
import { pathWithinStep, resultKey } from '../protocol/object-keys.ts';
import { collisionText, ResultWriters } from '../protocol/result-writers.ts';
import type { ResultFile } from '../protocol/run-record.ts';
import { itemPatterns } from '../spec/named-files.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';

/** One input file of a step. */
export interface InputFile {
  /** Relative, with `/`. */
  readonly path: string;
  /** Its path on this machine, absolute. */
  readonly file: string;
  /** Lower-case hex; missing if the file was not read yet. */
  readonly sha256?: string;
  /** bytes */
  readonly size?: number;
}

/** An input file of an item from the planner of items. */
export interface NamedFile extends InputFile, SourceFile {
  /** The step that made it, and its key there; missing for the workflow's own files. */
  readonly result?: { readonly step: string; readonly key: string };
}

/** One item: a file; in a gather step, the files of a folder; from the planner of items, files by input. */
export interface FlowItem {
  readonly step: PlannedStep;
  /** Its id; for a file, its path. */
  readonly path: string;
  readonly input:
    | { readonly kind: 'file'; readonly file: InputFile }
    | { readonly kind: 'folder'; readonly files: readonly InputFile[] }
    | NamedInputs;
  /** Bytes of its inputs without shared inputs; missing where unknown. */
  readonly bytes?: number;
}

/** What the planner of items says about an item. */
export interface NamedInputs {
  readonly kind: 'named';
  /** By input, shared inputs included. */
  readonly files: NamedEntries<NamedFile>;
  /** From its row in a sheet. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ids of items without a result; only for a gather step that allows some to fail. */
  readonly missing?: readonly string[];
}

/** All input files of an item. */
export function inputFiles({ input }: FlowItem): readonly InputFile[] {
  if (input.kind === 'file') return [input.file];
  return input.kind === 'folder' ? input.files : [...input.files.values()].flat().flatMap(filesOf);
}

/** An item that cannot be processed. */
export interface RefusedItem {
  readonly item: FlowItem;
  readonly state: 'EXECUTOR_ERROR' | 'CANCELED';
  readonly why: string;
}

/** Items that are ready now. */
export interface ReleasedItems {
  readonly items: readonly FlowItem[];
  readonly refused: readonly RefusedItem[];
}

/** Says which items are ready at the beginning, and after each item that has ended. */
export interface RunFlow {
  /** Takes the workflow's inputs. @returns the items that are ready, and the inputs that no step takes */
  begin(inputs: readonly InputFile[]): ReleasedItems & { leftOut: string[] };
  /** An item has ended with these results, or without any. */
  end(item: FlowItem, results: readonly ResultFile[] | undefined): ReleasedItems;
  /** How many results of the needed steps a step does not take. */
  leftOut(step: string): number;
}

interface StepFlow {
  readonly step: PlannedStep;
  /** Items that have not ended. */
  open: number;
  /** Items that ended without results. */
  failed: number;
  ended: number;
  /** No more items can come, and all have ended. */
  closed: boolean;
  leftOut: number;
  readonly writers: ResultWriters;
  /** In a gather step: the files so far. */
  readonly gathered: InputFile[];
}

/**
 * How files flow through a plan one by one, by the same rules as on AWS: a result becomes an item of every
 * step that needs its step; a step with several needs gets each path below the id of the step it came from; a
 * gather step has one item, named after the step, once all upstream items have ended.
 */
export class Flow implements RunFlow {
  readonly #steps: ReadonlyMap<string, StepFlow>;
  /** Where a step's result is on this machine. */
  readonly #locate: (step: string, key: string) => string;

  constructor(plan: Plan, locate: (step: string, key: string) => string) {
    this.#locate = locate;
    this.#steps = new Map(
      plan.steps.map((step) => [
        step.id,
        {
          ...{ step, open: 0, failed: 0, ended: 0, closed: false, leftOut: 0, gathered: [] },
          writers: new ResultWriters(),
        },
      ]),
    );
  }

  begin(inputs: readonly InputFile[]): ReleasedItems & { leftOut: string[] } {
    const released = new Release();
    const taken = new Set<string>();
    for (const flow of this.#steps.values()) {
      if (flow.step.needs.length > 0) continue;
      for (const input of inputs) if (this.#offer(flow, input, released)) taken.add(input.path);
      flow.leftOut = 0; // Reported once for the whole workflow.
    }
    this.#close(released);
    return { ...released, leftOut: inputs.map(({ path }) => path).filter((path) => !taken.has(path)) };
  }

  end(item: FlowItem, results: readonly ResultFile[] | undefined): ReleasedItems {
    const flow = this.#flow(item.step.id);
    const released = new Release();
    flow.open -= 1;
    flow.ended += 1;
    if (!results) flow.failed += 1;
    for (const next of this.#steps.values()) {
      if (!next.step.needs.includes(flow.step.id)) continue;
      for (const { key, sha256, bytes: size } of results ?? []) {
        const path = pathWithinStep(next.step, flow.step.id, key);
        const file = this.#locate(flow.step.id, key);
        this.#offer(next, { path, file, sha256, size }, released);
      }
    }
    this.#close(released);
    return released;
  }

  leftOut(step: string): number {
    return this.#flow(step).leftOut;
  }

  #flow(id: string): StepFlow {
    return this.#steps.get(id)!;
  }

  #offer(flow: StepFlow, file: InputFile, released: Release): boolean {
    const { step } = flow;
    if (!matchesPatterns(itemPatterns(step.spec), file.path)) {
      flow.leftOut += 1;
      return false;
    }
    if (step.gather) flow.gathered.push(file);
    else {
      const { path, size: bytes } = file;
      this.#release(flow, { step, path, input: { kind: 'file', file }, bytes }, released);
    }
    return true;
  }

  #release(flow: StepFlow, item: FlowItem, released: Release): void {
    flow.open += 1;
    const key = resultKey(item.step.spec, item.path);
    const writer = { item: item.path, key };
    const other = flow.writers.claim(writer);
    const why = !isKeyBelow(key)
      ? `its result would have the key ${key}: rename it`
      : other && collisionText(writer, other);
    if (why === undefined) released.items.push(item);
    else released.refused.push({ item, state: 'EXECUTOR_ERROR', why });
  }

  #close(released: Release): void {
    for (const flow of this.#steps.values()) {
      const { step } = flow;
      const before = step.needs.map((id) => this.#flow(id));
      if (flow.closed || before.some(({ closed }) => !closed)) continue;
      if (step.gather && flow.ended + flow.open === 0) this.#gather(flow, released);
      if (flow.open === 0) flow.closed = true;
    }
  }

  /** All upstream steps: an item that fails in an early one is missing in all later ones. */
  #upstream(step: PlannedStep, found = new Set<StepFlow>()): StepFlow[] {
    for (const id of step.needs) {
      found.add(this.#flow(id));
      this.#upstream(this.#flow(id).step, found);
    }
    return [...found];
  }

  #gather(flow: StepFlow, released: Release): void {
    const files = flow.gathered.sort((a, b) => (a.path < b.path ? -1 : 1));
    const item: FlowItem = {
      ...{ step: flow.step, path: flow.step.id },
      ...{ input: { kind: 'folder', files }, bytes: sumOf(files) },
    };
    const all = this.#upstream(flow.step);
    const failed = all.reduce((sum, { failed }) => sum + failed, 0);
    if (failed > 0) {
      flow.open += 1;
      const ended = all.reduce((sum, { ended }) => sum + ended, 0);
      const why = `it was not started: ${failed} of ${ended} upstream items have no result, so it would gather only a part`;
      released.refused.push({ item, state: 'CANCELED', why });
    } else if (files.length > 0) this.#release(flow, item, released);
  }
}

class Release implements ReleasedItems {
  readonly items: FlowItem[] = [];
  readonly refused: RefusedItem[] = [];
}
