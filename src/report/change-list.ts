import type { ResourceChange } from '../deploy/cloud.ts';
import { changeText, changeWord, rightsIn } from '../deploy/stack-changes.ts';
import { type Block, heading, paragraph, type Style, styled } from '../text/printer.ts';
import { formatCount, plural } from '../text/units.ts';

/** The least important first, so that changes that need thought are last. */
const GROUPS: readonly (readonly [verb: string, words: readonly string[], style: Style])[] = [
  ['create', ['+ create', '+ import'], 'good'],
  ['change', ['~ change'], 'warning'],
  ['replace', ['± replace'], 'warning'],
  ['delete', ['- delete'], 'bad'],
];

/** What deploying changes, grouped, and the changed permissions, which need the user's consent. */
export function changeBlocks(changes: readonly ResourceChange[]): Block[] {
  const rights = rightsIn(changes);
  return [
    ...GROUPS.flatMap(([verb, words, style]) => {
      const group = changes.filter((change) => words.includes(changeWord(change)));
      if (group.length === 0) return [];
      return [
        heading(`${formatCount(group.length)} to ${verb}:`),
        ...group.map((change) => {
          const [sign = ''] = changeWord(change);
          return paragraph([styled(style, sign), ` ${changeText(change)}`], 2, 4);
        }),
      ];
    }),
    ...(rights.length > 0
      ? [paragraph(`Permissions change: ${rights.join(', ')}. Review these before you agree.`)]
      : []),
  ];
}

/** `4 to create, 1 to change`, or `4 created, 1 changed`; empty where there are none. */
export function changeCounts(changes: readonly ResourceChange[], done = false): string {
  return GROUPS.flatMap(([verb, words]) => {
    const count = changes.filter((change) => words.includes(changeWord(change))).length;
    return count === 0 ? [] : [`${formatCount(count)} ${done ? `${verb}d` : `to ${verb}`}`];
  }).join(', ');
}

/** Kinds of resources that people know; all others only connect these. */
const NOUNS: Readonly<Record<string, string>> = {
  'SQS::Queue': 'queue',
  'IAM::Role': 'role',
  'Lambda::Function': 'Lambda function',
  'ECS::Cluster': 'ECS cluster',
  'ECS::TaskDefinition': 'task definition',
  'ECS::CapacityProvider': 'capacity provider',
  'Logs::LogGroup': 'log group',
  'Events::Rule': 'rule',
  'SNS::Topic': 'topic',
  'CloudWatch::Alarm': 'alarm',
  'EC2::VPC': 'VPC',
  'EC2::Subnet': 'subnet',
  'EC2::SecurityGroup': 'security group',
  'EC2::VPCEndpoint': 'VPC endpoint',
};

/** New resources by kind: `4 queues, 3 roles, 1 Lambda function, and 9 that connect them`. */
export function kindCounts(changes: readonly ResourceChange[]): string {
  const counts = Object.entries(NOUNS).map(([kind, noun]) => ({
    noun,
    count: changes.filter(({ type }) => type === `AWS::${kind}`).length,
  }));
  const known = counts.filter(({ count }) => count > 0).map(({ count, noun }) => plural(count, noun));
  const rest = changes.length - counts.reduce((sum, { count }) => sum + count, 0);
  return [...known, ...(rest > 0 ? [`${known.length > 0 ? 'and ' : ''}${rest} that connect them`] : [])].join(
    ', ',
  );
}
