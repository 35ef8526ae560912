import { buildImages, imageTools, pushImages, type SourceImage } from '../../images/build.ts';
import { buildAgent } from '../build-agent.ts';
import { publishAgent } from '../publish-agent.ts';
import { findProgram } from '../services/command.ts';
import { mayInstall, type Tool } from '../services/tools.ts';
import type { Engine, LocalAws, LocalRegistry, Services } from '../services.ts';
import type { Stage } from './stage.ts';

/** What a demo works with, ready. */
export interface Workbench {
  readonly engine: Engine;
  readonly registry: LocalRegistry;
  /** Leads Pipewright to the registry. */
  readonly env: NodeJS.ProcessEnv;
  /** The source images of the demo, in the registry. */
  readonly images: readonly SourceImage[];
  /** Waits for the AWS emulator, which gets ready meanwhile; undefined where there is no Docker. */
  readonly aws: (() => Promise<LocalAws>) | undefined;
}

/**
 * Makes everything ready that a demo needs, all at once as much of it waits for the network: Debian's packages in one go,
 * the agent layer, the source images, and MiniStack, which nothing but deploying waits for.
 * @param images the names of the source images
 * @param isDeployed whether the demo ends in the AWS emulator
 * @throws what `services` throw
 */
export async function setUpDemo(
  stage: Stage,
  services: Services,
  images: readonly string[],
  isDeployed: boolean,
): Promise<Workbench> {
  const { setting } = services;
  const hasEngine = findProgram('docker') !== undefined || findProgram('podman') !== undefined;
  const tools: Tool[] = [
    ...(hasEngine || !mayInstall(setting) ? [] : (['dockerd'] as const)),
    'docker-registry',
    ...imageTools(images),
    ...(isDeployed ? (['python3'] as const) : []),
  ];
  const installed = stage.part('packages', () => services.tools(tools));
  const agent = stage.part('agent layer', () => buildAgent({ say: setting.say }));
  const engine = installed.then(() => stage.part('engine', () => services.engine()));
  const registry = installed.then(() => stage.part('registry', () => services.registry()));
  const built = installed.then(() => stage.part('source image', () => buildImages(services, images)));
  // Containers reach the emulator at an address of Docker's, and agents are started by Docker only.
  const aws = engine.then(({ command }) =>
    isDeployed && command === 'docker' ? stage.part('MiniStack', () => services.ministack()) : undefined,
  );
  aws.catch(() => {});
  const env = registry.then(({ registriesConf }) => ({
    ...process.env,
    CONTAINERS_REGISTRIES_CONF: registriesConf,
  }));
  const pushed = Promise.all([env, agent]).then(([where]) => publishAgent(where, { say: setting.say }));
  const inRegistry = Promise.all([registry, built]).then(([there, made]) => pushImages(setting, there, made));
  // All are awaited, so that no failure of one leaves another behind unseen.
  const ends = await Promise.allSettled([installed, agent, engine, registry, built, pushed, inRegistry]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  stage.say(`Agent: ${await pushed}`);
  const { command } = await engine;
  return {
    engine: await engine,
    registry: await registry,
    env: await env,
    images: await built,
    aws: isDeployed && command === 'docker' ? async () => (await aws)! : undefined,
  };
}
