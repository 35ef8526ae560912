import { type CatalogIndex, listedVersions } from '../../src/catalog/catalog-index.ts';
import { Failure } from '../../src/core/failure.ts';
import { parseReference, tagOrDigest } from '../../src/oci/reference.ts';
import { asStranger, isKept } from './stranger.ts';

/** How many images a message names. */
const SHOWN = 5;

/**
 * Checks that every image that the catalog lists can be pulled without a login. Removed versions are skipped.
 * @returns how many images there are
 * @throws Failure `CATALOG_NOT_PUBLIC` with images that cannot be pulled; and as registries do
 */
export async function requirePublicCatalog(index: CatalogIndex, env: NodeJS.ProcessEnv): Promise<number> {
  const images = Object.entries(index.algorithms)
    .filter(([, { removed }]) => !removed)
    .flatMap(([name]) => Object.values(listedVersions(index, name)))
    .filter(({ removed }) => !removed)
    .map(({ container_name: image }) => image);
  const kept = await asStranger(env, async (registries) => {
    const found: string[] = [];
    for (const image of images) {
      const reference = parseReference(image);
      const source = await registries.source(reference);
      await source.readManifest(tagOrDigest(reference)).catch((error) => {
        if (!isKept(error)) throw error;
        found.push(image);
      });
    }
    return found;
  });
  if (kept.length > 0)
    throw new Failure(
      'CATALOG_NOT_PUBLIC',
      `The release's catalog lists images that cannot be pulled without a login: ${kept.slice(0, SHOWN).join(', ')}${kept.length > SHOWN ? ` and ${kept.length - SHOWN} more` : ''}. "The catalog's images" in docs/releasing.md says how to push them and make them public; then run the failed jobs again.`,
    );
  return images.length;
}
