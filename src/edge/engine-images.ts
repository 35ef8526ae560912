import { type Digest, digestHex } from '../oci/digest.ts';
import type { Engine } from './engine.ts';

/*
 * The names that Pipewright gives to images in an engine: `pipewright-run/<algorithm>:<digest>` for local
 * runs, and `pipewright-test/…` for tests. Engines do not record when an image was used, so a second name
 * holds the day: `<name>-2026-11-29`.
 */

export type OwnRepository = 'pipewright-run' | 'pipewright-test';
const PATTERNS = ['pipewright-run/*', 'pipewright-test/*'] as const;
const OURS = /:[0-9a-f]{16}(?:-\d{4}-\d\d-\d\d)?$/;
const DAY = /-(\d{4}-\d\d-\d\d)$/;
/** After its last use an image is kept this many days. */
const KEPT_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** The name of an algorithm's image. */
export function imageName(repository: OwnRepository, algorithm: string, digest: Digest): string {
  return `${repository}/${algorithm}:${digestHex(digest, 16)}`;
}

/** All names of an algorithm's images in the engine. */
export function imageNames(engine: Engine, repository: OwnRepository, algorithm: string): Promise<string[]> {
  return engine.list(`${repository}/${algorithm}`);
}

/** Records that an image was used. @param now milliseconds since 1970 @param names those that exist */
export async function noteUse(
  engine: Engine,
  name: string,
  names: readonly string[],
  now = Date.now(),
): Promise<void> {
  const today = `${name}-${dayOf(now)}`;
  if (names.includes(today)) return;
  await engine.tag(name, today);
  for (const old of names) if (DAY.test(old) && withoutDay(old) === name) await engine.untag(old);
}

/**
 * Forgets images that have not been used for {@link KEPT_DAYS} days. An image without a day, of an earlier
 * release, gets today's.
 * @param now milliseconds since 1970
 */
export async function removeOldImages(engine: Engine, now = Date.now()): Promise<void> {
  const names = await allNames(engine);
  const last = new Map<string, string>();
  for (const name of names) {
    const [day = '', known = ''] = [DAY.exec(name)?.[1], last.get(withoutDay(name))];
    last.set(withoutDay(name), day > known ? day : known);
  }
  const oldest = dayOf(now - KEPT_DAYS * MS_PER_DAY);
  for (const [name, day] of last) {
    if (day === '') await noteUse(engine, name, names, now);
    else if (day < oldest) for (const each of names) if (withoutDay(each) === name) await engine.untag(each);
  }
}

/**
 * Forgets all images of Pipewright's in an engine.
 * @returns what was removed, and what containers still use
 */
export async function removeAllImages(engine: Engine): Promise<{ removed: string[]; kept: string[] }> {
  const result = { removed: [] as string[], kept: [] as string[] };
  for (const name of (await allNames(engine)).sort().reverse()) {
    const gone = await engine.untag(name);
    if (!DAY.test(name)) (gone ? result.removed : result.kept).push(name);
  }
  return { removed: result.removed.sort(), kept: result.kept.sort() };
}

async function allNames(engine: Engine): Promise<string[]> {
  const found = await Promise.all(PATTERNS.map((pattern) => engine.list(pattern)));
  return found.flat().filter((name) => OURS.test(name));
}

function withoutDay(name: string): string {
  return name.replace(DAY, '');
}

/** In UTC, as engines and people of one machine may not agree on a time zone. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
