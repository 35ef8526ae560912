import { type Call, type Handler, invalid, notFound, paged, type Reply } from './call.ts';

function refAnswer(name: string, sha: string): object {
  return { ref: `refs/heads/${name}`, object: { type: 'commit', sha } };
}

function getRef(call: Call): Reply {
  const name = /^heads\/(.+)$/.exec(call.parameters.ref ?? '')?.[1] ?? '';
  const sha = call.repository.branches.get(name);
  if (!sha) throw notFound();
  return { status: 200, body: refAnswer(name, sha) };
}

function matchingRefs(call: Call): Reply {
  const start = call.parameters.ref ?? '';
  const found = [...call.repository.branches].filter(([name]) => `heads/${name}`.startsWith(start));
  return { status: 200, body: found.map(([name, sha]) => refAnswer(name, sha)) };
}

function createRef(call: Call): Reply {
  const { repository, body } = call;
  if (body.ref.startsWith('refs/tags/')) return createTag(call);
  const name = /^refs\/heads\/(.+)$/.exec(body.ref)?.[1];
  if (!name) throw invalid('Reference name must start with refs/ and have at least two slashes.');
  if (repository.branches.has(name)) throw invalid('Reference already exists');
  if (!repository.store.commit(body.sha)) throw invalid('Object does not exist');
  repository.move(name, body.sha);
  return { status: 201, body: refAnswer(name, body.sha) };
}

function createTag({ repository, body }: Call): Reply {
  const name = body.ref.replace('refs/tags/', '');
  if (repository.tags.has(name)) throw invalid('Reference already exists');
  if (!repository.store.commit(body.sha)) throw invalid('Object does not exist');
  repository.tags.set(name, body.sha);
  return { status: 201, body: { ref: body.ref, object: { type: 'commit', sha: body.sha } } };
}

function moveTag({ repository, parameters, body }: Call): Reply {
  const name = /^tags\/(.+)$/.exec(parameters.ref ?? '')?.[1] ?? '';
  if (!repository.tags.has(name)) throw invalid('Reference does not exist');
  // Docs, "Immutable releases": the tag of an immutable release cannot be moved or deleted.
  if (repository.releases.some(({ tag, immutable }) => tag === name && immutable))
    throw invalid('Repository rule violations found');
  if (!body.force) throw invalid('Update is not a fast forward');
  repository.tags.set(name, body.sha);
  return { status: 200, body: { ref: `refs/tags/${name}`, object: { type: 'commit', sha: body.sha } } };
}

function getBranch({ repository, parameters }: Call): Reply {
  const name = parameters.branch ?? '';
  const commit = repository.resolve(`heads/${name}`);
  if (!commit) throw notFound('Branch not found');
  return {
    status: 200,
    body: { name, commit: { sha: commit.sha }, protected: repository.rules.has(name) },
  };
}

function getPermission({ repository, parameters }: Call): Reply {
  const permission = repository.permissions.get(parameters.username ?? '') ?? 'read';
  return { status: 200, body: { permission, role_name: permission } };
}

function dispatch({ repository, parameters, body }: Call): Reply {
  if (!repository.branches.has(body.ref)) throw invalid(`No ref found for: ${body.ref}`);
  const inputs = (body.inputs ?? {}) as object;
  repository.dispatches.push({ workflow: parameters.workflow_id ?? '', ref: body.ref, inputs });
  return { status: 204 };
}

function branchRules(call: Call): Reply {
  const { repository, parameters } = call;
  const rules = repository.rulesets
    .filter(({ branch }) => branch === parameters.branch)
    .flatMap((set) =>
      set.rules.map((type) => ({
        ...{
          type,
          ruleset_source_type: 'Repository',
          ruleset_source: repository.fullName,
          ruleset_id: set.id,
        },
        ...(type === 'pull_request' && { parameters: PULL_REQUEST_RULE }),
      })),
    );
  return paged(call, rules);
}

const PULL_REQUEST_RULE = {
  ...{
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: true,
    require_last_push_approval: false,
  },
  ...{ required_approving_review_count: 1, required_review_thread_resolution: false },
};

function getRuleset({ repository, parameters, token }: Call): Reply {
  const set = repository.rulesets.find(({ id }) => `${id}` === parameters.ruleset_id);
  if (!set) throw notFound();
  const { id, name, bypass } = set;
  const href = `https://github.com/${repository.fullName}/rules/${id}`;
  return {
    status: 200,
    body: {
      ...{ id, name, target: 'branch', source_type: 'Repository', source: repository.fullName },
      enforcement: 'active',
      current_user_can_bypass: bypass.includes(token?.login ?? '') ? 'always' : 'never',
      _links: { html: { href } },
    },
  };
}

const read = [['contents', 'read']] as const;
const write = [['contents', 'write']] as const;

export const refs: Readonly<Record<string, Handler>> = {
  'GET /git/ref/{ref}': { needs: read, run: getRef },
  'GET /git/matching-refs/{ref}': { needs: read, run: matchingRefs },
  'POST /git/refs': { needs: write, run: createRef },
  'PATCH /git/refs/{ref}': { needs: write, run: moveTag },
  'GET /branches/{branch}': { needs: read, run: getBranch },
  'GET /rules/branches/{branch}': { needs: [], run: branchRules },
  'GET /rulesets/{ruleset_id}': { needs: [], run: getRuleset },
  'GET /collaborators/{username}/permission': { needs: [], run: getPermission },
  'POST /actions/workflows/{workflow_id}/dispatches': { needs: [['actions', 'write']], run: dispatch },
};
