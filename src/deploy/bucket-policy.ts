import { isRecord } from '../core/record.ts';

const HEADER = 's3:x-amz-server-side-encryption';

/**
 * Whether a bucket's policy refuses objects that are stored without a header that says how they are encrypted. Such
 * policies are from before 2023: since then S3 encrypts every object by the bucket's own setting, and no caller need ask.
 * @param text the policy's; undefined where there is none
 */
export function demandsEncryptionHeader(text: string | undefined): boolean {
  if (text === undefined) return false;
  const { Statement } = JSON.parse(text) as { Statement?: unknown };
  return [Statement].flat().some((statement) => {
    if (!isRecord(statement) || statement.Effect !== 'Deny') return false;
    const actions = [statement.Action].flat().map(String);
    const conditions = isRecord(statement.Condition) ? Object.entries(statement.Condition) : [];
    return (
      actions.some((action) => /^(?:\*|s3:\*|s3:put\*|s3:putobject\*?)$/i.test(action)) &&
      conditions.some(
        ([operator, keys]) =>
          // An operator that passes where the header is missing demands nothing.
          !operator.endsWith('IfExists') &&
          isRecord(keys) &&
          Object.keys(keys).some((key) => key.toLowerCase().startsWith(HEADER)),
      )
    );
  });
}
