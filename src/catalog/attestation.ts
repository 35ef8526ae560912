/**
 * The predicate type of the attestations of published images. The page at this address documents it. It names
 * no release, so that it never changes.
 */
export const PREDICATE_TYPE = 'https://github.com/pipewright/pipewright/blob/main/README.md#provenance';

/** The workflow that signs; it is in `workflows-examples`. */
const SIGNER_WORKFLOW = '.github/workflows/catalog-publish.yml';

/**
 * The complete command that asks GitHub who signed an image: without `--predicate-type`, `gh` checks only
 * attestations of builds (SLSA); without `--signer-workflow` any workflow of the repository may have signed.
 * @param image name in a registry, without tag or digest
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
