/**
 * The services that the demo, the tests and the benchmarks need, made ready on a bare machine: a container engine, a
 * local registry, and tools. Each finds what is there, else installs or starts it, and says so in one line. What we
 * did not start, we do not stop.
 */
import { type Engine, type EngineName, ensureEngine } from './services/engine.ts';
import { ensureGoTool, type GoTool } from './services/go-tools.ts';
import { ensureRegistry, type LocalRegistry } from './services/registry.ts';
import { type Setting, settingOf } from './services/setting.ts';
import { ensureTools, type Tool } from './services/tools.ts';

export { type Engine, type EngineName, ensureEngine } from './services/engine.ts';
export { ensureGoTool, type GoTool } from './services/go-tools.ts';
export { ensureRegistry, type LocalRegistry } from './services/registry.ts';
export { type Setting, seconds, settingOf } from './services/setting.ts';
export { ensureTools, type Tool } from './services/tools.ts';

/**
 * All services of one script, let go together:
 *
 *     await using services = new Services();
 *     const engine = await services.engine();
 *     const registry = await services.registry();
 */
export class Services implements AsyncDisposable {
  readonly setting: Setting;
  #stops: (() => Promise<void>)[] = [];

  constructor(setting: Setting = settingOf()) {
    this.setting = setting;
  }

  /** As `ensureEngine`. */
  async engine(only?: EngineName): Promise<Engine> {
    const engine = await ensureEngine(this.setting, only);
    if (engine.stop) this.#stops.push(engine.stop);
    return engine;
  }

  /** As `ensureRegistry`. */
  async registry(storage?: string): Promise<LocalRegistry> {
    const registry = await ensureRegistry(this.setting, storage);
    this.#stops.push(registry.stop);
    return registry;
  }

  /** As `ensureTools`. */
  tools(names: readonly Tool[]): Promise<void> {
    return ensureTools(this.setting, names);
  }

  /** As `ensureGoTool`. */
  goTool(tool: GoTool): Promise<string> {
    return ensureGoTool(this.setting, tool);
  }

  /** Leaves everything running: for a person who wants to look at it after the script. */
  keep(): void {
    this.#stops = [];
  }

  /** Stops what was started through this object and nobody else of us uses, the last first. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}
