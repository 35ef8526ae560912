import type { Endpoint } from './endpoint.ts';
import type { Answer } from './http-transport.ts';

/** What a registry's operator needs beyond the protocol. */
export interface RegistryMaintenance {
  /** Creates a missing repository where a push does not (ECR); false: it cannot. */
  createRepository(endpoint: Endpoint): Promise<boolean>;
}

/** Milliseconds before a repository that was just made is asked again: it may not be seen everywhere at once. */
const WAITS = [0, 500, 1000, 2000];

/** Sends a request; where it finds no repository that can be made, makes it and sends it again. */
export async function inRepository(
  target: Endpoint,
  maintenance: RegistryMaintenance,
  send: () => Promise<Answer>,
): Promise<Answer> {
  let answer = await send();
  if (answer.status !== 404 || !(await maintenance.createRepository(target))) return answer;
  for (const wait of WAITS) {
    answer.discard();
    if (wait > 0) await target.session.pause(wait);
    answer = await send();
    if (answer.status !== 404) break;
  }
  return answer;
}
