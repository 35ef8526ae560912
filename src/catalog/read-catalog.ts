import valid from 'semver/functions/valid.js';
import extendedSchema from '../../catalog/schema/extended.schema.json' with { type: 'json' };
import specSchema from '../../catalog/schema/spec.schema.json' with { type: 'json' };
import { explain, Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { parseRegistryReference } from '../oci/reference.ts';
import { DocumentSchema } from '../spec/document-schema.ts';
import { escapeUnseen } from '../text/quote.ts';
import type { CatalogIndex } from './catalog-settings.ts';
import type { ExtendedSpec } from './extended-spec.ts';

const EXTENDED = new DocumentSchema(extendedSchema, {}, [specSchema]);
/** As the spec's schema has it: names become folders and parts of addresses. */
const NAME = new RegExp(specSchema.properties.name.pattern, 'u');

/**
 * Reads an extended spec of a catalog that somebody else may have written.
 * @param shown how to call the file in messages
 * @throws Failure `BAD_CATALOG` when it is none, or that of another algorithm or version
 */
export function readExtendedSpec(text: string, shown: string, name: string, version: string): ExtendedSpec {
  const refuse = (why: string): Failure =>
    new Failure('BAD_CATALOG', `${shown} is no extended spec: ${why}. Restore it as it was published.`);
  const document = readJson(text, shown);
  const [mistake] = EXTENDED.errors(document);
  if (mistake) {
    const where = mistake.instancePath === '' ? 'it' : escapeUnseen(mistake.instancePath).slice(0, 100);
    throw refuse(`${where} ${mistake.message ?? 'is wrong'}`);
  }
  const extended = document as ExtendedSpec;
  if (extended.name !== name || extended.version !== version)
    throw refuse(
      `it is ${extended.name}@${escapeUnseen(extended.version)}, and should be ${name}@${version}`,
    );
  try {
    parseRegistryReference(extended.container_name);
  } catch (error) {
    throw refuse(explain(error).replace(/\.$/, ''));
  }
  return extended;
}

/**
 * Reads a catalog's `index.json` that somebody else may have written: only names and versions that can be folders and
 * files are taken.
 * @throws Failure `BAD_CATALOG`
 */
export function readIndex(text: string, shown: string): CatalogIndex {
  const refuse = (why: string): Failure =>
    new Failure(
      'BAD_CATALOG',
      `${shown} is no index of a catalog: ${why}. Make it anew with "pipewright wrap".`,
    );
  const { algorithms } = (readJson(text, shown) ?? {}) as { algorithms?: unknown };
  if (!isRecord(algorithms)) throw refuse('it has no "algorithms"');
  for (const [name, entry] of Object.entries(algorithms)) {
    const called = `"${escapeUnseen(name).slice(0, 80)}"`;
    if (!NAME.test(name) || name.length > 63) throw refuse(`${called} is no algorithm's name`);
    if (!isRecord(entry) || !isRecord(entry.versions)) throw refuse(`${called} has no "versions"`);
    for (const [version, listed] of Object.entries(entry.versions)) {
      if (valid(version) !== version || !isRecord(listed))
        throw refuse(`${called} has a version that is none`);
      if (listed.deprecated !== undefined && typeof listed.deprecated !== 'string')
        throw refuse(`${called} has a "deprecated" that is no text`);
    }
  }
  return { algorithms } as CatalogIndex;
}

function readJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_CATALOG', `${shown} is not JSON. Restore it as it was published.`, {
      cause: error,
    });
  }
}
