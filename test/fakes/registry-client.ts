import type { Clock } from '../../src/core/clock.ts';
import type { Credential } from '../../src/edge/registry/credentials.ts';
import { NO_RULES } from '../../src/edge/registry/registries-conf.ts';
import { openRegistry, type RegistryEvent, type RegistryLimits } from '../../src/edge/registry-client.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { RawManifest } from '../../src/oci/image-store.ts';
import { type Descriptor, OCI_LAYER_GZIP, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { parseRegistryReference } from '../../src/oci/reference.ts';
import type { FakeRegistry } from './registry.ts';

export const LAYER = Buffer.alloc(2_500_000, 'layer ');
export const layer: Descriptor = { mediaType: OCI_LAYER_GZIP, digest: digestOf(LAYER), size: LAYER.length };
export const SMALL = Buffer.from('{"small":true}');
export const small: Descriptor = { mediaType: OCI_LAYER_GZIP, digest: digestOf(SMALL), size: SMALL.length };
export const ALICE: Credential = { username: 'alice', password: 'secret', from: 'the test' };

/** A client that does not really wait: its pauses are recorded in `sleeps`. */
export function client(
  registry: FakeRegistry,
  options: {
    credential?: Credential;
    limits?: Partial<RegistryLimits>;
    env?: Record<string, string>;
    createRepository?: (registry: string, repository: string) => Promise<boolean>;
  } = {},
) {
  const events: RegistryEvent[] = [];
  const sleeps: number[] = [];
  let now = Date.parse('2026-11-23T12:00:00Z');
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      now += milliseconds;
    },
  };
  const edge = openRegistry({
    env: options.env ?? {},
    registriesConf: NO_RULES,
    credentials: async () => options.credential,
    clock,
    random: () => 0,
    onEvent: (event) => events.push(event),
    ...(options.createRepository && { createRepository: options.createRepository }),
    ...(options.limits && { limits: options.limits }),
  });
  const repository = (name: string) =>
    edge.repository(parseRegistryReference(name.includes(':') ? name : `${registry.host}/${name}`));
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  const warnings = () => events.flatMap((e) => (e.kind === 'warning' ? [e.message] : []));
  return { edge, repository, events, sleeps, warnings, pass };
}

export function manifestOf(...layers: Descriptor[]): RawManifest {
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config: small, layers }),
  );
  return { mediaType: OCI_MANIFEST, digest: digestOf(bytes), bytes };
}

export async function bytesOf(stream: Promise<AsyncIterable<Uint8Array>>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
