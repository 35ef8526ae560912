import { distance } from 'fastest-levenshtein';

/** Longer words are not typos, and comparing them is slow. Characters. */
const LONGEST = 64;

/**
 * The word that was probably meant: equal except for case, `-`, `_` and blanks, or with at most a third of
 * its letters changed (two at most). Undefined when none is near or two are equally near.
 */
export function nearest(written: string, words: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const plain = flatten(written);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tied = false;
  for (const word of words) {
    if (word === written) continue;
    const steps = flatten(word) === plain ? 0 : changes(written.toLowerCase(), word.toLowerCase());
    if (steps > Math.min(2, Math.floor(Math.max(word.length, written.length) / 3))) continue;
    tied = steps === least;
    if (steps < least) [best, least] = [word, steps];
  }
  return tied ? undefined : best;
}

/** Levenshtein distance, except that two swapped letters count as one change. */
function changes(a: string, b: string): number {
  const steps = distance(a, b);
  return steps === 2 && a.length === b.length && Array.from(a).sort().join() === Array.from(b).sort().join()
    ? 1
    : steps;
}

function flatten(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}
