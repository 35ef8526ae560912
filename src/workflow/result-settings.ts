import { digestHex, digestOf } from '../oci/digest.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { PlannedStep } from './plan.ts';

/**
 * A digest of everything that a step's results depend on besides its items: the wrapped image, which contains
 * the spec, the values of variables, and the ARNs of secrets. It does not depend on the step's id, the
 * sources of its inputs, or sizes: steps of any workflow with the same digest make the same results from the
 * same item. A copy of an image in another registry is the same image.
 * @returns lower-case hex
 */
export function resultSettings({
  image,
  variables,
  secrets,
}: Pick<PlannedStep, 'image' | 'variables' | 'secrets'>): string {
  const digest = tagOrDigest(parseReference(image));
  return digestHex(digestOf(canonicalJson({ image: digest, variables, secrets })));
}
