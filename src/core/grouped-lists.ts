/**
 * Adds a value to the list of a key. Changes the list in place: a copy for each value takes quadratic time,
 * which shows with many files.
 */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
