import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import { foldName, isReservedName } from '../names.ts';
import { PLACEHOLDERS, placeholdersIn } from '../output-name.ts';
import type { Report } from './rule-report.ts';

// semver.org, "Is there a suggested regular expression", without build metadata: a version is an image's tag
// too, and tags have no "+".
const NUMBER = '(?:0|[1-9]\\d*)';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?$`);

/** The algorithm's identity: name, version, people, addresses, and how its outputs are named. */
export function checkIdentity(report: Report, folder: string | undefined): void {
  checkName(report, folder);
  checkVersion(report);
  checkPeople(report);
  checkAddresses(report);
  for (const { path } of report.repeated(report.items(['tags']))) warnDuplicate(report, 'tags', path);
  checkOutputName(report);
}

function checkName(report: Report, folder: string | undefined): void {
  const name = report.text(['name']);
  if (name === undefined) return;
  if (isReservedName(name)) {
    report.error('RESERVED_NAME', ['name'], {
      message: `"name" is ${quote(name)}, which is reserved for the catalog, an operating system or JavaScript. Choose another name.`,
      got: quote(name),
    });
  } else if (folder !== undefined && folder !== name) {
    report.error('NAME_IS_NOT_FOLDER', ['name'], {
      message: `"name" is ${quote(name)}, but the file is in the folder ${quote(folder)}; they must be the same. If you copied or renamed the folder, write ${quote(folder)}.`,
      got: quote(name),
      expected: quote(folder),
      fix: report.rewrite(['name'], folder, false),
    });
  }
  const path = ['deprecated', 'replaced_by'];
  const replacement = report.text(path);
  if (replacement !== undefined && foldName(name) === foldName(replacement)) {
    report.error('REPLACED_BY_ITSELF', path, {
      message: `"deprecated.replaced_by" names this algorithm itself, ${quote(replacement)}. Name another one.`,
      got: quote(replacement),
    });
  }
}

function checkVersion(report: Report): void {
  const version = report.text(['version']);
  if (version === undefined || SEMVER.test(version)) return;
  const plain = version.trim().replace(/^[vV=]\s*/, '');
  const better = [plain, `${plain}.0`, `${plain}.0.0`, plain.replace(/\+.*/s, '')].find((v) =>
    SEMVER.test(v),
  );
  report.error('NOT_SEMVER', ['version'], {
    message: `"version" is ${quote(version)}; it must have three numbers such as 1.2.0${version.includes('+') ? ', and nothing after "+"' : ''}.${better ? ` Did you mean "${better}"?` : ''}`,
    got: quote(version),
    expected: better ?? 'a version such as 1.2.0',
    fix: report.rewrite(['version'], better, !version.includes('+')),
  });
}

function checkPeople(report: Report): void {
  const logins = report.items(['maintainers']).map((path) => [...path, 'github']);
  for (const { path } of report.repeated(logins, (path) => report.text(path)?.toLowerCase()))
    warnDuplicate(report, 'maintainers', path);
  for (const author of report.items(['authors'])) {
    const path = [...author, 'orcid'];
    const orcid = report.text(path);
    if (orcid === undefined || orcid.endsWith(orcidCheck(orcid))) continue;
    report.error('NOT_AN_ORCID', path, {
      message: `${quote(orcid)} is not an ORCID iD: its last character does not match the others. Check for a mistyped digit.`,
      got: quote(orcid),
    });
  }
}

function warnDuplicate(report: Report, list: string, path: Path): void {
  const got = quote(report.text(path));
  report.warn('DUPLICATE_ENTRY', path, { message: `"${list}" has ${got} twice. Remove one.`, got });
}

/** The last character of an ORCID iD (ISO/IEC 7064, MOD 11-2). */
function orcidCheck(orcid: string): string {
  let total = 0;
  for (const digit of orcid.replace(/-/g, '').slice(0, 15)) total = ((total + Number(digit)) * 2) % 11;
  const check = (12 - total) % 11;
  return check === 10 ? 'X' : String(check);
}

function checkAddresses(report: Report): void {
  for (const field of ['homepage', 'source', 'documentation']) {
    const address = report.text([field]);
    if (address === undefined) continue;
    const url = URL.parse(address);
    if (url && !url.username && !url.password) continue;
    report.error('BAD_ADDRESS', [field], {
      message: url
        ? `"${field}" contains a user name or a password, which everyone could read. Remove it.`
        : `"${field}" is ${quote(address)}, which is not an address that a browser could open.`,
      got: url ? quote(`${url.protocol}//…@${url.host}`) : quote(address),
      expected: 'an address such as https://example.org/blur',
    });
  }
}

function checkOutputName(report: Report): void {
  const path = ['output_name'];
  const template = report.text(path);
  if (template === undefined) return;
  const placeholders = placeholdersIn(template);
  const unknown = placeholders.filter(({ name }) => !(PLACEHOLDERS as readonly string[]).includes(name));
  for (const { name, offset, length } of unknown) {
    const meant = nearest(name, PLACEHOLDERS);
    const end = offset + length;
    report.error(
      'UNKNOWN_PLACEHOLDER',
      { path, at: 'string', start: offset, end },
      {
        message: `"output_name" has ${quote(`{${name}}`)}; it may have {name}, {stem} and {ext}.${meant ? ` Did you mean {${meant}}?` : ''}`,
        got: quote(`{${name}}`),
        expected: '{name}, {stem} or {ext}',
        fix: report.rewrite(
          path,
          meant && `${template.slice(0, offset)}{${meant}}${template.slice(end)}`,
          false,
        ),
      },
    );
  }
  const got = quote(template);
  if (/[/\\]/.test(template) || /^\.{0,2}$/.test(template.trim())) {
    report.error('BAD_OUTPUT_NAME', path, {
      message: `"output_name" is ${got}; it must be the name of a file, without "/" or "\\".`,
      got,
      expected: 'a name such as {stem}.json',
    });
  } else if (/[{}]/.test(template.replace(/\{(?:name|stem|ext)\}/g, '')) && unknown.length === 0) {
    report.error('UNKNOWN_PLACEHOLDER', path, {
      message: `"output_name" is ${got}, which has an unmatched brace.`,
      got,
      expected: '{name}, {stem} or {ext}',
    });
  } else if (placeholders.length === 0 && !report.has(['outputs'])) {
    report.warn('OUTPUTS_OVERWRITE', path, {
      message: `"output_name" is ${got} for every input, so two inputs of one folder overwrite each other's output. Put {stem} into it.`,
      got,
      expected: 'a name such as {stem}.json',
    });
  }
}
