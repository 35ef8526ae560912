import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import type { WorkflowView } from '../../test/fakes/workflow-view.ts';

const MOST_LATE_SECONDS = 10;
const MOST_MESSAGES = 3;
/** The share of messages that come twice. With more, messages would come faster than agents process them. */
const TWICE = 0.2;

/** Makes queues behave as SQS allows: messages come twice, and out of order. */
export class Meddler {
  readonly counts = { twice: 0, late: 0 };
  readonly #view: Pick<WorkflowView, 'sqs' | 'names'>;
  readonly #queues: readonly string[];
  readonly #random: () => number;

  constructor(view: Pick<WorkflowView, 'sqs' | 'names'>, steps: readonly string[], random: () => number) {
    const { names } = view;
    this.#view = view;
    this.#random = random;
    this.#queues = [names.inbox, ...steps.map((step) => names.work(step))].map(
      (name) => names.queue(name).url,
    );
  }

  /**
   * Receives messages of a random queue and sends each again with a delay; most of the received ones are then
   * deleted.
   */
  async meddle(): Promise<void> {
    const { sqs } = this.#view;
    const QueueUrl = this.#queues[Math.floor(this.#random() * this.#queues.length)];
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: MOST_MESSAGES, VisibilityTimeout: 2 }),
    );
    if (Messages.length === 0) return;
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: Messages.map(({ Body }, i) => ({
          ...{ Id: String(i), MessageBody: Body },
          DelaySeconds: Math.floor(this.#random() * MOST_LATE_SECONDS),
        })),
      }),
    );
    const late = Messages.filter(() => this.#random() >= TWICE);
    const deleted = late.length > 0 ? await this.#delete(QueueUrl!, late) : 0;
    this.counts.late += deleted;
    this.counts.twice += Messages.length - deleted;
  }

  async #delete(QueueUrl: string, messages: readonly Message[]): Promise<number> {
    const Entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
    const { Successful = [] } = await this.#view.sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries }),
    );
    return Successful.length;
  }
}
