import { Failure } from '../../core/failure.ts';
import { containerRegistryOf } from '../../github/server.ts';
import { type CredentialFile, type HelperAnswer, readCredentialFiles } from './credential-files.ts';

/** Credentials for a registry, and where they were found. */
export interface Credential {
  readonly username: string;
  readonly password: string;
  /** An OAuth2 refresh token, instead of a password. */
  readonly identityToken?: string;
  /** A bearer token to use as it is. */
  readonly registryToken?: string;
  /** For messages: `the action's inputs`, `~/.docker/config.json`. Never the secret. */
  readonly from: string;
}

/** The credentials for a repository on a registry host; undefined: none, use anonymous access. */
export type CredentialLookup = (registry: string, repository: string) => Promise<Credential | undefined>;

type Env = Readonly<Record<string, string | undefined>>;

/** Docker stores logins to its Hub under this address, all others under the host. */
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

export interface CredentialOptions {
  readonly env: Env;
  /** From the action inputs: host → login. */
  readonly explicit?: Readonly<Record<string, { readonly username: string; readonly password: string }>>;
  /** Credentials for a host of ECR; undefined for any other host. */
  readonly ecr?: (registry: string) => Promise<Credential | undefined>;
  /** Asks `docker-credential-<name> get`. */
  readonly askHelper: (name: string, server: string) => Promise<HelperAnswer>;
  /** Text of a file; undefined when there is none. */
  readonly readText: (file: string) => Promise<string | undefined>;
  readonly warn?: (message: string) => void;
  /** The user id whose Podman login is read; by default, this process's. */
  readonly uid?: number | undefined;
}

/**
 * Lookup order: action inputs, Docker's and Podman's files (helpers included), ECR, `GITHUB_TOKEN` for its
 * own GitHub's registry (ghcr.io), anonymous. A host is matched exactly, so that credentials never reach
 * another one. Files are read when first needed.
 */
export function openCredentials(options: CredentialOptions): CredentialLookup {
  const { env, explicit = {}, warn = () => {} } = options;
  let files: Promise<CredentialFile[]> | undefined;

  return async (registry, repository) => {
    const key = hostKey(registry);
    for (const [host, login] of Object.entries(explicit)) {
      if (hostKey(host) === key) return { ...login, from: "the action's inputs" };
    }
    files ??= readCredentialFiles(env, options.readText, options.uid);
    for (const file of await files) {
      const found = await fromFile(file, key, repository, options.askHelper, warn);
      if (found) return found;
    }
    const ecr = await options.ecr?.(registry);
    if (ecr) return ecr;
    if (env.GITHUB_TOKEN && registry === containerRegistryOf(env)) {
      return {
        username: env.GITHUB_ACTOR || 'x-access-token',
        password: env.GITHUB_TOKEN,
        from: 'GITHUB_TOKEN',
      };
    }
    return undefined;
  };
}

async function fromFile(
  file: CredentialFile,
  key: string,
  repository: string,
  askHelper: CredentialOptions['askHelper'],
  warn: (message: string) => void,
): Promise<Credential | undefined> {
  const helper = file.helpers.find(([host]) => hostKey(host) === key)?.[1] ?? file.store;
  if (helper) {
    const answer = await askHelper(helper, key === 'docker.io' ? HUB_KEY : key);
    if (answer.kind === 'found') {
      const from = `docker-credential-${helper} (named in ${file.label})`;
      const { username, secret } = answer;
      // The helper protocol marks refresh tokens this way.
      return username === '<token>'
        ? { username, password: '', identityToken: secret, from }
        : { username, password: secret, from };
    }
    if (answer.kind === 'failed') {
      warn(
        `docker-credential-${helper}, named in ${file.label}, gave no credentials for ${key}: ${answer.why}.`,
      );
    }
  }
  // Podman also stores credentials for a part of a registry: the most specific entry wins.
  const name = `${key}/${repository}`;
  const entry = file.entries
    .filter(([place]) => name === place || name.startsWith(`${place}/`))
    .sort(([a], [b]) => b.length - a.length)[0]?.[1];
  return entry && { ...entry, from: file.label };
}

/** The host that a key of a config file, or a name, stands for: `https://ghcr.io/v1/` → `ghcr.io`. */
export function hostKey(text: string): string {
  const host = text
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return HUB_HOSTS.has(host) ? 'docker.io' : host;
}

/**
 * One `host=user:password` a line, as the action takes them.
 * @throws Failure `BAD_INPUT` without repeating the line.
 */
export function parseGivenCredentials(text: string): Record<string, { username: string; password: string }> {
  const credentials: Record<string, { username: string; password: string }> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const parts = /^\s*([^\s=]+)=([^:]+):(.+?)\s*$/.exec(line);
    if (!parts) {
      throw new Failure(
        'BAD_INPUT',
        `Line ${index + 1} of the registry credentials is not of the form host=user:password.`,
      );
    }
    credentials[hostKey(parts[1]!)] = { username: parts[2]!, password: parts[3]! };
  }
  return credentials;
}
