/** Lays out a plan in layers (Sugiyama, Tagawa & Toda 1981): each step after those that it needs. */

export interface PlacedBox {
  readonly id: string;
  readonly layer: number;
  /** The middle, across the layers. */
  readonly across: number;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** Where it crosses each layer in between. */
  readonly through: readonly number[];
}

export interface Layout {
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
  readonly layers: number;
  /** Coordinates across the layers are between 0 and this. */
  readonly breadth: number;
}

/** A box, or where a long edge crosses a layer. */
interface Node {
  readonly layer: number;
  readonly size: number;
  readonly before: Node[];
  readonly after: Node[];
  order: number;
  across: number;
}

const SWEEPS = 8;

/**
 * @param steps in topological order; unknown needs are not drawn
 * @param size of a box, across the layers; @param gap between boxes
 */
export function layOut(
  steps: readonly { readonly id: string; readonly needs: readonly string[] }[],
  size: number,
  gap: number,
): Layout {
  const layers: Node[][] = [];
  const boxes = new Map<string, Node>();
  const edges: { from: string; to: string; passes: Node[] }[] = [];
  const add = (layer: number, nodeSize: number): Node => {
    layers[layer] ??= [];
    const node: Node = {
      layer,
      size: nodeSize,
      before: [],
      after: [],
      order: layers[layer].length,
      across: 0,
    };
    layers[layer].push(node);
    return node;
  };
  for (const { id, needs } of steps) {
    if (boxes.has(id)) continue;
    const known = [...new Set(needs)].filter((need) => boxes.has(need));
    const box = add(Math.max(-1, ...known.map((need) => boxes.get(need)!.layer)) + 1, size);
    boxes.set(id, box);
    for (const from of known) {
      let last = boxes.get(from)!;
      const passes: Node[] = [];
      while (last.layer + 1 < box.layer) {
        last = joined(last, add(last.layer + 1, gap / 2));
        passes.push(last);
      }
      joined(last, box);
      edges.push({ from, to: id, passes });
    }
  }
  orderAll(layers);
  const breadth = placeAll(layers, gap);
  return {
    boxes: [...boxes].map(([id, { layer, across }]) => ({ id, layer, across })),
    edges: edges.map(({ from, to, passes }) => ({ from, to, through: passes.map(({ across }) => across) })),
    layers: layers.length,
    breadth,
  };
}

function joined(before: Node, after: Node): Node {
  before.after.push(after);
  after.before.push(before);
  return after;
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * Reduces crossings: moves each node to the mean position of its neighbors, layer by layer, in both
 * directions.
 */
function orderAll(layers: readonly Node[][]): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      const target = new Map(
        layer.map((node) => {
          const others = down ? node.before : node.after;
          return [node, others.length > 0 ? mean(others.map(({ order }) => order)) : node.order];
        }),
      );
      layer.sort((a, b) => target.get(a)! - target.get(b)! || a.order - b.order);
      for (const [i, node] of layer.entries()) node.order = i;
    }
  }
}

/**
 * Straightens edges: moves each node to the mean of its neighbors as far as there is space.
 * @returns the breadth
 */
function placeAll(layers: readonly Node[][], gap: number): number {
  const apart = (a: Node, b: Node): number => (a.size + b.size) / 2 + gap;
  for (const layer of layers)
    for (const [i, node] of layer.entries())
      node.across = i === 0 ? 0 : layer[i - 1]!.across + apart(layer[i - 1]!, node);
  for (let sweep = 0; sweep < SWEEPS * 2; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const targets = layer.map((node) => {
        const others = [...node.before, ...node.after];
        return others.length > 0 ? mean(others.map(({ across }) => across)) : node.across;
      });
      // Resolve overlaps from both sides and take the mean, so that neither end of the layer is preferred.
      const right = [...targets];
      for (let i = 1; i < layer.length; i++)
        right[i] = Math.max(targets[i]!, right[i - 1]! + apart(layer[i - 1]!, layer[i]!));
      const left = [...targets];
      for (let i = layer.length - 2; i >= 0; i--)
        left[i] = Math.min(targets[i]!, left[i + 1]! - apart(layer[i]!, layer[i + 1]!));
      for (const [i, node] of layer.entries()) node.across = (left[i]! + right[i]!) / 2;
    }
  }
  const nodes = layers.flat();
  const first = Math.min(...nodes.map((node) => node.across - node.size / 2));
  for (const node of nodes) node.across -= first;
  return Math.max(0, ...nodes.map((node) => node.across + node.size / 2));
}
