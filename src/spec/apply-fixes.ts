import { applyEdits, type Edit, type Finding } from '../core/finding.ts';

/**
 * Makes the edits of all safe fixes that do not touch each other; a fix is applied as a whole or not at all.
 * One round: a fix may reveal new findings, so callers read the text again until nothing is applied.
 * @param findings of exactly this text
 */
export function applyFixes(text: string, findings: readonly Finding[]): { text: string; applied: Finding[] } {
  const applied: Finding[] = [];
  const edits: Edit[] = [];
  for (const finding of findings) {
    if (!finding.fix?.safe || finding.fix.edits.length === 0) continue;
    if (finding.fix.edits.some((edit) => edits.some((other) => touch(edit, other)))) continue;
    edits.push(...finding.fix.edits);
    applied.push(finding);
  }
  return { text: applyEdits(text, edits), applied };
}

/** Neighbors count as touching: whether both make sense shows only after one is applied. */
function touch(a: Edit, b: Edit): boolean {
  return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}

/** Rounds after which a text that still changes is left as it is; each round ends at least one mistake. */
const MOST_ROUNDS = 20;

/** A text with fixes applied, and the findings that they fix. */
export interface FixedText {
  readonly text: string;
  readonly applied: Finding[];
}

/**
 * Applies safe fixes until there are none.
 * @param examine gives the findings of a text
 */
export function fixText(text: string, examine: (text: string) => readonly Finding[]): FixedText {
  const rounds = fixRounds(text);
  let step = rounds.next();
  while (!step.done) step = rounds.next(examine(step.value));
  return step.value;
}

/** As `fixText`, where the findings of a text come asynchronously. */
export async function fixTextAsync(
  text: string,
  examine: (text: string) => Promise<readonly Finding[]>,
): Promise<FixedText> {
  const rounds = fixRounds(text);
  let step = rounds.next();
  while (!step.done) step = rounds.next(await examine(step.value));
  return step.value;
}

/** Yields each text whose findings it needs next. */
function* fixRounds(text: string): Generator<string, FixedText, readonly Finding[]> {
  const applied: Finding[] = [];
  let fixed = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = applyFixes(fixed, yield fixed);
    if (result.applied.length === 0 || result.text === fixed) break;
    fixed = result.text;
    applied.push(...result.applied);
  }
  return { text: fixed, applied };
}
