import { Failure } from '../core/failure.ts';
import type { EngineInfo } from './engine-answer.ts';

/** What this process knows about where it runs. */
export interface OwnPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** It runs in a container itself. */
  readonly inContainer: boolean;
}

/**
 * The failure for an engine with other files or another network than this process: every item would fail.
 * @param what was seen, as a clause
 */
export function engineElsewhere(engine: EngineInfo, what: string, place: OwnPlace): Failure {
  return new Failure(
    'ENGINE_ELSEWHERE',
    `${engine.command} does not see the same files as this process: ${what}. ${remedy(engine, place)}`,
  );
}

function remedy({ command, isolation }: EngineInfo, { env, inContainer }: OwnPlace): string {
  const variable = command === 'docker' ? 'DOCKER_HOST' : 'CONTAINER_HOST';
  const host = env[variable];
  if (host && !/^(?:unix|npipe):/.test(host))
    return `${variable} is ${host}, another machine: run Pipewright there, or unset ${variable}.`;
  if (isolation === 'Docker Desktop')
    return 'Docker Desktop shares only some folders: add this one in Settings > Resources > File sharing, or use Docker Engine.';
  if (isolation === 'snap')
    return "Docker's snap sees only files below your home folder, and no hidden ones: move inputs and --out there, or install the package docker.io.";
  if (inContainer)
    return 'Pipewright runs in a container, but the engine runs outside of it. In a GitHub job, leave "container:" out. Elsewhere, mount the folder of inputs and results at the same path in this container (-v "$PWD:$PWD" -w "$PWD"), set TMPDIR to a folder below it, and use --network=host.';
  if (isolation === 'remote')
    return 'Podman works through a remote service: run Pipewright where the service runs.';
  if (typeof isolation === 'object')
    return `Docker's context is "${isolation.context}": "docker context use default" switches back to this machine.`;
  return 'Use folders for inputs and --out that both can see, not folders that are mounted only for this process (a private /tmp, an unshared mount).';
}
