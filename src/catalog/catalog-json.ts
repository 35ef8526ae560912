import { explain, Failure } from '../core/failure.ts';
import { compareFindings, type Finding } from '../core/finding.ts';
import type { DocumentSchema } from '../spec/document-schema.ts';
import { parseLeniently } from '../spec/json/json-parser.ts';
import { schemaFindings } from '../spec/schema-findings.ts';
import { plural } from '../text/units.ts';

/**
 * Reads a file that Pipewright writes. A person may have edited it, or a merge may have damaged it.
 * @param shown how messages name the file
 * @param remedy a sentence: what to do about a damaged file
 * @throws Failure `BAD_CATALOG` with the line and column of the first mistake
 */
export function parseGeneratedJson(
  text: string,
  shown: string,
  schema: DocumentSchema,
  remedy: string,
): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_CATALOG', `${shown} is not JSON: ${explain(error)}. ${remedy}`, { cause: error });
  }
  if (schema.errors(value).length === 0) return value;
  const { root } = parseLeniently(text, Number.POSITIVE_INFINITY);
  const json = { file: shown, text, value, broken: false, ...(root && { root }) };
  throw badCatalog(schemaFindings(json, schema), remedy);
}

/**
 * The failure for a file of a catalog that cannot be used.
 * @param most how many mistakes it lists; for a damaged file, one is enough
 */
export function badCatalog(findings: readonly Finding[], remedy: string, most = 1): Failure {
  const lines = [...findings]
    .sort(compareFindings)
    .slice(0, most)
    .map(({ file, range, message }) => {
      const place = range ? `:${range.start.line}:${range.start.column}` : '';
      return `${file}${place}: ${message}`;
    });
  const more = findings.length > most ? [`And ${plural(findings.length - most, 'more mistake')}.`] : [];
  return new Failure('BAD_CATALOG', [...lines, ...more, remedy].join(' '));
}
