import { formatExtendedSpec } from '../catalog/extended-spec.ts';
import { VERSION } from '../core/own-release.ts';
import { algorithmPage } from './algorithm-page.ts';
import { atomFeed, jsonFeed } from './feeds.ts';
import { inputTypes } from './input-types.ts';
import { listPages, MORE_FILE } from './list-page.ts';
import { ATOM_FILE, JSON_FEED_FILE, SCRIPT_FILE, STYLE_FILE, TRS_ROOT } from './page-frame.ts';
import { picturePath, picturesOf } from './sample-preview.ts';
import { siteJson } from './site-json.ts';
import { algorithmFolder, isOffered, type Site, type SiteAlgorithm, type SiteFiles } from './site-model.ts';
import { SITE_SCRIPT } from './site-script.ts';
import { SITE_ICON, SITE_STYLES } from './site-styles.ts';
import { trsDocuments } from './trs.ts';

/** Marks a folder as a site that Pipewright wrote. */
export const MARKER_FILE = 'pipewright-site.json';

/**
 * A catalog's site: a page for the list and for each algorithm, JSON beside each, feeds, and GA4GH TRS. The
 * same input gives the same files, byte by byte: dates come from the catalog's history alone.
 */
export function renderSite(site: Site): SiteFiles {
  const atom = atomFeed(site);
  const { pages, more } = listPages(site, atom !== undefined);
  const files = new Map<string, string | Uint8Array>([
    [MARKER_FILE, siteJson({ generator: 'pipewright', version: VERSION })],
    // Without it, GitHub Pages runs Jekyll, which leaves out some files.
    ['.nojekyll', ''],
    [STYLE_FILE, SITE_STYLES],
    [SCRIPT_FILE, SITE_SCRIPT],
    ['icon.svg', SITE_ICON],
    ...pages,
    ['index.json', siteJson(indexOf(site))],
    [JSON_FEED_FILE, siteJson(jsonFeed(site))],
  ]);
  if (more.length > 0) files.set(MORE_FILE, siteJson(more));
  if (atom !== undefined) files.set(ATOM_FILE, atom);
  for (const algorithm of site.algorithms) addAlgorithm(files, site, algorithm, atom !== undefined);
  for (const [path, document] of trsDocuments(site)) {
    // On a static host, a path with others below it can only be a folder. Hosts answer with its index.html,
    // whatever is in it; index.json has the same document under a proper name.
    for (const name of ['index.html', 'index.json'])
      files.set(`${TRS_ROOT}/${path}/${name}`, siteJson(document));
  }
  return files;
}

function addAlgorithm(
  files: Map<string, string | Uint8Array>,
  site: Site,
  algorithm: SiteAlgorithm,
  hasAtom: boolean,
): void {
  const folder = algorithmFolder(algorithm.name);
  files.set(`${folder}/index.html`, algorithmPage(site, algorithm, hasAtom));
  files.set(`${folder}/index.json`, siteJson(algorithmJson(algorithm)));
  for (const { version, spec } of algorithm.versions)
    if (spec) files.set(`${folder}/${version}.json`, formatExtendedSpec(spec));
  for (const [name, bytes] of picturesOf(algorithm)) files.set(picturePath(algorithm.name, name), bytes);
}

/** What `index.json` says of all algorithms, for programs. */
function indexOf({ title, url, repository, algorithms }: Site): object {
  return {
    title,
    url,
    catalog: repository && `${repository.name}@${repository.ref}`,
    algorithms: algorithms.map((algorithm) => {
      const { name, newest } = algorithm;
      return {
        name,
        removed: isOffered(algorithm) ? undefined : true,
        description: newest?.description ?? algorithm.description,
        version: newest?.version,
        license: newest?.license,
        tags: newest?.tags,
        inputs: newest && inputTypes(newest),
        page: `${algorithmFolder(name)}/`,
        json: `${algorithmFolder(name)}/index.json`,
      };
    }),
  };
}

/** What `index.json` beside an algorithm's page says. */
function algorithmJson({ name, description, newest, versions }: SiteAlgorithm): object {
  return {
    name,
    description: newest?.description ?? description,
    newest: newest?.version,
    versions: versions.map(({ version, container_name, deprecated, removed, published, spec }) => ({
      version,
      container_name,
      deprecated,
      removed: removed || undefined,
      published,
      extended_spec: spec && `./${version}.json`,
    })),
  };
}
