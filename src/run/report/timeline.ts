/** When each item ran: a lane per item, or, of thousands, lanes of the failed and the slowest and a strip for all. */

import type { ItemRecord, RunRecord, StepRecord } from '../record.ts';
import { type Html, html, NOTHING } from './html.ts';
import { count, counted, duration, LOOK_WORDS, type Look, lookOf } from './words.ts';

/** Above so many items a lane for each is no picture any more. */
const MOST_LANES = 300;
/** Up to so many, lanes have names beside them. */
const MOST_NAMED = 80;
/** Of a step that has a strip. */
const MOST_FAILED = 20;
const MOST_SLOW = 10;
/** Pixels. */
const LANE = 20;
const THIN_LANE = 7;
const STRIP = 56;
const BINS = 160;

/** Where an item lies: fractions of the run's time. */
interface Span {
  readonly item: ItemRecord;
  readonly look: Look;
  readonly from: number;
  readonly to: number;
}

/** The section's content; nothing where no item was ever begun. */
export function timeline(record: RunRecord): Html {
  const spans = record.items.filter(({ attempts }) => attempts > 0).map((item) => spanOf(item, record));
  if (spans.length === 0 || !(record.seconds > 0)) return NOTHING;
  const byStep = Map.groupBy(spans, ({ item }) => item.step);
  const ticks = ticksOf(record.seconds);
  const looks = [...new Set(spans.map(({ look }) => look))];
  return html`<ul class="legend">${(['done', 'reused', 'failed', 'fault', 'canceled'] as const)
    .filter((look) => looks.includes(look))
    .map(
      (look) =>
        html`<li><svg width="18" height="10" aria-hidden="true">${mark(look, '1', '16', 1, 8)}</svg>${LOOK_WORDS[look]}</li>`,
    )}</ul>
<div class="timeline">${axis(ticks)}
${record.steps.map((step) => {
  const ofStep = byStep.get(step.id);
  return ofStep && stepLanes(step, ofStep, ticks, spans.length);
})}${axis(ticks)}</div>`;
}

function spanOf(item: ItemRecord, run: RunRecord): Span {
  const look = lookOf(item);
  // It took none of this run's time.
  if (item.reused) return { item, look, from: 0, to: 0 };
  const began = (Date.parse(item.started ?? '') - Date.parse(run.started)) / 1000 / run.seconds;
  const from = Number.isFinite(began) ? clamp(began) : 0;
  return { item, look, from, to: clamp(from + Math.max(0, item.seconds) / run.seconds) };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const percent = (fraction: number): string => `${+(fraction * 100).toFixed(2)}%`;

interface Tick {
  readonly at: number;
  readonly words: string;
}

/** Four to eight round times. */
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
  return duration(seconds)
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
  const title = html`<h3>${step.id} <small>${counted(spans.length, 'item')}</small></h3>`;
  if (all <= MOST_LANES) return html`${title}${lanes(spans, ticks, all <= MOST_NAMED, step.id)}`;
  const failed = spans.filter(({ look }) => look === 'failed' || look === 'fault');
  const slow = spans
    .filter(({ look }) => look === 'done')
    .sort((a, b) => b.item.seconds - a.item.seconds)
    .slice(0, MOST_SLOW);
  const shown = failed.slice(0, MOST_FAILED);
  return html`${title}${strip(spans, ticks, step.id)}
${failed.length > 0 && html`<p class="lanes-of">${failed.length > shown.length ? `The first ${shown.length} of ${count(failed.length)} that failed` : 'Failed'}</p>${lanes(shown, ticks, true, step.id)}`}
${slow.length > 0 && html`<p class="lanes-of">The slowest that were done</p>${lanes(slow, ticks, true, step.id)}`}`;
}

function lanes(spans: readonly Span[], ticks: readonly Tick[], named: boolean, step: string): Html {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
  const height = named ? LANE : THIN_LANE;
  const drawn = sorted.map(({ item, look, from, to }, i) => {
    const words = `${item.item}: ${LOOK_WORDS[look]}, ${duration(item.seconds)}${item.attempts > 1 ? `, attempt ${item.attempts}` : ''}`;
    const [pad, tall] = named ? [5, LANE - 10] : [1, THIN_LANE - 2];
    return html`<g><title>${words}</title>${mark(look, percent(from), look === 'reused' ? '10' : percent(to - from), i * height + pad, tall)}</g>`;
  });
  return html`<div class="lanes${!named && ' bare'}">${named && html`<ol aria-hidden="true">${sorted.map(({ item }) => html`<li title="${item.item}">${item.item}</li>`)}</ol>`}<svg role="img" width="100%" height="${sorted.length * height}" aria-label="When the items of ${step} ran; the table of items has the same in numbers">${gridLines(ticks)}${drawn}</svg></div>`;
}

/** A bar of a lane. What came of the item is told by more than colour: hollow, dashed, or crossed at its end. */
function mark(look: Look, x: string, width: string, y: number, height: number): Html {
  return html`<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="1.5"/>`;
}

/** How many items ran at once through the run, and when items failed. */
function strip(spans: readonly Span[], ticks: readonly Tick[], step: string): Html {
  const running = new Array<number>(BINS).fill(0);
  const failing = new Set<number>();
  const own = spans.filter(({ look }) => look !== 'reused');
  for (const { from, to, look } of own) {
    const [first, last] = [binOf(from), binOf(to)];
    for (let bin = first; bin <= last; bin++)
      running[bin]! += Math.max(0, Math.min(to, (bin + 1) / BINS) - Math.max(from, bin / BINS)) * BINS;
    if (look === 'failed' || look === 'fault') failing.add(last);
  }
  const most = Math.max(...running, 1);
  const reused = spans.length - own.length;
  const top = (value: number): number => Math.round((1 - value / most) * (STRIP - 8) * 10) / 10 + 2;
  const area = running.map((value, bin) => `L${bin} ${top(value)}L${bin + 1} ${top(value)}`).join('');
  return html`<div class="lanes strip"><p class="note">At once, up to ${most < 9.95 ? Number(most.toFixed(1)) : Math.round(most)}${reused > 0 && html`; ${count(reused)} were ${LOOK_WORDS.reused}`}</p><svg role="img" width="100%" height="${STRIP}" aria-label="How many items of ${step} ran at once">${gridLines(ticks)}<svg viewBox="0 0 ${BINS} ${STRIP}" width="100%" height="${STRIP}" preserveAspectRatio="none"><path class="area" d="M0 ${STRIP - 6}${area}L${BINS} ${STRIP - 6}Z"/></svg>${[...failing].map((bin) => html`<rect class="failed" x="${percent(bin / BINS)}" y="${STRIP - 5}" width="${percent(1 / BINS)}" height="5"/>`)}</svg></div>`;
}

const binOf = (fraction: number): number => Math.min(BINS - 1, Math.floor(fraction * BINS));
