import { buildSchema, GraphQLError, graphql } from 'graphql';
import type { Token } from './call.ts';
import { below, type Change, type Commit, foldersOf } from './git.ts';
import type { FakeRepository } from './repository.ts';

/** The part of GitHub's GraphQL schema that the fake serves, copied from it. */
const schema = buildSchema(`
  scalar Base64String
  scalar GitObjectID
  scalar URI
  type Query { repository(owner: String!, name: String!, followRenames: Boolean): Repository  viewer: User! }
  type User { login: String! }
  type Mutation { createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload }
  type Repository {
    nameWithOwner: String!
    object(expression: String, oid: GitObjectID): GitObject
    ref(qualifiedName: String!): Ref
    defaultBranchRef: Ref
    pullRequest(number: Int!): PullRequest
  }
  type PullRequest { number: Int!  headRefOid: GitObjectID!  headRefName: String!  baseRefOid: GitObjectID!  baseRefName: String! }
  type Ref { name: String!  prefix: String!  target: GitObject  refUpdateRule: RefUpdateRule }
  type RefUpdateRule { pattern: String!  viewerCanPush: Boolean! }
  interface GitObject { oid: GitObjectID! }
  type Commit implements GitObject { oid: GitObjectID!  url: URI!  message: String!  tree: Tree! }
  type Blob implements GitObject { oid: GitObjectID!  byteSize: Int!  isBinary: Boolean  isTruncated: Boolean!  text: String }
  type Tree implements GitObject { oid: GitObjectID!  entries: [TreeEntry!] }
  type TreeEntry { name: String!  path: String  type: String!  mode: Int!  oid: GitObjectID!  object: GitObject }
  input CreateCommitOnBranchInput {
    clientMutationId: String
    branch: CommittableBranch!
    fileChanges: FileChanges
    message: CommitMessage!
    expectedHeadOid: GitObjectID!
  }
  input CommittableBranch { id: ID  repositoryNameWithOwner: String  branchName: String }
  input CommitMessage { headline: String!  body: String = "" }
  input FileChanges { deletions: [FileDeletion!] = []  additions: [FileAddition!] = [] }
  input FileDeletion { path: String! }
  input FileAddition { path: String!  contents: Base64String! }
  type CreateCommitOnBranchPayload { clientMutationId: String  commit: Commit  ref: Ref }
`);

interface CommitInput {
  readonly clientMutationId?: string;
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly fileChanges?: {
    readonly deletions: readonly { readonly path: string }[];
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
  };
  readonly message: { readonly headline: string; readonly body: string };
  readonly expectedHeadOid: string;
}

/** What the resolvers need from the fake GitHub. */
export interface World {
  /** @returns undefined also if the token must not know about the repository */
  find(fullName: string): FakeRepository | undefined;
  readonly token: Token | undefined;
}

/** GitHub's errors have a `type` beside the message. */
function refuse(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Answers one GraphQL request, with status 200 also for errors, as GitHub does. */
export async function answerGraphql(
  world: World,
  request: { readonly query?: unknown; readonly variables?: unknown },
): Promise<object> {
  const result = await graphql({
    schema,
    source: String(request.query ?? ''),
    variableValues: (request.variables ?? {}) as Record<string, unknown>,
    rootValue: {
      viewer: () => ({ login: world.token?.login }),
      repository: (args: { owner: string; name: string }) => repositoryNode(world, args),
      createCommitOnBranch: ({ input }: { input: CommitInput }) => createCommit(world, input),
    },
  });
  const errors = result.errors?.map((error) => {
    const { type } = error.extensions as { type?: string };
    const { message, path, locations } = error.toJSON();
    return { ...(type && { type }), ...(path && { path }), locations, message };
  });
  return { ...(result.data !== undefined && { data: result.data }), ...(errors && { errors }) };
}

function found(world: World, fullName: string): FakeRepository {
  const repository = world.find(fullName);
  if (!repository)
    throw refuse('NOT_FOUND', `Could not resolve to a Repository with the name '${fullName}'.`);
  return repository;
}

/** @see https://docs.github.com/graphql/reference/mutations#createcommitonbranch */
function createCommit(world: World, input: CommitInput): object {
  const { branchName = '', repositoryNameWithOwner = '' } = input.branch;
  const repository = found(world, repositoryNameWithOwner);
  const { token } = world;
  if (token?.permissions.contents !== 'write' || token.repository !== repository.fullName)
    throw refuse('FORBIDDEN', 'Resource not accessible by integration');
  const branch = branchName.replace(/^refs\/heads\//, '');
  const tip = repository.branches.get(branch);
  if (!tip) throw refuse('NOT_FOUND', `Could not resolve to a Ref with the name 'refs/heads/${branch}'.`);
  if (tip !== input.expectedHeadOid)
    throw refuse(
      'STALE_DATA',
      `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`,
    );
  const rule = repository.refusalOf(branch, token.login);
  if (rule) throw refuse('UNPROCESSABLE', `Repository rule violations found\n\n${rule}\n\n`);
  const before = (repository.store.commit(tip) as Commit).files;
  const changes: Record<string, Change> = {};
  for (const { path } of input.fileChanges?.deletions ?? []) {
    if (!before.has(path))
      throw refuse(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid \`${tip}\``,
      );
    changes[path] = null;
  }
  for (const { path, contents } of input.fileChanges?.additions ?? []) {
    if (
      path === '' ||
      path.startsWith('/') ||
      path.split('/').some((part) => /^(\.{0,2}|\.git)$/i.test(part))
    )
      throw refuse('UNPROCESSABLE', `The path \`${path}\` is not valid.`);
    if (!/^[A-Za-z0-9+/\n]*={0,2}$/.test(contents) || contents.replace(/\n/g, '').length % 4 !== 0)
      throw refuse('UNPROCESSABLE', `The contents of \`${path}\` are not Base64.`);
    changes[path] = Buffer.from(contents, 'base64');
  }
  const { headline, body } = input.message;
  const message = body ? `${headline}\n\n${body}` : headline;
  const sha = repository.commit(branch, changes, message, token.login);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: commitNode(repository, repository.store.commit(sha) as Commit),
    ref: refNode(repository, branch),
  };
}

function repositoryNode(world: World, { owner, name }: { owner: string; name: string }): object {
  const repository = found(world, `${owner}/${name}`);
  return {
    nameWithOwner: repository.fullName,
    defaultBranchRef: () => refNode(repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      refNode(repository, qualifiedName.replace(/^refs\/heads\//, ''), world.token?.login),
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      objectNode(repository, expression ?? oid ?? ''),
    pullRequest: ({ number }: { number: number }) => {
      const pull = repository.pulls.get(number);
      if (!pull)
        throw refuse('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      return {
        number,
        headRefOid: pull.sha,
        headRefName: pull.head.branch,
        baseRefOid: repository.branches.get(pull.base),
        baseRefName: pull.base,
      };
    },
  };
}

function refNode(repository: FakeRepository, branch: string, login = ''): object | null {
  const commit = repository.resolve(`heads/${branch}`);
  if (!commit) return null;
  const refUpdateRule = repository.pushers.has(branch)
    ? { pattern: branch, viewerCanPush: repository.pushers.get(branch)!.includes(login) }
    : null;
  return { name: branch, prefix: 'refs/heads/', target: commitNode(repository, commit), refUpdateRule };
}

function commitNode(repository: FakeRepository, commit: Commit): object {
  return {
    __typename: 'Commit',
    oid: commit.sha,
    url: `https://github.com/${repository.fullName}/commit/${commit.sha}`,
    message: commit.message,
    tree: () => treeNode(repository, commit, ''),
  };
}

/** The object at `REF:PATH`, as `git rev-parse` reads it; null if there is none. */
function objectNode(repository: FakeRepository, expression: string): object | null {
  const [ref = '', path] = expression.split(/:(.*)/s);
  const commit = repository.resolve(ref);
  if (!commit) return null;
  return path === undefined ? commitNode(repository, commit) : treeNode(repository, commit, path);
}

function treeNode(repository: FakeRepository, commit: Commit, path: string): object | null {
  const entry = commit.files.get(path);
  if (entry) {
    const bytes = repository.store.blob(entry.sha) ?? Buffer.alloc(0);
    const isBinary = bytes.includes(0);
    // Texts of more than 512 kB are cut.
    const isTruncated = bytes.length > 512_000;
    return {
      __typename: 'Blob',
      oid: entry.sha,
      byteSize: bytes.length,
      isBinary,
      isTruncated,
      text: isBinary ? null : bytes.subarray(0, 512_000).toString(),
    };
  }
  const inside = below(commit.files, path);
  if (inside.size === 0) return null;
  return {
    __typename: 'Tree',
    oid: commit.tree,
    entries: foldersOf(inside).map(({ name, mode, sha, folder }) => {
      const full = path ? `${path}/${name}` : name;
      return {
        name,
        path: full,
        type: folder ? 'tree' : 'blob',
        mode: Number.parseInt(mode, 8),
        oid: sha,
        object: () => treeNode(repository, commit, full),
      };
    }),
  };
}
