/**
 * `npm run build:agent [-- --update] [-- --out DIR]`: makes the agent layer for every platform and the
 * agent's own image index as an OCI layout, and compares the result with the pins in `agent/agent.json`.
 * `--update` updates the pins.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, Failure } from '../src/core/failure.ts';
import { readRuntime } from '../src/edge/agent-layer/agent-files.ts';
import { makeAgentLayer } from '../src/edge/agent-layer/make-layer.ts';
import { nodeProgram } from '../src/edge/agent-layer/node-program.ts';
import type { AgentRelease } from '../src/wrap/agent-release.ts';
import { type AgentPins, describeContents } from '../src/wrap/layer-contents.ts';
import { bundleAgent } from './agent/bundle.ts';
import { writeAgentImage } from './agent/image.ts';
import { type Built, compareBuilt, findBuilt, inputsDigest, keepBuilt } from './agent/pinned.ts';

export interface BuildAgentOptions {
  /** The repository; by default the one that this file is in. */
  readonly root?: string;
  /** Where the OCI layout goes; by default `.cache/agent/layout`. */
  readonly out?: string;
  /** Pins the result in `agent/agent.json` instead of comparing. */
  readonly update?: boolean;
  /** Called with one line per slow step. */
  readonly say?: (line: string) => void;
}

/**
 * Builds the agent's image, or finds it built already: a second call with the same inputs takes well under a
 * second.
 * @throws Failure `AGENT_CHANGED` when it is not what `agent/agent.json` pins, naming the files that differ;
 * and as `nodeProgram`, `readRuntime` and `bundleAgent` do
 */
export async function buildAgent(
  options: BuildAgentOptions = {},
): Promise<{ layout: string; release: AgentRelease }> {
  const { root = join(import.meta.dirname, '..'), update = false, say = () => {} } = options;
  const cache = join(root, '.cache/agent');
  const layout = options.out ?? join(cache, 'layout');
  const inputs = await inputsDigest(root);
  let built = await findBuilt(cache, inputs, layout);
  if (!built) {
    built = await build(root, cache, layout, say);
    await keepBuilt(cache, inputs, built, layout);
  }
  if (update) await writePinned(root, built);
  else await compareBuilt(root, built);
  return { layout, release: built.release };
}

async function build(
  root: string,
  cache: string,
  layout: string,
  say: (line: string) => void,
): Promise<Built> {
  const pins = JSON.parse(await readFile(join(root, 'agent/pins.json'), 'utf8')) as AgentPins;
  const license = await readFile(join(root, 'LICENSE'));
  const [runtime, bundle] = await Promise.all([readRuntime(root), bundleAgent(root)]);
  const layers = new Map();
  const contents: Record<string, Record<string, string>> = {};
  for (const platform of Object.keys(pins.node.platforms)) {
    const from = { root, cache: join(cache, 'npm'), env: process.env, say };
    const node = await nodeProgram(platform, pins, from);
    say(`compressing the layer for ${platform}`);
    const parts = { pins, node, runtime, bundle, license };
    const { entries, ...made } = await makeAgentLayer(platform, parts, join(cache, 'deflated'));
    contents[platform] = describeContents(entries);
    layers.set(platform, made);
  }
  return { release: await writeAgentImage(layout, layers), contents };
}

async function writePinned(root: string, { release, contents }: Built): Promise<void> {
  for (const [name, value] of [
    ['agent.json', release],
    ['contents.json', contents],
  ] as const)
    await writeFile(join(root, 'agent', name), `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options: { update: { type: 'boolean' }, out: { type: 'string' } } });
    const start = performance.now();
    const { layout, release } = await buildAgent({
      ...(values.update && { update: true }),
      ...(values.out && { out: values.out }),
      say: (line) => console.error(line),
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `agent ${release.version} ${release.digest} in ${relative('.', layout) || '.'} (${seconds} s)`,
    );
    for (const [platform, { digest, size }] of Object.entries(release.platforms))
      console.log(`  ${platform} ${digest} ${(size / 1e6).toFixed(1)} MB`);
  } catch (error) {
    console.error(error instanceof Failure ? `${error.code}: ${explain(error)}` : error);
    process.exitCode = 1;
  }
}
