import type { Cloud } from '../../src/deploy/cloud.ts';

/** Receives after which an item is given up: more than on AWS, as an agent is killed every second here. */
const RECEIVES = 1000;
/** Seconds until messages that the dispatcher could not process come back to it. */
const INBOX_VISIBILITY = 20;

/**
 * A cloud in which agents and the dispatcher call S3 and SQS at another endpoint. MiniStack sets its own
 * endpoint in every container, but the variables of single services come before it, and queues are called at
 * their URLs.
 */
export function faulty(cloud: Cloud, endpoint: string): Cloud {
  const services = ['S3', 'SQS'].map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint] as const);
  const agents = services.map(([Name, Value]) => JSON.stringify({ Name, Value })).join(',');
  const dispatcher = services.map(([name, value]) => `"${name}":"${value}"`).join(',');
  const prepare: Cloud['stacks']['prepare'] = (name, changeSet, source, kind, ...settings) => {
    if (!('text' in source)) throw new Error('the template is too large for this');
    const text = source.text
      .replaceAll(
        /("Name":"PIPEWRIGHT_(?:QUEUE|DEAD_LETTER|INBOX)_URL","Value":){"Ref":"(\w+)"}/g,
        `$1{"Fn::Sub":"${endpoint}/\${AWS::AccountId}/\${$2.QueueName}"}`,
      )
      .replaceAll('{"Name":"PIPEWRIGHT_STEP"', `${agents},{"Name":"PIPEWRIGHT_STEP"`)
      .replaceAll('"PIPEWRIGHT_PUBLIC_IP"', `${dispatcher},"PIPEWRIGHT_PUBLIC_IP"`)
      .replaceAll(/("Name":"PIPEWRIGHT_MAX_RECEIVES","Value":)"\d+"/g, `$1"${RECEIVES}"`)
      .replaceAll(/"maxReceiveCount":\d+/g, `"maxReceiveCount":${RECEIVES}`)
      .replaceAll('"VisibilityTimeout":1810', `"VisibilityTimeout":${INBOX_VISIBILITY}`);
    return cloud.stacks.prepare(name, changeSet, { text }, kind, ...settings);
  };
  return { ...cloud, stacks: { ...cloud.stacks, prepare } };
}
