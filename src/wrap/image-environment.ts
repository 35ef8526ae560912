import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { parseJson } from '../oci/lossless-json.ts';
import type { Spec } from '../spec/spec.ts';

/** Holds the completed spec as JSON, in the wrapped image's `config.Env`. */
export const SPEC_VARIABLE = 'PIPEWRIGHT_SPEC';
/** Holds what wrapping replaced in the image's config, as JSON: {@link OriginalImage}. */
export const IMAGE_VARIABLE = 'PIPEWRIGHT_IMAGE';

/**
 * Variables that programs of the agent layer read: its loader and C library (ld.so(8); glibc's list of what
 * it ignores in privileged programs), OpenSSL, Node with libuv, the AWS clients, and the agent itself.
 */
const STEERING =
  /^(?:(?:LD|NODE|UV|OPENSSL|SSL_CERT|MALLOC|AWS|ECS|PIPEWRIGHT)_|(?:GLIBC_TUNABLES|GCONV_PATH|LOCPATH|HOSTALIASES|LOCALDOMAIN|RES_OPTIONS|RESOLV_HOST_CONF)$)/;

/**
 * Whether a variable of the source image would change or break the agent: wrapping moves it from `config.Env`
 * into {@link IMAGE_VARIABLE}, and the agent passes it to the algorithm only.
 */
export function steersAgent(name: string): boolean {
  return STEERING.test(name);
}

/** What wrapping replaced in the source image's config. */
export interface OriginalImage {
  /** `config.Entrypoint`; null when the image has none. */
  readonly entrypoint: readonly string[] | null;
  /** `config.Cmd`; null when the image has none. */
  readonly cmd: readonly string[] | null;
  /** `config.User`, if the image has one. Wrapping keeps it; a worker that runs as root falls back to it. */
  readonly user?: string;
  /** The image's variables that would steer the agent. */
  readonly env: Readonly<Record<string, string>>;
  /** `config.StopSignal`, if the image has one: what its entrypoint expects, and the agent does not. */
  readonly stop_signal?: string;
  /** `config.Healthcheck`, if the image has one: it probes the image's own entrypoint. */
  readonly healthcheck?: Readonly<Record<string, unknown>>;
}

/**
 * Linux takes at most 32 pages for one environment string, `NAME=` and the closing NUL included (execve(2),
 * MAX_ARG_STRLEN); with more, a container does not start: "argument list too long".
 */
export const VARIABLE_LIMIT_BYTES = 131_072;

/**
 * The value of {@link IMAGE_VARIABLE}. The same image always gives the same text: keys come in one fixed
 * order.
 * @throws Failure `IMAGE_CONFIG_TOO_LARGE` when it would not fit into one environment variable
 */
export function writeOriginalImage(image: OriginalImage): string {
  const { entrypoint, cmd, user, stop_signal, healthcheck } = image;
  const env = Object.fromEntries(Object.entries(image.env).sort(([a], [b]) => (a < b ? -1 : 1)));
  const value = JSON.stringify({ entrypoint, cmd, user: user || undefined, env, stop_signal, healthcheck });
  const what = "the image's entrypoint, command and variables";
  return checkSize(IMAGE_VARIABLE, value, 'IMAGE_CONFIG_TOO_LARGE', what);
}

/**
 * The value of {@link SPEC_VARIABLE}. Key order is the caller's.
 * @throws Failure `SPEC_TOO_LARGE` when it would not fit into one environment variable
 */
export function writeSpecVariable(spec: Spec): string {
  return checkSize(SPEC_VARIABLE, JSON.stringify(spec), 'SPEC_TOO_LARGE', 'the spec');
}

/**
 * Reads {@link IMAGE_VARIABLE}; an image without it has no entrypoint and no command.
 * @throws Failure `AGENT_ENVIRONMENT` when it is not what wrapping writes
 */
export function readOriginalImage(value: string | undefined): OriginalImage {
  if (value === undefined) return { entrypoint: null, cmd: null, env: {} };
  const original = parse(IMAGE_VARIABLE, value);
  const { entrypoint = null, cmd = null, user, env = {}, stop_signal, healthcheck } = original;
  if (!isWords(entrypoint) || !isWords(cmd) || !isRecord(env)) throw damaged(IMAGE_VARIABLE);
  if (!isText(user) || !isText(stop_signal)) throw damaged(IMAGE_VARIABLE);
  if (healthcheck !== undefined && !isRecord(healthcheck)) throw damaged(IMAGE_VARIABLE);
  const moved = Object.entries(env).filter(
    (variable): variable is [string, string] => steersAgent(variable[0]) && typeof variable[1] === 'string',
  );
  return {
    entrypoint,
    cmd,
    ...(user !== undefined && { user }),
    env: Object.fromEntries(moved),
    ...(stop_signal !== undefined && { stop_signal }),
    ...(healthcheck !== undefined && { healthcheck }),
  };
}

/**
 * Reads {@link SPEC_VARIABLE}. The spec was validated before it was written; only what every call needs is
 * checked.
 * @throws Failure `AGENT_ENVIRONMENT` when it is missing or damaged
 */
export function readSpecVariable(value: string | undefined): Spec {
  if (value === undefined)
    throw new Failure(
      'AGENT_ENVIRONMENT',
      `${SPEC_VARIABLE} is not set, so there is no algorithm to run: start the wrapped image without clearing its environment`,
    );
  const spec = parse(SPEC_VARIABLE, value);
  const strings = ['name', 'run_command', 'input_file_path', 'output_file_path'];
  if (strings.some((field) => typeof spec[field] !== 'string')) throw damaged(SPEC_VARIABLE);
  return spec as unknown as Spec;
}

function checkSize(name: string, value: string, code: string, what: string): string {
  const bytes = Buffer.byteLength(value) + name.length + 2;
  if (bytes <= VARIABLE_LIMIT_BYTES) return value;
  throw new Failure(
    code,
    `${what} need ${bytes} bytes as one environment variable, but Linux allows ${VARIABLE_LIMIT_BYTES}: shorten the longest texts`,
  );
}

function parse(name: string, value: string): Record<string, unknown> {
  try {
    // Without loss: unwrapping restores the numbers of a health check, even those that JavaScript cannot
    // hold.
    const parsed = parseJson(value);
    if (isRecord(parsed)) return parsed;
  } catch {
    // The position inside a machine-written text does not help the user.
  }
  throw damaged(name);
}

function damaged(name: string): Failure {
  return new Failure(
    'AGENT_ENVIRONMENT',
    `${name} does not have the value that wrapping wrote: do not override it, or wrap the image again`,
  );
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isWords(value: unknown): value is readonly string[] | null {
  return value === null || (Array.isArray(value) && value.every((word) => typeof word === 'string'));
}
