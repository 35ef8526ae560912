import { join } from 'node:path';
import { buildImages, IMAGE_TOOLS, pushImages } from '../../images/build.ts';
import { buildAgent } from '../build-agent.ts';
import { publishAgent } from '../publish-agent.ts';
import { findProgram } from '../services/command.ts';
import { GO_TOOLS, type GoTool } from '../services/go-tools.ts';
import { TOOLS, type Tool } from '../services/tools.ts';
import type { LocalRegistry, Services } from '../services.ts';
import type { Need, Service } from './needs.ts';

const REQUIREMENTS = join(import.meta.dirname, '../services/requirements.txt');

/** Programs from Debian that the services need. */
const BEHIND: Readonly<Partial<Record<Need, readonly Tool[]>>> = {
  aws: ['python3'],
  images: IMAGE_TOOLS,
  python: ['python3'],
  registry: ['docker-registry'],
};

/**
 * Sets up what the tests need, in parallel, as much of it waits.
 * @returns a function whose promise settles when a need is ready, and rejects with what `services` throw
 */
export function setUp(services: Services, needs: ReadonlySet<Need>): (need: Need) => Promise<void> {
  const { setting } = services;
  const installed = install(services, needs);
  const begun = new Map<Need, Promise<void>>();
  const ready = (need: Need): Promise<void> => {
    const job = begun.get(need) ?? prepare(need);
    begun.set(need, job);
    return job;
  };
  let registry: LocalRegistry | undefined;

  async function prepare(need: Need): Promise<void> {
    if (need in GO_TOOLS) return void (await services.goTool(need as GoTool));
    if (need === 'agent') await buildAgent({ say: setting.say });
    await installed;
    if (need in TOOLS) await services.tools([need as Tool]);
    else await open[need as Service]();
  }

  const open: Readonly<Record<Service, () => Promise<void>>> = {
    docker: async () => void (await services.engine('docker')),
    python: async () => void (await services.pythonTools(REQUIREMENTS)),
    registry: async () => {
      registry = await services.registry();
    },
    aws: async () => {
      // Containers reach it at an address of the engine.
      await ready('docker');
      await services.ministack();
    },
    agent: async () => {
      if (needs.has('registry')) await ready('registry');
      if (registry)
        await publishAgent({ ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf });
    },
    images: async () => {
      const images = await buildImages(services);
      if (needs.has('registry')) await ready('registry');
      if (registry) await pushImages(setting, registry, images);
    },
  };

  for (const need of needs) ready(need).catch(() => {});
  return ready;
}

/**
 * Installs Debian's packages in one go, except the browser: it is as large as all others, and few tests need
 * it.
 */
async function install(services: Services, needs: ReadonlySet<Need>): Promise<void> {
  const tools = new Set(
    [...needs].flatMap((need) => (need in TOOLS ? [need as Tool] : (BEHIND[need] ?? []))),
  );
  tools.delete('chromium');
  if (needs.has('docker') && !findProgram('docker')) tools.add('dockerd');
  // A need that lacks a program reports that itself.
  await services.tools([...tools]).catch(() => {});
}
