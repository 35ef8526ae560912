import { CODES, type CodeEntry, codeAddress } from '../core/explain-code.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../text/near.ts';
import { line, paragraph, print, sections, styled } from '../text/printer.ts';
import { quote } from '../text/quote.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { EXPLAIN } from './help-commands.ts';

export const explain = implement(EXPLAIN, {
  async run({ code }): Promise<CodeEntry> {
    const entry = CODES.get(code.toUpperCase());
    if (entry) return entry;
    const meant = nearest(code.toUpperCase(), CODES.keys());
    throw new Failure(
      'BAD_USAGE',
      `There is no code ${quote(code)}${meant ? `; did you mean ${meant}?` : '. A code is in capital letters after "error", such as IMAGE_NOT_FOUND.'}`,
    );
  },
  text({ code, area, meaning, remedy }, _, io) {
    const blocks = [
      paragraph([styled('bold', code), ` (${area})`]),
      paragraph(meaning),
      paragraph([styled('bold', 'What to do:'), ` ${remedy}`]),
      line(codeAddress(code)),
    ];
    return print([sections(...blocks.map((block) => [block]))], screenOf(io));
  },
  json: (entry) => ({ ...entry, address: codeAddress(entry.code) }),
});
