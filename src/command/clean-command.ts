import { findEngine } from '../edge/engine.ts';
import { removeAllImages } from '../edge/engine-images.ts';
import { line, paragraph, print } from '../text/printer.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { CLEAN } from './run-commands.ts';

export const clean = implement(CLEAN, {
  async run({ engine: wanted }) {
    const engine = await findEngine(wanted);
    return { engine: engine.command, ...(await removeAllImages(engine)) };
  },
  text: ({ engine, removed, kept }, _, io) =>
    print(
      [
        paragraph(`${plural(removed.length, 'image')} removed from ${engine}`),
        ...removed.map((name) => line(`  ${name}`)),
        kept.length > 0 && paragraph(`${plural(kept.length, 'image')} kept because containers use them`),
        ...kept.map((name) => line(`  ${name}`)),
      ],
      screenOf(io),
    ),
});
