import parseSpdx from 'spdx-expression-parse';
import { quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

/** What people write for common licenses, flattened, and the identifier that it names without doubt. */
const COMMON: Readonly<Record<string, string>> = {
  mit: 'MIT',
  mitlicense: 'MIT',
  themitlicense: 'MIT',
  apache: 'Apache-2.0',
  apache2: 'Apache-2.0',
  apache20: 'Apache-2.0',
  apachev2: 'Apache-2.0',
  apachelicense20: 'Apache-2.0',
  apachelicense2: 'Apache-2.0',
  apachelicenseversion20: 'Apache-2.0',
  bsd2: 'BSD-2-Clause',
  bsd2clause: 'BSD-2-Clause',
  bsd3: 'BSD-3-Clause',
  bsd3clause: 'BSD-3-Clause',
  isc: 'ISC',
  gplv2: 'GPL-2.0-only',
  gpl2: 'GPL-2.0-only',
  gplv3: 'GPL-3.0-only',
  gpl3: 'GPL-3.0-only',
  gplv2orlater: 'GPL-2.0-or-later',
  gplv3orlater: 'GPL-3.0-or-later',
  lgplv3: 'LGPL-3.0-only',
  lgpl3: 'LGPL-3.0-only',
  agplv3: 'AGPL-3.0-only',
  agpl3: 'AGPL-3.0-only',
  mpl2: 'MPL-2.0',
  mpl20: 'MPL-2.0',
  cc0: 'CC0-1.0',
  ccby4: 'CC-BY-4.0',
  ccby40: 'CC-BY-4.0',
  publicdomain: 'CC0-1.0',
  proprietary: 'LicenseRef-Proprietary',
  unlicensed: 'LicenseRef-Proprietary',
};
/** These say something else than what they were written for, or add a version that nobody wrote. */
const GUESSES = new Set([
  'apache',
  'publicdomain',
  'unlicensed',
  'proprietary',
  'gpl2',
  'gpl3',
  'lgpl3',
  'agpl3',
]);

/** `license`: an expression of the System Package Data Exchange, so that machines can tell what is allowed. */
export function checkLicense(report: Report): void {
  const license = report.text(['license']);
  if (license === undefined || isSpdx(license)) return;
  const flat = license.toLowerCase().replace(/[^a-z0-9]/g, '');
  const better = Object.hasOwn(COMMON, flat)
    ? COMMON[flat]
    : [license.trim(), license.toUpperCase()].find(isSpdx);
  report.add(
    'error',
    'NOT_SPDX',
    { path: ['license'] },
    {
      message: `"license" is ${quote(license)}; it must be an SPDX expression such as MIT, Apache-2.0 or GPL-3.0-or-later.${better ? ` Did you mean "${better}"?` : ' A license of your own is LicenseRef-Name.'}`,
      got: quote(license),
      expected: better ?? 'an SPDX expression',
      fix: better ? report.rewrite(['license'], better, !GUESSES.has(flat)) : undefined,
    },
  );
}

function isSpdx(text: string): boolean {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
}
