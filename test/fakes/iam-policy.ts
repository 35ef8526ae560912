import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import type { Statement } from '../../src/deploy/template/role-resources.ts';

/** A call as IAM evaluates it. */
export interface IamRequest {
  /** `sqs:SendMessage` */
  readonly action: string;
  /** An ARN, or `*` for actions that AWS cannot limit to a resource. */
  readonly resource: string;
  /** Values by condition key; a list for multivalued keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether identity policies allow a call, and none denies it (AWS IAM User Guide, "Policy evaluation logic").
 */
export function allows(documents: readonly PolicyDocument[], request: IamRequest): boolean {
  const said = documents.flatMap(({ Statement }) => Statement.filter((each) => applies(each, request)));
  return said.length > 0 && said.every(({ Effect }) => Effect === 'Allow');
}

function applies({ Action, Resource, Condition }: Statement, request: IamRequest): boolean {
  return (
    // Actions are case-insensitive, resources case-sensitive.
    Action.some((pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase())) &&
    Resource.some((pattern) => matches(text(pattern), request.resource)) &&
    Object.entries(Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) =>
        fulfils(operator, [wanted].flat().map(text), request.context?.[key]),
      ),
    )
  );
}

/** One key of a condition: its values are alternatives. */
function fulfils(operator: string, wanted: string[], found: string | readonly string[] | undefined): boolean {
  if (operator === 'Null') return wanted.includes(`${found === undefined}`);
  const [, any, name = '', ifExists] = /^(ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const compare = COMPARISONS.get(name);
  if (!compare) throw new Error(`no such operator is known: ${operator}`);
  if (found === undefined) return ifExists !== undefined;
  const values = [found].flat();
  if (values.length > 1 && !any) throw new Error(`a key of several values needs ForAnyValue: ${operator}`);
  return values.some((value) => wanted.some((pattern) => compare(pattern, value)));
}

const COMPARISONS = new Map<string, (pattern: string, value: string) => boolean>([
  ['StringEquals', (pattern, value) => pattern === value],
  ['StringLike', matches],
  // Both compare ARNs with wildcards.
  ['ArnEquals', matches],
  ['ArnLike', matches],
  ['Bool', (pattern, value) => pattern.toLowerCase() === value.toLowerCase()],
]);

function matches(pattern: string, value: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(value);
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`not resolved: ${JSON.stringify(value)}`);
  return value;
}
