import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localCatalog } from '../../scripts/demo/catalog.ts';
import { openImages } from '../../src/edge/images.ts';
import { parseReference } from '../../src/oci/reference.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { putBusybox } from './busybox.ts';
import type { Workshop } from './workshop.ts';

const CATALOG = 'ghcr.io/pipewright/catalog';
const IMAGE = 'ghcr.io/pipewright/images/busybox:test';

/**
 * An algorithm for a test's catalog: a shell script that gets $input, $output and $output_dir as $1, $2 and
 * $3.
 */
export interface TestAlgorithm {
  readonly script: string;
  readonly spec?: Partial<Spec>;
}

/**
 * Makes a catalog of shell scripts, really wrapped into the workshop's registry: `catalog.json`, and for each
 * algorithm its spec and the extended spec that wrapping wrote.
 * @param folder is created
 * @param registry where wrapped images go
 */
export async function publishAlgorithms(
  workshop: Workshop,
  folder: string,
  algorithms: Readonly<Record<string, TestAlgorithm>>,
  registry = CATALOG,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'catalog.json'),
    JSON.stringify({ registry, allowed_registries: ['ghcr.io'] }),
  );
  await using images = await openImages({ env: workshop.env, signal: new AbortController().signal });
  await putBusybox(await images.target(parseReference(IMAGE)), 'test');
  for (const [name, { script, spec }] of Object.entries(algorithms)) {
    const full: Spec = {
      name,
      version: '1.0.0',
      container_name: IMAGE,
      run_command: `/bin/busybox sh -c '${script}' sh $input $output $output_dir`,
      input_file_path: '/in',
      output_file_path: '/out',
      memory: { suggested: 32 },
      ...spec,
    };
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'spec.json'), JSON.stringify(full));
    await wrap(workshop, join(folder, name));
  }
}

/**
 * As {@link publishAlgorithms}, under names with which MiniStack finds the images: it does not read
 * `registries.conf`.
 */
export async function publishAlgorithmsHere(
  workshop: Workshop,
  folder: string,
  algorithms: Readonly<Record<string, TestAlgorithm>>,
): Promise<void> {
  await publishAlgorithms(workshop, folder, algorithms, workshop.registry.locate(CATALOG));
}

/** Wraps algorithms of this repository's catalog, under names with which MiniStack finds the images. */
export async function publishHere(
  workshop: Workshop,
  folder: string,
  names: readonly string[],
): Promise<void> {
  localCatalog(folder, names, workshop.registry);
  for (const name of names) await wrap(workshop, join(folder, name));
}

async function wrap(workshop: Workshop, folder: string): Promise<void> {
  const result = await workshop.pipewright('wrap', folder);
  if (result.code !== 0) throw new Error(`wrapping ${folder}: ${result.stderr}`);
}
