import extendedSchema from '../../catalog/schema/extended.schema.json' with { type: 'json' };
import specSchema from '../../catalog/schema/spec.schema.json' with { type: 'json' };
import { explain, Failure } from '../core/failure.ts';
import { parseRegistryReference } from '../oci/reference.ts';
import { DocumentSchema } from '../spec/document-schema.ts';
import { escapeUnseen } from '../text/quote.ts';
import { parseGeneratedJson } from './catalog-json.ts';
import type { ExtendedSpec } from './extended-spec.ts';

const SCHEMA = new DocumentSchema(extendedSchema, {}, [specSchema]);
const REMEDY = 'Restore the file as it was published.';

/**
 * Reads an extended spec, which is untrusted.
 * @param shown how messages name the file
 * @param expected the algorithm and version that the file's path names
 * @throws Failure `BAD_CATALOG` where it is not an extended spec, or belongs to another algorithm or version
 */
export function parseExtendedSpec(
  text: string,
  shown: string,
  expected: { readonly name: string; readonly version: string },
): ExtendedSpec {
  const extended = parseGeneratedJson(text, shown, SCHEMA, REMEDY) as ExtendedSpec;
  const { name, version } = extended;
  if (name !== expected.name || version !== expected.version) {
    throw new Failure(
      'BAD_CATALOG',
      `${shown} is the extended spec of ${name}@${escapeUnseen(version)}, but must be that of ${expected.name}@${expected.version}. If you copied or renamed the folder, delete the file; otherwise restore it as it was published.`,
    );
  }
  try {
    parseRegistryReference(extended.container_name);
  } catch (error) {
    throw new Failure('BAD_CATALOG', `${shown}: "container_name": ${explain(error)} ${REMEDY}`, {
      cause: error,
    });
  }
  return extended;
}
