import { createHash } from 'node:crypto';
import { REPOSITORY } from '../core/own-release.ts';
import { parseRegistryReference, type RegistryReference } from '../oci/reference.ts';
import { authorNames } from './cite.ts';
import { TRS_ROOT } from './page-frame.ts';
import { isOffered, type Site, type SiteAlgorithm, type SiteVersion, siteAddress } from './site-model.ts';

/**
 * The read part of GA4GH's Tool Registry Service, version 2.1.0, as documents by their paths below its root.
 * A static site answers no queries, so lists are complete and unfiltered. Algorithms have no descriptors
 * (CWL, WDL, …) and no container files: those addresses answer 404, as TRS demands for what is missing.
 */
export function trsDocuments(site: Site): ReadonlyMap<string, unknown> {
  const tools = site.algorithms.filter(isOffered).map((algorithm) => toolOf(site, algorithm));
  const documents = new Map<string, unknown>([
    ['toolClasses', [TOOL_CLASS]],
    ['tools', tools],
  ]);
  for (const tool of tools) {
    documents.set(`tools/${tool.id}`, tool);
    documents.set(`tools/${tool.id}/versions`, tool.versions);
    for (const version of tool.versions) documents.set(`tools/${tool.id}/versions/${version.id}`, version);
  }
  return documents.set('service-info', serviceInfo(site, JSON.stringify(tools)));
}

const TOOL_CLASS = {
  id: 'CommandLineTool',
  name: 'CommandLineTool',
  description: 'A program in a container image that processes files into other files.',
};

interface Tool {
  readonly id: string;
  readonly versions: readonly ToolVersion[];
  readonly [field: string]: unknown;
}

interface ToolVersion {
  readonly id: string;
  readonly [field: string]: unknown;
}

function toolOf(site: Site, { name, newest, description, versions }: SiteAlgorithm): Tool {
  const said = newest?.description ?? description;
  return {
    id: name,
    name,
    url: addressOf(site, `tools/${name}`),
    organization: organizationOf(site, versions[0]),
    toolclass: TOOL_CLASS,
    ...(said !== undefined && { description: said }),
    ...(newest && { meta_version: newest.version }),
    has_checker: false,
    versions: versions.filter(({ removed }) => !removed).map((version) => versionOf(site, name, version)),
  };
}

function versionOf(
  site: Site,
  name: string,
  { version, container_name, spec, published }: SiteVersion,
): ToolVersion {
  const [repository = '', digest = ''] = container_name.split('@');
  const { registry } = parseRegistryReference(container_name);
  const image = (ofDigest: string, size?: number) => ({
    registry_host: registry,
    image_name: `${repository}@${ofDigest}`,
    image_type: 'Docker',
    ...(size !== undefined && { size }),
    ...(published !== undefined && { updated: published }),
    checksum: [{ type: 'sha-256', checksum: ofDigest.replace(/^sha256:/, '') }],
  });
  const platforms = spec?.platforms ?? [];
  // An index has no size of its own; an image for one platform is the image itself.
  const isIndex = !platforms.some((each) => each.digest === digest);
  return {
    id: version,
    name,
    url: addressOf(site, `tools/${name}/versions/${version}`),
    ...(spec && { author: authorNames(spec) }),
    ...(spec?.description !== undefined && { description: spec.description }),
    // Published versions never change, and are known by their digests.
    is_production: true,
    images: [...(isIndex ? [image(digest)] : []), ...platforms.map((each) => image(each.digest, each.size))],
    descriptor_type: [],
    containerfile: false,
  };
}

function addressOf(site: Site, path: string): string {
  return siteAddress(site, `${TRS_ROOT}/${encodeURI(path)}`);
}

/** GA4GH service-info 1.0.0. Its version changes with the tools. */
function serviceInfo(site: Site, tools: string): object {
  const { url, repository } = site;
  const newest = site.algorithms.find(isOffered)?.versions[0];
  const name = organizationOf(site, newest);
  const registry = newest && parseRegistryReference(newest.container_name).registry;
  return {
    id: serviceId(site),
    name: site.title,
    type: { group: 'org.ga4gh', artifact: 'trs', version: '2.1.0' },
    description:
      'Algorithms in container images, as static files: lists are complete, and query parameters are ignored.',
    organization: {
      name,
      url: repository
        ? `https://github.com/${name}`
        : (url ?? (registry === undefined ? `https://github.com/${REPOSITORY}` : `https://${registry}`)),
    },
    version: createHash('sha256').update(tools).digest('hex').slice(0, 12),
  };
}

/** Who publishes: the repository's owner, else the first part of the image's path. */
function organizationOf({ repository }: Site, version: SiteVersion | undefined): string {
  const owner = repository?.name.split('/')[0];
  if (owner !== undefined || !version) return owner ?? 'unknown';
  const { registry, repository: path }: RegistryReference = parseRegistryReference(version.container_name);
  const [first = registry, ...rest] = path.split('/');
  return rest.length > 0 ? first : registry;
}

/** In reverse domain name notation, as service-info recommends. */
function serviceId({ url, title }: Site): string {
  const parsed = url === undefined ? null : URL.parse(url);
  const words = parsed
    ? [...parsed.hostname.split('.').reverse(), ...parsed.pathname.split('/')]
    : ['catalog', ...title.split(/[^A-Za-z0-9-]+/)];
  return [...words.filter(Boolean), 'trs'].join('.').toLowerCase();
}
