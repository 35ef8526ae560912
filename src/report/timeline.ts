/**
 * When each item ran: a lane per item; with thousands, a strip for all and lanes for the failed and the
 * slowest.
 */

import type { ItemRecord, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { type Html, html, NOTHING } from '../text/html.ts';
import { formatCount, formatDuration, plural } from '../text/units.ts';
import { STATE_LABELS, type StateStyle, stateStyle } from './words.ts';

/** With more items than this, a lane for each is unreadable. */
const MOST_LANES = 300;
/** Up to this many lanes have names beside them. */
const MOST_NAMED = 80;
/** Lanes of a step that has a strip. */
const MOST_FAILED = 20;
const MOST_SLOW = 10;
/** Pixels. */
const LANE = 20;
const THIN_LANE = 7;
const STRIP = 56;
const BINS = 160;

/** An item's time, as fractions of the run's. */
interface Span {
  readonly item: ItemRecord;
  readonly style: StateStyle;
  readonly from: number;
  readonly to: number;
}

/** The section's content; empty where no item was started. */
export function timeline(record: RunRecord): Html {
  const spans = record.items.filter(({ attempts }) => attempts > 0).map((item) => spanOf(item, record));
  if (spans.length === 0 || !(record.seconds > 0)) return NOTHING;
  const byStep = Map.groupBy(spans, ({ item }) => item.step);
  const ticks = ticksOf(record.seconds);
  const styles = [...new Set(spans.map(({ style }) => style))];
  return html`<ul class="legend">${(['done', 'reused', 'failed', 'fault', 'canceled'] as const)
    .filter((style) => styles.includes(style))
    .map(
      (style) =>
        html`<li><svg width="18" height="10" aria-hidden="true">${mark(style, '1', '16', 1, 8)}</svg>${STATE_LABELS[style]}</li>`,
    )}</ul>
<div class="timeline">${axis(ticks)}
${record.steps.map((step) => {
  const ofStep = byStep.get(step.id);
  return ofStep && stepLanes(step, ofStep, ticks, spans.length);
})}${axis(ticks)}</div>`;
}

function spanOf(item: ItemRecord, run: RunRecord): Span {
  const style = stateStyle(item);
  // A reused item took no time in this run.
  if (item.reused) return { item, style, from: 0, to: 0 };
  const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000 / run.seconds;
  const from = Number.isFinite(began) ? clamp(began) : 0;
  return { item, style, from, to: clamp(from + Math.max(0, item.seconds) / run.seconds) };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const percent = (fraction: number): string => `${+(fraction * 100).toFixed(2)}%`;

interface Tick {
  readonly at: number;
  readonly words: string;
}

/** Four to nine round times, beginning with 0. */
function ticksOf(seconds: number): Tick[] {
  const step = STEPS.find((s) => seconds / s <= 8) ?? 86_400 * Math.ceil(seconds / 86_400 / 8);
  const ticks: Tick[] = [];
  for (let i = 0; i * step <= seconds; i++)
    ticks.push({ at: (i * step) / seconds, words: tickWords(i * step, step) });
  return ticks;
}

const STEPS = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400,
  28_800, 43_200, 86_400,
];

function tickWords(seconds: number, step: number): string {
  if (seconds === 0) return '0';
  if (step < 1) return `${seconds.toFixed(step < 0.1 ? 2 : 1)} s`;
  return formatDuration(seconds)
    .replace(/^(\d)\.0 s$/, '$1 s')
    .replace(/ 00 (s|min|h)$/, '');
}

function axis(ticks: readonly Tick[]): Html {
  return html`<div class="axis" aria-hidden="true"><svg width="100%" height="18">${ticks.map(
    ({ at, words }, i) =>
      html`<text class="${i % 2 === 1 && 'odd'}" x="${percent(at)}" y="13" text-anchor="${i === 0 ? 'start' : at > 0.96 ? 'end' : 'middle'}">${words}</text>`,
  )}</svg></div>`;
}

const gridLines = (ticks: readonly Tick[]): Html[] =>
  ticks.map(({ at }) => html`<line class="grid" x1="${percent(at)}" x2="${percent(at)}" y2="100%"/>`);

function stepLanes(step: StepRecord, spans: readonly Span[], ticks: readonly Tick[], all: number): Html {
  const title = html`<h3 class="step-name">${step.id}</h3>`;
  const reused = spans.filter(({ style }) => style === 'reused').length;
  const number = html`<p class="note">${plural(spans.length, 'item')}${reused > 0 && `, ${formatCount(reused)} ${STATE_LABELS.reused}`}</p>`;
  if (all <= MOST_NAMED) return html`<div class="lanes">${title}</div>${namedLanes(spans, ticks, step.id)}`;
  if (all <= MOST_LANES)
    return html`<div class="lanes block"><div>${title}${number}</div>${lanes(spans, ticks, THIN_LANE, step.id)}</div>`;
  const failed = spans.filter(({ style }) => style === 'failed' || style === 'fault');
  const slow = spans
    .filter(({ style }) => style === 'done')
    .sort((a, b) => b.item.seconds - a.item.seconds)
    .slice(0, MOST_SLOW);
  const shown = failed.slice(0, MOST_FAILED);
  const which =
    failed.length > shown.length
      ? `The first ${shown.length} of ${formatCount(failed.length)} that failed`
      : 'Those that failed';
  return html`<div class="lanes block"><div>${title}${number}</div>${strip(spans, ticks, step.id)}</div>
${failed.length > 0 && html`<p class="note lanes-of">${which}</p>${namedLanes(shown, ticks, step.id)}`}
${slow.length > 0 && html`<p class="note lanes-of">The slowest that are done</p>${namedLanes(slow, ticks, step.id)}`}`;
}

function namedLanes(spans: readonly Span[], ticks: readonly Tick[], step: string): Html {
  const folder = commonFolder(spans.map(({ item }) => item.item));
  return html`<div class="lanes"><ol aria-hidden="true">${inOrder(spans).map(({ item }) => html`<li title="${item.item}">${item.item.slice(folder)}</li>`)}</ol>${lanes(spans, ticks, LANE, step)}</div>`;
}

/** Length of the folder that all paths share, including its `/`. */
function commonFolder(paths: readonly string[]): number {
  const [first = '', ...others] = paths;
  let length = first.lastIndexOf('/') + 1;
  while (length > 0 && !others.every((path) => path.startsWith(first.slice(0, length))))
    length = first.lastIndexOf('/', length - 2) + 1;
  return length;
}

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.from - b.from || a.to - b.to);

/** @param height of a lane, pixels; tall lanes show durations */
function lanes(spans: readonly Span[], ticks: readonly Tick[], height: number, step: string): Html {
  const tall = height === LANE;
  const pad = tall ? 4 : 1;
  const drawn = inOrder(spans).map(({ item, style, from, to }, i) => {
    const took = formatDuration(item.seconds);
    const words = `${item.item}: ${STATE_LABELS[style]}, ${took}${item.attempts > 1 ? `, attempt ${item.attempts}` : ''}`;
    const y = i * height;
    const bar = mark(
      style,
      percent(from),
      style === 'reused' ? '10' : percent(to - from),
      y + pad,
      height - 2 * pad,
    );
    return html`<g><title>${words}</title>${bar}${tall && lengthWords(took, from, to, style, y + 14)}</g>`;
  });
  return html`<svg role="img" width="100%" height="${spans.length * height}" aria-label="When the items of ${step} ran; the table of items has the same in numbers">${gridLines(ticks)}${drawn}</svg>`;
}

/** After the bar where it fits on a phone too; else before it; else inside. */
function lengthWords(took: string, from: number, to: number, style: StateStyle, y: number): Html {
  if (to <= 0.65)
    return html`<text x="${percent(to)}" y="${y}" dx="${style === 'reused' ? 16 : 6}">${took}</text>`;
  if (from >= 0.35) return html`<text x="${percent(from)}" y="${y}" dx="-6" text-anchor="end">${took}</text>`;
  return html`<text class="within" x="${percent(to)}" y="${y - 1}" dx="-6" text-anchor="end">${took}</text>`;
}

/** A bar of a lane. Reused items are hollow and canceled ones dashed; other states differ only in color. */
function mark(style: StateStyle, x: string, width: string, y: number, height: number): Html {
  return html`<rect class="${style}" x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5"/>`;
}

/** How many items ran at once over time, and when items failed. */
function strip(spans: readonly Span[], ticks: readonly Tick[], step: string): Html {
  const running = new Array<number>(BINS).fill(0);
  const failing = new Set<number>();
  const own = spans.filter(({ style }) => style !== 'reused');
  for (const { from, to, style } of own) {
    const [first, last] = [binOf(from), binOf(to)];
    for (let bin = first; bin <= last; bin++)
      running[bin]! += Math.max(0, Math.min(to, (bin + 1) / BINS) - Math.max(from, bin / BINS)) * BINS;
    if (style === 'failed' || style === 'fault') failing.add(last);
  }
  const most = Math.max(...running, 1);
  const top = (value: number): number => Math.round((1 - value / most) * (STRIP - 8) * 10) / 10 + 2;
  const highest = String(most < 9.95 ? Number(most.toFixed(1)) : Math.round(most));
  const area = running.map((value, bin) => `L${bin} ${top(value)}L${bin + 1} ${top(value)}`).join('');
  return html`<svg role="img" width="100%" height="${STRIP + 18}" aria-label="How many items of ${step} ran at once, up to ${highest}">${gridLines(ticks)}<svg y="18" viewBox="0 0 ${BINS} ${STRIP}" width="100%" height="${STRIP}" preserveAspectRatio="none"><path class="area" d="M0 ${STRIP - 6}${area}L${BINS} ${STRIP - 6}Z"/></svg><text x="4" y="10">up to ${highest} at once</text>${[...failing].map((bin) => html`<rect class="failed" x="${percent(bin / BINS)}" y="${STRIP + 13}" width="${percent(1 / BINS)}" height="5"/>`)}</svg>`;
}

const binOf = (fraction: number): number => Math.min(BINS - 1, Math.floor(fraction * BINS));
