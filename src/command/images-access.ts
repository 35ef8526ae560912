import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { type CatalogSettings, namesRegistry } from '../catalog/catalog-settings.ts';
import { type ImagesOptions, type OpenImages, openImages } from '../edge/images.ts';
import { parseReference, type Reference } from '../oci/reference.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { type CommandIo, noteLine } from './command-io.ts';

export const AGENT = agentRelease as AgentRelease;

/** Where the agent layer is read from. @param given what to read instead */
export function agentReference(given = `${AGENT.name}:${AGENT.version}`): Reference {
  return parseReference(given);
}

/**
 * Images as this machine or the job reaches them; warnings and retries are noted.
 * @param options.settings those of a catalog whose specs come from strangers: their images must be at public
 * addresses, except in registries that the settings name, or that holds the agent layer
 * @param options.agentFrom where the agent layer is read from
 */
export function openImagesFor(
  io: CommandIo,
  {
    settings,
    agentFrom = agentReference(),
    ...options
  }: Pick<ImagesOptions, 'credentials' | 'onEvent'> & {
    readonly settings?: CatalogSettings;
    readonly agentFrom?: Reference;
  } = {},
): Promise<OpenImages> {
  return openImages({
    env: io.env,
    signal: io.signal,
    onEvent(event) {
      if (event.kind === 'warning') noteLine(io, `warning: ${event.message}`);
      if (event.kind === 'note') noteLine(io, event.message);
      if (event.kind === 'retry') noteLine(io, `${event.what}: ${event.why}; retrying`);
    },
    ...(settings && {
      mayBePrivate: (registry) => isIn(registry, agentFrom) || namesRegistry(settings, registry),
    }),
    ...options,
  });
}

function isIn(registry: string, reference: Reference): boolean {
  return reference.kind === 'registry' && reference.registry === registry;
}
