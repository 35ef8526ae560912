/** What opens a registry, and where it was found. */
export interface Credential {
  readonly username: string;
  readonly password: string;
  /** An OAuth2 refresh token, in place of a password. */
  readonly identityToken?: string;
  /** A bearer token to use as it is. */
  readonly registryToken?: string;
  /** For messages: `the action's inputs`, `~/.docker/config.json`. Never the secret. */
  readonly from: string;
}

/** The credentials for a repository on a registry host; undefined: none, go anonymously. */
export type CredentialLookup = (registry: string, repository: string) => Promise<Credential | undefined>;
