import { posix } from 'node:path';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { cellsOf } from '../report/output-preview.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import { expectedOutputs, samplesOf } from '../spec/test-samples.ts';
import { type Html, html, logLines, NOTHING } from '../text/html.ts';
import { formatBytes, plural } from '../text/units.ts';
import { siteTable } from './page-frame.ts';
import { algorithmFolder, type SampleFile, type SiteAlgorithm } from './site-model.ts';

type Test = ExtendedSpec['tests'][number];

/** Endings of pictures that browsers show, by the kind that the first bytes of a file show. */
const PICTURES: Readonly<Record<string, string>> = { PNG: 'png', JPEG: 'jpg', GIF: 'gif' };

/** The ending of a file that is shown as a picture; undefined for all else. */
export function pictureEnding({ kind }: Pick<SampleFile, 'kind'>): string | undefined {
  return PICTURES[kind.split(',')[0] ?? ''];
}

/**
 * The pictures that an algorithm's page shows, by their names beside it. These names are generated: a host
 * could serve a file with an untrusted name as something other than a picture.
 */
export function picturesOf(algorithm: SiteAlgorithm): ReadonlyMap<string, Uint8Array> {
  const named = new Map<string, Uint8Array>();
  for (const file of [...algorithm.samples.values(), ...algorithm.results.values()])
    if (file.picture) named.set(pictureName(algorithm, file)!, file.picture);
  return named;
}

function pictureName({ samples, results }: SiteAlgorithm, file: SampleFile): string | undefined {
  const ending = pictureEnding(file);
  if (!file.picture || ending === undefined) return undefined;
  const all = [...samples.values(), ...results.values()];
  return `picture-${all.indexOf(file) + 1}.${ending}`;
}

/** The tests of the shown version: the first open, the others folded. */
export function samplesSection(algorithm: SiteAlgorithm, spec: ExtendedSpec): Html {
  const [first, ...others] = spec.tests;
  if (!first) return NOTHING;
  return html`<p>The tests that come with it. Publishing runs them on the image, without a network.</p>
<article class="test"><h3>${first.name}</h3>
${oneTest(algorithm, spec, first)}</article>
${others.map(
  (test) => html`<details class="test"><summary><h3>${test.name}</h3></summary>
${oneTest(algorithm, spec, test)}</details>
`,
)}`;
}

function oneTest(algorithm: SiteAlgorithm, spec: ExtendedSpec, test: Test): Html {
  const samples = [...samplesOf(test)].flatMap(([input, paths]) =>
    paths.map((path) => sampleFigure(algorithm, path, test.inputs ? `Input ${input}` : 'Sample')),
  );
  const values = Object.entries(test.env);
  const files = [...samplesOf(test).values()].flat().map((path) => algorithm.samples.get(path));
  // Beside a sample that cannot be shown, a result would have only half of the page for no reason.
  const isPair = files.some((file) => file && (file.lines || file.picture));
  return html`${values.length > 0 && html`<p class="note">With ${values.map(([name, value], i) => html`${i > 0 && ', '}<code>${name}=${value}</code>`)}</p>`}
<div class="${isPair ? 'pair' : 'alone'}"><div>${samples}</div><div>${resultFigures(algorithm, spec, test)}</div></div>
`;
}

function sampleFigure(algorithm: SiteAlgorithm, path: string, label: string): Html {
  const file = algorithm.samples.get(path);
  return figure(label, posix.basename(path), file && html`${shown(algorithm, path, file)}`, file);
}

function resultFigures(algorithm: SiteAlgorithm, spec: ExtendedSpec, test: Test): Html {
  const { exit_code, sha256, contains } = test.expect;
  if (exit_code !== 0) {
    const meaning = exitCodeOf(spec, exit_code)?.meaning;
    return html`<figure><figcaption>Result</figcaption><p>It ends with exit code ${exit_code}${meaning === undefined ? '' : html`: ${meaning}`}.</p></figure>`;
  }
  const patterns = expectedOutputs(test).flatMap((each) => each.patterns);
  const plain = patterns.filter((pattern) => !/[*?[{]/.test(pattern));
  const names = [...new Set([...Object.keys(sha256), ...Object.keys(contains), ...plain])].sort();
  const figures = names.map((name) => {
    const digest = own(sha256, name);
    const file = digest === undefined ? undefined : algorithm.results.get(digest);
    const texts = own(contains, name) ?? [];
    const content = file
      ? shown(algorithm, name, file)
      : texts.length > 0 &&
        html`<p class="note">It contains:</p><pre tabindex="0">${logLines(texts.join('\n'))}</pre>`;
    return html`${figure('Result', name, content || undefined, file)}${digest !== undefined && html`<p class="note digest">SHA-256 <code>${digest}</code></p>`}`;
  });
  if (figures.length > 0) return html`${figures}`;
  const others = patterns.filter((pattern) => !plain.includes(pattern));
  return others.length > 0
    ? html`<figure><figcaption>Result</figcaption><p>Files named ${others.map((each, i) => html`${i > 0 && ', '}<code>${each}</code>`)}.</p></figure>`
    : html`<figure><figcaption>Result</figcaption><p>It ends without an error.</p></figure>`;
}

function figure(label: string, name: string, content: Html | undefined, file: SampleFile | undefined): Html {
  const facts =
    file && [isText(file) ? undefined : file.kind, formatBytes(file.size)].filter(Boolean).join(', ');
  return html`<figure><figcaption>${label} <b>${name}</b>${facts !== undefined && html` <small>${facts}</small>`}</figcaption>${content}</figure>`;
}

function isText({ lines }: SampleFile): boolean {
  return lines !== undefined;
}

/** A picture, the first rows of a table, or the first lines of a text; empty for other files. */
function shown(algorithm: SiteAlgorithm, path: string, file: SampleFile): Html {
  const picture = pictureName(algorithm, file);
  const name = posix.basename(path);
  if (picture !== undefined) {
    const [, width, height] = /, (\d+) × (\d+)$/.exec(file.kind) ?? [];
    const extent = width !== undefined && html` width="${width}" height="${height}"`;
    return html`<img src="./${picture}" alt="The picture ${name}"${extent}>`;
  }
  if (!file.lines) return NOTHING;
  const cells = cellsOf(name, file.lines);
  const isCut = Buffer.byteLength(file.lines.join('\n')) + 2 < file.size;
  const [head, ...rows] = cells ?? [];
  const first = head ? plural(rows.length, 'row') : plural(file.lines.length, 'line');
  const more = isCut ? html`<p class="note">The first ${first}.</p>` : NOTHING;
  return head
    ? html`${siteTable(name, head, rows)}${more}`
    : html`<pre tabindex="0">${logLines(file.lines.join('\n'))}</pre>${more}`;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The folder of an algorithm's pictures. */
export const picturePath = (name: string, picture: string): string => `${algorithmFolder(name)}/${picture}`;
