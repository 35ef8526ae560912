import type { Clock } from '../core/clock.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { notifiedFolder, notifiedKey } from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { Bucket } from './gather-step.ts';
import type { Notice } from './notice-text.ts';

/** Where people are notified: a topic of SNS. */
export interface Notices {
  publish(topic: string, notice: Notice): Promise<void>;
}

/**
 * After this time, another call takes over a note whose call died before people were notified; milliseconds.
 */
const NOTIFYING_MS = 10 * 60_000;
const NOTIFIED = '{}\n';

/**
 * What people were notified of, one object each: created empty before the notice is sent, and filled
 * afterwards. So concurrent and repeated calls send a notice once, and if a call dies in between, another one
 * sends it.
 */
export class Notified {
  readonly #plan: DispatchPlan;
  readonly #bucket: Bucket;
  readonly #notices: Notices | undefined;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #notes = new Map<string, ListedObject>();

  private constructor(
    plan: DispatchPlan,
    bucket: Bucket,
    notices: Notices | undefined,
    clock: Pick<Clock, 'now'>,
  ) {
    this.#plan = plan;
    this.#bucket = bucket;
    this.#notices = notices;
    this.#clock = clock;
  }

  static async read(
    plan: DispatchPlan,
    bucket: Bucket,
    notices: Notices | undefined,
    clock: Pick<Clock, 'now'>,
  ): Promise<Notified> {
    const notified = new Notified(plan, bucket, notices, clock);
    const { output } = plan;
    for await (const object of bucket.list(output.bucket, notifiedFolder(output.prefix)))
      notified.#notes.set(object.key, object);
    return notified;
  }

  /**
   * Whether people were notified, or another call is doing it now.
   * @param of a run or a step
   * @param what kind of notice
   */
  has(of: string, what: string): boolean {
    const note = this.#notes.get(this.#key(of, what));
    return note !== undefined && (note.size > 0 || this.#clock.now() - note.modified < NOTIFYING_MS);
  }

  /** Whether there is a note, however far it got. */
  hasBegun(of: string, what: string): boolean {
    return this.#notes.has(this.#key(of, what));
  }

  /**
   * Notifies people, unless that was done.
   * @param notice without it, only the note is made
   * @returns whether this call sent the notice
   */
  async notify(of: string, what: string, notice?: Notice): Promise<boolean> {
    if (this.has(of, what)) return false;
    const place = { bucket: this.#plan.output.bucket, key: this.#key(of, what) };
    const before = this.#notes.get(place.key)?.etag;
    const taken =
      before === undefined
        ? await this.#bucket.create(place, '')
        : (await this.#bucket.replace(place, '', before)) !== undefined;
    if (!taken) return false;
    const topic = this.#plan.notify?.topic;
    if (notice && topic !== undefined) await this.#notices?.publish(topic, notice);
    await this.#bucket.replace(place, NOTIFIED, (await this.#bucket.read(place))?.etag);
    return notice !== undefined && topic !== undefined;
  }

  #key(of: string, what: string): string {
    return notifiedKey(this.#plan.output.prefix, of, what);
  }
}
