import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { att, type Resources, ref, type Value } from '../template.ts';

/** Age of the oldest inbox message at which the dispatcher counts as broken. */
const OLD_INBOX_SECONDS = 900;

/** Alarms, if people are notified: for dead-letter queues, and for a dispatcher that does not work. */
export function alarmResources({ workflow, steps, notify = [] }: Plan, names: ResourceNames): Resources {
  if (notify.length === 0) return {};
  const resources: Record<string, Resources[string]> = {
    InboxAlarm: alarm(names.alarm('Inbox'), {
      AlarmDescription: `The dispatcher of ${workflow} has not taken an upload for ${OLD_INBOX_SECONDS / 60} minutes.`,
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: OLD_INBOX_SECONDS,
      Dimensions: [{ Name: 'QueueName', Value: att('Inbox', 'QueueName') }],
    }),
    InboxDeadAlarm: notEmpty(
      names.alarm('InboxDead'),
      'InboxDead',
      `The dispatcher of ${workflow} could not read some messages: they are in the inbox's dead-letter queue.`,
    ),
  };
  for (const { id } of steps)
    resources[names.logical('Alarm', id)] = notEmpty(
      names.alarm(id),
      names.logical('Dead', id),
      `Items of step ${id} of ${workflow} have failed after all attempts.`,
    );
  return resources;
}

function notEmpty(name: string, queueOf: string, description: string): Resources[string] {
  return alarm(name, {
    AlarmDescription: description,
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Threshold: 0,
    Dimensions: [{ Name: 'QueueName', Value: att(queueOf, 'QueueName') }],
  });
}

function alarm(name: string, more: { readonly [key: string]: Value }): Resources[string] {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: name,
      Namespace: 'AWS/SQS',
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [ref('Notices')],
      ...more,
    },
  };
}
