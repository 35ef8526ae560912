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
 * @param options.settings those of a catalog whose specs come from strangers: their images must be at public addresses,
 *   except where the settings name the registry
 */
export function openImagesFor(
  io: CommandIo,
  {
    settings,
    ...options
  }: Pick<ImagesOptions, 'credentials' | 'onEvent'> & { readonly settings?: CatalogSettings } = {},
): Promise<OpenImages> {
  return openImages({
    env: io.env,
    signal: io.signal,
    onEvent(event) {
      if (event.kind === 'warning') noteLine(io, `warning: ${event.message}`);
      if (event.kind === 'retry') noteLine(io, `${event.what}: ${event.why}; retrying`);
    },
    ...(settings && {
      mayBePrivate: (registry) => isAgentsOwn(registry) || namesRegistry(settings, registry),
    }),
    ...options,
  });
}

function isAgentsOwn(registry: string): boolean {
  const reference = agentReference();
  return reference.kind === 'registry' && reference.registry === registry;
}
