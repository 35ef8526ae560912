/** What GitHub says of a repository. */
export interface RepositoryFacts {
  /** `owner/name`, in the case that GitHub has: tokens carry it so. */
  readonly repository: string;
  readonly ids: { readonly owner: number; readonly repository: number };
  /** The default branch. */
  readonly branch: string;
}

/** Which branches may use an environment: names or patterns, `protected` ones, or `all`. */
export interface EnvironmentFacts {
  readonly branches: 'all' | 'protected' | readonly string[];
}

/** A repository's settings, as setting up needs them. Every call throws Failures `GITHUB_…`. */
export interface GitHubSettings {
  facts(repository: string): Promise<RepositoryFacts>;
  /** A variable of Actions; undefined where there is none. */
  variable(repository: string, name: string): Promise<string | undefined>;
  setVariable(repository: string, name: string, value: string, isNew: boolean): Promise<void>;
  /** Does nothing where there is none. */
  deleteVariable(repository: string, name: string): Promise<void>;
  /** Undefined where there is none. */
  environment(repository: string, name: string): Promise<EnvironmentFacts | undefined>;
  /** Makes one that only this branch may use. An existing one would lose its reviewers: for new ones only. */
  createEnvironment(repository: string, name: string, branch: string): Promise<void>;
  /** @throws Failure `REF_NOT_FOUND` */
  commitOf(repository: string, tag: string): Promise<string>;
}
