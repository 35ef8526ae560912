import { createHash } from 'node:crypto';
import { AGENT_ROOT } from './agent-release.ts';
import { redirectImport, relocate } from './elf.ts';
import type { LayerEntry } from './layer-tar.ts';

const TOP = AGENT_ROOT.slice(1);

/** `agent/pins.json`: the programs of others that go into the agent layer. */
export interface AgentPins {
  readonly node: {
    readonly version: string;
    readonly license_sha256: string;
    readonly platforms: Readonly<Record<string, NodePin>>;
  };
}

export interface NodePin {
  /** The npm package that holds Node's program for this platform: `bin/node` and `LICENSE`. */
  readonly package: string;
  /** Of the package's archive, as npm writes it (Subresource Integrity). */
  readonly integrity: string;
  /** File name of the platform's loader in `agent/runtime/<platform>/lib`. */
  readonly loader: string;
  /** Of `bin/node`, lower-case hex. */
  readonly sha256: string;
}

export interface NodeProgram {
  readonly program: Uint8Array;
  readonly license: Uint8Array;
}

/** Everything in one platform's agent layer. */
export function layerContents(parts: {
  readonly platform: string;
  readonly pin: NodePin;
  readonly node: NodeProgram;
  readonly runtime: ReadonlyMap<string, Uint8Array>;
  readonly bundle: ReadonlyMap<string, Uint8Array>;
  /** Pipewright's own licence. */
  readonly license: Uint8Array;
}): LayerEntry[] {
  const folder = (path: string, mode = 0o755): LayerEntry => ({ path: `${TOP}${path}`, mode });
  const file = (path: string, bytes: Uint8Array, mode = 0o644): LayerEntry => ({
    path: `${TOP}${path}`,
    mode,
    bytes,
  });
  const library = `${AGENT_ROOT}/lib`;
  const entries = [
    folder(''),
    folder('/agent'),
    folder('/lib'),
    folder('/licenses'),
    // For images without /tmp; writable by anyone, as /tmp is.
    folder('/tmp', 0o1777),
    file('/node', relocate(keepLimits(parts.node.program), `${library}/${parts.pin.loader}`, library), 0o755),
    file('/licenses/node.txt', parts.node.license),
    file('/licenses/pipewright.txt', parts.license),
  ];
  for (const [name, bytes] of parts.bundle) entries.push(file(`/agent/${name}`, bytes));
  const libraries = `${parts.platform.replace('/', '-')}/lib/`;
  for (const [path, bytes] of parts.runtime) {
    if (path.startsWith('licenses/')) entries.push(file(`/${path}`, bytes));
    if (!path.startsWith(libraries)) continue;
    const name = path.slice(libraries.length);
    // The kernel starts the loader as a program, so it must be executable; libraries need not be.
    entries.push(file(`/lib/${name}`, bytes, name === parts.pin.loader ? 0o755 : 0o644));
  }
  return entries;
}

/**
 * When it starts, Node raises the soft limit of open files, which no option prevents (src/node.cc,
 * `PlatformInit`), and the algorithm would inherit the limit: programs that use `select` or close all
 * possible files get slow or break. `getpid`, which it calls instead, changes nothing; its result is not 0,
 * so Node assumes a refusal and continues.
 */
function keepLimits(program: Uint8Array): Uint8Array {
  return redirectImport(program, 'setrlimit64', 'getpid');
}

/** What is in a layer, for `agent/contents.json`: sha256, bytes and mode (octal) of each file, by path. */
export function describeContents(entries: readonly LayerEntry[]): Record<string, string> {
  const described = entries
    .filter((entry) => entry.bytes)
    .map(({ path, bytes, mode }) => {
      const sha256 = createHash('sha256').update(bytes!).digest('hex');
      return [path, `${sha256} ${bytes!.length} ${mode.toString(8).padStart(4, '0')}`] as const;
    });
  return Object.fromEntries(described.sort(([a], [b]) => (a < b ? -1 : 1)));
}
