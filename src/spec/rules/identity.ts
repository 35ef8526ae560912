import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import { PLACEHOLDERS, placeholdersIn } from '../output-name.ts';
import { foldName, isReservedName } from '../reserved-names.ts';
import type { Report } from './rule-report.ts';

// semver.org, "Is there a suggested regular expression", without build metadata: a version is an image's tag too,
// and tags have no "+".
const NUMBER = '(?:0|[1-9]\\d*)';
const IDENTIFIER = '(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)';
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?$`);

/** Who the algorithm is: name, version, people, addresses, and how its outputs are called. */
export function checkIdentity(report: Report, folder: string | undefined): void {
  checkName(report, folder);
  checkVersion(report);
  checkPeople(report);
  checkAddresses(report);
  checkDoubles(report, ['tags'], 'tag');
  checkOutputName(report);
  const name = report.text(['name']);
  const replacement = report.text(['deprecated', 'replaced_by']);
  if (name !== undefined && replacement !== undefined && foldName(name) === foldName(replacement)) {
    report.add(
      'error',
      'REPLACED_BY_ITSELF',
      { path: ['deprecated', 'replaced_by'] },
      {
        message: `"deprecated.replaced_by" names this algorithm itself, ${quote(replacement)}.`,
        got: quote(replacement),
      },
    );
  }
}

/** What a good entry has besides, as hints: publishing works without. */
export function hintAtMissing(report: Report): void {
  const wishes = [
    ['version', 'without it, this is version 1.0.0'],
    ['description', 'it is what people read when they look for an algorithm'],
    ['license', 'without one, nobody knows whether they may use it'],
    ['maintainers', 'they are asked before somebody else changes the entry'],
    ['tests', 'a test on a small sample shows that the wrapped image works'],
  ] as const;
  for (const [field, why] of wishes) {
    if (report.hasOrMeans(field)) continue;
    report.add('hint', 'MISSING_FIELD', { path: [field] }, { message: `"${field}" is not there: ${why}.` });
  }
}

function checkName(report: Report, folder: string | undefined): void {
  const name = report.text(['name']);
  if (name === undefined) return;
  if (isReservedName(name)) {
    report.add(
      'error',
      'RESERVED_NAME',
      { path: ['name'] },
      {
        message: `"name" is ${quote(name)}, which the catalog or an operating system needs for itself. Choose another.`,
        got: quote(name),
      },
    );
  } else if (folder !== undefined && folder !== name) {
    report.add(
      'error',
      'NAME_IS_NOT_FOLDER',
      { path: ['name'] },
      {
        message: `"name" is ${quote(name)}, but the file is in the folder ${quote(folder)}; they must be the same.`,
        got: quote(name),
        expected: quote(folder),
        fix: report.rewrite(['name'], folder, false),
      },
    );
  }
}

function checkVersion(report: Report): void {
  const version = report.text(['version']);
  if (version === undefined || SEMVER.test(version)) return;
  const plain = version.trim().replace(/^[vV=]\s*/, '');
  const better = [plain, `${plain}.0`, `${plain}.0.0`, plain.replace(/\+.*/s, '')].find((v) =>
    SEMVER.test(v),
  );
  report.add(
    'error',
    'NOT_SEMVER',
    { path: ['version'] },
    {
      message: `"version" is ${quote(version)}; it must have three numbers such as 1.2.0${version.includes('+') ? ', and nothing after "+"' : ''}.${better ? ` Did you mean "${better}"?` : ''}`,
      got: quote(version),
      expected: better ?? 'a version such as 1.2.0',
      fix: better ? report.rewrite(['version'], better, !version.includes('+')) : undefined,
    },
  );
}

function checkPeople(report: Report): void {
  const logins = report.items(['maintainers']).map((path): Path => [...path, 'github']);
  const first = new Set<string>();
  for (const path of logins) {
    const login = report.text(path)?.toLowerCase();
    if (login === undefined) continue;
    if (first.has(login)) {
      report.add(
        'warning',
        'DUPLICATE_ENTRY',
        { path },
        {
          message: `${quote(report.text(path))} is in "maintainers" twice.`,
          got: quote(report.text(path)),
        },
      );
    }
    first.add(login);
  }
  for (const path of report.items(['authors'])) {
    const orcid = report.text([...path, 'orcid']);
    if (orcid === undefined || orcid.endsWith(orcidCheck(orcid))) continue;
    report.add(
      'error',
      'NOT_AN_ORCID',
      { path: [...path, 'orcid'] },
      {
        message: `${quote(orcid)} is no ORCID iD: its last character does not fit the others. Is a digit mistyped?`,
        got: quote(orcid),
      },
    );
  }
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
    report.add(
      'error',
      'BAD_ADDRESS',
      { path: [field] },
      {
        message: url
          ? `"${field}" has a user name or a password in it, which everybody could read. Take it out.`
          : `"${field}" is ${quote(address)}, which is no address a browser could open.`,
        got: url ? quote(`${url.protocol}//…@${url.host}`) : quote(address),
        expected: 'an address such as https://example.org/blur',
      },
    );
  }
}

function checkDoubles(report: Report, list: Path, what: string): void {
  const first = new Set<string>();
  for (const path of report.items(list)) {
    const text = report.text(path);
    if (text === undefined) continue;
    if (first.has(text)) {
      report.add(
        'warning',
        'DUPLICATE_ENTRY',
        { path },
        {
          message: `The ${what} ${quote(text)} is there twice.`,
          got: quote(text),
        },
      );
    }
    first.add(text);
  }
}

function checkOutputName(report: Report): void {
  const path = ['output_name'];
  const template = report.text(path);
  if (template === undefined) return;
  const bare = template.replace(/\{(?:name|stem|ext)\}/g, '');
  const known = placeholdersIn(template).filter((p) => (PLACEHOLDERS as readonly string[]).includes(p.name));
  for (const { name, offset, length } of placeholdersIn(template)) {
    if ((PLACEHOLDERS as readonly string[]).includes(name)) continue;
    const meant = nearest(name, PLACEHOLDERS);
    report.add(
      'error',
      'UNKNOWN_PLACEHOLDER',
      { path, at: 'string', start: offset, end: offset + length },
      {
        message: `"output_name" has ${quote(`{${name}}`)}; there are {name}, {stem} and {ext}.${meant ? ` Did you mean {${meant}}?` : ''}`,
        got: quote(`{${name}}`),
        expected: '{name}, {stem} or {ext}',
        fix: meant
          ? report.rewrite(
              path,
              `${template.slice(0, offset)}{${meant}}${template.slice(offset + length)}`,
              false,
            )
          : undefined,
      },
    );
  }
  if (/[/\\]/.test(template) || /^\.{0,2}$/.test(template.trim())) {
    report.add(
      'error',
      'BAD_OUTPUT_NAME',
      { path },
      {
        message: `"output_name" is ${quote(template)}; it must be the name of a file, without "/" or "\\".`,
        got: quote(template),
        expected: 'a name such as {stem}.json',
      },
    );
  } else if (/[{}]/.test(bare) && placeholdersIn(template).length === known.length) {
    report.add(
      'error',
      'UNKNOWN_PLACEHOLDER',
      { path },
      {
        message: `"output_name" is ${quote(template)}, which has a brace without its partner.`,
        got: quote(template),
        expected: '{name}, {stem} or {ext}',
      },
    );
  } else if (placeholdersIn(template).length === 0) {
    report.add(
      'warning',
      'OUTPUTS_OVERWRITE',
      { path },
      {
        message: `"output_name" is ${quote(template)} for every input, so that two inputs of one folder overwrite each other's output. Put {stem} into it.`,
        got: quote(template),
        expected: 'a name such as {stem}.json',
      },
    );
  }
}
