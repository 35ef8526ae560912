import type { MemoryTuning } from '../progress/tune-memory.ts';
import { LEAST_SAMPLES } from '../protocol/memory-line.ts';
import type { SpecMemory } from '../spec/spec.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { type Block, paragraph, styled, table } from '../text/printer.ts';
import { formatCount, plural } from '../text/units.ts';
import { memoryLineText } from './memory-text.ts';

/** The memory of an algorithm in a run, and what it should be. */
export interface TunedAlgorithm {
  /** `name@version`, as the run had it. */
  readonly algorithm: string;
  readonly steps: readonly string[];
  /** Of its spec, or of its steps if the spec is not available. */
  readonly memory: SpecMemory;
  /** Missing where no item has a peak. */
  readonly tuning?: MemoryTuning;
}

const HEAD = ['algorithm', 'steps', 'items', 'p50', 'p95', 'most', 'has', 'should begin with', 'saves'];

/** What a run shows about the memory of its algorithms, for a terminal. */
export function tuneTable(all: readonly TunedAlgorithm[]): Block {
  const rows = all.map(({ algorithm, steps, memory, tuning }) => {
    const begin = [styled('bold', algorithm), steps.join(', ')];
    const has = `${formatCount(memory.suggested)} MB`;
    if (!tuning) return [...begin, '0', '-', '-', '-', has, '-', '-'];
    const { items, peak, line, suggested = memory.suggested } = tuning;
    const peaks = [peak.median, peak.p95, peak.most].map((mb) => `${formatCount(mb)} MB`);
    const proposed = line ? `${formatCount(suggested)} MB` : '-';
    return [...begin, formatCount(items), ...peaks, has, proposed, savedText(tuning)];
  });
  return table(rows, { head: HEAD, right: [2, 3, 4, 5, 6, 7, 8] });
}

/** The memory that each algorithm needs by its inputs' size, and how many items need more. */
export function tuneLines(all: readonly TunedAlgorithm[]): Block[] {
  return all.flatMap(({ algorithm, tuning }) => {
    if (!tuning?.line) {
      const items = plural(tuning?.items ?? 0, 'finished item');
      return [
        paragraph(`${algorithm}: ${items} with a measured peak; at least ${LEAST_SAMPLES} are needed.`, 0, 2),
      ];
    }
    const { line, moves, failed, items } = tuning;
    const outgrown = [
      moves > 0 &&
        `${formatCount(moves)} of ${plural(items, 'item')} would run out of memory first and start again with more`,
      failed > 0 && `${formatCount(failed)} would fail: raise memory.maximal`,
    ].filter((text) => text !== false);
    return [
      paragraph(`${algorithm}: an item needs ${memoryLineText(line)}`, 0, 2),
      ...outgrown.map((text) => paragraph(text, 2)),
    ];
  });
}

function savedText({ today, proposed, line }: MemoryTuning): string {
  if (!line || today === 0) return '-';
  const share = Math.round((1 - proposed / today) * 100);
  return `${share} % of ${amount(today)}`;
}

/** `12 GB-hours` */
function amount(gbHours: number): string {
  return `${gbHours >= 10 ? formatCount(Math.round(gbHours)) : Number(gbHours.toPrecision(2))} GB-hours`;
}

/** The fields to set in the spec's `memory`; undefined where nothing changes. */
export function proposedMemory({ memory, tuning }: TunedAlgorithm): Partial<SpecMemory> | undefined {
  if (!tuning?.line) return undefined;
  const { line, suggested = memory.suggested } = tuning;
  const isSame =
    suggested === memory.suggested && line.base === memory.base && line.per_input_mb === memory.per_input_mb;
  return isSame ? undefined : { ...(suggested !== memory.suggested && { suggested }), ...line };
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/** The title and the Markdown body of a pull request that changes memory. @param run where it was measured */
export function tunePullRequest(
  changed: readonly (TunedAlgorithm & { readonly version: string })[],
  run: string,
): PullRequestText {
  const names = changed.map(({ algorithm }) => algorithm.split('@')[0]!);
  const rows = changed.map(({ algorithm, memory, tuning, version }) => {
    const { line, items, peak, suggested = memory.suggested } = tuning!;
    const [name, before] = algorithm.split('@');
    const cells = [
      // Without "@", which would mention a user.
      before === version ? `${name} ${version}` : `${name} ${before} → ${version}`,
      formatCount(items),
      [peak.median, peak.p95, peak.most].map(formatCount).join(' / '),
      memoryLineText(line!),
      suggested === memory.suggested
        ? `${formatCount(suggested)} MB`
        : `${formatCount(memory.suggested)} → ${formatCount(suggested)} MB`,
      savedText(tuning!),
    ];
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
  return {
    title: `Tune the memory of ${names.join(', ')}`,
    body: `Measured in ${escapeMarkdown(run)}, with "npx pipewright tune": how much memory items need by the size of their inputs.

| algorithm | items | peak MB: p50 / p95 / most | an item takes | suggested | saves |
|---|---|---|---|---|---|
${rows.join('\n')}

An item whose size requires more than the suggested memory starts with more; an item that still runs out of memory starts again with twice as much. Results stay the same, so these are patch versions.
`,
  };
}
