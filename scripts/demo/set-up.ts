import { buildImages, imageTools, pushImages, type SourceImage } from '../../images/build.ts';
import { AGENT } from '../../src/command/images-access.ts';
import { findProgram } from '../services/command.ts';
import { useEcsBefore } from '../services/ecs-account.ts';
import { mayInstall, type Tool } from '../services/tools.ts';
import type { Engine, LocalAws, LocalRegistry, Services } from '../services.ts';
import { makeAgent, placeAgents } from './agent.ts';
import type { Stage } from './stage.ts';

/** What a demo works with, ready. */
export interface Workbench {
  readonly engine: Engine;
  readonly registry: LocalRegistry;
  /** Leads Pipewright to the registry. */
  readonly env: NodeJS.ProcessEnv;
  /** The source images of the demo, in the registry. */
  readonly images: readonly SourceImage[];
  /**
   * Waits for the AWS emulator, which starts in the background; undefined without Docker, or if nothing is
   * deployed.
   */
  readonly aws: (() => Promise<LocalAws>) | undefined;
}

/**
 * Sets up everything that a demo needs, in parallel, as much of it waits for the network: Debian's packages
 * in one go, the agent layer, the source images, and MiniStack, which only deploying waits for. The agent for
 * ARM is made only if a source image needs it: most are for one platform.
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
  const openAccount = async (): Promise<LocalAws> => {
    const account = await services.ministack();
    await useEcsBefore(account);
    return account;
  };
  const installed = stage.part('packages', () => services.tools(tools));
  const agent = stage.part('agent layer', () => makeAgent('linux/amd64', process.env));
  const engine = installed.then(() => stage.part('engine', () => services.engine()));
  const registry = installed.then(() => stage.part('registry', () => services.registry()));
  const built = installed.then(() => stage.part('source image', () => buildImages(services, images)));
  // Containers reach the emulator at an address of Docker, and only Docker starts agents.
  const aws = engine.then(({ command }) =>
    isDeployed && command === 'docker' ? stage.part('MiniStack', openAccount) : undefined,
  );
  aws.catch(() => {});
  const env = registry.then(({ registriesConf }) => ({
    ...process.env,
    CONTAINERS_REGISTRIES_CONF: registriesConf,
  }));
  const others = Promise.all([built, agent]).then(([made]) =>
    made.some(({ image }) => image.manifests.length > 1)
      ? stage.part('agent for ARM', () => makeAgent('linux/arm64', process.env))
      : undefined,
  );
  const placed = Promise.all([env, agent, others]).then(([where, own, other]) =>
    placeAgents(other ? [own, other] : [own], where),
  );
  const inRegistry = Promise.all([registry, built]).then(([there, made]) => pushImages(setting, there, made));
  // All are awaited, so that none still runs when another has failed.
  const ends = await Promise.allSettled([
    ...[installed, agent, others, placed],
    ...[engine, registry, built, inRegistry],
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  stage.say(`Agent: version ${AGENT.version} in the registry`);
  const { command } = await engine;
  return {
    engine: await engine,
    registry: await registry,
    env: await env,
    images: await built,
    aws: isDeployed && command === 'docker' ? async () => (await aws)! : undefined,
  };
}
