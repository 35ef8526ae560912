import type { ResourceChange } from '../deploy/cloud.ts';
import { changeText, changeWord, rightsIn } from '../deploy/stack-changes.ts';
import { type Block, heading, paragraph, type Style, styled } from '../text/printer.ts';
import { formatCount, plural } from '../text/units.ts';

/** In the order in which they matter least to most, so that what needs thought stands last. */
const GROUPS: readonly (readonly [title: string, words: readonly string[], style: Style])[] = [
  ['to create', ['+ create', '+ import'], 'good'],
  ['to change', ['~ change'], 'warning'],
  ['to replace', ['± replace'], 'warning'],
  ['to delete', ['- delete'], 'bad'],
];

/** What deploying changes, grouped, and the changed permissions, which need the user's consent. */
export function changeBlocks(changes: readonly ResourceChange[]): Block[] {
  const rights = rightsIn(changes);
  return [
    ...GROUPS.flatMap(([title, words, style]) => {
      const group = changes.filter((change) => words.includes(changeWord(change)));
      if (group.length === 0) return [];
      return [
        heading(`${formatCount(group.length)} ${title}:`),
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

/** `4 to create, 1 to change` */
export function changeCounts(changes: readonly ResourceChange[]): string {
  const counts = GROUPS.map(([title, words]) => [
    changes.filter((change) => words.includes(changeWord(change))).length,
    title,
  ]);
  return counts
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(', ');
}

/** Kinds of new resources by how many there are: `8 SQS queues` reads better than their 8 names. */
export function kindCounts(changes: readonly ResourceChange[]): string {
  const kinds = [...Map.groupBy(changes, ({ type }) => type)].map(([type, all]) => {
    const [service = '', noun = ''] = type.split('::').slice(1);
    return [all.length, `${service} ${noun.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`] as const;
  });
  return kinds
    .sort(([a], [b]) => b - a)
    .map(([count, kind]) => plural(count, kind, kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`))
    .join(', ');
}
