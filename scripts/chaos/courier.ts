import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Cloud } from '../../src/deploy/cloud.ts';
import type { Emulator } from '../services.ts';

/** What goes wrong with events. `lost` and `doubled` are shares of all events, 0 to 1. */
export interface EventFaults {
  readonly lost: number;
  readonly doubled: number;
  /** The most seconds that the others are late; repeated events are up to ten times as late. */
  readonly late: number;
}

/** Stands between the events of ECS and the dispatcher. */
export interface Courier extends AsyncDisposable {
  readonly counts: { readonly all: number; readonly lost: number; readonly doubled: number };
  /** A cloud in which the rule for stopped tasks sends its events here. */
  through(cloud: Cloud): Cloud;
  /** Calls the dispatcher with an event as EventBridge sends it. */
  call(event: unknown): Promise<void>;
}

/** The template's rule for stopped tasks. */
const RULE = 'WhenTaskStopped';
const WAIT_SECONDS = 1;

/**
 * Loses, delays and repeats the events of a workflow's stopped tasks, as EventBridge may ("at least once",
 * and no order).
 * @param dispatcher the Lambda's name
 */
export async function openCourier(
  aws: Emulator,
  dispatcher: string,
  { lost, doubled, late }: EventFaults,
  random: () => number,
): Promise<Courier> {
  const sqs = new SQSClient(aws);
  const lambda = new LambdaClient(aws);
  const name = `${dispatcher}-stopped`;
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const counts = { all: 0, lost: 0, doubled: 0 };
  const stop = new AbortController();
  const deliver = async (Payload: string): Promise<void> => {
    await lambda.send(new InvokeCommand({ FunctionName: dispatcher, InvocationType: 'Event', Payload }));
  };
  const later = (seconds: number, event: string): void => {
    sleep(seconds * 1000, undefined, { signal: stop.signal, ref: false })
      .then(() => deliver(event))
      .catch(() => {});
  };
  const carry = (event: string): void => {
    counts.all += 1;
    if (random() < lost) {
      counts.lost += 1;
      return;
    }
    later(random() * late, event);
    if (random() >= doubled) return;
    counts.doubled += 1;
    later(random() * late * 10, event);
  };
  const receive = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const request = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: WAIT_SECONDS };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
      for (const { Body = '', ReceiptHandle } of Messages) {
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        carry(Body);
      }
    }
  };
  const receiving = receive();
  return {
    counts,
    through(cloud) {
      const prepare: Cloud['stacks']['prepare'] = (stack, changeSet, source, kind, ...settings) => {
        if (!('text' in source)) throw new Error('the template is too large for this');
        const template = JSON.parse(source.text);
        template.Resources[RULE].Properties.Targets[0].Arn =
          `arn:aws:sqs:${aws.region}:${aws.account}:${name}`;
        return cloud.stacks.prepare(stack, changeSet, { text: JSON.stringify(template) }, kind, ...settings);
      };
      return { ...cloud, stacks: { ...cloud.stacks, prepare } };
    },
    call: (event) => deliver(JSON.stringify(event)),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await receiving;
    },
  };
}
