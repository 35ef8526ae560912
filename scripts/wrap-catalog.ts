/**
 * Wraps the algorithms of catalog/ whose version has no extended spec yet, and writes these specs and the
 * index:
 *
 *     node scripts/wrap-catalog.ts
 *
 * A published version never changes: set a new `version` in spec.json. An extended spec that was never
 * released can be made again after removing its file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildImages, imageNames, pushImages } from '../images/build.ts';
import type { Spec } from '../src/spec/spec.ts';
import { publishAgent } from './publish-agent.ts';
import { Services } from './services.ts';

const root = join(import.meta.dirname, '..');

await using services = new Services();
await services.engine();
const registry = await services.registry();
const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: registry.registriesConf };
await publishAgent(env, { say: services.setting.say });

const specs = globSync('catalog/*/spec.json', { cwd: root })
  .sort()
  .map((file) => ({ file, spec: JSON.parse(readFileSync(join(root, file), 'utf8')) as Spec }))
  .filter(({ file, spec }) => !existsSync(join(root, dirname(file), `${spec.version}.json`)));
const images = imageNames(specs.map(({ spec }) => spec));
await pushImages(services.setting, registry, await buildImages(services, images));
for (const { file, spec } of specs) {
  const image = `ghcr.io/pipewright/catalog/${spec.name}:${spec.version}`;
  const { status } = spawnSync(process.execPath, ['src/cli.ts', 'wrap', file, '--to', image], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
