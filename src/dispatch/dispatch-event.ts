import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { laneStartedBy } from '../protocol/lanes.ts';

/** Why the dispatcher was called. */
export type DispatchEvent =
  | { readonly kind: 'messages'; readonly messages: readonly InboxMessage[] }
  | { readonly kind: 'stopped'; readonly task: StoppedTask }
  | { readonly kind: 'schedule' };

export interface InboxMessage {
  readonly id: string;
  readonly body: string;
  /** When SQS took it: milliseconds since the epoch. */
  readonly sent?: number;
}

/** ECS's event of a task that has stopped. */
export interface StoppedTask {
  readonly arn: string;
  /** Of the task definition, without the revision. */
  readonly family: string;
  /** Of a step with lanes. */
  readonly lane?: number;
  /** E.g. `EssentialContainerExited`, `SpotInterruption`, `TaskFailedToStart`. */
  readonly code: string;
  /** ECS's, of the task and of its container. */
  readonly reason: string;
  /** Of its container; missing where that never ran. */
  readonly exitCode?: number;
  /** Milliseconds since the epoch; `started` is when the container did. */
  readonly created?: number;
  readonly started?: number;
  readonly stopped?: number;
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
    const { taskArn, taskDefinitionArn, lastStatus } = value.detail;
    if (lastStatus === 'STOPPED' && typeof taskArn === 'string' && typeof taskDefinitionArn === 'string')
      return { kind: 'stopped', task: readStop(value.detail, taskArn, familyOf(taskDefinitionArn)) };
  }
  throw new Failure(
    'BAD_EVENT',
    `the dispatcher was called with ${JSON.stringify(event)?.slice(0, 300)}: it handles messages of its inbox, stopped tasks and schedules`,
  );
}

/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION`, or what follows the `/`. */
export function familyOf(taskDefinition: string): string {
  return taskDefinition.replace(/^.*\//, '').replace(/:\d+$/, '');
}

/** Reads the detail of ECS's event (Amazon ECS Developer Guide, "Amazon ECS task state change events"). */
function readStop(detail: Readonly<Record<string, unknown>>, arn: string, family: string): StoppedTask {
  const [container] = Array.isArray(detail.containers) ? detail.containers : [];
  const { exitCode, reason } = isRecord(container) ? container : {};
  const time = (field: string): number | undefined => {
    const at = Date.parse(String(detail[field] ?? ''));
    return Number.isNaN(at) ? undefined : at;
  };
  const lane = laneStartedBy(String(detail.startedBy ?? ''));
  return {
    ...{ arn, family, code: String(detail.stopCode ?? '') },
    ...(lane !== undefined && { lane }),
    reason: [detail.stoppedReason, reason].filter(Boolean).join('; '),
    exitCode: typeof exitCode === 'number' ? exitCode : undefined,
    created: time('createdAt'),
    started: time('startedAt'),
    stopped: time('stoppedAt'),
  };
}

function readMessage(record: unknown): InboxMessage {
  if (isRecord(record) && typeof record.messageId === 'string' && typeof record.body === 'string') {
    const { SentTimestamp } = isRecord(record.attributes) ? record.attributes : {};
    const sent = typeof SentTimestamp === 'string' ? Number(SentTimestamp) : Number.NaN;
    return { id: record.messageId, body: record.body, ...(Number.isFinite(sent) && { sent }) };
  }
  throw new Failure(
    'BAD_EVENT',
    'the dispatcher was called with records that are not SQS messages: its only event source is the inbox',
  );
}
