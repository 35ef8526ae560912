import { asFailure, Failure } from '../core/failure.ts';
import type { ImageSource, ImageTarget, Transfer } from '../oci/image-store.ts';
import type { Descriptor } from '../oci/manifest.ts';

/**
 * Makes an agent layer on this machine, where it cannot be read from the agent's repository.
 * @param why the failure of that read
 * @throws Failure `AGENT_UNAVAILABLE`
 */
export type MakeAgentLayer = (layer: Descriptor, why: Failure) => Promise<ImageSource>;

/** Where the layers of a wrap come from. */
export interface LayerSources {
  /** The source image's repository. */
  readonly source: ImageSource;
  /** The agent's own repository. In the registry that the wrap goes to, its layer is mounted. */
  readonly agent: ImageSource;
  readonly makeAgent?: MakeAgentLayer | undefined;
}

/**
 * Copies the agent layer into a wrapped image's repository: from the agent's own, else from this machine. A
 * failure of the target is not mistaken for a missing layer.
 * @throws Failure as the target does; `AGENT_UNAVAILABLE`
 */
export async function copyAgentLayer(
  target: ImageTarget,
  layer: Descriptor,
  from: LayerSources,
): Promise<Transfer> {
  let isUnread = false;
  const unread = async (): Promise<never> => {
    isUnread = true;
    throw new Failure('BLOB_NOT_FOUND', `${from.agent.name} does not give ${layer.digest}.`);
  };
  // Only read where the first source has failed.
  const last: ImageSource = {
    name: from.agent.name,
    readManifest: (tagOrDigest) => from.agent.readManifest(tagOrDigest),
    readBlob: unread,
    streamBlob: unread,
  };
  try {
    return await target.copyBlob(layer, [from.agent, last]);
  } catch (error) {
    if (!isUnread) throw error;
    return target.copyBlob(layer, [await makeLayer(layer, from, error)]);
  }
}

/**
 * The agent layer's bytes: from its own repository, else from this machine.
 * @throws Failure `AGENT_UNAVAILABLE`
 */
export async function streamAgentLayer(
  layer: Descriptor,
  from: LayerSources,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    return await from.agent.streamBlob(layer);
  } catch (error) {
    return (await makeLayer(layer, from, error)).streamBlob(layer);
  }
}

async function makeLayer(
  layer: Descriptor,
  { agent, makeAgent }: LayerSources,
  error: unknown,
): Promise<ImageSource> {
  const why = asFailure(error);
  if (makeAgent) return makeAgent(layer, why);
  throw new Failure(
    'AGENT_UNAVAILABLE',
    `The agent layer ${layer.digest} cannot be read from ${agent.name}.`,
    {
      cause: why,
    },
  );
}
