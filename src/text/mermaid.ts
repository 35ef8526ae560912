import { escapeControl } from './terminal.ts';

/** A box of a flowchart. */
export interface MermaidNode {
  readonly id: string;
  /** Untrusted texts, one a line. */
  readonly lines: readonly string[];
  /** How it is drawn: `store` is a cylinder, `gather` a box with double sides. */
  readonly shape?: 'box' | 'gather' | 'store';
  readonly className?: string;
}

export interface MermaidEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

const SHAPES = { box: ['[', ']'], gather: ['[[', ']]'], store: ['[(', ')]'] } as const;

/**
 * A flowchart (mermaid.js.org, "Flowcharts").
 * @param nodes each after those with arrows to it
 * @param classes styles by class name
 */
export function mermaidFlowchart(
  nodes: readonly MermaidNode[],
  edges: readonly MermaidEdge[],
  classes: Readonly<Record<string, string>> = {},
): string {
  const boxes = nodes.map(({ id, lines, shape = 'box', className }) => {
    const [open, close] = SHAPES[shape];
    const label = lines.filter((line) => line !== '').map(escapeLabel);
    return `  ${id}${open}"${label.join('<br/>')}"${close}${className === undefined ? '' : `:::${className}`}`;
  });
  const arrows = edges.map(
    ({ from, to, label }) =>
      `  ${from} ${label === undefined ? '-->' : `-- "${escapeLabel(label)}" -->`} ${to}`,
  );
  const styles = Object.entries(classes).map(([name, style]) => `  classDef ${name} ${style}`);
  return `${[`flowchart ${directionOf(nodes, edges)}`, ...boxes, ...arrows, ...styles].join('\n')}\n`;
}

/**
 * Downwards when a chart is longer than it is broad: pages shrink charts to their own width, and the texts
 * would be too small on a phone.
 */
function directionOf(nodes: readonly MermaidNode[], edges: readonly MermaidEdge[]): 'TB' | 'LR' {
  const layers = new Map<string, number>();
  for (const { id } of nodes) {
    const before = edges.filter(({ to }) => to === id).map(({ from }) => layers.get(from) ?? 0);
    layers.set(id, Math.max(0, ...before) + 1);
  }
  const sizes = Map.groupBy(layers.values(), (layer) => layer);
  const breadth = Math.max(0, ...[...sizes.values()].map(({ length }) => length));
  return sizes.size > breadth ? 'TB' : 'LR';
}

/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function escapeLabel(line: string): string {
  return escapeControl(line).replace(/[^\p{L}\p{N} ,._/@-]/gu, (c) => `#${c.codePointAt(0)};`);
}
