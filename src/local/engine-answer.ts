import { isRecord } from '../core/record.ts';

/** Reads what container engines report about themselves and about their failures. */

export type EngineName = 'docker' | 'podman';

/** An engine that works, as its `info` describes it. */
export interface EngineInfo {
  readonly command: EngineName;
  /** The engine's own version, `20.10.24`. */
  readonly version: string;
  /** Processors for all containers together. */
  readonly cpus: number;
  /** Memory for all containers together, in bytes; 0 where the engine does not say. */
  readonly memory: number;
  /** What it runs without emulation: `linux/amd64`. */
  readonly platform: string;
  /** Why the engine may see other files or another network than this machine; missing where it does not. */
  readonly isolation?: 'Docker Desktop' | 'snap' | 'remote' | { readonly context: string };
}

/** Why there is no {@link EngineInfo}. */
export type EngineRefusal =
  | { readonly kind: 'not allowed'; readonly socket: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Arguments for {@link readEngineAnswer}: all fields as JSON, since a template of some hides errors. */
export const INFO_ARGUMENTS = ['info', '--format', '{{json .}}'] as const;

interface Answer {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Reads the answer of `docker info` or `podman info`. Depending on its version, Docker reports its daemon's
 * errors inside the JSON, or on standard error with another exit code; and `docker` may be Podman.
 */
export function readEngineAnswer(command: EngineName, answer: Answer): EngineInfo | EngineRefusal {
  const info = parseRecord(answer.stdout);
  const podman = info && readPodman(info);
  if (podman) return podman;
  const { ServerVersion, ServerErrors, NCPU, MemTotal, OSType, Architecture } = info ?? {};
  if (OSType === 'windows')
    return {
      kind: 'unavailable',
      reason: 'it runs Windows containers: choose "Switch to Linux containers" in the menu of Docker Desktop',
    };
  if (command === 'docker' && typeof ServerVersion === 'string' && ServerVersion !== '')
    return {
      command,
      version: ServerVersion,
      cpus: positive(NCPU) || 1,
      memory: positive(MemTotal),
      platform: `${text(OSType) || 'linux'}/${architectureName(text(Architecture))}`,
      ...isolationOf(info!),
    };
  const errors = Array.isArray(ServerErrors) ? ServerErrors.filter((each) => typeof each === 'string') : [];
  return refusal(errors.join('\n') || answer.stderr || answer.stdout);
}

function readPodman({ host, version }: Record<string, unknown>): EngineInfo | undefined {
  if (!isRecord(host) || !isRecord(version)) return undefined;
  return {
    command: 'podman',
    version: text(version.Version),
    cpus: positive(host.cpus) || 1,
    memory: positive(host.memTotal),
    platform: `${text(host.os) || 'linux'}/${architectureName(text(host.arch))}`,
    ...(host.serviceIsRemote === true && { isolation: 'remote' }),
  };
}

function isolationOf(info: Record<string, unknown>): Pick<EngineInfo, 'isolation'> {
  if (text(info.OperatingSystem).includes('Docker Desktop')) return { isolation: 'Docker Desktop' };
  if (text(info.DockerRootDir).startsWith('/var/snap/')) return { isolation: 'snap' };
  const context = isRecord(info.ClientInfo) ? text(info.ClientInfo.Context) : '';
  return context && context !== 'default' ? { isolation: { context } } : {};
}

function refusal(said: string): EngineRefusal {
  const reason = engineWords(said) || 'it gives no answer';
  const socket = /unix:\/\/(\/[^\s:"']+)/.exec(said)?.[1] ?? /(\/[^\s:"']+\.sock)/.exec(said)?.[1];
  return /permission denied/i.test(said) && (socket || /socket/i.test(said))
    ? { kind: 'not allowed', socket: socket ?? '/var/run/docker.sock' }
    : { kind: 'unavailable', reason };
}

/**
 * The message that an engine wrote to standard error, without log prefixes, the name of the command, hints to
 * its help, and template errors that only follow from the first error. At most 500 characters of one line.
 */
export function engineWords(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:See|Run) ['"]/.test(line) && !/^Emulate Docker CLI/.test(line));
  const own = lines.filter((line) => !/\btemplate: |^errors pretty printing info$/.test(line));
  const isError = (line: string): boolean => /^(?:docker: |error\b)|\blevel=(?:error|fatal)\b/i.test(line);
  const line = own.findLast(isError) ?? own.at(-1) ?? lines.at(-1) ?? '';
  return withoutPrefixes(line).slice(0, 500);
}

function withoutPrefixes(line: string): string {
  const logged = /\bmsg="((?:[^"\\]|\\.)*)"/.exec(line)?.[1]?.replace(/\\(.)/g, '$1');
  return (logged ?? line).replace(/^(?:docker: |error response from daemon: |error: )+/i, '').trim();
}

/** Whether the engine could not start a container because it has no image of that name. */
export function lacksImage(words: string): boolean {
  return /\bno such image\b|\bimage not known\b|\bunable to find image\b/i.test(words);
}

/** The path of this machine that the engine does not have; undefined for any other message. */
export function missingSource(words: string): string | undefined {
  return (/bind source path does not exist: (\S.*?)\.?$/.exec(words) ??
    /\bstatfs? (\/.*): no such file or directory/.exec(words))?.[1];
}

/** Whether a container ended because its program is for another CPU architecture. */
export function isForeignProgram(said: string): boolean {
  return /exec format error/i.test(said);
}

/** The name of an architecture in images (Go's GOARCH), from its name in kernels and engines. */
function architectureName(name: string): string {
  return { x86_64: 'amd64', x64: 'amd64', aarch64: 'arm64' }[name] ?? name;
}

function parseRecord(json: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
