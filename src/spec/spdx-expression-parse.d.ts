declare module 'spdx-expression-parse' {
  /** Reads an SPDX license expression. Throws an Error that says what is wrong with it. */
  export default function parse(expression: string): unknown;
}
