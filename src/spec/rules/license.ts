import parseSpdx from 'spdx-expression-parse';
import { quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

/**
 * The identifiers of common licenses, and what people write for them, in lower-case letters and digits only.
 */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  MIT: ['mit', 'mitlicense', 'themitlicense'],
  'Apache-2.0': [
    'apache',
    'apache2',
    'apache20',
    'apachev2',
    'apachelicense20',
    'apachelicense2',
    'apachelicenseversion20',
  ],
  'BSD-2-Clause': ['bsd2', 'bsd2clause'],
  'BSD-3-Clause': ['bsd3', 'bsd3clause'],
  ISC: ['isc'],
  'GPL-2.0-only': ['gplv2', 'gpl2'],
  'GPL-3.0-only': ['gplv3', 'gpl3'],
  'GPL-2.0-or-later': ['gplv2orlater'],
  'GPL-3.0-or-later': ['gplv3orlater'],
  'LGPL-3.0-only': ['lgplv3', 'lgpl3'],
  'AGPL-3.0-only': ['agplv3', 'agpl3'],
  'MPL-2.0': ['mpl2', 'mpl20'],
  'CC0-1.0': ['cc0', 'publicdomain'],
  'CC-BY-4.0': ['ccby4', 'ccby40'],
  'LicenseRef-Proprietary': ['proprietary', 'unlicensed'],
};
/** For these, the identifier may say something else, or adds a version that the author did not write. */
const GUESSES = ['apache', 'publicdomain', 'unlicensed', 'proprietary', 'gpl2', 'gpl3', 'lgpl3', 'agpl3'];

/**
 * `license`: an SPDX expression (System Package Data Exchange), so that machines can tell what is allowed.
 */
export function checkLicense(report: Report): void {
  const license = report.text(['license']);
  if (license === undefined || isSpdx(license)) return;
  const flat = license.toLowerCase().replace(/[^a-z0-9]/g, '');
  const better =
    Object.keys(COMMON).find((identifier) => COMMON[identifier]!.includes(flat)) ??
    [license.trim(), license.toUpperCase()].find(isSpdx);
  report.error('NOT_SPDX', ['license'], {
    message: `"license" is ${quote(license)}; it must be an SPDX expression such as MIT, Apache-2.0 or GPL-3.0-or-later.${better ? ` Did you mean "${better}"?` : ' For your own license, write LicenseRef-Name.'}`,
    got: quote(license),
    expected: better ?? 'an SPDX expression',
    fix: report.rewrite(['license'], better, !GUESSES.includes(flat)),
  });
}

function isSpdx(text: string): boolean {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
}
