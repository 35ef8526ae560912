/**
 * The order in which people count: `a2` before `a10`. Digits compare by value, all else by UTF-16 units, the
 * same on every machine.
 */

const PARTS = /\d+|\D+/g;

/** Compares two names for sorting; 0 only for equal ones. */
export function compareNaturally(a: string, b: string): number {
  const left = a.match(PARTS) ?? [];
  const right = b.match(PARTS) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareParts(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  // `a01` and `a1` have the same values: their texts decide.
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

function compareParts(a: string, b: string): number {
  if (!isDigits(a) || !isDigits(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [a.replace(/^0+(?=.)/, ''), b.replace(/^0+(?=.)/, '')];
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0);
}

function isDigits(part: string): boolean {
  return part >= '0' && part < ':';
}
