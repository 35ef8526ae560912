import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { type ImagesOptions, type OpenImages, openImages } from '../edge/images.ts';
import { parseReference, type Reference } from '../oci/reference.ts';
import { escapeControl } from '../text/terminal.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { type CommandIo, note } from './command-io.ts';

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
  const say = (text: string): void => note(io, `${escapeControl(text)}\n`);
  return openImages({
    env: io.env,
    signal: io.signal,
    onEvent(event) {
      if (event.kind === 'warning') say(`warning: ${event.message}`);
      if (event.kind === 'retry') say(`${event.what}: ${event.why}; retrying`);
    },
    ...options,
  });
}
