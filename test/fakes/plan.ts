import type { ExtendedSpec } from '../../src/catalog/extended-spec.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { Plan, PlannedStep } from '../../src/workflow/plan.ts';
import { aSpec } from './image.ts';

/** A planned step that takes every file and keeps its name. */
export function aStep(
  id: string,
  changes: Omit<Partial<PlannedStep>, 'spec'> & { spec?: Partial<ExtendedSpec> } = {},
): PlannedStep {
  const { container_name: _, ...spec } = aSpec({ name: id });
  return {
    id,
    algorithm: `${id}@1.0.0`,
    image: `ghcr.io/pipewright/catalog/${id}@${digestOf(id)}`,
    needs: [],
    gather: false,
    variables: {},
    secrets: {},
    ports: [],
    compute: 'auto',
    cpu_units: 256,
    memory_mb: 64,
    disk_gb: 20,
    gpu_count: 0,
    timeout_minutes: 30,
    max_attempts: 3,
    max_agents: 10,
    reads: [''],
    writes: `${id}/`,
    ...changes,
    spec: {
      platforms: [],
      agent: { version: '0.1.0', protocol: 2 },
      ...spec,
      ...changes.spec,
    } as unknown as ExtendedSpec,
  };
}

export function aPlan(...steps: PlannedStep[]): Plan {
  return {
    workflow: 'test',
    catalog: { name: 'catalog' },
    input: { prefix: '' },
    output: { prefix: '' },
    network: 'open',
    subnets: [],
    port_sources: [],
    steps,
  };
}
