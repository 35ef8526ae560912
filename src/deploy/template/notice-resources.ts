import { createHash } from 'node:crypto';
import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { type Resources, ref } from '../template.ts';

/**
 * The topic that notifies people, with their addresses; nothing where there are none. It is not encrypted
 * with a key, as alarms could not use AWS's own for SNS (Amazon CloudWatch User Guide, "Notifying users on
 * alarm changes").
 */
export function noticeResources({ workflow, notify = [] }: Plan, names: ResourceNames): Resources {
  if (notify.length === 0) return {};
  return {
    Notices: {
      Type: 'AWS::SNS::Topic',
      // The display name is what mails come from.
      Properties: { TopicName: names.topic, DisplayName: `Pipewright ${workflow}`.slice(0, 100) },
    },
    ...Object.fromEntries(
      notify.map((address) => [
        subscriptionId(address),
        {
          Type: 'AWS::SNS::Subscription',
          Properties: {
            TopicArn: ref('Notices'),
            Protocol: address.startsWith('https://') ? 'https' : 'email',
            Endpoint: address,
          },
        },
      ]),
    ),
  };
}

/** Made from the address, so that adding or removing one changes no other. */
function subscriptionId(address: string): string {
  return `Subscription${createHash('sha256').update(address).digest('hex').slice(0, 10)}`;
}
