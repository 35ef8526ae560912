import type { Catalog } from '../../src/catalog/catalog.ts';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import type { ExtendedSpec } from '../../src/catalog/extended-spec.ts';
import { fargateSize } from '../../src/catalog/fargate-size.ts';
import { Failure } from '../../src/core/failure.ts';
import { completeSpec } from '../../src/spec/complete-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';

const DIGEST = `sha256:${'0'.repeat(64)}` as const;

/** An extended spec as wrapping writes it. */
export function anExtendedSpec(fields: Partial<Spec> & { name: string }): ExtendedSpec {
  const {
    container_name: _,
    instance_type,
    ...spec
  } = completeSpec({
    container_name: `ghcr.io/alice/${fields.name}:1`,
    run_command: '/run $input $output',
    input_file_path: '/in',
    output_file_path: '/out',
    memory: { suggested: 256 },
    ...fields,
  });
  return JSON.parse(
    JSON.stringify({
      ...spec,
      container_name: `ghcr.io/alice/catalog/${spec.name}@${DIGEST}`,
      source_image: { name: `ghcr.io/alice/${spec.name}:1`, digest: DIGEST },
      platforms: [{ platform: 'linux/amd64', digest: DIGEST, size: 1 }],
      agent: { version: '0.1.0', digest: DIGEST },
      spec_digest: DIGEST,
      revision: 1,
      instance_type: instance_type || 'fargate',
      cpu_units: 256,
      memory_mb: spec.memory.suggested,
      fargate: spec.gpu ? null : fargateSize(256, spec.memory.suggested),
      environment: [],
    } satisfies ExtendedSpec),
  );
}

/** A catalog of these entries that behaves like one on disk. */
export function aCatalog(entries: readonly ExtendedSpec[], more: Partial<Catalog> = {}): Catalog {
  return {
    name: 'catalog',
    index: async () => indexCatalog(entries),
    entry: async (name, version) => {
      const found = entries.find((entry) => entry.name === name && entry.version === version);
      if (found) return found;
      throw new Failure('BAD_CATALOG', `The catalog has no ${name}/${version}.json.`);
    },
    ...more,
  };
}
