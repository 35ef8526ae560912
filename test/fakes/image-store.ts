import type { TestContext } from 'node:test';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget } from '../../src/oci/image-store.ts';
import { temporaryFolder } from './folder.ts';
import { TINY_AGENT_LAYER } from './image.ts';

/** A store of images in a folder that is deleted after the test. */
export async function emptyStore(t: TestContext): Promise<ImageTarget> {
  const folder = await temporaryFolder();
  t.after(() => folder[Symbol.asyncDispose]());
  return openLayout(folder.path);
}

/** As `emptyStore`, with the layer of the tiny agent. */
export async function agentStore(t: TestContext): Promise<ImageTarget> {
  const store = await emptyStore(t);
  const layer = { mediaType: '', digest: digestOf(TINY_AGENT_LAYER), size: TINY_AGENT_LAYER.byteLength };
  await store.writeBlob(layer, TINY_AGENT_LAYER);
  return store;
}
