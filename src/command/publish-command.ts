import { join, resolve } from 'node:path';
import { type ChangedFile, readChanges } from '../catalog/changes.ts';
import { Failure } from '../core/failure.ts';
import { openFolderRecord } from '../edge/catalog-folder.ts';
import { openGit } from '../edge/git.ts';
import { openImages } from '../edge/images.ts';
import { isChangePublishable } from '../pull-request/change-page.ts';
import { publishCheckout } from '../pull-request/publish-checkout.ts';
import { readEntries } from '../pull-request/publishing.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import {
  AGENT,
  agentReference,
  readCatalogSpecs,
  readCommitted,
  settingsOfCheckout,
  testsOnThisMachine,
} from './publish-parts.ts';
import { publishJson, publishText } from './publish-text.ts';
import { testText } from './test-command.ts';

const USAGE = `pipewright publish [CATALOG]

Publishes from this checkout what the action publishes after a merge. Every algorithm of CATALOG (default: catalog)
that index.json does not list yet is checked, wrapped and tested; if nothing is wrong, each image is pushed under its
version, and <version>.json and index.json are written for you to commit. No tag is ever moved, and starting again is
safe.

  --base REF    only what changed since this branch, tag or commit, which also says what is published
  --to PREFIX   where wrapped images go: ghcr.io/alice, or a user of Docker Hub. Default: "registry" of catalog.json
  --dry-run     push and write nothing: say what would be
  --no-tests    do not run the specs' tests
  --commit      commit the files that were written, and nothing else
  --json        print one JSON object: dry_run, entries[{name,version,state,image,digest,file,findings[],tests[{name,
                passed,seconds}],untested}], findings[] of the change as a whole, removed[], written[], commit
`;

/** `pipewright publish`. @throws Failure for whatever the user can mend */
export async function publish(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    base: { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'no-tests': { type: 'boolean' },
    commit: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const [given = 'catalog', ...others] = positionals;
  const catalog = given.replace(/(?<=.)\/+$/, '');
  if (others.length > 0) throw new Failure('BAD_USAGE', 'Name one catalog: pipewright publish catalog');
  const { cwd, signal } = io;
  const folder = resolve(cwd, catalog);
  const found = settingsOfCheckout(catalog, cwd);
  const settings = values.to === undefined ? found : { ...found, registry: values.to.replace(/\/+$/, '') };
  const say = (line: string): void => {
    if (!values.json) io.err(`${escapeControl(line)}\n`);
  };
  const git = values.base !== undefined || values.commit ? await openGit(folder, signal) : undefined;
  const base = git && values.base !== undefined ? await git.base(values.base) : undefined;
  const { entries, findings: unreadable } = readCatalogSpecs(catalog, cwd);
  await using images = await openImages({
    env: io.env,
    signal,
    onEvent: (event) => {
      if (event.kind === 'warning') say(`warning: ${event.message}`);
      if (event.kind === 'retry') say(`${event.what}: ${event.why}; trying again`);
    },
  });
  const named = (files: readonly ChangedFile[]) =>
    files.map((file) => ({ ...file, path: `${catalog}/${file.path}` }));
  const dryRun = values['dry-run'] === true;
  const report = await publishCheckout({
    record: openFolderRecord(folder, {
      name: catalog,
      ...(git && base && { before: await git.view(base) }),
      ...(git && values.commit && { commit: git.commit }),
    }),
    images,
    agent: AGENT,
    agentFrom: agentReference(),
    settings,
    catalog: { path: catalog },
    entries: readEntries(entries),
    unreadable,
    committed: readCommitted(folder),
    tryTests: values['no-tests']
      ? async () => 'They are switched off (--no-tests).'
      : testsOnThisMachine(images, cwd, signal, (spec, trial) => {
          if (!values.json) io.err(testText({ spec, ...trial }));
        }),
    runner: { info: say },
    signal,
    ...(git && base && { changes: readChanges(named(await git.changedSince(base)), catalog) }),
    dryRun,
  });
  const shown = (file: string): string => join(catalog, file);
  io.out(values.json ? jsonText(publishJson(report, dryRun, shown)) : publishText(report, dryRun, shown, io));
  return isChangePublishable(report.change) ? 0 : 1;
}
