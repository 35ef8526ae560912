import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { ending, findProgram } from './command.ts';
import { freePort } from './port.ts';
import type { Setting } from './setting.ts';
import { joinDaemon, waitFor } from './shared.ts';
import { ensureTools } from './tools.ts';

/** The name of the service's state in its storage. */
export const REGISTRY_SERVICE = 'service';

/** Names below this prefix lead to the local registry. */
const PREFIX = 'ghcr.io/pipewright';

export interface LocalRegistry {
  /** `127.0.0.1:43251` */
  readonly address: string;
  /**
   * A containers-registries.conf(5) file, version 2, in which `ghcr.io/pipewright` leads here. Podman and
   * pipewright get its path from CONTAINERS_REGISTRIES_CONF, skopeo from `--registries-conf`.
   */
  readonly registriesConf: string;
  /** Whether this call started it. */
  readonly started: boolean;
  /**
   * The address of a name that leads here, `ghcr.io/pipewright/a:1` → `127.0.0.1:43251/pipewright/a:1`, for
   * Docker, which does not read registries.conf. Docker uses plain HTTP for 127.0.0.0/8 by default.
   * @throws Error for any other name
   */
  locate(name: string): string;
  /** Ends our use of it; it stops after its last user. */
  stop(): Promise<void>;
  /** Ends our use of it and lets it run. */
  keep(): Promise<void>;
}

/**
 * The local registry: Debian's docker-registry on a free port of 127.0.0.1, or the one that another of our
 * processes has started on the same storage. Manifests and blobs can be deleted.
 * @param storage keeps images between starts; by default below `.cache/services`
 * @throws Failure `TOOL_MISSING`, `REGISTRY_FAILED`
 */
export async function ensureRegistry(
  setting: Setting,
  storage = registryStorage(setting),
): Promise<LocalRegistry> {
  await ensureTools(setting, ['docker-registry']);
  mkdirSync(storage, { recursive: true });
  const begin = performance.now();
  const daemon = await joinDaemon<{ address: string }>({
    folder: storage,
    name: REGISTRY_SERVICE,
    start: () => start(storage),
    answers: ({ address }) => answers(address),
  });
  const { address } = daemon.data;
  const registriesConf = writeRegistriesConf(storage, address);
  setting.say(
    daemon.started
      ? `Registry: started on ${address}, images in ${storage}: ${((performance.now() - begin) / 1000).toFixed(1)} s`
      : `Registry: using the one on ${address}`,
  );
  return {
    address,
    registriesConf,
    started: daemon.started,
    locate: (name) => {
      if (name !== PREFIX && !name.startsWith(`${PREFIX}/`)) {
        throw new Error(`"${name}" does not lead to the local registry: only ${PREFIX}/... does`);
      }
      return `${address}/pipewright${name.slice(PREFIX.length)}`;
    },
    stop: daemon.leave,
    keep: daemon.keep,
  };
}

/** Where the local registry of this checkout keeps its images. */
export function registryStorage(setting: Setting): string {
  return join(setting.folder, 'registry');
}

async function start(storage: string): Promise<{ pid: number; data: { address: string } }> {
  let said = '';
  // Another program may take the free port before the registry does: then another port is tried.
  for (let attempt = 0; attempt < 3; attempt++) {
    const address = `127.0.0.1:${await freePort()}`;
    // The configuration is YAML; JSON is valid YAML.
    const config = {
      version: '0.1',
      log: { level: 'warn', accesslog: { disabled: true } },
      storage: {
        filesystem: { rootdirectory: storage },
        delete: { enabled: true },
        maintenance: { uploadpurging: { enabled: false } },
      },
      http: { addr: address, secret: 'one process, so any word will do' },
    };
    const configFile = join(storage, 'config.yml');
    writeFileSync(configFile, JSON.stringify(config, null, 2));
    const logFile = join(storage, 'registry.log');
    const log = openSync(logFile, 'w');
    const child = spawn(findProgram('docker-registry') ?? 'docker-registry', ['serve', configFile], {
      detached: true,
      stdio: ['ignore', log, log],
      // REGISTRY_* variables would override the configuration.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('REGISTRY_'))),
    });
    closeSync(log);
    child.unref();
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    child.once('error', () => {
      ended = true;
    });
    if (
      (await waitFor(
        () => answers(address),
        15_000,
        () => ended,
      )) &&
      !ended
    ) {
      return { pid: child.pid as number, data: { address } };
    }
    if (!ended) child.kill('SIGKILL');
    said = readFileSync(logFile, 'utf8');
  }
  throw new Failure('REGISTRY_FAILED', `The local registry does not start.${ending(said)}`);
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${address}/v2/`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function writeRegistriesConf(storage: string, address: string): string {
  const file = join(storage, 'registries.conf');
  const text = `# Written by scripts/services/registry.ts. Podman and pipewright: CONTAINERS_REGISTRIES_CONF; skopeo: --registries-conf.
unqualified-search-registries = []

[[registry]]
prefix = "${PREFIX}"
location = "${address}/pipewright"
insecure = true

[[registry]]
location = "${address}"
insecure = true
`;
  // Replaced atomically, as another process may be reading it.
  writeFileSync(`${file}.${process.pid}.tmp`, text);
  renameSync(`${file}.${process.pid}.tmp`, file);
  return file;
}
