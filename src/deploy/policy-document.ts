import type { Statement } from './template/role-resources.ts';

/** A policy's text, as IAM has it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** Characters without white space (AWS IAM User Guide, "IAM and AWS STS quotas", managed policies). */
export const POLICY_CHARACTERS = 6144;

/**
 * Puts statements into as few documents as IAM's limit allows without sorting; a statement that is too long
 * is halved.
 */
export function documentsOf(statements: readonly Statement[]): PolicyDocument[] {
  const documents: Statement[][] = [[]];
  for (const statement of merged(statements).flatMap(fitting)) {
    const last = documents.at(-1)!;
    if (last.length > 0 && lengthOf([...last, statement]) > POLICY_CHARACTERS) documents.push([statement]);
    else last.push(statement);
  }
  return documents.map(documentOf);
}

/** Merges statements about the same resources. */
function merged(statements: readonly Statement[]): Statement[] {
  const groups = Map.groupBy(statements, ({ Resource, Condition }) => JSON.stringify([Resource, Condition]));
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    Action: [...new Set(group.flatMap(({ Action }) => Action))],
  }));
}

function fitting(statement: Statement): Statement[] {
  const { Resource } = statement;
  if (lengthOf([statement]) <= POLICY_CHARACTERS || Resource.length < 2) return [statement];
  const half = Math.ceil(Resource.length / 2);
  return [Resource.slice(0, half), Resource.slice(half)].flatMap((part) =>
    fitting({ ...statement, Resource: part }),
  );
}

function documentOf(Statement: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

/** White space in values counts, too: there is none in ours. */
function lengthOf(statements: readonly Statement[]): number {
  return JSON.stringify(documentOf(statements)).length;
}
