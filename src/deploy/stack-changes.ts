import type { ResourceChange } from './cloud.ts';
import type { Template } from './template.ts';

const WORDS = {
  Add: '+ create',
  Modify: '~ change',
  Remove: '- delete',
  Import: '+ take over',
  Dynamic: '~ change',
};

/** What a stack that is not there yet gets. */
export function allNew(template: Template): ResourceChange[] {
  return Object.entries(template.Resources).map(([id, { Type }]) => ({
    action: 'Add',
    id,
    type: Type,
    details: [],
  }));
}

/** One line for each change, rights called out at the end, as they are what somebody must agree to. */
export function changeLines(changes: readonly ResourceChange[]): string[] {
  const lines = changes.map((change) => {
    const { id, type, details } = change;
    const word = changeWord(change);
    const what = [...new Set(details.map(({ property }) => property).filter(Boolean))];
    const values = details
      .filter(({ before, after }) => before !== undefined && after !== undefined)
      .slice(0, 1)
      .map(({ before, after }) => ` (${clip(before!)} → ${clip(after!)})`);
    return `${word} ${id} (${type})${what.length > 0 ? `: ${what.slice(0, 5).join(', ')}` : ''}${values.join('')}`;
  });
  const rights = rightsIn(changes);
  return rights.length > 0
    ? [...lines, `Rights change: ${rights.join(', ')}. Look at these before you agree.`]
    : lines;
}

/** `+ create`, `± replace`, … */
export function changeWord({ action, replacement }: ResourceChange): string {
  return action === 'Modify' && replacement === 'True' ? '± replace' : WORDS[action];
}

/** Resources that give rights. */
export function rightsIn(changes: readonly ResourceChange[]): string[] {
  return changes.filter(({ type }) => type.startsWith('AWS::IAM::')).map(({ id }) => id);
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
