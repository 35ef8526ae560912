/**
 * The third argument of a reviver, and its counterpart for writing (TC39 "JSON.parse source text access").
 */
interface LosslessJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): object;
}

/**
 * Parses JSON so that writing it again changes no value: numbers that JavaScript cannot hold become opaque
 * objects, which `JSON.stringify` writes unchanged.
 * @throws SyntaxError; RangeError for JSON that is nested too deeply
 */
export function parseJson(text: string): unknown {
  const { parse, rawJSON } = JSON as unknown as LosslessJson;
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source && source !== String(value)
      ? rawJSON(source)
      : value,
  );
}
