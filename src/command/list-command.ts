import { listCatalog, searchCatalog } from '../catalog/search-catalog.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { listTable, listTitle } from '../report/catalog-list.ts';
import { unknownEnding } from '../spec/names.ts';
import { nearest } from '../text/near.ts';
import { blank, command, paragraph, print } from '../text/printer.ts';
import { quote } from '../text/quote.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { LIST } from './find-commands.ts';

export const list = implement(LIST, {
  async run({ words, catalog: override }, io) {
    const catalog = await catalogOpener({ ...io, from: io.cwd, override })(undefined);
    const all = listCatalog(await catalog.index());
    return { catalog, all, algorithms: searchCatalog(all, words) };
  },
  text({ catalog, all, algorithms }, { words, names }, io) {
    if (names) return algorithms.map(({ name }) => `${name}\n`).join('');
    const where = `${listTitle(algorithms.length, all.length, words)} in ${catalog.name}`;
    const [first] = algorithms;
    if (first)
      return print(
        [
          listTable(algorithms),
          blank,
          paragraph(`${where}.`),
          command('About one', `npx pipewright show ${first.name}`),
        ],
        screenOf(io),
      );
    const known = new Set(all.flatMap(({ name, tags }) => [name, ...tags]));
    const meant = words.flatMap((word) => nearest(word, known) ?? [])[0];
    const looked = words.length > 0 ? ` with ${words.map((word) => quote(word)).join(' and ')}` : '';
    return print([paragraph(`${where}${looked}${unknownEnding(meant, [])}`)], screenOf(io));
  },
  json: ({ catalog: { name, commit }, algorithms }) => ({ catalog: name, commit, algorithms }),
});
