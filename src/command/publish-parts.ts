import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { openBranchRecord } from '../edge/branch-record.ts';
import type { GitHub } from '../edge/github.ts';
import { openImages } from '../edge/images.ts';
import { parseGivenCredentials } from '../edge/registry/credentials.ts';
import type { Runner } from '../edge/runner.ts';
import { parseReference, type Reference } from '../image/reference.ts';
import type { AgentRelease } from '../publish/agent-release.ts';
import type { CatalogRecord } from '../publish/pull-request/record.ts';
import type { ActionIo } from './action-io.ts';

/** What the modes `publish` and `review` put together in the same way. */

export const AGENT = agentRelease as AgentRelease;

/** Where the agent layer can be had. */
export function agentReference(): Reference {
  return parseReference(`${AGENT.name}:${AGENT.version}`);
}

/** Images as an action's job reaches them; GitHub's own token opens ghcr.io. */
export function openActionImages(
  inputs: { readonly token: string; readonly registryCredentials: string },
  { env, runner, signal }: ActionIo,
): ReturnType<typeof openImages> {
  return openImages({
    // Whatever else the job has set is left as it is.
    env: env.GITHUB_TOKEN ? env : { ...env, GITHUB_TOKEN: inputs.token },
    signal,
    credentials: given(inputs.registryCredentials, runner),
    onEvent: (event) => {
      if (event.kind === 'warning') runner.info(`warning: ${event.message}`);
      if (event.kind === 'retry') runner.info(`${event.what}: ${event.why}; trying again`);
    },
  });
}

function given(text: string, runner: Runner) {
  const credentials = parseGivenCredentials(text);
  for (const { password } of Object.values(credentials)) runner.secret(password);
  return credentials;
}

/** The catalog's record: on the branch that a change goes to, or on one of its own. */
export function openRecord(
  github: GitHub,
  { catalog, commitBranch }: { readonly catalog: string; readonly commitBranch: string },
  { repository, defaultBranch }: { readonly repository: string; readonly defaultBranch: string },
  base = defaultBranch,
): CatalogRecord {
  return openBranchRecord(github, {
    repository,
    branch: commitBranch || base,
    path: catalog,
    ...(commitBranch && { from: defaultBranch }),
  });
}
