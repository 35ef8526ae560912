import { AWS_REGIONS, mayBeRegion } from '../../core/aws-regions.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';

const FIELD = ['region'] as const;

/** `region` must be one of AWS's. An unknown one of the usual form may be new: it gets only a warning. */
export function checkRegion(report: Report): void {
  const region = report.text(FIELD);
  if (region === undefined || AWS_REGIONS.includes(region)) return;
  const got = quote(region);
  const meant = nearest(region, AWS_REGIONS);
  const text = { got, expected: meant ?? 'a region such as us-east-1' };
  if (mayBeRegion(region)) {
    const beside = AWS_REGIONS.filter((each) => each.startsWith(region.replace(/\d+$/, '')));
    const others = meant ? [meant] : beside.length > 0 ? beside : ['us-east-1'];
    report.warn('UNKNOWN_REGION', FIELD, {
      ...text,
      message: `"region" is ${got}, which this release of Pipewright does not know. Unless it is a new region of AWS, write ${quoteList(others, 'or')}.`,
    });
    return;
  }
  report.error('UNKNOWN_REGION', FIELD, {
    ...text,
    message: `"region" is ${got}, but AWS has no such region${meant ? `; did you mean ${quote(meant)}?` : '. Write a region such as us-east-1.'}`,
    fix: report.rewrite(FIELD, meant, false),
  });
}
