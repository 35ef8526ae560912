import type { Report } from '../../spec/rules/rule-report.ts';
import { quote } from '../../text/quote.ts';
import { placeOfUrl } from '../sources.ts';
import { prefixes } from './bucket-places.ts';

/** Sources must not overlap each other or the workflow's own places, and each is read in only one way. */
export function checkSources(report: Report): void {
  const own = ownPlaces(report);
  const earlier: { readonly url: string; readonly bucket: string; readonly prefix: string }[] = [];
  for (const [url, path] of report.entries(['sources'])) {
    // A source with a wrong form is reported already.
    if (report.value(path) === undefined || !/^s3:\/\/[^/]+\//.test(url)) continue;
    if (report.value([...path, 'requester_pays']) === true && report.value([...path, 'unsigned']) === true)
      report.error('SOURCE_ACCESS', [...path, 'unsigned'], {
        message: `The source ${quote(url)} has both "requester_pays" and "unsigned", but an unsigned request has no caller who could pay. Keep one of them.`,
        got: 'true',
        expected: 'only one of "requester_pays" and "unsigned"',
      });
    const place = placeOfUrl(url);
    const mine = own.find((each) => overlap(each, place));
    if (mine)
      report.error('SOURCE_IS_OWN', path, {
        message: `The source ${quote(url)} overlaps s3://${mine.bucket}/${mine.prefix}, the workflow's own place for ${mine.what}. Inputs there are used without being a source, and results cannot be inputs. Remove the source, or name another folder.`,
        got: quote(url),
        expected: "a place outside the workflow's own",
      });
    const other = earlier.find((each) => overlap(each, place));
    if (other)
      report.error('SOURCES_OVERLAP', path, {
        message: `The sources ${quote(other.url)} and ${quote(url)} overlap, so two entries would say how the same objects are read. Keep one, or name separate folders.`,
        got: quote(url),
        expected: 'sources that do not overlap',
      });
    earlier.push({ url, ...place });
  }
}

interface OwnPlace {
  readonly bucket: string;
  readonly prefix: string;
  readonly what: string;
}

function ownPlaces(report: Report): OwnPlace[] {
  const { input, output } = prefixes(report);
  return [
    { bucket: report.text(['input_s3_name']), prefix: input, what: 'inputs' },
    { bucket: report.text(['output_s3_name']), prefix: output, what: 'results' },
  ].filter((place): place is OwnPlace => place.bucket !== undefined);
}

function overlap(
  a: { readonly bucket: string; readonly prefix: string },
  b: { readonly bucket: string; readonly prefix: string },
): boolean {
  return a.bucket === b.bucket && (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix));
}
