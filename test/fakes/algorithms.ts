import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openImages } from '../../src/edge/images.ts';
import { parseReference } from '../../src/image/reference.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { putBusybox } from './busybox.ts';
import type { Workshop } from './workshop.ts';

const IMAGE = 'ghcr.io/pipewright/images/busybox:test';

/** What a test wants to have in its catalog: a shell script that sees the input as $1, the output as $2, and more. */
export interface TestAlgorithm {
  readonly script: string;
  readonly spec?: Partial<Spec>;
}

/**
 * A catalog of shell scripts, wrapped for real and in the workshop's registry: `catalog.json`, and for each algorithm
 * its spec and the extended spec that wrapping wrote.
 * @param folder is made
 */
export async function publishAlgorithms(
  workshop: Workshop,
  folder: string,
  algorithms: Readonly<Record<string, TestAlgorithm>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'catalog.json'),
    JSON.stringify({ registry: 'ghcr.io/pipewright/catalog', allowed_registries: ['ghcr.io'] }),
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
    const said = await workshop.pipewright('wrap', join(folder, name));
    if (said.code !== 0) throw new Error(`wrapping ${name}: ${said.stderr}`);
  }
}
