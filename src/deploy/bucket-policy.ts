import { isRecord } from '../core/record.ts';

const HEADER = 's3:x-amz-server-side-encryption';
/** The action that stores a result. */
const PUT = 's3:PutObject';

/**
 * Whether a bucket's policy refuses objects that are stored without a header that says how they are
 * encrypted. Such policies are from before 2023: since then S3 encrypts every object by the bucket's own
 * setting, without being asked. Conditions on anything else, except for encrypted transport, are assumed to
 * hold.
 * @param text the policy's; undefined where there is none
 */
export function demandsEncryptionHeader(text: string | undefined): boolean {
  if (text === undefined) return false;
  const { Statement } = JSON.parse(text) as { Statement?: unknown };
  return [Statement].flat().some((statement) => {
    if (!isRecord(statement) || statement.Effect !== 'Deny' || !isRecord(statement.Condition)) return false;
    if (!concernsPut(statement)) return false;
    const conditions = Object.entries(statement.Condition).flatMap(([operator, keys]) =>
      Object.entries(isRecord(keys) ? keys : {}).map(([key, value]) => ({
        operator,
        key: key.toLowerCase(),
        values: [value].flat().map((each) => String(each).toLowerCase()),
      })),
    );
    // A statement applies where all of its conditions hold.
    return (
      conditions.some(({ key }) => key.startsWith(HEADER)) &&
      conditions.every(({ operator, key, values }) =>
        key.startsWith(HEADER)
          ? holdsWithout(operator, values)
          : key !== 'aws:securetransport' || !values.includes('false'),
      )
    );
  });
}

function concernsPut({ Action, NotAction }: Record<string, unknown>): boolean {
  const matches = (patterns: unknown): boolean =>
    [patterns].flat().some((pattern) => typeof pattern === 'string' && matchesAction(pattern));
  return NotAction === undefined ? matches(Action) : !matches(NotAction);
}

function matchesAction(pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(PUT);
}

/**
 * Whether a condition holds for a request that lacks its key (AWS IAM User Guide, "IAM JSON policy elements:
 * Condition operators"): operators with `Not` and with `IfExists` do, others do not; of the operators for
 * keys with several values `ForAllValues` does, and `ForAnyValue` does not.
 */
function holdsWithout(operator: string, values: readonly string[]): boolean {
  if (operator === 'Null') return values.includes('true');
  if (operator.endsWith('IfExists') || operator.startsWith('ForAllValues:')) return true;
  return !operator.startsWith('ForAnyValue:') && operator.includes('Not');
}
