import { DEFAULT_VISIBILITY_SECONDS } from '../../agent/worker-settings.ts';
import type { ResourceNames, Site } from '../../protocol/resource-names.ts';
import type { Plan, PlannedStep } from '../../workflow/plan.ts';
import { stepLanes } from '../compute.ts';
import { att, type Resources, ref, type Value } from '../template.ts';
import { bucketArn } from './role-resources.ts';

/** The visibility timeout that agents extend by heartbeats. */
export const VISIBILITY_SECONDS = DEFAULT_VISIBILITY_SECONDS;
/** Receives after which an agent gives an item up; the queue itself does so a few receives later. */
export const MAX_RECEIVES = 20;
const QUEUE_RECEIVES = MAX_RECEIVES + 5;
/** SQS's maximum, so that items survive a vacation. */
const RETENTION_SECONDS = 14 * 24 * 3600;
/** Receives after which a message that breaks the dispatcher goes to the dead-letter queue. */
const INBOX_RECEIVES = 10;
/**
 * The dispatcher's timeout for one call: gathering lists results for minutes, and a start that fails is
 * repeated.
 */
export const DISPATCHER_SECONDS = 300;
/**
 * Six times the function's timeout plus the batching window (AWS Lambda Developer Guide, "Using Lambda with
 * Amazon SQS").
 */
const INBOX_VISIBILITY_SECONDS = 6 * DISPATCHER_SECONDS + 10;

/** The inbox that S3 and agents send to, and a work queue with a dead-letter queue for every step. */
export function queueResources(plan: Plan, names: ResourceNames, site: Site): Resources {
  const resources: Record<string, Resources[string]> = {
    InboxDead: queue(names.inboxDead, {}),
    Inbox: queue(names.inbox, {
      VisibilityTimeout: INBOX_VISIBILITY_SECONDS,
      RedrivePolicy: {
        deadLetterTargetArn: att('InboxDead', 'Arn'),
        maxReceiveCount: INBOX_RECEIVES,
      },
    }),
    InboxPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('Inbox')],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'UploadsOfThisAccount',
              Effect: 'Allow',
              Principal: { Service: 's3.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: att('Inbox', 'Arn'),
              Condition: {
                ArnEquals: { 'aws:SourceArn': bucketArn(names, plan.input.bucket!) },
                StringEquals: { 'aws:SourceAccount': site.account },
              },
            },
          ],
        },
      },
    },
  };
  for (const step of plan.steps) {
    const { id } = step;
    const dead = names.logical('Dead', id);
    resources[dead] = queue(names.dead(id), {});
    for (const [lane, logical] of workIds(step, names).entries())
      resources[logical] = queue(names.work(id, lane), {
        VisibilityTimeout: VISIBILITY_SECONDS,
        RedrivePolicy: { deadLetterTargetArn: att(dead, 'Arn'), maxReceiveCount: QUEUE_RECEIVES },
      });
  }
  return resources;
}

/** Logical ids of the queues that a step's items wait in, one for each of its lanes. */
export function workIds(step: PlannedStep, names: ResourceNames): string[] {
  const above = stepLanes(step).slice(1);
  return [names.logical('Work', step.id), ...above.map((_, i) => names.logical(`Lane${i + 1}`, step.id))];
}

function queue(name: string, more: { readonly [key: string]: Value }): Resources[string] {
  return {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: name,
      MessageRetentionPeriod: RETENTION_SECONDS,
      SqsManagedSseEnabled: true,
      ...more,
    },
  };
}
