import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { AGENT_ROOT } from '../../src/wrap/agent-release.ts';
import { redirectImport, relocate } from './elf.ts';
import type { LayerEntry } from './layer-tar.ts';
import type { NodePin, NodeProgram } from './node-program.ts';

const TOP = AGENT_ROOT.slice(1);

/** The vendored files of `agent/runtime`, every one checked against `SHA256SUMS`. Keys are paths under that folder. */
export async function readRuntime(root: string): Promise<Map<string, Uint8Array>> {
  const folder = join(root, 'agent/runtime');
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
  const files = new Map<string, Uint8Array>();
  for (const line of sums.trimEnd().split('\n')) {
    const [sha256, path] = line.split('  ') as [string, string];
    const bytes = await readFile(join(folder, path));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Failure(
        'PIN_MISMATCH',
        `agent/runtime/${path} is not the file that SHA256SUMS names: restore it from git`,
      );
    files.set(path, bytes);
  }
  return files;
}

/** Everything in one platform's agent layer. */
export function layerContents(parts: {
  readonly platform: string;
  readonly pin: NodePin;
  readonly node: NodeProgram;
  readonly runtime: ReadonlyMap<string, Uint8Array>;
  readonly bundle: ReadonlyMap<string, Uint8Array>;
  /** our own licence */
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
 * At its start Node raises the soft limit of open files, without an option against it (src/node.cc, `PlatformInit`), and
 * the algorithm would inherit that: programs that use `select` or close all possible files get slow or break. What it calls
 * instead takes no arguments and changes nothing; as its result is not 0, Node takes it for a refusal, and goes on.
 */
function keepLimits(program: Uint8Array): Uint8Array {
  return redirectImport(program, 'setrlimit64', 'getpid');
}

/** What is in a layer, for `agent/contents.json`: sha256 and bytes of each file, by path. */
export function describeContents(entries: readonly LayerEntry[]): Record<string, string> {
  const described = entries
    .filter((entry) => entry.bytes)
    .map(({ path, bytes, mode }) => {
      const sha256 = createHash('sha256').update(bytes!).digest('hex');
      return [path, `${sha256} ${bytes!.length} ${mode.toString(8).padStart(4, '0')}`] as const;
    });
  return Object.fromEntries(described.sort(([a], [b]) => (a < b ? -1 : 1)));
}
