import { Failure } from '../failure.ts';
import type { Reference } from '../image/reference.ts';
import type { ImageSource, ImageTarget } from '../image/store.ts';
import type { Images } from '../publish/publish.ts';
import { openLayout } from './layout.ts';
import type { Registry } from './registry.ts';

/**
 * Opens whatever a reference points at: a registry repository, an OCI layout, an image of the local engine. Disposing
 * removes what was saved to disk on the way.
 * @param registry shared by all repositories, so that they share connections and tokens
 */
export function openImages(registry: Registry): Images & AsyncDisposable {
  const cleanup = new AsyncDisposableStack();
  return {
    async source(reference: Reference): Promise<ImageSource> {
      if (reference.kind === 'registry') return registry.repository(reference);
      if (reference.kind === 'layout') return openLayout(reference.directory);
      const { findEngine } = await import('./engine.ts');
      const engine = await findEngine();
      return cleanup.use(await engine.save(reference.image));
    },
    async target(reference: Reference): Promise<ImageTarget> {
      if (reference.kind === 'registry') return registry.repository(reference);
      if (reference.kind === 'layout') return openLayout(reference.directory);
      throw new Failure('BAD_REFERENCE', 'Images are pushed to a registry or written to "oci:DIR".');
    },
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
