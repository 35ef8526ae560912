import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../core/failure.ts';
import type { GitHubSettings, RepositoryFacts } from '../github/repository-settings.ts';
import { escapeUnseen } from '../text/quote.ts';

/** Milliseconds that one call may take. */
const CALL_LIMIT = 60_000;
const TRIES = 3;
const FIRST_DELAY_MS = 1000;

interface Ended {
  readonly code: number | 'missing';
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * GitHub's settings through its own command line, `gh`, with the user's sign-in.
 * @throws Failure `GH_MISSING` where it is not installed or not signed in
 */
export async function openGh(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<GitHubSettings> {
  const status = await call(['auth', 'status', '--hostname', 'github.com'], env, signal);
  if (status.code === 'missing')
    throw new Failure(
      'GH_MISSING',
      'The GitHub CLI (gh) is not installed: get it at https://cli.github.com, and sign in with "gh auth login".',
    );
  if (status.code !== 0)
    throw new Failure('GH_MISSING', 'The GitHub CLI (gh) is not signed in. Run "gh auth login".');

  /**
   * Calls `gh api`; undefined for what does not exist.
   * @throws Failure `GITHUB_UNREACHABLE`, `GITHUB_REFUSED`
   */
  async function ask(
    doing: string,
    args: readonly string[],
    body?: object,
  ): Promise<Record<string, unknown> | undefined> {
    const input = body && JSON.stringify(body);
    const all = ['api', ...args, ...(input === undefined ? [] : ['--input', '-'])];
    for (let attempt = 1; ; attempt++) {
      const { code, stdout, stderr } = await call(all, env, signal, input);
      if (code === 0) return stdout.trim() === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>);
      const status = Number(/\(HTTP (\d+)\)/.exec(stderr)?.[1] ?? 0);
      // For a missing ref, the status is 422 (REST API, "Get a commit").
      if (status === 404 || (status === 422 && /No commit found/.test(stderr))) return undefined;
      // The call before this one did it, and only its answer was lost: the status is 409 for a variable, which
      // `gh variable set` relies on, too, and 303 for a branch policy (REST API, "Create a deployment branch
      // policy").
      if (attempt > 1 && (status === 409 || status === 303)) return {};
      // Without a status there was no answer. Repeating a call here does no harm.
      if ((status === 0 || status >= 500 || status === 429) && attempt < TRIES) {
        await delay(FIRST_DELAY_MS * 2 ** (attempt - 1), undefined, { signal });
        continue;
      }
      const why = escapeUnseen(stderr.trim().replace(/\s+/g, ' ')).slice(0, 300);
      if (status === 0) throw new Failure('GITHUB_UNREACHABLE', `${doing}: GitHub did not answer: ${why}`);
      throw new Failure('GITHUB_REFUSED', `${doing}: GitHub refused it: ${why}`);
    }
  }
  const unreadable = (repository: string): Failure =>
    new Failure(
      'GITHUB_NOT_FOUND',
      `GitHub has no repository ${repository}, or your account cannot see it. Correct the name, create it with "gh repo create ${repository} --private", or sign in with another account.`,
    );
  // GitHub answers 404 also for what the account is not allowed to do.
  const refused = (doing: string, why: string): Failure =>
    new Failure('GITHUB_REFUSED', `${doing}: GitHub refused it. ${why}`);

  return {
    async facts(repository): Promise<RepositoryFacts> {
      const found = await ask(`Reading ${repository}`, [`repos/${repository}`]);
      if (!found) throw unreadable(repository);
      const { id, owner, default_branch: branch, full_name: name } = found;
      return {
        repository: String(name ?? repository),
        ids: { owner: Number((owner as { id: number }).id), repository: Number(id) },
        branch: String(branch ?? 'main'),
      };
    },
    async variable(repository, name) {
      const path = `repos/${repository}/actions/variables/${name}`;
      const found = await ask(`Reading the variable ${name} of ${repository}`, [path]);
      return found && String(found.value);
    },
    async setVariable(repository, name, value, isNew) {
      const doing = `Setting the variable ${name} of ${repository}`;
      const path = `repos/${repository}/actions/variables`;
      const body = { name, value };
      const done = isNew
        ? await ask(doing, ['--method', 'POST', path], body)
        : await ask(doing, ['--method', 'PATCH', `${path}/${name}`], body);
      if (!done) throw refused(doing, 'Sign in with an account that can administer the repository.');
    },
    async deleteVariable(repository, name) {
      await ask(`Deleting the variable ${name} of ${repository}`, [
        ...['--method', 'DELETE', `repos/${repository}/actions/variables/${name}`],
      ]);
    },
    async environment(repository, name) {
      const path = `repos/${repository}/environments/${encodeURIComponent(name)}`;
      const found = await ask(`Reading the environment ${name}`, [path]);
      if (!found) return undefined;
      const policy = found.deployment_branch_policy as { custom_branch_policies?: boolean } | null;
      if (!policy) return { branches: 'all' };
      if (!policy.custom_branch_policies) return { branches: 'protected' };
      const list = await ask(`Reading the branches of the environment ${name}`, [
        `${path}/deployment-branch-policies?per_page=100`,
      ]);
      const policies = (list?.branch_policies ?? []) as { name: string }[];
      return { branches: policies.map((each) => each.name) };
    },
    async createEnvironment(repository, name, branch) {
      const path = `repos/${repository}/environments/${encodeURIComponent(name)}`;
      const policy = { protected_branches: false, custom_branch_policies: true };
      const doing = `Creating the environment ${name} of ${repository}`;
      const made = await ask(doing, ['--method', 'PUT', path], { deployment_branch_policy: policy });
      if (!made)
        throw refused(
          doing,
          'Your account must be an administrator of the repository. For private repositories, GitHub has environments only in paid plans; public repositories always have them.',
        );
      await ask(
        `Letting ${branch} use the environment ${name}`,
        ['--method', 'POST', `${path}/deployment-branch-policies`],
        { name: branch },
      );
    },
    async commitOf(repository, tag) {
      const found = await ask(`Reading the commit of ${repository} ${tag}`, [
        `repos/${repository}/commits/${tag}`,
      ]);
      const sha = String(found?.sha ?? '');
      if (/^[0-9a-f]{40}$/.test(sha)) return sha;
      throw new Failure('REF_NOT_FOUND', `${repository} has no tag ${tag}: leave out --pin.`);
    },
  };
}

function call(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  input?: string,
): Promise<Ended> {
  const options = {
    env: { ...env, GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' },
    signal,
    timeout: CALL_LIMIT,
  };
  return new Promise((resolve, reject) => {
    const child = execFile('gh', [...args], options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(signal.reason);
      const code = error?.code;
      if (code === 'ENOENT') return resolve({ code: 'missing', stdout, stderr });
      resolve({ code: error ? (typeof code === 'number' ? code : 1) : 0, stdout, stderr });
    });
    // gh may end without reading its input.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
