import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';

/** Why the dispatcher was called. */
export type DispatchEvent =
  | { readonly kind: 'messages'; readonly messages: readonly InboxMessage[] }
  | { readonly kind: 'stopped'; readonly task: StoppedTask }
  | { readonly kind: 'schedule' };

export interface InboxMessage {
  readonly id: string;
  readonly body: string;
}

/** ECS's event of a task that has stopped. */
export interface StoppedTask {
  readonly arn: string;
  /** Of the task definition, without the revision. */
  readonly family: string;
  /** E.g. `EssentialContainerExited`, `SpotInterruption`, `TaskFailedToStart`. */
  readonly code: string;
  readonly reason: string;
}

/**
 * Reads Lambda's event: messages of the inbox; EventBridge's `ECS Task State Change`; a schedule.
 * @throws Failure `BAD_EVENT` for anything else
 */
export function readEvent(event: unknown): DispatchEvent {
  const value = isRecord(event) ? event : {};
  if (Array.isArray(value.Records))
    return { kind: 'messages', messages: value.Records.map((record: unknown) => readMessage(record)) };
  const type = value['detail-type'];
  if (type === 'Scheduled Event') return { kind: 'schedule' };
  if (type === 'ECS Task State Change' && isRecord(value.detail)) {
    const { taskArn, taskDefinitionArn, stopCode, stoppedReason, lastStatus } = value.detail;
    if (lastStatus === 'STOPPED' && typeof taskArn === 'string' && typeof taskDefinitionArn === 'string') {
      const family = familyOf(taskDefinitionArn);
      const [code, reason] = [String(stopCode ?? ''), String(stoppedReason ?? '')];
      return { kind: 'stopped', task: { arn: taskArn, family, code, reason } };
    }
  }
  throw new Failure(
    'BAD_EVENT',
    `the dispatcher was called with ${JSON.stringify(event)?.slice(0, 300)}: it takes messages of its inbox, stopped tasks and schedules`,
  );
}

/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION`, or what follows the `/`. */
export function familyOf(taskDefinition: string): string {
  return taskDefinition.replace(/^.*\//, '').replace(/:\d+$/, '');
}

function readMessage(record: unknown): InboxMessage {
  if (isRecord(record) && typeof record.messageId === 'string' && typeof record.body === 'string')
    return { id: record.messageId, body: record.body };
  throw new Failure(
    'BAD_EVENT',
    'the dispatcher was called with records that are not SQS messages: its only event source is the inbox',
  );
}
