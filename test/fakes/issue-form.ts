import { FORM_LABELS, type FormAnswers } from '../../src/pull-request/issue-form.ts';

/** The text of an issue as GitHub makes it from a form's answers (docs, "Syntax for issue forms"). */
export function formBody(answers: Partial<FormAnswers>): string {
  const given: Readonly<Record<string, string | undefined>> = { ...answers };
  return Object.entries(FORM_LABELS)
    .map(([key, label]) => `### ${label}\n\n${given[key] ?? '_No response_'}`)
    .join('\n\n');
}
