import { join, resolve } from 'node:path';
import { defaultTarget } from '../catalog/catalog-settings.ts';
import { readChanges } from '../catalog/changes.ts';
import { openFolderRecord } from '../edge/catalog-folder.ts';
import { openGit } from '../edge/git.ts';
import { isChangePublishable } from '../pull-request/change-page.ts';
import { publishCheckout } from '../pull-request/publish-checkout.ts';
import { PUBLISH } from './catalog-commands.ts';
import { readCheckout, testsOnThisMachine } from './catalog-parts.ts';
import { implement } from './command.ts';
import { note, noteLine, screenOf } from './command-io.ts';
import { openImagesFor } from './images-access.ts';
import { publishJson, publishText } from './publish-text.ts';
import { testText } from './test-text.ts';

export const publish = implement(PUBLISH, {
  async run(input, io) {
    const { cwd, signal } = io;
    const catalog = (input.catalog ?? 'catalog').replace(/(?<=.)\/+$/, '');
    const folder = resolve(cwd, catalog);
    const { settings, ...checkout } = readCheckout(catalog, cwd, input.agent);
    const published = { ...settings, registry: input.to?.replace(/\/+$/, '') ?? settings.registry };
    // Checked before anything is examined: a wrong --to is not an author's mistake.
    defaultTarget(published, { name: 'x', version: '1.0.0' });
    const git = input.base !== undefined || input.commit ? await openGit(folder, signal) : undefined;
    const base = git && input.base !== undefined ? await git.base(input.base) : undefined;
    const before = git && base !== undefined ? await git.view(base) : undefined;
    const changed = git && base !== undefined ? await git.changedSince(base) : undefined;
    const named = changed?.map((file) => ({ ...file, path: `${catalog}/${file.path}` }));
    await using images = await openImagesFor(io, { ...checkout, settings: published });
    const dryRun = input['dry-run'];
    const report = await publishCheckout({
      ...checkout,
      settings: published,
      record: openFolderRecord(folder, {
        name: catalog,
        before,
        commit: input.commit ? git?.commit : undefined,
      }),
      images,
      tryTests: input['no-tests']
        ? async () => 'They are switched off (--no-tests).'
        : testsOnThisMachine(images, checkout.agentFrom, io, (spec, trial) =>
            note(io, testText({ spec, ...trial }, screenOf(io, 'err'))),
          ),
      runner: { info: (line) => noteLine(io, line) },
      signal,
      changes: named && readChanges(named, catalog),
      dryRun,
    });
    return { report, dryRun, shown: (file: string) => join(catalog, file) };
  },
  text: (result, _input, io) => publishText(result, io),
  json: publishJson,
  failed: ({ report }) => !isChangePublishable(report.change),
});
