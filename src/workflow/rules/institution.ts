import { isRecord } from '../../core/record.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';

/** Checks an organization's requirements: roles of the right account, tags that IAM can tell apart. */
export function checkInstitution(report: Report): void {
  const account = report.text(['account_id']);
  for (const field of ['permissions_boundary', 'deploy_role']) {
    const arn = report.text([field]);
    const owner = arn?.split(':')[4];
    if (account === undefined || owner === undefined || !/^\d{12}$/.test(owner) || owner === account)
      continue;
    report.error('OTHER_ACCOUNT', [field], {
      message: `"${field}" is in the account ${owner}, but the workflow is for ${account}, and AWS accepts only one in the same account. Name one in ${account}, or change "account_id".`,
      got: quote(arn!),
      expected: `an ARN of account ${account}`,
    });
  }
  const before = new Map<string, string>();
  const tags = report.value(['tags']);
  for (const name of isRecord(tags) ? Object.keys(tags) : []) {
    const other = before.get(name.toLowerCase());
    before.set(name.toLowerCase(), name);
    if (other === undefined) continue;
    report.error('TAGS_ALIKE', ['tags', name], {
      message: `"tags" has ${quote(other)} and ${quote(name)}, but IAM ignores capital letters in the tags of roles. Keep one of them.`,
      got: quote(name),
      expected: 'names that differ in more than capital letters',
    });
  }
}
