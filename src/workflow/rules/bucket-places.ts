import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';

/** Where data lies and who may come in: what a workflow needs before it can be deployed. */
export function checkPlaces(report: Report): void {
  checkOverlap(report);
  for (const path of report.items(['port_sources'])) {
    const source = report.text(path);
    if (source === undefined || !/\/0$/.test(source)) continue;
    report.add(
      'warning',
      'OPEN_TO_ALL',
      { path },
      {
        message: `"port_sources" has ${quote(source)}, so that everybody on the internet reaches the algorithm's ports. Name the addresses that need them.`,
        got: quote(source),
      },
    );
  }
}

/** What deploying needs besides, as hints: running on this machine works without. */
export function hintAtMissing(report: Report): void {
  const wishes = [
    ['input_s3_name', 'the bucket that inputs come from'],
    ['output_s3_name', 'the bucket that results go to'],
    ['region', 'the AWS region of everything'],
  ] as const;
  for (const [field, what] of wishes) {
    if (report.hasOrMeans(field)) continue;
    report.add(
      'hint',
      'MISSING_FIELD',
      { path: [field] },
      { message: `"${field}" is not there: ${what} is needed to deploy, though not to run on this machine.` },
    );
  }
}

/** A prefix as everything uses it: `''`, or ending in `/`. */
export function prefixes(report: Report): { input: string; output: string } {
  const both = report.text(['prefix']) ?? '';
  return {
    input: asFolder(report.text(['prefix', 'input']) ?? both),
    output: asFolder(report.text(['prefix', 'output']) ?? both),
  };
}

function asFolder(prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}

function checkOverlap(report: Report): void {
  const bucket = report.text(['input_s3_name']);
  if (bucket === undefined || bucket !== report.text(['output_s3_name'])) return;
  const { input, output } = prefixes(report);
  if (!input.startsWith(output) && !output.startsWith(input)) return;
  const name = (prefix: string) => (prefix === '' ? 'the whole bucket' : quote(prefix));
  report.add(
    'error',
    'PLACES_OVERLAP',
    { path: report.has(['prefix']) ? ['prefix'] : ['output_s3_name'] },
    {
      message: `Inputs and results share the bucket ${quote(bucket)}: inputs are looked for in ${name(input)} and results go to ${name(output)}, so that results would start the workflow again. Name two buckets, or two folders that are not inside each other: "prefix": { "input": "in/", "output": "out/" }.`,
      got: quote(bucket),
      expected: 'two places that do not overlap',
    },
  );
}
