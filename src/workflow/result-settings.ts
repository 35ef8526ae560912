import { digestHex, digestOf } from '../oci/digest.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { PlannedStep } from './plan.ts';

/**
 * A digest of all that a step's results depend on besides its items: the wrapped image, which has the spec in it, and the values of
 * variables; of secrets, their ARNs. Neither the step's id nor where its inputs come from, nor sizes: steps of other workflows
 * with the same one make the same of the same item. A copy of an image in another registry is the same image.
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
