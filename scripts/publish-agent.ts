/**
 * Builds the agent's image and pushes it where wraps will look for it:
 *
 *     node scripts/publish-agent.ts [--to REF]
 *
 * Without --to, to the name and version in agent/agent.json.
 */
import { parseArgs } from 'node:util';
import { openImages } from '../src/edge/images.ts';
import { openLayout } from '../src/edge/oci-layout.ts';
import { parseReference, tagOrDigest } from '../src/oci/reference.ts';
import { buildAgent } from './build-agent.ts';
import { copyImage } from './copy-image.ts';

/**
 * Builds (or finds) the agent's image and pushes it. If it is already there, that costs a few requests.
 * @param env the environment with registry settings and credentials, as for every command
 * @returns the reference that it was pushed to
 */
export async function publishAgent(
  env: NodeJS.ProcessEnv,
  options: { to?: string; say?: (line: string) => void } = {},
): Promise<string> {
  const { layout, release } = await buildAgent({ ...(options.say && { say: options.say }) });
  const to = options.to ?? `${release.name}:${release.version}`;
  const reference = parseReference(to);
  await using images = await openImages({ env, signal: new AbortController().signal });
  const target = await images.target(reference);
  const tag = tagOrDigest(reference);
  if ((await target.headManifest(tag)) !== release.digest)
    await copyImage(openLayout(layout), target, { reference: release.version, tag });
  return to;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Pushed ${await publishAgent(process.env, { say, ...(values.to && { to: values.to }) })}`);
}
