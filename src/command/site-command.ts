import { join, resolve } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { Failure } from '../core/failure.ts';
import { catalogOpener } from '../edge/catalog-source.ts';
import { NO_FACTS, openSiteFacts } from '../edge/site-facts.ts';
import { writeSite } from '../edge/site-folder.ts';
import { collectAlgorithms } from '../site/collect-site.ts';
import { renderSite } from '../site/site.ts';
import type { Site, SiteRepository } from '../site/site-model.ts';
import { paragraph, print, styled } from '../text/printer.ts';
import { quote } from '../text/quote.ts';
import { shellWord } from '../text/terminal.ts';
import { formatBytes, plural } from '../text/units.ts';
import { SITE } from './catalog-commands.ts';
import { implement } from './command.ts';
import { screenOf } from './command-io.ts';

export const site = implement(SITE, {
  async run({ catalog: named, out, url, repository, title }, io) {
    if (!out) throw new Failure('BAD_USAGE', 'Say where to write the site: npx pipewright site --out DIR');
    const address = url === undefined ? undefined : readAddress(url);
    const given = repository === undefined ? undefined : readRepository(repository);
    const { cwd, env, signal } = io;
    const catalog = await catalogOpener({ from: cwd, cwd, env, signal, override: named })(undefined);
    const from = given ?? repositoryOf(catalog);
    const facts = catalog.folder === undefined ? NO_FACTS : await openSiteFacts(catalog.folder, signal);
    const algorithms = await collectAlgorithms(catalog, facts);
    const files = renderSite({
      title: title ?? from?.name ?? imagePrefix(algorithms) ?? catalog.name,
      ...(address !== undefined && { url: address }),
      ...(from && { repository: from }),
      algorithms,
    });
    await writeSite(resolve(cwd, out), files, out);
    const versions = algorithms.flatMap((each) => each.versions);
    return {
      folder: out,
      algorithms: algorithms.length,
      versions: versions.length,
      files: files.size,
      bytes: [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0),
      notes: notesOn({
        address,
        from,
        isHere: catalog.folder !== undefined,
        isDated: versions.some(({ published }) => published !== undefined),
      }),
    };
  },
  text({ folder, algorithms, versions, files, bytes, notes }, _, io) {
    const what = `${plural(algorithms, 'algorithm')} with ${plural(versions, 'version')}`;
    return print(
      [
        paragraph(
          `Wrote ${what} into ${shellWord(folder)}: ${plural(files, 'file')}, ${formatBytes(bytes)}`,
          0,
          2,
        ),
        ...notes.map((note) => paragraph([styled('hint', 'note:'), ` ${note}`], 2, 2)),
        paragraph(
          `Open ${shellWord(join(folder, 'index.html'))}, or publish the folder: any web host can serve it.`,
          0,
          2,
        ),
      ],
      screenOf(io),
    );
  },
});

/** @throws Failure `BAD_USAGE` */
function readAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.search === '' && parsed.hash === '')
    return parsed.href.replace(/\/*$/, '/');
  throw new Failure(
    'BAD_USAGE',
    `--url must be a web address such as https://my-lab.github.io/catalog/, not ${quote(url)}.`,
  );
}

/** @throws Failure `BAD_USAGE` */
function readRepository(text: string): SiteRepository {
  const [, name, ref = 'main'] =
    /^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100})(?:@([^\s@]{1,255}))?$/.exec(text) ?? [];
  if (name !== undefined) return { name, ref };
  throw new Failure(
    'BAD_USAGE',
    `--repository must be OWNER/NAME, or OWNER/NAME@REF with a branch, tag or commit, not ${quote(text)}.`,
  );
}

/** A catalog on GitHub is named by its repository. */
function repositoryOf({ name, commit }: Catalog): SiteRepository | undefined {
  const [repository = '', ref = ''] = commit === undefined ? [] : name.split('@');
  return repository === '' ? undefined : { name: repository, ref };
}

/** Where the images are: `ghcr.io/my-lab/catalog`. */
function imagePrefix(algorithms: Site['algorithms']): string | undefined {
  return algorithms[0]?.versions[0]?.container_name.split('@')[0]?.replace(/\/[^/]*$/, '');
}

/** What the site lacks, and what to do about it. */
function notesOn(site: {
  readonly address: string | undefined;
  readonly from: SiteRepository | undefined;
  readonly isHere: boolean;
  readonly isDated: boolean;
}): string[] {
  return [
    !site.isHere &&
      'a catalog on GitHub is read without its samples and history; to show them, check it out and name its folder',
    site.isHere &&
      !site.isDated &&
      'no dates and no Atom feed: the catalog is not in a Git checkout with its complete history (in a GitHub job: fetch-depth: 0)',
    site.address === undefined && 'addresses in feeds and for programs are relative: give --url',
    site.from === undefined && 'the workflow files on the pages do not name a catalog: give --repository',
  ].filter((note) => note !== false);
}
