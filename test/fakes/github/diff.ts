/** A file's change in the form of GitHub's API. */
export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  /** Hunks with three lines of context, as in a unified diff. */
  readonly patch: string;
  /** Lines of the new file that are in the patch, counted from 1: a review comment may refer to them. */
  readonly shown: ReadonlySet<number>;
}

interface Edit {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
}

const CONTEXT = 3;

export function diffLines(before: string, after: string): LineDiff {
  const edits = editsOf(linesOf(before), linesOf(after));
  const shown = new Set<number>();
  const hunks: string[] = [];
  let additions = 0;
  let deletions = 0;
  // Line numbers, from 1, of the current edit.
  let [oldLine, newLine] = [1, 1];
  for (let i = 0; i < edits.length; ) {
    const start = i;
    const next = edits.findIndex((edit, j) => j >= i && edit.sign !== ' ');
    if (next < 0) break;
    const first = Math.max(start, next - CONTEXT);
    oldLine += first - start;
    newLine += first - start;
    let end = next;
    for (let quiet = 0; end < edits.length && quiet <= 2 * CONTEXT; end++)
      quiet = edits[end]?.sign === ' ' ? quiet + 1 : 0;
    while (edits[end - 1]?.sign === ' ' && edits.slice(end - CONTEXT - 1, end).every((e) => e.sign === ' '))
      end--;
    const hunk = edits.slice(first, end);
    const [oldCount, newCount] = [
      hunk.filter((e) => e.sign !== '+').length,
      hunk.filter((e) => e.sign !== '-').length,
    ];
    const range = (line: number, count: number) =>
      count === 1 ? `${line}` : `${count === 0 ? line - 1 : line},${count}`;
    hunks.push(`@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@`);
    for (const { sign, text } of hunk) {
      hunks.push(`${sign}${text}`);
      if (sign === '+') additions++;
      if (sign === '-') deletions++;
      if (sign !== '+') oldLine++;
      if (sign !== '-') shown.add(newLine++);
    }
    i = end;
  }
  return { additions, deletions, patch: hunks.join('\n'), shown };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  // A final line break ends the last line; it does not begin another line.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * By the longest common subsequence between equal ends; for more than 4 million pairs of lines, all are
 * replaced.
 */
function editsOf(a: readonly string[], b: readonly string[]): Edit[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const equal = (lines: readonly string[]): Edit[] => lines.map((text) => ({ sign: ' ', text }));
  return [
    ...equal(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...equal(a.slice(a.length - tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  const width = b.length + 1;
  const fits = a.length * b.length <= 4_000_000;
  // common[i * width + j]: length of the longest common subsequence of the lines from i and from j on.
  const common = new Uint32Array(fits ? (a.length + 1) * width : 0);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; fits && i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (fits && i < a.length && j < b.length && a[i] === b[j]) {
      edits.push({ sign: ' ', text: a[i++] as string });
      j++;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      edits.push({ sign: '-', text: a[i++] as string });
    } else {
      edits.push({ sign: '+', text: b[j++] as string });
    }
  }
  return edits;
}
