import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';
import { isBelow, withSlashes } from '../../core/path-below.ts';
import { isRecord } from '../../core/record.ts';
import { homeFolder } from '../cache-folder.ts';
import { oneLine } from './answers.ts';
import type { Credential } from './credentials.ts';

/** The content of a `config.json` of Docker or an `auth.json` of Podman (containers-auth.json(5)). */
export interface CredentialFile {
  /** As users know it: `~/.docker/config.json`. */
  readonly label: string;
  /** host → name of a `docker-credential-…` program */
  readonly helpers: readonly (readonly [string, string])[];
  readonly store: string | undefined;
  /** `host` or `host/path`, without scheme → credentials. */
  readonly entries: readonly (readonly [string, Omit<Credential, 'from'>])[];
}

export type HelperAnswer =
  | { readonly kind: 'found'; readonly username: string; readonly secret: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly why: string };

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The credential files of containers-auth.json(5) and of Docker that exist, in order of precedence: the file
 * that `REGISTRY_AUTH_FILE` names, the text of `DOCKER_AUTH_CONFIG` (GitLab, Jenkins, and the docker command
 * line, which takes it before its file), Docker's file, Podman's, Docker's old one.
 * @param uid whose `/run/containers/<uid>` is read: Podman stores logins there where `XDG_RUNTIME_DIR` is not
 *   set
 * @throws Failure `BAD_CREDENTIALS_FILE`
 */
export async function readCredentialFiles(
  env: Env,
  readText: (file: string) => Promise<string | undefined>,
  uid = process.getuid?.(),
): Promise<CredentialFile[]> {
  const home = homeFolder(env);
  const docker = env.DOCKER_CONFIG ?? (home && join(home, '.docker'));
  const text = env.DOCKER_AUTH_CONFIG?.trim();
  const given = text ? [parseCredentialFile(text, 'DOCKER_AUTH_CONFIG')] : [];
  const places = [
    docker && join(docker, 'config.json'),
    env.XDG_RUNTIME_DIR && join(env.XDG_RUNTIME_DIR, 'containers/auth.json'),
    uid !== undefined && `/run/containers/${uid}/auth.json`,
    (env.XDG_CONFIG_HOME || home) &&
      join(env.XDG_CONFIG_HOME || join(home!, '.config'), 'containers/auth.json'),
    home && join(home, '.dockercfg'),
  ];
  const read = async (place: string): Promise<CredentialFile[]> => {
    const content = await readText(place);
    if (!content?.trim()) return [];
    const label = home && isBelow(home, place) ? withSlashes(`~${place.slice(home.length)}`) : place;
    return [parseCredentialFile(content, label)];
  };
  const named = env.REGISTRY_AUTH_FILE ? await read(env.REGISTRY_AUTH_FILE) : [];
  const files: CredentialFile[] = [...named, ...given];
  for (const place of new Set(places))
    if (place && place !== env.REGISTRY_AUTH_FILE) files.push(...(await read(place)));
  return files;
}

/**
 * Reads one file's text. Entries of an unknown form are left out. `~/.dockercfg` holds the entries alone.
 * @throws Failure `BAD_CREDENTIALS_FILE`
 */
export function parseCredentialFile(text: string, label: string): CredentialFile {
  let document: { auths?: unknown; credHelpers?: unknown; credsStore?: unknown };
  try {
    document = JSON.parse(text);
    if (!isRecord(document)) throw new Error('not an object');
    if (label.endsWith('.dockercfg') && !isRecord(document.auths)) document = { auths: document };
  } catch (error) {
    // The parser's message would quote the file, and with it a secret.
    throw new Failure(
      'BAD_CREDENTIALS_FILE',
      `${label} is not a JSON object, so no registry credentials can be read from it. Fix or remove it.`,
      { cause: error instanceof SyntaxError ? undefined : error },
    );
  }
  const pairs = (value: unknown): [string, unknown][] =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return {
    label,
    helpers: pairs(document.credHelpers).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
    store: typeof document.credsStore === 'string' && document.credsStore ? document.credsStore : undefined,
    entries: pairs(document.auths).flatMap(([place, entry]) => {
      const read = readEntry(entry as Record<string, unknown>);
      return read ? [[placeOf(place), read] as const] : [];
    }),
  };
}

/** `https://index.docker.io/v1/` → `docker.io`, `https://ghcr.io/v2/` → `ghcr.io`, `quay.io/alice` stays. */
function placeOf(key: string): string {
  const plain = key.replace(/^https?:\/\//, '').replace(/\/(v1|v2)?\/?$/, '');
  return plain.replace(/^(index\.docker\.io|registry-1\.docker\.io)(?=\/|$)/, 'docker.io');
}

function readEntry(entry: Record<string, unknown> | null): Omit<Credential, 'from'> | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const text = (key: string): string | undefined =>
    typeof entry[key] === 'string' && entry[key] !== '' ? entry[key] : undefined;
  const decoded = Buffer.from(text('auth') ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const username = text('username') ?? (colon > 0 ? decoded.slice(0, colon) : undefined);
  // Docker pads old entries with NUL.
  const password = text('password') ?? (colon > 0 ? decoded.slice(colon + 1).replace(/\0+$/, '') : undefined);
  const identityToken = text('identitytoken');
  const registryToken = text('registrytoken');
  if (!identityToken && !registryToken && (username === undefined || password === undefined))
    return undefined;
  return {
    username: username ?? '<token>',
    password: password ?? '',
    ...(identityToken && { identityToken }),
    ...(registryToken && { registryToken }),
  };
}

/** A file's text; undefined when it is missing or not readable. */
export async function readTextIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

const HELPER_LIMIT = 10_000;

/** Runs `docker-credential-<name> get` with the server on its standard input; 10 s and 64 KiB at most. */
export function askCredentialHelper(env: Env): (name: string, server: string) => Promise<HelperAnswer> {
  return async (name, server) => {
    const { execFile } = await import('node:child_process');
    return new Promise((resolve) => {
      // The name comes from a file and becomes part of a program's name.
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
        return resolve({ kind: 'failed', why: 'that is not the name of a helper' });
      }
      const program = `docker-credential-${name}`;
      const options = { timeout: HELPER_LIMIT, maxBuffer: 64 * 1024, env: env as NodeJS.ProcessEnv };
      const child = execFile(program, ['get'], options, (error, stdout, stderr) => {
        if (!error) return resolve(readHelperAnswer(stdout));
        if (/credentials not found/i.test(`${stdout} ${stderr}`)) return resolve({ kind: 'none' });
        const code = (error as { code?: unknown }).code;
        const why =
          code === 'ENOENT'
            ? 'there is no such program in PATH'
            : error.killed
              ? `it did not answer within ${HELPER_LIMIT / 1000} s`
              : oneLine(stderr || stdout) || `it ended with ${String(code)}`;
        resolve({ kind: 'failed', why });
      });
      // It may end before it reads.
      child.stdin?.on('error', () => {});
      child.stdin?.end(server);
    });
  };
}

function readHelperAnswer(stdout: string): HelperAnswer {
  try {
    const { Username, Secret } = JSON.parse(stdout);
    if (typeof Username === 'string' && typeof Secret === 'string' && Secret) {
      return { kind: 'found', username: Username, secret: Secret };
    }
    return { kind: 'none' };
  } catch {
    return { kind: 'failed', why: 'its answer is not JSON' };
  }
}
