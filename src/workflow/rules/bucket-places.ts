import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';

/** Checks the places of data, which must not overlap, and the addresses that may reach ports. */
export function checkPlaces(report: Report): void {
  checkOverlap(report);
  for (const path of report.items(['port_sources'])) {
    const source = report.text(path);
    if (source === undefined || !/\/0$/.test(source)) continue;
    report.warn('OPEN_TO_ALL', path, {
      message: `"port_sources" has ${quote(source)}, so everybody on the internet can reach the algorithm's ports. Name the addresses that need them.`,
      got: quote(source),
    });
  }
}

/** Prefixes of keys: each `''`, or ending in `/`. */
export interface Prefixes {
  readonly input: string;
  readonly output: string;
}

export function prefixes(report: Report): Prefixes {
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
  report.error('PLACES_OVERLAP', report.has(['prefix']) ? ['prefix'] : ['output_s3_name'], {
    message: `Inputs and results share the bucket ${quote(bucket)}: inputs come from ${name(input)} and results go to ${name(output)}, so results would start the workflow again. Name two buckets, or two folders that are not inside each other: "prefix": { "input": "in/", "output": "out/" }.`,
    got: quote(bucket),
    expected: 'two places that do not overlap',
  });
}
