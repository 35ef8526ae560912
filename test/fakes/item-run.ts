import { createHash } from 'node:crypto';
import type { DispatchPlan } from '../../src/protocol/dispatch-plan.ts';
import { axesOf } from '../../src/protocol/item-axes.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import { readContent } from '../../src/protocol/item-content.ts';
import type { ItemEntry, NamedEntries } from '../../src/protocol/item-files.ts';
import { ItemFlow } from '../../src/protocol/item-flow.ts';
import { writeListHead, writeListItem } from '../../src/protocol/item-list.ts';
import { type ItemChange, keyOf, type StepItem } from '../../src/protocol/item-nodes.ts';
import type { ItemPlan } from '../../src/protocol/item-plan.ts';
import { MARKER_VERSION, type Marker, readMarker, writeMarker } from '../../src/protocol/marker.ts';
import {
  type ItemMessage,
  outgoingWork,
  readWorkMessage,
  writeEndMessage,
} from '../../src/protocol/message.ts';
import { itemMarkerKey, runItemsKey, runManifestKey } from '../../src/protocol/object-keys.ts';
import { refusedMarker } from '../../src/protocol/refused-item.ts';
import { endOf } from '../../src/protocol/result-entries.ts';
import { findRootItems, type RootItem } from '../../src/protocol/root-items.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { sentItem } from '../../src/protocol/sent-item.ts';
import { isCompanionName } from '../../src/spec/companion-names.ts';
import { type CaseStep, type ItemCase, planOf } from '../protocol/item-cases.ts';
import { DispatchWorld, planOf as dispatchPlanOf } from './dispatch-world.ts';
import { aRunManifest } from './run-manifest.ts';

export const RUN = 'run-20261125T092236Z-3fa9c1';

/** The dispatcher's plan for a plan of items. */
export function dispatched(items: ItemPlan): DispatchPlan {
  const { steps } = axesOf(items);
  const needs = (id: string): string[] => [
    ...new Set(steps.get(id)!.joins.flatMap(({ source }) => (source.from === 'step' ? [source.step] : []))),
  ];
  const plan = dispatchPlanOf(
    ...items.steps.map(({ id, gather }) => ({ id, needs: needs(id), gather: gather !== undefined })),
  );
  return { ...plan, items };
}

/** A file as `run` has uploaded it. */
export function anInput(path: string): StoredFile {
  const etag = Buffer.from(path).toString('hex').slice(0, 200);
  return { path, bucket: 'inputs', key: `in/${RUN}/${path}`, etag, size: 1, version: etag };
}

/** A plan with the workflow's own items, and what its algorithms make. */
export interface Scene {
  readonly plan: ItemPlan;
  readonly roots: readonly RootItem<StoredFile>[];
  readonly made: (item: StepItem<StoredFile>) => MadeFiles | 'failed';
}

/**
 * The files that an item makes: names, each with its output if the spec names any; a companion with its main
 * file.
 */
type MadeFiles = readonly {
  readonly name: string;
  readonly output?: string;
  readonly companionOf?: string;
}[];

export function sceneOf(given: ItemCase): Scene {
  const plan = planOf(given);
  const files = (given.files ?? []).map(anInput);
  const roots = findRootItems(plan, given.items ?? { kind: 'file' }, files).items;
  return { plan, roots, made: (item) => madeBy(given.steps[item.step]!, item) };
}

function madeBy(
  { makes = {}, makesNo = {}, fails = [], outputs }: CaseStep,
  { id, segments }: StepItem<StoredFile>,
): MadeFiles | 'failed' {
  if (fails.includes(id)) return 'failed';
  return Object.entries(makes).flatMap(([output, names]) => {
    if (makesNo[output]?.includes(id)) return [];
    const paths = names.map((each) => each.replace('*', segments.at(-1) ?? ''));
    const { companions = [] } = outputs?.[output] ?? {};
    const templates = companions.map((written) => ({ written, templates: [written], optional: false }));
    const isCompanion = (path: string): boolean => isCompanionName(templates, path, () => true);
    const main = paths.find((path) => !isCompanion(path));
    return paths.map((name) => ({
      ...{ name, ...(outputs && { output }) },
      ...(isCompanion(name) && { companionOf: main }),
    }));
  });
}

/** The marker that an item's agent writes. */
export function markerOf({ made }: Scene, item: StepItem<StoredFile>): Marker {
  const { step, segments, id, version } = item;
  const files = made(item);
  const marker = {
    version: MARKER_VERSION,
    ...{ run: RUN, step, item: id, attempt: 1, seconds: 1, agent: '1.0.0' },
    started_at: '2026-11-25T10:00:00.000Z',
    content: { kind: 'item', segments, version, base: id },
  } as const;
  if (files === 'failed') return { ...marker, state: 'EXECUTOR_ERROR', outputs: [] };
  const outputs = files.map(({ name, output, companionOf }) => ({
    ...{ bucket: 'results', key: `out/${step}/${RUN}/${id}/${name}`, path: `${id}/${name}`, size: 1 },
    etag: createHash('md5').update(`${version} ${name}`).digest('hex'),
    ...(output !== undefined && { outputs: [output] }),
    ...(companionOf !== undefined && { companion_of: `${id}/${companionOf}` }),
  }));
  return { ...marker, state: 'COMPLETE', outputs };
}

/** An item with its files as a text, for comparison. */
export function shownItem({ files, variables, missing = [] }: Omit<StepItem<StoredFile>, 'step'>): string {
  const entry = (each: ItemEntry<StoredFile>): string =>
    each.kind === 'folder'
      ? `${each.path}/`
      : [each.file, ...each.companions].map(({ key, etag }) => `${key}@${etag.slice(0, 8)}`).join('+');
  const inputs = [...(files as NamedEntries<StoredFile>)]
    .filter(([, entries]) => entries.length > 0)
    .map(([name, entries]) => `${name}=${entries.map(entry).join(',')}`)
    .sort();
  return [...inputs, JSON.stringify(variables), ...missing].join(' ');
}

/** What each item was made from, by step, segments and version. */
export type Worked = Map<string, string>;

interface LocalRun {
  readonly worked: Worked;
  readonly refused: Set<string>;
  /** By step: `<done> <failed>`, the numbers of items. */
  readonly ended: Map<string, string>;
}

/** Runs a scene with the planner alone, as a local run does. */
export function runLocally(scene: Scene): LocalRun {
  const { plan, roots } = scene;
  const worked: Worked = new Map();
  const refused = new Set<string>();
  const flow = new ItemFlow(plan, roots);
  const changes = flow.start();
  for (const change of changes) {
    if (change.kind === 'failed') refused.add(`${change.step} ${keyOf(change.segments)} ${change.why}`);
    if (change.kind !== 'ready') continue;
    const allows = plan.steps.find(({ id }) => id === change.item.step)!.gather?.allowFailed !== undefined;
    worked.set(workedKey(change.item), shownItem(allows ? change.item : { ...change.item, missing: [] }));
    changes.push(...flow.end(endOf(markerOf(scene, change.item))!));
  }
  const ended = plan.steps.map(({ id }): [string, string] => {
    const states = [...flow.itemsOf(id)].map(({ state }) => state);
    const [done, failed] = ['done', 'failed'].map((each) => states.filter((state) => state === each).length);
    return [id, `${done} ${failed}`];
  });
  return { worked, refused, ended: new Map(ended) };
}

function workedKey({ step, segments, version }: Pick<StepItem<StoredFile>, 'step' | 'segments' | 'version'>) {
  return `${step} ${keyOf(segments)} ${version}`;
}

/** A run of a scene in the dispatcher's world; the test decides when an agent processes which message. */
export class ItemRun {
  readonly scene: Scene;
  readonly world: DispatchWorld;
  readonly worked: Worked = new Map();
  /** Work messages that agents have taken. */
  readonly taken: string[] = [];
  /** Messages in the inbox. */
  readonly inbox: { readonly body: string; readonly sent: number }[] = [];

  constructor(scene: Scene) {
    const { plan, roots } = scene;
    this.scene = scene;
    this.world = new DispatchWorld(dispatched(plan));
    this.writeRun(roots);
    const place = { run: RUN, bucket: 'results', prefix: 'out/' };
    for (const change of new ItemFlow(plan, roots).start()) this.#begin(change, place);
  }

  /** Writes `items.jsonl` and `run.json`. */
  writeRun(roots: readonly RootItem<StoredFile>[], more: Parameters<typeof aRunManifest>[0] = {}): void {
    const list = [writeListHead(roots.length), ...roots.map(writeListItem)].join('');
    const etag = this.world.s3.put({ bucket: 'results', key: runItemsKey('out/', RUN) }, list);
    const items = { count: roots.length, etag, shared: {} };
    const { plan } = this.scene;
    const flow = new ItemFlow(plan, roots);
    flow.start();
    const first = plan.steps.filter(({ inputs }) =>
      inputs.every(({ sources }) => sources.every(({ from }) => from !== 'step')),
    );
    const expected = Object.fromEntries(
      first.map(({ id }) => [id, [...flow.itemsOf(id)].filter(({ state }) => state !== 'absent').length]),
    );
    this.world.put(
      runManifestKey('out/', RUN),
      writeRunManifest(aRunManifest({ run: RUN, workflow: 'flow', items, expected, ...more })),
    );
  }

  #begin(change: ItemChange<StoredFile>, place: Parameters<typeof sentItem>[0]): void {
    if (change.kind === 'ready')
      this.send(outgoingWork(sentItem(place, this.scene.plan, change.item, new Map()).message).body);
    else if (change.kind === 'failed') {
      const marker = refusedMarker(place, change, this.world.now);
      this.world.put(marker.place.key, marker.text);
    }
  }

  send(body: string): void {
    this.inbox.push({ body, sent: this.world.now });
  }

  /** Messages that wait for agents. */
  waiting(): { readonly step: string; readonly body: string }[] {
    return this.scene.plan.steps.flatMap(({ id }) =>
      this.world.sqs.peek(id).map(({ body }) => ({ step: id, body })),
    );
  }

  /**
   * Processes a work message as an agent does.
   * @param dies whether the agent dies after it has written the marker, before it sends its message: the work
   * message stays
   */
  work(body: string, dies: boolean): void {
    this.taken.push(body);
    const message = readWorkMessage(body) as ItemMessage;
    const { step, content } = message;
    const key = (state: 'done' | 'failed') =>
      itemMarkerKey('out/', { run: RUN, step, segments: content.segments }, content.version, state);
    const known = this.world.text(key('done'));
    let marker: Marker;
    if (known !== undefined) marker = readMarker(known);
    else {
      const whole =
        'manifest' in content
          ? readContent(JSON.parse(this.world.text(content.manifest.key)!), (problem) => {
              throw new Error(problem);
            })
          : content;
      const item = { step, ...whole };
      this.worked.set(workedKey(item), shownItem(item));
      marker = markerOf(this.scene, item);
      this.world.put(key(marker.state === 'COMPLETE' ? 'done' : 'failed'), writeMarker(marker));
    }
    this.world.now += 1000;
    if (dies) return;
    const repeat = known === undefined ? {} : { repeat: true as const };
    this.send(writeEndMessage({ run: RUN, end: endOf(marker)!, ...repeat }));
    this.#remove(step, body);
  }

  #remove(step: string, body: string): void {
    const rest = this.world.sqs.drain(step);
    const at = rest.findIndex((each) => each.body === body);
    if (at >= 0) rest.splice(at, 1);
    void this.world.sqs.workQueues.send(step, rest);
  }
}
