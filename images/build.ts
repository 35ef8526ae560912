/**
 * Makes the source images of the catalog's algorithms from Debian's packages and the programs here:
 *
 *     node images/build.ts [--only NAME]... [--fresh] --to oci-dir|registry
 *
 * oci-dir writes OCI image layouts below .cache/images; registry also pushes them to the local registry as
 * ghcr.io/pipewright/images/NAME:VERSION. It needs no container engine, no other registry, and no root.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withLock } from '../scripts/services/lock.ts';
import { type LocalRegistry, Services, type Setting, type Tool } from '../scripts/services.ts';
import { explain, Failure } from '../src/core/failure.ts';
import type { Spec } from '../src/spec/spec.ts';
import { csvSummary } from './csv-summary/recipe.ts';
import { fastaStats } from './fasta-stats/recipe.ts';
import type { BuiltImage } from './image.ts';
import { imagemagick } from './imagemagick/recipe.ts';
import { readLayout, writeLayout } from './layout.ts';
import { outliers } from './outliers/recipe.ts';
import { pushImage } from './push.ts';
import type { Recipe } from './recipe.ts';
import { samtools } from './samtools/recipe.ts';
import { shortReads } from './short-reads/recipe.ts';
import { smallTools } from './small-tools/recipe.ts';
import { tableMerge } from './table-merge/recipe.ts';

export const RECIPES: readonly Recipe[] = [
  csvSummary,
  fastaStats,
  imagemagick,
  outliers,
  samtools,
  shortReads,
  smallTools,
  tableMerge,
];

/** The prefix of their names. */
const IMAGES = 'ghcr.io/pipewright/images';

/** The programs that building all images needs. */
export const IMAGE_TOOLS: readonly Tool[] = imageTools(RECIPES.map(({ name }) => name));

export interface SourceImage {
  /** Its public name: `ghcr.io/pipewright/images/samtools:1.16.1`. */
  readonly name: string;
  /** The folder of its OCI image layout. */
  readonly layout: string;
  readonly image: BuiltImage;
}

/** The names of recipes whose images these specs use, each once: several algorithms may share an image. */
export function imageNames(specs: readonly Pick<Spec, 'container_name'>[]): string[] {
  const names = RECIPES.filter(({ name, version }) =>
    specs.some((spec) => spec.container_name === `${IMAGES}/${name}:${version}`),
  );
  return names.map(({ name }) => name);
}

/** The programs that building these images needs. @param names of recipes */
export function imageTools(names: readonly string[]): Tool[] {
  const recipes = RECIPES.filter(({ name }) => names.includes(name));
  return [...new Set(recipes.flatMap(({ tools }) => tools))];
}

/**
 * Makes the images, or takes them from the cache if their recipes have not changed.
 * @param only names of recipes; by default all
 * @param fresh whether to ignore the cache: after an upgrade of Debian's packages
 * @throws Failure `UNKNOWN_IMAGE`, and the tools' `TOOL_MISSING` and `COMMAND_FAILED`
 */
export async function buildImages(
  services: Services,
  only: readonly string[] = RECIPES.map(({ name }) => name),
  fresh = false,
): Promise<SourceImage[]> {
  const recipes = only.map((name) => {
    const recipe = RECIPES.find((each) => each.name === name);
    if (recipe) return recipe;
    const names = RECIPES.map((each) => each.name).join(', ');
    throw new Failure('UNKNOWN_IMAGE', `There is no recipe for an image "${name}": there are ${names}.`);
  });
  const built: SourceImage[] = [];
  // One after another: each build uses both cores of a small machine.
  for (const recipe of recipes) built.push(await buildImage(services, recipe, fresh));
  return built;
}

/** Pushes images to the local registry; an image that it already has costs one request. */
export async function pushImages(
  setting: Setting,
  registry: LocalRegistry,
  images: readonly SourceImage[],
): Promise<void> {
  await setting.timed(`Images: ${images.length} in the registry`, async () => {
    for (const { name, image } of images) {
      const address = registry.locate(name);
      const slash = address.indexOf('/');
      const colon = address.lastIndexOf(':');
      const repository = address.slice(slash + 1, colon);
      await pushImage(image, address.slice(0, slash), repository, address.slice(colon + 1));
    }
  });
}

async function buildImage(services: Services, recipe: Recipe, fresh: boolean): Promise<SourceImage> {
  const { setting } = services;
  const name = `${IMAGES}/${recipe.name}:${recipe.version}`;
  const layout = join(setting.cache, 'images', `${recipe.name}-${recipeKey(recipe)}`);
  const cached = fresh ? undefined : readLayout(layout);
  if (cached) return { name, layout, image: cached };
  const image = await withLock(join(setting.cache, 'images', `${recipe.name}.lock`), async () => {
    const other = fresh ? undefined : readLayout(layout);
    if (other) return other;
    await services.tools(recipe.tools);
    return await setting.timed(`Image: built ${recipe.name}`, async () => {
      const made = await recipe.build();
      for (const old of readdirSync(join(setting.cache, 'images'))) {
        if (old.startsWith(`${recipe.name}-`)) {
          rmSync(join(setting.cache, 'images', old), { recursive: true, force: true });
        }
      }
      writeLayout(layout, recipe.version, made);
      return made;
    });
  });
  return { name, layout, image };
}

/** The shared files that an image's bytes depend on. */
const MAKERS = ['compile.ts', 'debian.ts', 'image.ts', 'recipe.ts', 'tree.ts'];

/**
 * Twelve hex digits that depend on everything the image is made from: the shared files and the recipe's own
 * folder.
 */
function recipeKey({ name }: Recipe): string {
  const own = readdirSync(join(import.meta.dirname, name)).sort();
  const hash = createHash('sha256');
  for (const file of [...MAKERS, ...own.map((each) => join(name, each))]) {
    hash.update(`${file}\0`).update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      fresh: { type: 'boolean', default: false },
      to: { type: 'string', default: 'oci-dir' },
    },
  });
  if (values.to !== 'oci-dir' && values.to !== 'registry') {
    throw new Failure('BAD_ARGUMENT', `--to must be "oci-dir" or "registry", not "${values.to}".`);
  }
  await using services = new Services();
  const images = await buildImages(services, values.only, values.fresh);
  if (values.to === 'registry') await pushImages(services.setting, await services.registry(), images);
  for (const { name, image, layout } of images) {
    process.stdout.write(`${name}@${image.manifest.digest}\n  oci:${layout}\n`);
  }
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
