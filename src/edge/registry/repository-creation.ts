import type { Endpoint } from './endpoint.ts';
import type { Answer } from './http-transport.ts';

/** What can be done with a registry beyond the protocol. */
export interface RegistryMaintenance {
  /** Creates a missing repository where a push does not (ECR); false if that is impossible. */
  createRepository(endpoint: Endpoint): Promise<boolean>;
}

/** Milliseconds before each request to a repository that was just created: servers may see it late. */
const WAITS = [0, 500, 1000, 2000];

/** Sends a request. If the repository is missing and can be created, creates it and sends again. */
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
