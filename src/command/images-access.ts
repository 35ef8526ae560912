import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { type ImagesOptions, type OpenImages, openImages } from '../edge/images.ts';
import { parseReference, type Reference } from '../oci/reference.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { type CommandIo, noteLine } from './command-io.ts';

export const AGENT = agentRelease as AgentRelease;

/** Where the agent layer is read from. @param given what to read instead */
export function agentReference(given = `${AGENT.name}:${AGENT.version}`): Reference {
  return parseReference(given);
}

/** Images as this machine or the job reaches them; warnings and retries are noted. */
export function openImagesFor(
  io: CommandIo,
  options: Pick<ImagesOptions, 'credentials' | 'onEvent'> = {},
): Promise<OpenImages> {
  return openImages({
    env: io.env,
    signal: io.signal,
    onEvent(event) {
      if (event.kind === 'warning') noteLine(io, `warning: ${event.message}`);
      if (event.kind === 'retry') noteLine(io, `${event.what}: ${event.why}; retrying`);
    },
    ...options,
  });
}
