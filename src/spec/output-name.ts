/** `output_name`: how an output's file name is made from its input's. */

const PLACEHOLDER = /\{([^{}]*)\}/g;
export const PLACEHOLDERS = ['name', 'stem', 'ext'] as const;

/**
 * Names an output after its input. `{name}` is the input's file name, `{stem}` that without its last ending, `{ext}`
 * the ending without its dot. An input without an ending takes the dot before `{ext}` along: `{stem}.{ext}` of
 * `README` is `README`.
 */
export function outputName(template: string, inputName: string): string {
  const dot = inputName.lastIndexOf('.');
  const stem = dot > 0 ? inputName.slice(0, dot) : inputName;
  const ext = dot > 0 ? inputName.slice(dot + 1) : '';
  const parts: Readonly<Record<string, string>> = { name: inputName, stem, ext };
  // In one pass: a replacement may look like a placeholder.
  return (ext === '' ? template.replaceAll('.{ext}', '') : template).replace(
    /\{(name|stem|ext)\}/g,
    (_, part: string) => parts[part]!,
  );
}

/** The placeholders of a template: what is in the braces, and where the brace opens. */
export function placeholdersIn(template: string): { name: string; offset: number; length: number }[] {
  return [...template.matchAll(PLACEHOLDER)].map((m) => ({
    name: m[1]!,
    offset: m.index,
    length: m[0].length,
  }));
}
