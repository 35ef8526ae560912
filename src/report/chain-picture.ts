/** The plan as SVG: a box for each step with the outcome of its items, an arrow for each need. */

import type { StepRecord } from '../protocol/run-record.ts';
import { shortenMiddle } from '../text/columns.ts';
import { type Html, html } from '../text/html.ts';
import { formatCount } from '../text/units.ts';
import { type Layout, layOut, type PlacedBox, type PlacedEdge } from './graph-layout.ts';
import { STATE_LABELS, type Tally, tally } from './words.ts';

/** How the layers run: to the right where the screen has room, else downwards. Sizes are in pixels. */
interface Frame {
  readonly right: boolean;
  /** Of a box. */
  readonly width: number;
  /** Between layers, and between the boxes of a layer. */
  readonly gaps: readonly [number, number];
}

const HEIGHT = 80;
const WIDE = 216;
/** Two of these fit side by side on a small phone. */
const NARROW = 152;
/** The smallest gap between layers in which a label has room. */
const LABEL_GAP = 56;
/**
 * Width of the page's content: at most, and on a tablet (the style sheet defines which screens are tablets).
 */
const ROOM = 1080;
const TABLET_ROOM = 700;
const MARGIN = 2;

/** The picture, for wide screens, tablets and phones; the style sheet shows one of them. */
export function chainPicture(steps: readonly StepRecord[]): Html {
  const down: Frame = { right: false, width: WIDE, gaps: [34, 22] };
  const { layers, breadth } = layoutIn(down, steps);
  const rightwards: readonly Frame[] = [
    { right: true, width: WIDE, gaps: [56, 22] },
    { right: true, width: NARROW, gaps: [28, 22] },
  ];
  const within = (room: number): Frame | undefined =>
    rightwards.find(({ width, gaps }) => layers * width + (layers - 1) * gaps[0] + 2 * MARGIN <= room);
  const isColumn = breadth <= WIDE;
  const phone: Frame = isColumn ? down : { right: false, width: NARROW, gaps: [34, 12] };
  const wide = within(ROOM) ?? down;
  const tablet = within(TABLET_ROOM) ?? phone;
  const screens = new Map<Frame, string[]>();
  for (const [frame, screen] of [
    [wide, 'wide'],
    [tablet, 'tablet'],
    [phone, 'phone'],
  ] as const)
    screens.set(frame, [...(screens.get(frame) ?? []), `on-${screen}`]);
  return html`${[...screens].map(([frame, names]) => html`${scrolled(names.join(' '), draw(steps, frame))}\n`)}`;
}

function scrolled(className: string, picture: Html): Html {
  return html`<div class="scroll chain ${className}" tabindex="0" role="region" aria-label="Picture of the plan">${picture}</div>`;
}

function layoutIn({ right, width, gaps }: Frame, steps: readonly StepRecord[]): Layout {
  return layOut(steps, right ? HEIGHT : width, gaps[1]);
}

function draw(steps: readonly StepRecord[], frame: Frame): Html {
  const layout = layoutIn(frame, steps);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const length = frame.right ? frame.width : HEIGHT;
  const along = layout.layers * length + (layout.layers - 1) * frame.gaps[0] + 2 * MARGIN;
  const across = layout.breadth + 2 * MARGIN;
  const [width, height] = (frame.right ? [along, across] : [across, along]).map(Math.ceil) as [
    number,
    number,
  ];
  const inWords = steps
    .map(({ id, needs, takes }) => {
      const before = needs.map((need) => [need, ...outputsFrom(takes, need)].join(' '));
      return before.length > 0 ? `${id} after ${before.join(' and ')}` : id;
    })
    .join('; ');
  const labels = edgeLabels(layout, frame, byId);
  return html`<svg role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-label="The steps: ${inWords}">
${layout.edges.map((edge) => arrow(edge, layout, frame, byId.get(edge.to)!, labels.get(edge)))}
${layout.boxes.map((box) => stepBox(byId.get(box.id)!, corner(box, frame), frame.width))}</svg>`;
}

/** Upper left corner of a box. */
function corner({ layer, across }: PlacedBox, { right, width, gaps }: Frame): readonly [number, number] {
  const along = MARGIN + layer * ((right ? width : HEIGHT) + gaps[0]);
  const beside = MARGIN + across - (right ? HEIGHT : width) / 2;
  return right ? [along, round(beside)] : [round(beside), along];
}

const round = (value: number): number => Math.round(value * 10) / 10;

function arrow(
  edge: PlacedEdge,
  layout: Layout,
  frame: Frame,
  { gather: gathers, takes }: StepRecord,
  label: EdgeLabel | undefined,
): Html {
  const length = frame.right ? frame.width : HEIGHT;
  const from = layout.boxes.find(({ id }) => id === edge.from)!;
  const to = layout.boxes.find(({ id }) => id === edge.to)!;
  const start = (layer: number): number => MARGIN + layer * (length + frame.gaps[0]);
  const point = (along: number, across: number): string => {
    const [x, y] = frame.right ? [along, across + MARGIN] : [across + MARGIN, along];
    return `${round(x)} ${round(y)}`;
  };
  const tip = start(to.layer) - (gathers ? 5 : 1);
  let along = start(from.layer) + length;
  let { across } = from;
  let path = `M${point(along, across)}`;
  const curveTo = (nextAlong: number, nextAcross: number): void => {
    const middle = (along + nextAlong) / 2;
    path += `C${point(middle, across)} ${point(middle, nextAcross)} ${point(nextAlong, nextAcross)}`;
    along = nextAlong;
    across = nextAcross;
  };
  for (const [i, through] of edge.through.entries()) {
    curveTo(start(from.layer + 1 + i), through);
    along += length;
    path += `L${point(along, through)}`;
  }
  curveTo(tip - 7, to.across);
  const head = `M${point(tip, across)}L${point(tip - 9, across - 4.5)}L${point(tip - 9, across + 4.5)}Z`;
  const bar = `M${point(tip + 2, across - 16)}L${point(tip + 2, across + 16)}`;
  // The label is in the gap after the source's box, where arrows to different boxes are already apart.
  const beside = label?.isShared ? from.across : (from.across + (edge.through[0] ?? to.across)) / 2;
  const place = point(start(from.layer) + length + frame.gaps[0] / 2, beside).split(' ');
  const names = outputsFrom(takes, edge.from).join(', ');
  return html`<g>${names && html`<title>${names}</title>`}<path class="edge" d="${path}"/><path class="head" d="${head}"/>${gathers && html`<path class="gather" d="${bar}"/>`}${label && outputLabel(label.names, place, frame)}</g>`;
}

/** The outputs that an arrow passes on, and whether several arrows from the same box share the label. */
interface EdgeLabel {
  readonly names: string;
  readonly isShared: boolean;
}

/**
 * The labels by arrow: none where gaps are too narrow, and one for all arrows from a box with the same
 * outputs.
 */
function edgeLabels(
  layout: Layout,
  { right, gaps }: Frame,
  byId: ReadonlyMap<string, StepRecord>,
): Map<PlacedEdge, EdgeLabel> {
  const labels = new Map<PlacedEdge, EdgeLabel>();
  if (right && gaps[0] < LABEL_GAP) return labels;
  const named = layout.edges
    .map((edge) => ({ edge, names: outputsFrom(byId.get(edge.to)!.takes, edge.from).join(', ') }))
    .filter(({ names }) => names !== '');
  for (const same of Map.groupBy(named, ({ edge, names }) => `${edge.from}\n${names}`).values())
    labels.set(same[0]!.edge, { names: same[0]!.names, isShared: same.length > 1 });
  return labels;
}

function outputsFrom(takes: StepRecord['takes'], need: string): readonly string[] {
  return takes && Object.hasOwn(takes, need) ? takes[need]! : [];
}

/** An arrow's label, shortened to its room. Letters are about 5.5 px wide. */
function outputLabel(names: string, [x = '', y = '']: readonly string[], { right, gaps }: Frame): Html {
  const shown = shortenMiddle(names, right ? Math.floor(gaps[0] / 5.5) : 20);
  return html`<text class="note along" x="${Number(x) + (right ? 0 : 6)}" y="${Number(y) + (right ? -5 : 3)}" text-anchor="${right ? 'middle' : 'start'}">${shown}</text>`;
}

function stepBox(step: StepRecord, [x, y]: readonly [number, number], width: number): Html {
  const t = tally([step]);
  const inner = width - 24;
  const troubled = t.failed > 0 ? ' bad' : t.canceled + t.waiting > 0 || t.all === 0 ? ' idle' : '';
  const words = outcome(step);
  // 14 px bold and 12 px letters are at most about 9 and 7.3 px wide; an inner svg clips longer texts. A
  // narrow box has no room for "gathers": the bar at its arrow shows it.
  const gather = step.gather && width > NARROW ? 58 : 0;
  return html`<svg class="step${troubled}" x="${x}" y="${y}" width="${width}" height="${HEIGHT}"><title>${step.id} (${step.algorithm})${step.gather && ', gathers all results before it'}: ${words}</title>
<rect x="1" y="1" width="${width - 2}" height="${HEIGHT - 2}" rx="7"/>
<svg x="12" y="0" width="${inner}" height="${HEIGHT}"><svg width="${inner - gather}" height="30"><text class="id" y="23">${shortenMiddle(step.id, Math.floor((inner - gather) / 9))}</text></svg>${gather > 0 && html`<text class="note" x="${inner}" y="23" text-anchor="end">gathers</text>`}
<text class="note" y="40">${shortenMiddle(step.algorithm, Math.floor(inner / 7.3))}</text>
${bar(t, inner, 50)}<text class="count" y="70">${words}</text></svg></svg>`;
}

/** `47 of 50 · 3 failed` */
function outcome(step: StepRecord): string {
  const { all, complete, failed, canceled, waiting } = tally([step]);
  if (all === 0) return 'no items';
  if (complete === all) return all === 1 ? '1 done' : `all ${formatCount(all)} done`;
  const worst =
    failed > 0
      ? `${formatCount(failed)} failed`
      : canceled > 0
        ? `${formatCount(canceled)} canceled`
        : `${formatCount(waiting)} ${STATE_LABELS.waiting}`;
  return `${formatCount(complete)} of ${formatCount(all)} · ${worst}`;
}

/** The outcomes of items as one bar, 6 pixels high. @param width pixels */
export function bar(t: Tally, width: number, y: number): Html {
  const parts = [
    ['done', t.complete - t.reused],
    ['reused', t.reused],
    ['failed', t.failed],
    ['canceled', t.canceled],
    ['waiting', t.waiting],
  ] as const;
  let x = 0;
  const drawn = parts.map(([style, n]) => {
    if (n <= 0) return undefined;
    // One failure among thousands must stay visible.
    const w = Math.max((n / t.all) * width, 3);
    const part = html`<rect class="${style}" x="${round(Math.min(x, width - 3))}" y="${y}" width="${round(Math.min(w, width))}" height="6"><title>${formatCount(n)} ${STATE_LABELS[style]}</title></rect>`;
    x += w;
    return part;
  });
  return html`<rect class="track" y="${y}" width="${width}" height="6"/>${drawn}`;
}
