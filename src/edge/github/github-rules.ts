import { Failure } from '../../core/failure.ts';
import type { BlockingRule, GitHubReading } from '../../github/github.ts';
import { escapeUnseen } from '../../text/quote.ts';
import type { GitHubApi } from '../github-client.ts';
import { explained, gitHubFailure, statusOf } from './github-failure.ts';
import { ownerAndRepo } from './github-reading.ts';

/**
 * Rules that every direct commit breaks (REST API, "Get rules for a branch"). `creation` does not matter: a
 * missing branch is created before its rules are read. The others concern names, sizes, signatures and
 * history.
 */
const BLOCKING = new Set([
  'update',
  'pull_request',
  'merge_queue',
  'required_status_checks',
  'required_deployments',
  'workflows',
  'code_scanning',
]);

const MAY_PUSH = `query ($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { refUpdateRule { viewerCanPush } } }
}`;

const UNKNOWN = new Set(['GITHUB_UNREACHABLE', 'GITHUB_NOT_FOUND', 'GITHUB_READ_ONLY']);

interface MayPush {
  readonly repository: {
    readonly ref: { readonly refUpdateRule: { readonly viewerCanPush: boolean } | null } | null;
  } | null;
}

export function gitHubRules(api: GitHubApi): Pick<GitHubReading, 'blockingRules'> {
  const { rest } = api;

  /** The ruleset, unless this token can bypass it with a direct commit. */
  async function enforcedRuleset(place: { owner: string; repo: string }, id: number) {
    const ruleset = await unlessHidden(() => rest.repos.getRepoRuleset({ ...place, ruleset_id: id }));
    const { name, current_user_can_bypass: bypass, _links } = ruleset?.data ?? {};
    if (name === undefined || !/^(?:never|pull_requests_only)$/.test(bypass ?? '')) return undefined;
    const page = _links?.html?.href;
    return { ruleset: escapeUnseen(name), ...(page && { page }) };
  }

  /** All that a token without administration rights sees of branch protection, the forerunner of rulesets. */
  async function mayPush(place: { owner: string; repo: string }, branch: string): Promise<boolean> {
    try {
      const answer = await api.graphql<MayPush>(MAY_PUSH, { ...place, ref: `refs/heads/${branch}` });
      return answer.repository?.ref?.refUpdateRule?.viewerCanPush ?? true;
    } catch (error) {
      const failure = gitHubFailure(error, 'reading branch protection');
      const isUnknown = failure instanceof Failure && UNKNOWN.has(failure.code);
      // Unknown: an older server does not have this field, and a POST without an answer is not repeated.
      if (isUnknown || Array.isArray((error as { errors?: unknown } | null)?.errors)) return true;
      throw error;
    }
  }

  return {
    blockingRules: (repository, branch) =>
      explained(`reading the rules of ${branch}`, async () => {
        const place = ownerAndRepo(repository);
        const options = { ...place, branch, per_page: 100 };
        const rules = (await unlessHidden(() => api.paginate(rest.repos.getBranchRules, options))) ?? [];
        const blocking = rules.filter(({ type }) => BLOCKING.has(type));
        const found: BlockingRule[] = [];
        for (const [id, [first]] of Map.groupBy(blocking, (rule) => rule.ruleset_id)) {
          const ruleset = id === undefined ? undefined : await enforcedRuleset(place, id);
          if (ruleset && first) found.push({ type: first.type, ...ruleset });
        }
        return found.length > 0 || (await mayPush(place, branch)) ? found : [{ type: 'update' }];
      }),
  };
}

/** @returns undefined where GitHub does not show it to this token, or is older than rulesets */
async function unlessHidden<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) return undefined;
    throw error;
  }
}
