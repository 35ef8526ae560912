import type { ResourceChange } from './cloud.ts';
import type { Template } from './template.ts';

const WORDS = {
  Add: '+ create',
  Modify: '~ change',
  Remove: '- delete',
  Import: '+ import',
  Dynamic: '~ change',
};

/** The changes that create a new stack. */
export function creationChanges(template: Template): ResourceChange[] {
  return Object.entries(template.Resources).map(([id, { Type }]) => ({
    action: 'Add',
    id,
    type: Type,
    details: [],
  }));
}

/** `Work (AWS::SQS::Queue): /Properties/Name (a → b)` */
export function changeText({ id, type, details }: ResourceChange): string {
  const properties = [...new Set(details.map(({ property }) => property).filter(Boolean))];
  const values = details
    .filter(({ before, after }) => before !== undefined && after !== undefined)
    .slice(0, 1)
    .map(({ before, after }) => ` (${clip(before!)} → ${clip(after!)})`);
  return `${id} (${type})${properties.length > 0 ? `: ${properties.slice(0, 5).join(', ')}` : ''}${values.join('')}`;
}

/** `+ create`, `± replace`, … */
export function changeWord({ action, replacement }: ResourceChange): string {
  return action === 'Modify' && replacement === 'True' ? '± replace' : WORDS[action];
}

/** Ids of changed resources that grant permissions. */
export function rightsIn(changes: readonly ResourceChange[]): string[] {
  return changes.filter(({ type }) => type.startsWith('AWS::IAM::')).map(({ id }) => id);
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
