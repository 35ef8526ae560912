import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openImages } from '../../src/edge/images.ts';
import type { ImageTarget } from '../../src/oci/image-store.ts';
import { parseReference } from '../../src/oci/reference.ts';
import type { Workshop } from './workshop.ts';

/** The image on Docker Hub that is used by the example of `pipewright new catalog`. */
const SOURCE = 'docker.io/library/busybox';

/** A repository in the local registry that stands for Docker Hub's busybox. */
export interface LocalHub {
  /** The variable with which commands find it in the local registry. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens the repository of an image by its name, to read or write there. */
  storeOf<T>(name: string, use: (store: ImageTarget) => Promise<T>): Promise<T>;
  /** Puts an image under the tag 1.37. @returns its digest */
  put(write: (store: ImageTarget, tag: string) => Promise<void>): Promise<string | undefined>;
}

/** @param folder for its registries.conf @param place the parent of its repository in the local registry */
export async function openLocalHub(workshop: Workshop, folder: string, place: string): Promise<LocalHub> {
  const conf = join(folder, 'registries.conf');
  const location = `${workshop.registry.address}/${place}/busybox`;
  const rule = `\n[[registry]]\nprefix = "${SOURCE}"\nlocation = "${location}"\ninsecure = true\n`;
  await writeFile(conf, (await readFile(workshop.registry.registriesConf, 'utf8')) + rule);
  const env = { CONTAINERS_REGISTRIES_CONF: conf };
  const storeOf: LocalHub['storeOf'] = async (name, use) => {
    const { signal } = new AbortController();
    await using images = await openImages({ env: { ...process.env, ...env }, signal });
    return await use(await images.target(parseReference(name)));
  };
  return {
    env,
    storeOf,
    put: (write) =>
      storeOf(`${SOURCE}:1.37`, async (store) => {
        await write(store, '1.37');
        return store.headManifest('1.37');
      }),
  };
}
