import { axesOf } from '../../src/protocol/item-axes.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import { filesOf, type ItemEntry } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import { writeListHead, writeListItem } from '../../src/protocol/item-list.ts';
import { type ItemChange, isFinal, type StepEnd, type StepItem } from '../../src/protocol/item-nodes.ts';
import type { ItemPlan } from '../../src/protocol/item-plan.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import {
  gatherSentKey,
  groupSentKey,
  itemMarkerKey,
  outputFolder,
  runItemsKey,
  runManifestKey,
} from '../../src/protocol/object-keys.ts';
import type { RootItem } from '../../src/protocol/root-items.ts';
import { type RunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { ONLY_OUTPUT } from '../../src/spec/named-files.ts';
import { aFailure, aRun, aRunStep } from './run-snapshots.ts';
import { etagOf, MemoryRunCloud } from './run-storage.ts';

/** The output place of `deployablePlan`. */
export const PLACE = { bucket: 'some-output', prefix: 'out/', run: aRun().run };

export function aStoredFile(path: string): StoredFile {
  return { path, bucket: 'lab-in', key: `in/${path}`, etag: etagOf(path), version: etagOf(path), size: 1 };
}

export function aMadeEntry(path: string, version: string): ItemEntry<StoredFile> {
  const file = { ...aStoredFile(path), version: etagOf(version + path), etag: etagOf(version + path) };
  return { kind: 'file', path, file, companions: [] };
}

/**
 * A run of a workflow with "items", as agents and the dispatcher leave it in S3. The planner decides which
 * items follow, and the test ends one item after another.
 */
export class MarkedRun {
  readonly cloud = new MemoryRunCloud();
  readonly plan: ItemPlan;
  readonly flow: ItemFlow<StoredFile>;
  readonly run: RunManifest;
  /** Items that an agent could begin now. */
  readonly ready: StepItem<StoredFile>[] = [];
  readonly #sent = new Set<string>();

  constructor(plan: ItemPlan, roots: readonly RootItem<StoredFile>[]) {
    this.plan = plan;
    const list = writeListHead(roots.length) + roots.map(writeListItem).join('');
    this.cloud.put(`${PLACE.bucket}/${runItemsKey(PLACE.prefix, PLACE.run)}`, list);
    this.flow = new ItemFlow(plan, roots);
    this.#take(this.flow.start());
    const first = plan.steps.filter(({ inputs }) =>
      inputs.every(({ sources }) => sources.every(({ from }) => from !== 'step')),
    );
    this.run = aRun({
      plan,
      items: { count: roots.length, etag: etagOf(list), shared: {} },
      expected: Object.fromEntries(
        first.map(({ id }) => [
          id,
          [...this.flow.itemsOf(id)].filter(({ state }) => state !== 'absent').length,
        ]),
      ),
      steps: plan.steps.map(({ id, gather, inputs }) =>
        aRunStep(id, {
          gather: gather !== undefined,
          needs: [
            ...new Set(
              inputs.flatMap(({ sources }) =>
                sources.flatMap((each) => (each.from === 'step' ? [each.step] : [])),
              ),
            ),
          ],
        }),
      ),
    });
    this.cloud.put(`${PLACE.bucket}/${runManifestKey(PLACE.prefix, PLACE.run)}`, writeRunManifest(this.run));
    this.#noteGathered();
  }

  /** Writes the marker that an agent would write, and what the dispatcher then writes. */
  end(item: StepItem<StoredFile>, end: StepEnd<StoredFile>): void {
    this.cloud.time += 1000;
    this.ready.splice(this.ready.indexOf(item), 1);
    const { step, segments, version, state } = end;
    const key = itemMarkerKey(PLACE.prefix, { run: PLACE.run, step, segments }, version, state);
    const marker = markerOf(item, end);
    for (const output of marker.outputs) this.cloud.put(`${output.bucket}/${output.key}`, 'x');
    this.cloud.put(`${PLACE.bucket}/${key}`, writeMarker(marker));
    this.#take(this.flow.end(end));
    this.#noteGathered();
  }

  #take(changes: readonly ItemChange<StoredFile>[]): void {
    for (const change of changes)
      if (change.kind === 'ready') {
        const { step, segments, version } = change.item;
        const place = JSON.stringify([step, segments, version]);
        if (this.#sent.has(place)) continue;
        this.#sent.add(place);
        this.ready.push(change.item);
        if (this.#gathers(step) || this.#goesWithout(step))
          this.cloud.put(
            `${PLACE.bucket}/${groupSentKey(PLACE.prefix, { run: PLACE.run, step, segments }, version)}`,
          );
      } else if (change.kind === 'failed') {
        const { step, segments, id, why } = change;
        const key = itemMarkerKey(PLACE.prefix, { run: PLACE.run, step, segments }, 'not started', 'failed');
        const content = { kind: 'item', segments, version: 'not started', base: id } as const;
        this.cloud.put(`${PLACE.bucket}/${key}`, writeMarker(aFailure(id, { step, content, meaning: why })));
      }
  }

  /** Writes the note for each gathering step whose groups were all sent. */
  #noteGathered(): void {
    const open = new Set<string>();
    for (const { id, gather, inputs } of this.plan.steps) {
      const items = [...this.flow.itemsOf(id)];
      const sources = inputs.flatMap(({ sources }) => sources);
      const isOpenBefore = sources.some((source) => source.from === 'step' && open.has(source.step));
      if (isOpenBefore || items.some(({ state }) => !isFinal(state))) open.add(id);
      if (gather && !isOpenBefore && items.every(({ state }) => state !== 'waiting'))
        this.cloud.put(`${PLACE.bucket}/${gatherSentKey(PLACE.prefix, PLACE.run, id)}`);
    }
  }

  /** Whether the dispatcher itself sends items of a step, as a group that it takes from has no item. */
  #goesWithout(step: string): boolean {
    const { inputs = [] } = this.plan.steps.find(({ id }) => id === step) ?? {};
    return inputs.some(({ sources }) =>
      sources.some(
        (source) =>
          source.from === 'step' &&
          (this.#goesWithout(source.step) ||
            (this.#gathers(source.step) &&
              [...this.flow.itemsOf(source.step)].some(
                ({ state }) => state === 'left out' || state === 'absent',
              ))),
      ),
    );
  }

  #gathers(step: string): boolean {
    return this.plan.steps.some(({ id, gather }) => id === step && gather !== undefined);
  }

  /** The axes of a step's items. */
  axesOf(step: string): readonly string[] {
    return axesOf(this.plan).steps.get(step)!.axes;
  }
}

function markerOf({ id }: StepItem<StoredFile>, end: StepEnd<StoredFile>): Marker {
  const { step, segments, version, state } = end;
  const outputs = [...(end.outputs ?? [])].flatMap(([output, entries]) =>
    entries.flatMap((entry) =>
      filesOf(entry).map(({ path, etag, size }, i) => ({
        ...{ path: `${id}/${path}`, bucket: PLACE.bucket, etag, size },
        key: `${outputFolder(PLACE.prefix, step, PLACE.run)}${id}/${path}`,
        ...(output !== ONLY_OUTPUT && { outputs: [output] }),
        ...(i > 0 && { companion_of: `${id}/${entry.path}` }),
      })),
    ),
  );
  const content = { kind: 'item', segments, version, base: id } as const;
  return aFailure(id, { step, content, outputs, ...(state === 'done' && { state: 'COMPLETE' }) });
}
