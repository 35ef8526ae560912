import { attestationCommand } from '../catalog/attestation.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { pageAddress } from '../core/own-release.ts';
import { memoryLimits } from '../report/memory-text.ts';
import { type Html, html, logLines, NOTHING, slashBroken } from '../text/html.ts';
import { encodeUrlPart } from '../text/markdown.ts';
import { shortDigest } from '../text/quote.ts';
import { formatBytes, formatDateTime, plural } from '../text/units.ts';
import { citationOf } from './cite.ts';
import { commandSection, filesSection, variablesSection } from './file-tables.ts';
import { framePage, outsideLink, section, siteTable } from './page-frame.ts';
import { samplesSection } from './sample-preview.ts';
import {
  algorithmFolder,
  type Site,
  type SiteAlgorithm,
  type SiteVersion,
  siteAddress,
} from './site-model.ts';
import { useIt } from './use-it.ts';

interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** The page of an algorithm: its newest version in full, and a list of all. */
export function algorithmPage(site: Site, algorithm: SiteAlgorithm, hasAtom: boolean): string {
  const { name, newest } = algorithm;
  const folder = `${algorithmFolder(name)}/`;
  const description = newest?.description ?? algorithm.description ?? '';
  const parts = [...(newest ? partsOf(site, algorithm, newest) : []), versionsPart(algorithm)].filter(
    ({ content }) => content !== NOTHING,
  );
  return framePage(site, {
    title: name,
    description: description || `${name}, an algorithm in a container image.`,
    folder,
    json: './index.json',
    hasAtom,
    header: html`<p class="kicker"><a href="../../index.html">${slashBroken(site.title)}</a></p>
<h1>${name}${newest && html` <small>${newest.version}</small>`}</h1>
${description !== '' && html`<p class="lead">${description}</p>`}
${notice(site, algorithm)}
${newest && tagList(newest.tags)}`,
    main: html`<nav aria-label="On this page"><ul>${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${newest && factList(newest)}
${parts.map(({ id, title, content }) => section(id, title, content))}`,
  });
}

function partsOf(site: Site, algorithm: SiteAlgorithm, spec: ExtendedSpec): Part[] {
  return [
    { id: 'use', title: 'Use it', content: usePart(site, spec) },
    { id: 'files', title: 'Inputs and outputs', content: filesSection(spec) },
    { id: 'variables', title: 'Variables', content: variablesSection(spec) },
    { id: 'sample', title: 'Sample and result', content: samplesSection(algorithm, spec) },
    { id: 'command', title: 'Command', content: commandSection(spec) },
    { id: 'sizes', title: 'Sizes', content: sizesPart(spec) },
    { id: 'verify', title: 'Verify', content: verifyPart(site, spec) },
    { id: 'cite', title: 'Cite', content: citePart(site, spec) },
  ];
}

/** Why people should not use it: it is deprecated or removed. */
function notice(site: Site, { newest }: SiteAlgorithm): Html {
  if (!newest)
    return html`<p class="notice"><strong>Removed.</strong> It is no longer maintained here. Its published versions can still be pulled by digest, and its name stays reserved.</p>`;
  if (!newest.deprecated) return NOTHING;
  const { reason, replaced_by } = newest.deprecated;
  const other = site.algorithms.find(({ name }) => name === replaced_by?.split('@')[0]);
  const link = other ? html`<a href="../${other.name}/index.html">${replaced_by}</a>` : html`${replaced_by}`;
  return html`<p class="notice"><strong>Deprecated.</strong> ${reason}${replaced_by !== undefined && html` Use ${link} instead.`}</p>`;
}

function tagList(tags: readonly string[]): Html {
  if (tags.length === 0) return NOTHING;
  return html`<ul class="tags" aria-label="Tags">${tags.map((tag) => html`<li><a href="../../index.html?tag=${encodeUrlPart(tag)}">${tag}</a></li>`)}</ul>`;
}

function factList(spec: ExtendedSpec): Html {
  const { license, authors, maintainers, doi, homepage, source, documentation } = spec;
  const facts: readonly (readonly [string, Html | undefined])[] = [
    ['License', license === undefined ? html`not given` : licenseLink(license)],
    ['Authors', authors.length === 0 ? undefined : listed(authors.map(authorLink))],
    [
      'Maintainers',
      maintainers.length === 0
        ? undefined
        : listed(
            maintainers.map(
              ({ github, name }) => html`<a href="https://github.com/${github}">${name ?? `@${github}`}</a>`,
            ),
          ),
    ],
    [
      'Paper',
      doi === undefined
        ? undefined
        : html`<a href="https://doi.org/${doiPath(doi)}">doi:${slashBroken(doi)}</a>`,
    ],
    ['Homepage', homepage === undefined ? undefined : outsideLink(homepage)],
    ['Source', source === undefined ? undefined : outsideLink(source)],
    ['Documentation', documentation === undefined ? undefined : outsideLink(documentation)],
    ['Download', html`${downloadSize(spec)}`],
  ];
  return html`<dl class="facts">${facts.map(([term, value]) => value && html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function listed(parts: readonly Html[]): Html {
  return html`${parts.map((part, i) => html`${i > 0 && ', '}${part}`)}`;
}

/** A DOI keeps its slashes; all other characters that have a meaning in an address are escaped. */
function doiPath(doi: string): string {
  return doi.split('/').map(encodeUrlPart).join('/');
}

function licenseLink(license: string): Html {
  const isPlain = /^[A-Za-z0-9.-]+$/.test(license) && !license.startsWith('LicenseRef');
  return isPlain
    ? html`<a href="https://spdx.org/licenses/${license}.html">${license}</a>`
    : html`${license}`;
}

function authorLink({ name, orcid }: ExtendedSpec['authors'][number]): Html {
  const id = orcid?.replace(/^https?:\/\/orcid\.org\//, '');
  return id !== undefined && /^[\dX-]+$/.test(id)
    ? html`<a href="https://orcid.org/${id}">${name}</a>`
    : html`${name}`;
}

function usePart(site: Site, spec: ExtendedSpec): Html {
  const { file, workflow, sheet, command, takesFolders, docker } = useIt(spec, site.repository);
  return html`<h3>In a workflow</h3>
<p>Save this file${site.repository === undefined && html` beside or below the catalog’s folder`}:</p>
${copyable(file, workflow, 'code')}
${sheet !== undefined && html`<p>Name your files in a sample sheet, a row per item:</p>${copyable('samples.csv', sheet, 'code')}`}
<h3>On the command line</h3>
<p>Runs the workflow file on this machine${takesFolders && html`, with a folder in <code>data/</code> for each item`}. It needs Node.js,
and Docker or Podman.</p>
${copyable('Command', command, 'line')}
<p class="note">For your own AWS account, add a region and two buckets to the workflow file:
<a href="${pageAddress('workflows-examples')}">examples</a>.</p>
<h3>With Docker alone</h3>
<p>One item, from files in this folder; the results go to <code>results/</code>.</p>
${copyable('Docker command', docker, 'line')}`;
}

/**
 * Text to copy; the site's script adds a button for it.
 * @param kind `code` keeps its lines, `line` (a command) breaks anywhere as in a terminal, `prose` between
 *   words
 */
function copyable(label: string, text: string, kind: 'code' | 'line' | 'prose'): Html {
  return html`<div class="copy ${kind}" data-copy="${label}"><div class="bar"><span>${label}</span></div><pre tabindex="0"><code>${logLines(text)}</code></pre></div>`;
}

function sizesPart(spec: ExtendedSpec): Html {
  const { CPU, memory, disk_gb, timeout_minutes, gpu, fargate, instance_type, port } = spec;
  const onAws = fargate
    ? `Fargate, ${fargate.cpu / 1024} vCPU and ${fargate.memory / 1024} GB`
    : `EC2${instance_type === 'fargate' ? '' : `, ${instance_type}`}`;
  const sizes: readonly (readonly [string, string | undefined])[] = [
    ['Memory', [`${memory.suggested} MB`, ...memoryLimits(memory)].join(', ')],
    ['CPU', typeof CPU === 'number' ? `${CPU} vCPU` : 'not given'],
    ['GPU', gpu && String(gpu.count)],
    ['Disk', `${disk_gb} GB`],
    ['Time limit', `${plural(timeout_minutes, 'minute')} for an item`],
    ['Interrupted', spec.checkpoint === undefined ? undefined : 'continues from its last checkpoint'],
    ['On AWS', onAws],
    ['Image', spec.platforms.map(({ platform, size }) => `${formatBytes(size)} for ${platform}`).join(', ')],
    ['Ports', port.length === 0 ? undefined : port.map((each) => `${each.port}/${each.protocol}`).join(', ')],
  ];
  return html`<dl class="rows">${sizes.map(([term, value]) => value !== undefined && html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<p class="note">A workflow file can request other sizes.</p>`;
}

function downloadSize({ platforms }: ExtendedSpec): string {
  const sizes = platforms.map(({ size }) => size);
  const [least, most] = [formatBytes(Math.min(...sizes)), formatBytes(Math.max(...sizes))];
  return least === most ? least : `${least} to ${most}`;
}

function verifyPart({ repository }: Site, spec: ExtendedSpec): Html {
  const { container_name, source_image, agent, spec_digest, platforms } = spec;
  const [image = '', digest = ''] = container_name.split('@');
  const of = repository ? ` --repository ${repository.name}` : '';
  const rows: readonly (readonly [string, string])[] = [
    ['This image', container_name],
    ...platforms
      .filter((each) => each.digest !== digest)
      .map(({ platform, digest: own }): [string, string] => [platform, own]),
    ['Made from', `${source_image.name} at ${source_image.digest}`],
    ['Agent', `${agent.version}, layer ${agent.digest}`],
    ['Spec', spec_digest],
  ];
  return html`<p>The image is the author’s image, the agent’s layer, and the spec; nothing is built. This command wraps the image again, from a few kilobytes of it, and compares every byte of the manifests:</p>
${copyable('Command', `npx pipewright verify ${container_name}${of}`, 'line')}
${
  repository &&
  html`<p>To ask GitHub who signed it:</p>
${copyable('Signature command', attestationCommand(image, digest, { repository: repository.name, server: 'https://github.com' }), 'line')}`
}
<dl class="rows digests">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd><code>${value}</code></dd></div>`)}</dl>`;
}

function citePart(site: Site, spec: ExtendedSpec): Html {
  const page = site.url === undefined ? undefined : siteAddress(site, `${algorithmFolder(spec.name)}/`);
  const { text, bibtex } = citationOf(spec, page);
  return html`<p>It names ${spec.doi !== undefined && 'the paper, '}the version, and the image that ran.</p>
${copyable('Citation', text, 'prose')}
${copyable('BibTeX', bibtex, 'code')}`;
}

function versionsPart({ versions }: SiteAlgorithm): Part {
  const isDated = versions.some(({ published }) => published !== undefined);
  const rows = versions.map((each) => [
    html`${each.version}`,
    ...(isDated ? [html`${each.published === undefined ? '' : dateOf(each.published)}`] : []),
    stateOf(each),
    html`<code title="${each.container_name}">${shortDigest(each.container_name.split('@')[1] ?? '')}</code>`,
    each.spec ? html`<a href="./${encodeUrlPart(each.version)}.json">${each.version}.json</a>` : html`–`,
  ]);
  const head = ['Version', ...(isDated ? ['Published'] : []), 'State', 'Image', 'For programs'];
  const content = html`<p>A published version never changes.</p>
${siteTable('Versions', head, rows)}`;
  return { id: 'versions', title: 'Versions', content };
}

function stateOf({ deprecated, removed }: SiteVersion): Html {
  if (removed) return html`<span class="badge">removed</span>`;
  if (deprecated !== undefined) return html`<span class="badge">deprecated</span> ${deprecated}`;
  return html`available`;
}

/** `25 November 2026` */
function dateOf(iso: string): Html {
  return html`<time datetime="${iso}">${formatDateTime(iso).split(',')[0] ?? iso}</time>`;
}
