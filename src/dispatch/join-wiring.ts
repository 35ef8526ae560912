import { wireSteps } from '../protocol/flow-steps.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { StepNodes } from '../protocol/item-nodes.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import { ONLY_OUTPUT } from '../spec/named-files.ts';

/** How the end of another step's item is found. */
export type Lookup =
  /** By the version of the workflow's own item. */
  | 'by its root'
  /** By the version that the flow finds, as soon as its sources are known. */
  | 'by its sources'
  /** By the markers of its groups. */
  | 'by listing';

type WiredStep = Pick<StepNodes<StoredFile>, 'step' | 'axes' | 'isPlain' | 'readers'>;

/** Which steps take results of which others, and which ends must be known to join them. */
export class JoinWiring {
  readonly plan: ItemPlan;
  readonly #steps: ReadonlyMap<string, WiredStep>;
  readonly #before: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #near: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(plan: ItemPlan) {
    this.plan = plan;
    const { steps, before, near } = wireSteps<StoredFile>(plan);
    this.#steps = steps;
    this.#before = before;
    this.#near = near;
  }

  at(step: string): WiredStep | undefined {
    return this.#steps.get(step);
  }

  isBefore(earlier: string, later: string): boolean {
    return this.#before.get(later)!.has(earlier);
  }

  /** As {@link isBefore}, without another step between the two that gathers. */
  isNearBefore(earlier: string, later: string): boolean {
    return this.#near.get(later)!.has(earlier);
  }

  /**
   * The steps whose items an end of a step may complete. Without gather steps, and without steps that also
   * take a result of a later step: the end of the later step completes their items.
   */
  targets(step: string): WiredStep[] {
    const targets = new Set(this.#steps.get(step)?.readers.map(({ to }) => to));
    return [...targets].filter(
      ({ step: { id, gather } }) =>
        !gather && !this.sources(id).some((source) => this.isBefore(step, source)),
    );
  }

  /** The steps whose results a step takes. */
  sources(step: string): string[] {
    const { joins } = this.#steps.get(step)!.axes;
    return [...new Set(joins.flatMap(({ source }) => (source.from === 'step' ? [source.step] : [])))];
  }

  /**
   * The steps whose ends must be looked up to find which items of the targets are complete.
   * @param depth how many segments are known for each item that has ended, at least
   * @param isDoubtful whether a step's item may be missing, for a reason besides the outputs of its sources
   */
  lookups(
    targets: Iterable<string>,
    depth: number,
    isDoubtful: (step: string) => boolean,
  ): Map<string, Lookup> {
    const lookups = new Map<string, Lookup>();
    const visit = (id: string): void => {
      const { step, axes, isPlain } = this.#steps.get(id)!;
      if (lookups.has(id)) return;
      if (step.gather) lookups.set(id, 'by listing');
      else if (isPlain && axes.axes.length <= depth && !this.#mayBeLeftOut(id) && !isDoubtful(id))
        lookups.set(id, 'by its root');
      else {
        lookups.set(id, 'by its sources');
        for (const source of this.sources(id)) visit(source);
      }
    };
    for (const target of targets) for (const source of this.sources(target)) visit(source);
    return lookups;
  }

  /**
   * Whether an item of a step may be missing without a marker that says so, as a file that it needs may never
   * be made.
   */
  #mayBeLeftOut(id: string): boolean {
    const { step, axes } = this.#steps.get(id)!;
    return axes.joins.some(({ input, source }) => {
      if (source.from !== 'step' || step.inputs.find(({ name }) => name === input)!.optional) return false;
      const output = this.#steps.get(source.step)!.step.outputs.find(({ name }) => name === source.output);
      // Where the algorithm names no outputs, an input takes the files that fit its patterns, which may be
      // none.
      return output?.optional || source.output === ONLY_OUTPUT || this.#mayBeLeftOut(source.step);
    });
  }
}
