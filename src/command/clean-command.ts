import { findEngine } from '../edge/engine.ts';
import { removeAllImages } from '../edge/engine-images.ts';
import { plural } from '../text/units.ts';
import { implement } from './command.ts';
import { CLEAN } from './run-commands.ts';

export const clean = implement(CLEAN, {
  async run({ engine: wanted }) {
    const engine = await findEngine(wanted);
    return { engine: engine.command, ...(await removeAllImages(engine)) };
  },
  text: ({ engine, removed, kept }) =>
    [
      `${plural(removed.length, 'image')} removed from ${engine}`,
      ...removed.map((name) => `  ${name}`),
      ...(kept.length > 0 ? [`${plural(kept.length, 'image')} kept because containers use them`] : []),
      ...kept.map((name) => `  ${name}`),
      '',
    ].join('\n'),
});
