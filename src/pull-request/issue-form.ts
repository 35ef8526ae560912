import { schemaAddress } from '../core/own-release.ts';
import type { Spec } from '../spec/spec.ts';

/** The answers in the issue form "Propose an algorithm"; missing where a field was left empty. */
export interface FormAnswers {
  readonly image: string;
  readonly name: string;
  readonly description?: string;
  readonly command?: string;
  readonly memory?: string;
  readonly license?: string;
}

/** The labels of .github/ISSUE_TEMPLATE/algorithm.yml: GitHub turns each into a heading. */
export const FORM_LABELS = {
  image: 'Image',
  name: 'Name',
  description: 'What it does',
  command: 'Command',
  memory: 'Memory in MB',
  license: 'License',
  sample: 'A small sample',
} as const satisfies Record<string, string>;

/**
 * Reads the text of an issue that was opened with the form: `### Label`, an empty line, the answer. The first
 * of several equal headings counts, since answers may contain headings.
 * @returns undefined where it names no image or no algorithm: then it was not opened with the form
 */
export function readForm(body: string): FormAnswers | undefined {
  const answers: Partial<Record<keyof typeof FORM_LABELS, string>> = {};
  const parts = body.replace(/\r\n?/g, '\n').split(/^### (.*)$/m);
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const label = parts[at]?.trim();
    const answer = parts[at + 1]?.trim();
    const [key] = Object.entries(FORM_LABELS).find(([, other]) => other === label) ?? [];
    // GitHub writes this for an empty answer.
    if (key && answer && answer !== '_No response_') answers[key as keyof typeof FORM_LABELS] ??= answer;
  }
  const { image, name, sample: _, ...rest } = answers;
  return image && name ? { image, name, ...rest } : undefined;
}

/**
 * The spec that the answers describe. Nothing in them is corrected: the checks report mistakes at their
 * lines.
 * @param drafted a draft from the image's config, where it could be read
 */
export function specOfForm(answers: FormAnswers, drafted: Partial<Spec> = {}): object {
  const { image, name, description, command, license, memory = '' } = answers;
  const { name: _, ...fields } = drafted;
  const [, megabytes] = /^(\d+)(?:\s*Mi?B)?$/i.exec(memory) ?? [];
  return {
    $schema: schemaAddress('spec'),
    name,
    version: '1.0.0',
    container_name: image,
    ...fields,
    ...(description && { description }),
    ...(license && { license }),
    ...(command && { run_command: command }),
    input_file_path: drafted.input_file_path ?? '/tmp/in',
    output_file_path: drafted.output_file_path ?? '/tmp/out',
    memory: megabytes ? { suggested: Number(megabytes) } : memory || drafted.memory,
    tests: [],
  };
}
