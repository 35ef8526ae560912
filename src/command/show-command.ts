import compare from 'semver/functions/compare.js';
import { listedVersions } from '../catalog/catalog-index.ts';
import { findVersion } from '../catalog/find-version.ts';
import { Failure } from '../core/failure.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { algorithmText } from '../report/algorithm-text.ts';
import { stepExample } from '../workflow/step-example.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { SHOW } from './find-commands.ts';

export const show = implement(SHOW, {
  async run({ algorithm, catalog: override }, io) {
    const catalog = await catalogOpener({ ...io, from: io.cwd, override })(undefined);
    const index = await catalog.index();
    const found = findVersion(index, algorithm, catalog.name);
    if ('code' in found) throw new Failure(found.code, found.message);
    const { name, version, removed } = found;
    const versions = Object.entries(listedVersions(index, name))
      .sort(([a], [b]) => compare(b, a))
      .map(([each, listed]) => ({ version: each, ...listed }));
    const spec = await catalog.entry(name, version);
    return {
      catalog: catalog.name,
      commit: catalog.commit,
      removed,
      versions,
      spec,
      ...stepExample(spec),
    };
  },
  text: (shown, _, io) => algorithmText(shown, screenOf(io)),
});
