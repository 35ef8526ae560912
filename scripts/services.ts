/**
 * The services that the demo, the tests and the benchmarks need, set up on a bare machine: a container
 * engine, a local registry, AWS emulators, and tools. Each is found, or else installed or started, which is
 * reported in one line. What we did not start, we do not stop.
 *
 *     node scripts/services.ts start    engine and registry, kept running; prints what to export
 *     node scripts/services.ts stop     stops the services that we had started
 */
import { explain, Failure } from '../src/core/failure.ts';
import { ENGINE_SERVICE, type Engine, type EngineName, ensureEngine } from './services/engine.ts';
import { ensureGoTool, type GoTool } from './services/go-tools.ts';
import { ensureMiniStack, type LocalAws, MINISTACK_SERVICE, ministackFolder } from './services/ministack.ts';
import { type Moto, startMoto } from './services/moto.ts';
import { choosePodmanRuntime } from './services/podman-runtime.ts';
import { ensurePythonTools } from './services/python-tools.ts';
import {
  ensureRegistry,
  type LocalRegistry,
  REGISTRY_SERVICE,
  registryStorage,
} from './services/registry.ts';
import { type Setting, settingOf } from './services/setting.ts';
import { stopDaemon } from './services/shared.ts';
import { ensureTools, type Tool } from './services/tools.ts';

export { bridgeAddress, type Engine, type EngineName, ensureEngine } from './services/engine.ts';
export { ensureGoTool, type GoTool } from './services/go-tools.ts';
export { type Emulator, ensureMiniStack, type LocalAws } from './services/ministack.ts';
export type { Moto } from './services/moto.ts';
export { ensurePythonTools } from './services/python-tools.ts';
export { ensureRegistry, type LocalRegistry } from './services/registry.ts';
export { type Setting, seconds, settingOf } from './services/setting.ts';
export { ensureTools, type Tool } from './services/tools.ts';

/**
 * All services of one script, released together:
 *
 *     await using services = new Services();
 *     const engine = await services.engine();
 *     const registry = await services.registry();
 */
export class Services implements AsyncDisposable {
  readonly setting: Setting;
  #used: { stop?(): Promise<void>; keep?(): Promise<void> }[] = [];

  constructor(setting: Setting = settingOf()) {
    this.setting = setting;
  }

  /** As `ensureEngine`. */
  async engine(only?: EngineName): Promise<Engine> {
    const engine = await ensureEngine(this.setting, only);
    this.#used.push(engine);
    return engine;
  }

  /** As `ensureRegistry`. */
  async registry(storage?: string): Promise<LocalRegistry> {
    const registry = await ensureRegistry(this.setting, storage);
    this.#used.push(registry);
    return registry;
  }

  /** As `ensureMiniStack`. */
  async ministack(): Promise<LocalAws> {
    const aws = await ensureMiniStack(this.setting);
    this.#used.push(aws);
    return aws;
  }

  /** As `startMoto`. */
  async moto(): Promise<Moto> {
    const aws = await startMoto(this.setting);
    this.#used.push(aws);
    return aws;
  }

  /** As `ensureTools`. */
  async tools(names: readonly Tool[]): Promise<void> {
    await ensureTools(this.setting, names);
    if (names.includes('podman')) choosePodmanRuntime();
  }

  /** As `ensureGoTool`. */
  goTool(tool: GoTool): Promise<string> {
    return ensureGoTool(this.setting, tool);
  }

  /** As `ensurePythonTools`. */
  pythonTools(requirements: string): Promise<string> {
    return ensurePythonTools(this.setting, requirements);
  }

  /** Leaves everything running, for a user who wants to look at it after the script. */
  async keep(): Promise<void> {
    for (const service of this.#used.splice(0)) await service.keep?.();
  }

  /**
   * Stops the services that were used through this object and that we started, unless others use them; the
   * last first.
   */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const service of this.#used.splice(0).reverse()) await service.stop?.();
  }
}

/** Stops the services of this checkout that still run. */
export async function stopServices(setting: Setting = settingOf()): Promise<void> {
  if (await stopDaemon(registryStorage(setting), REGISTRY_SERVICE)) setting.say('Registry: stopped');
  if (await stopDaemon(ministackFolder(setting), MINISTACK_SERVICE)) setting.say('MiniStack: stopped');
  if (await stopDaemon(setting.folder, ENGINE_SERVICE))
    setting.say('Engine: stopped the dockerd that we had started');
}

if (import.meta.main) {
  try {
    const [order, ...rest] = process.argv.slice(2);
    if (rest.length > 0 || (order !== 'start' && order !== 'stop')) {
      throw new Failure(
        'BAD_ARGUMENT',
        'Say "node scripts/services.ts start" or "node scripts/services.ts stop".',
      );
    }
    if (order === 'stop') {
      await stopServices();
    } else {
      await using services = new Services();
      await services.engine();
      const registry = await services.registry();
      await services.keep();
      process.stdout.write(`export CONTAINERS_REGISTRIES_CONF=${registry.registriesConf}\n`);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
