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
 * A flowchart from left to right (mermaid.js.org, "Flowcharts").
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
  return `${['flowchart LR', ...boxes, ...arrows, ...styles].join('\n')}\n`;
}

/** Mermaid's own escapes: a number sign, the character's code and a semicolon. */
function escapeLabel(line: string): string {
  return escapeControl(line).replace(/[^\p{L}\p{N} ,._/@-]/gu, (c) => `#${c.codePointAt(0)};`);
}
