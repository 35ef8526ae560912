import { CODES, type CodeEntry, codeAddress } from '../core/explain-code.ts';
import { Failure } from '../core/failure.ts';
import { wrapWords } from '../text/columns.ts';
import { nearest } from '../text/near.ts';
import { quote } from '../text/quote.ts';
import { implement } from './command.ts';
import { EXPLAIN } from './help-commands.ts';

export const explain = implement(EXPLAIN, {
  async run({ code }): Promise<CodeEntry> {
    const entry = CODES.get(code.toUpperCase());
    if (entry) return entry;
    const meant = nearest(code.toUpperCase(), CODES.keys());
    throw new Failure(
      'BAD_USAGE',
      `There is no code ${quote(code)}${meant ? `; did you mean ${meant}?` : '. Codes are in capital letters after "error", such as IMAGE_NOT_FOUND.'}`,
    );
  },
  text({ code, area, meaning, remedy }, _, io) {
    const paragraphs = [`${code} (${area})`, meaning, `What to do: ${remedy}`];
    const blocks = paragraphs.map((text) => wrapWords(text, io.columns()).join('\n'));
    return `${[...blocks, codeAddress(code)].join('\n\n')}\n`;
  },
  json: (entry) => ({ ...entry, address: codeAddress(entry.code) }),
});
