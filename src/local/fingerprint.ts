import { createHash } from 'node:crypto';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { FlowItem } from './flow.ts';

/**
 * A digest of what an item's results depend on: the wrapped image, the input's path and content, and the variables. Items
 * with the same one have the same results, so the second need not be processed.
 * @param digests sha256 of the input's files, lower-case hex, by path
 * @param secrets values of the step's secret variables
 * @returns lower-case hex
 */
export function fingerprintOf(
  item: FlowItem,
  digests: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): string {
  const { image, variables } = item.step;
  const inputs = [...digests].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(canonicalJson({ image, item: item.path, kind: item.input.kind, inputs, variables, secrets }))
    .digest('hex');
}
