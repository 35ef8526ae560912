/** What GitHub knows about a repository. */
export interface RepositoryFacts {
  /** `owner/name`, in upper and lower case as GitHub has it, since OIDC tokens contain it like that. */
  readonly repository: string;
  readonly ids: { readonly owner: number; readonly repository: number };
  /** The default branch. */
  readonly branch: string;
}

/** Which branches may use an environment: names or patterns, `protected` ones, or `all`. */
export interface EnvironmentFacts {
  readonly branches: 'all' | 'protected' | readonly string[];
}

/** The repository settings that setting up reads and writes. Every call throws Failures `GITHUB_…`. */
export interface GitHubSettings {
  facts(repository: string): Promise<RepositoryFacts>;
  /** The value of a variable of Actions; undefined where it does not exist. */
  variable(repository: string, name: string): Promise<string | undefined>;
  setVariable(repository: string, name: string, value: string, isNew: boolean): Promise<void>;
  /** Does nothing where the variable does not exist. */
  deleteVariable(repository: string, name: string): Promise<void>;
  /** Undefined where the environment does not exist. */
  environment(repository: string, name: string): Promise<EnvironmentFacts | undefined>;
  /** Creates an environment for this branch only. It must not exist yet: its reviewers would be lost. */
  createEnvironment(repository: string, name: string, branch: string): Promise<void>;
  /** @throws Failure `REF_NOT_FOUND` */
  commitOf(repository: string, tag: string): Promise<string>;
}
