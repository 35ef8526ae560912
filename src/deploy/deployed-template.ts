import type { Template } from './template.ts';

/** Reads a stack's template as it was deployed; undefined if it is none of Pipewright's. */
export function readTemplate(text: string | undefined): Template | undefined {
  if (text === undefined) return undefined;
  try {
    const template = JSON.parse(text) as Partial<Template>;
    return template.Metadata?.Pipewright?.version === 1 ? (template as Template) : undefined;
  } catch {
    return undefined;
  }
}
