import { Failure } from '../core/failure.ts';
import { outputsOf } from '../spec/named-files.ts';
import { sortOutputs } from '../spec/sort-outputs.ts';
import type { Spec } from '../spec/spec.ts';
import type { Places } from './item-places.ts';
import { acceptOutputs, type FoundOutputs, refuseTooMuch } from './outputs.ts';
import type { Workspace } from './workspace.ts';

/**
 * Finds what an algorithm with named outputs wrote into the item's folder, and which outputs each file
 * belongs to.
 * @param prefix of the keys: '' or ending in `/`
 * @param limitBytes of all outputs together
 * @throws Failure `OUTPUT_INCOMPLETE` where an output has fewer or more files than the spec says, or
 * companions are missing; `OUTPUT_REFUSED`, `OUTPUT_TOO_LARGE` as `findOutputs`
 */
export async function findNamedOutputs(
  spec: Spec,
  places: Places,
  prefix: string,
  limitBytes: number,
  workspace: Workspace,
): Promise<FoundOutputs> {
  const found = await acceptOutputs(places, prefix, workspace);
  refuseTooMuch(found.outputs, limitBytes);
  const { files, problems } = sortOutputs(
    outputsOf(spec),
    found.outputs.map(({ key }) => key.slice(prefix.length)),
  );
  if (problems.length > 0) throw new Failure('OUTPUT_INCOMPLETE', problems.join('; '));
  const outputs = found.outputs.map((output, i) => {
    const { outputs: names, companionOf } = files[i]!;
    return { ...output, names, ...(companionOf !== undefined && { companionOf: prefix + companionOf }) };
  });
  return { ...found, outputs };
}
