/**
 * The type of the predicate that attestations of published images have. Its address documents it, and says nothing about
 * which release published: it never changes.
 */
export const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';

/** The workflow that signs, as `workflows-examples` has it. */
const SIGNER_WORKFLOW = '.github/workflows/catalog-publish.yml';

/**
 * The command that asks GitHub who signed an image, complete: without `--predicate-type`, `gh` looks only for attestations
 * of builds (SLSA), and without `--signer-workflow` any workflow of the repository may have signed.
 * @param image without tag or digest, in a registry
 * @param options.repository the catalog's, `owner/name`
 * @param options.server `https://github.com`
 */
export function attestationCommand(
  image: string,
  digest: string,
  { repository, server }: { readonly repository: string; readonly server: string },
): string {
  const host = URL.parse(server)?.host ?? 'github.com';
  const elsewhere = host === 'github.com' ? [] : [`--hostname ${host}`];
  return [
    `gh attestation verify oci://${image}@${digest}`,
    `--repo ${repository}`,
    `--predicate-type ${PREDICATE_TYPE}`,
    `--signer-workflow ${elsewhere.length > 0 ? `${host}/` : ''}${repository}/${SIGNER_WORKFLOW}`,
    ...elsewhere,
  ].join(' \\\n    ');
}
