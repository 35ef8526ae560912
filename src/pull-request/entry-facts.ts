import { fargateSize } from '../catalog/fargate-size.ts';
import type { Author } from '../github/github.ts';
import { containerMemory } from '../protocol/agent-size.ts';
import { takesOneFile } from '../spec/named-files.ts';
import { clip, detailsBlock, escapeMarkdown, inlineCode, markdownTable } from '../text/markdown.ts';
import { shortDigest } from '../text/quote.ts';
import { formatBytes, plural } from '../text/units.ts';
import type { EntryReport } from './examine.ts';
import { changeRow } from './interface-tables.ts';
import { interfaceChanges } from './version-step.ts';

/** Characters of a description, as GitHub's own pages cut theirs. */
const SHOWN_DESCRIPTION = 350;
/** Names of a list that are shown. */
const SHOWN_NAMES = 5;

/** What an algorithm is and who proposes it, as lines of Markdown; none where the spec cannot be read. */
export function aboutEntry({ spec }: EntryReport, author: Author | undefined): string[] {
  if (!spec) return [];
  const { description, license, authors, source, homepage } = spec;
  const standing =
    author?.isNew === undefined ? '' : author.isNew ? ', new here' : ', has contributed before';
  const facts = [
    `**License:** ${license ? escapeMarkdown(license) : 'none given'}`,
    ...(authors.length > 0 ? [`**Authors:** ${names(authors.map(({ name }) => name))}`] : []),
    ...(author ? [`**Proposed by:** ${inlineCode(author.login)}${standing}`] : []),
  ];
  const text = description ? escapeMarkdown(clip(description, SHOWN_DESCRIPTION)) : 'no description given';
  const place = source
    ? `**Source:** ${inlineCode(clip(source, 200))}`
    : homepage
      ? `**Home page:** ${inlineCode(clip(homepage, 200))}`
      : '**Source:** none given';
  return [`**What it is:** ${text}`, `${facts.join(' · ')}<br>${place}`];
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, SHOWN_NAMES).map((name) => escapeMarkdown(clip(name, 60)));
  const more = all.length > SHOWN_NAMES ? [`${all.length - SHOWN_NAMES} more`] : [];
  return [...shown, ...more].join(', ');
}

/** What running the algorithm takes, in a line. */
export function entryNeeds({ spec, derived }: EntryReport): string[] {
  if (!spec) return [];
  const { memory, CPU, gpu, disk_gb, timeout_minutes, port } = spec;
  const extended = derived?.extended;
  const cpus = extended ? extended.cpu_units / 1024 : typeof CPU === 'number' ? CPU : undefined;
  const variables = spec.user_specified_environment_variables;
  const needs = [
    ...(cpus === undefined ? [] : [`${cpus} vCPU`]),
    `${extended?.memory_mb ?? memory.suggested} MB of memory`,
    ...(gpu ? [plural(gpu.count, 'GPU')] : []),
    `${disk_gb} GB of disk`,
    `at most ${plural(timeout_minutes, 'minute')} for ${takesOneFile(spec) ? 'a file' : 'an item'}`,
    ...(spec.checkpoint === undefined ? [] : ['a checkpoint, from which an interrupted item continues']),
    ...(port.length > 0
      ? [`open ${port.length === 1 ? 'port' : 'ports'} ${port.map((one) => one.port).join(', ')}`]
      : []),
    ...(variables.length > 0 ? [`the variables ${names(variables.map(({ name }) => name))}`] : []),
  ];
  const size = extended?.fargate && fargateSize(extended.cpu_units, containerMemory(extended.memory_mb));
  const runsOn = extended
    ? ` It runs on ${size ? `Fargate (${size.cpu / 1024} vCPU, ${size.memory} MB)` : escapeMarkdown(extended.instance_type)}.`
    : '';
  return [`**Needs:** ${needs.join(', ')}.${runsOn}`];
}

/** The image, folded; its digests in full are in the extended spec. */
export function imageBlock({ derived, spec, pushed }: EntryReport): string[] {
  if (!derived) return [];
  const { extended, images, wrap } = derived;
  const { agent } = extended;
  const digest = (text: string) => inlineCode(shortDigest(text));
  const rows = [
    ...(pushed ? [['image', inlineCode(pushed.split('@')[0] ?? '')]] : []),
    ['digest', digest(wrap.root.digest)],
    ['made from', `${inlineCode(wrap.source.name)} ${digest(wrap.source.digest)}`],
    ['agent', `${escapeMarkdown(agent.version)} ${digest(agent.digest)}`],
    ...images.map(({ platform, size, user, entrypoint, ports }) => [
      escapeMarkdown(platform),
      [
        `${formatBytes(size)} to pull`,
        `user ${inlineCode(user || 'root')}`,
        entrypoint.length > 0 && `its own entrypoint ${inlineCode(clip(entrypoint.join(' '), 200))}`,
        ports.length > 0 && `ports ${inlineCode(clip(ports.join(', '), 200))}`,
      ]
        .filter(Boolean)
        .join(', '),
    ]),
    ['command', inlineCode(clip(spec?.run_command ?? '', 400))],
  ];
  return [detailsBlock('The image', markdownTable(['The image', ''], 'll', rows))];
}

/** Characters of a value in the table of changes; the extended spec has the whole value. */
const SHOWN_VALUE = 100;

/** Fields that follow from others, or that are new in every version. */
const DERIVED = new Set([
  ...['container_name', 'spec_digest', 'platforms', 'source_image', 'environment', 'revision', 'version'],
  ...['memory_mb', 'cpu_units', 'fargate'],
]);

/** Fields whose changes have rows of their own, by input, output and variable. */
const INTERFACE = new Set(['inputs', 'outputs', 'output_name', 'user_specified_environment_variables']);

/** What differs from the version before: the names in a line, the values in a folded table. */
export function changesSince({ before, derived }: EntryReport): string[] {
  if (!derived) return [];
  if (!before) return ['**New:** no version of this algorithm is published yet.'];
  const then: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  const now: ReadonlyMap<string, unknown> = new Map(Object.entries(derived.extended));
  const show = (value: unknown): string =>
    value === undefined
      ? 'nothing'
      : inlineCode(clip(typeof value === 'string' ? value : JSON.stringify(value), SHOWN_VALUE));
  const fields = [...new Set([...then.keys(), ...now.keys()])].filter(
    (key) => !DERIVED.has(key) && JSON.stringify(then.get(key)) !== JSON.stringify(now.get(key)),
  );
  const ofUsers = interfaceChanges(before, derived.extended);
  const rows = [
    ...ofUsers.map(changeRow),
    ...fields
      .filter((key) => !INTERFACE.has(key))
      .map((key) => [inlineCode(key), show(then.get(key)), show(now.get(key)), '']),
  ];
  const [old, { digest }] = [before.source_image.digest, derived.wrap.source];
  if (old !== digest)
    rows.unshift(['source image', inlineCode(shortDigest(old)), inlineCode(shortDigest(digest)), '']);
  const title = `Changed since ${escapeMarkdown(before.version)}`;
  if (rows.length === 0) return [`**${title}:** only the version.`];
  const breaking = ofUsers.filter(({ level }) => level === 'major').length;
  const breaks =
    breaking > 0 ? ` – **${breaking} of these ${breaking === 1 ? 'breaks' : 'break'} workflows**` : '';
  return [
    `**${title}:** ${rows.map(([what]) => what).join(', ')}${breaks}`,
    detailsBlock('What changed', markdownTable(['What', 'Before', 'Now', 'For workflows'], 'llll', rows)),
  ];
}
