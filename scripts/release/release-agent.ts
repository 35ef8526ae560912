import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';
import { openImages } from '../../src/edge/images.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { copyImage } from '../copy-image.ts';
import { asStranger, isKept } from './stranger.ts';

export interface AgentImage {
  /** Without tag: `ghcr.io/pipewright/agent` */
  readonly name: string;
  readonly version: string;
  readonly digest: Digest;
}

/**
 * Pushes the agent's image under its version, unless it is already there.
 * @throws Failure `AGENT_VERSION_TAKEN` if the tag leads to another image: a published tag is never moved
 */
export async function pushOnce(
  agent: AgentImage,
  env: NodeJS.ProcessEnv,
  push: () => Promise<unknown>,
): Promise<'pushed' | 'present'> {
  const { name, version, digest } = agent;
  await using images = await openImages({ env, signal: new AbortController().signal });
  const target = await images.target(parseReference(`${name}:${version}`));
  const there = await target.headManifest(version);
  if (there === digest) return 'present';
  if (there !== undefined)
    throw new Failure(
      'AGENT_VERSION_TAKEN',
      `${name}:${version} is ${there} already, and agent/agent.json pins ${digest}. A published agent never changes: raise AGENT_VERSION in src/agent/agent-version.ts, and run "npm run build:agent -- --update".`,
    );
  await push();
  return 'pushed';
}

/**
 * Pulls the whole image by its tag without a login, and compares its digest with the committed one.
 * @param env of this process; its logins are not used
 * @throws Failure `AGENT_NOT_PUBLIC`, `AGENT_DIFFERS`
 */
export async function pullAnonymously(agent: AgentImage, env: NodeJS.ProcessEnv): Promise<void> {
  const { name, version, digest } = agent;
  await asStranger(env, async (images, folder) => {
    const source = await images.source(parseReference(`${name}:${version}`));
    const found = await source.readManifest(version).catch((error) => {
      throw isKept(error) ? notPublic(agent, error) : error;
    });
    if (found.digest !== digest)
      throw new Failure(
        'AGENT_DIFFERS',
        `${name}:${version} is ${found.digest}, and agent/agent.json pins ${digest}.`,
      );
    // Reading checks the digest of every part.
    await copyImage(source, openLayout(join(folder, 'layout')), { reference: digest, tag: version });
  });
}

function notPublic({ name, version }: AgentImage, cause: unknown): Failure {
  const [registry, owner = '', ...rest] = name.split('/');
  const where =
    registry === 'ghcr.io'
      ? `Open https://github.com/orgs/${owner}/packages/container/${encodeURIComponent(rest.join('/'))}/settings, choose "Change visibility" and "Public"`
      : `Let everybody pull ${name}`;
  return new Failure(
    'AGENT_NOT_PUBLIC',
    `${name}:${version} was pushed, and cannot be pulled without a login: a package is private when it is new. ${where}; then run the failed jobs again.`,
    { cause },
  );
}
