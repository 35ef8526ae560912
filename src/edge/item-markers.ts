import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { isKeyBelow } from '../core/path-below.ts';
import type { FinishedItem } from '../local/local-edges.ts';
import { itemDigest } from '../protocol/object-keys.ts';

/** What a run's folder knows about an item that is finished. */
export interface ItemMarker extends FinishedItem {
  /** The stamp of each output's file (`stampOf`). */
  readonly stamps: readonly string[];
  /** The item's input files, absolute. */
  readonly inputs: readonly string[];
}

/** Which item a marker is for, as its file is named. */
export interface MarkerPlace {
  readonly step: string;
  /** The digest of the item's path. */
  readonly id: string;
}

/** The markers of a run's folder. */
export interface ItemMarkers {
  /** Undefined where the marker is missing or incomplete. */
  read(place: MarkerPlace): Promise<ItemMarker | undefined>;
  write(place: MarkerPlace, marker: ItemMarker): Promise<void>;
  remove(place: MarkerPlace): Promise<void>;
  list(): Promise<MarkerPlace[]>;
}

export function markerPlace(step: string, item: string): MarkerPlace {
  return { step, id: itemDigest(item) };
}

/** @param folder absolute, with a folder for each step */
export function openItemMarkers(folder: string): ItemMarkers {
  const fileOf = ({ step, id }: MarkerPlace): string => join(folder, step, `${id}.json`);
  return {
    async read(place) {
      const text = await readFile(fileOf(place), 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      try {
        const marker = JSON.parse(text) as ItemMarker;
        const { outputs, stamps, inputs } = marker;
        const isWhole = [outputs, stamps, inputs].every((list) => Array.isArray(list));
        // The folder may come from elsewhere, and the files that these keys name are read and removed.
        return isWhole && outputs.every(({ key }) => isKey(key)) ? marker : undefined;
      } catch {
        return undefined; // Cut short by a crash: the item is processed again.
      }
    },
    async write(place, marker) {
      const file = fileOf(place);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.tmp`, JSON.stringify(marker));
      await rename(`${file}.tmp`, file);
    },
    remove: (place) => rm(fileOf(place), { force: true }),
    async list() {
      const steps = await readdir(folder).catch(() => []);
      const lists = steps.sort().map(async (step) => {
        const names = await readdir(join(folder, step)).catch(() => []);
        return names.flatMap((name) => {
          const id = /^([0-9a-f]{32})\.json$/.exec(name)?.[1];
          return id === undefined ? [] : [{ step, id }];
        });
      });
      return (await Promise.all(lists)).flat();
    },
  };
}

/** Whether a key names a file below a folder, in normalized form. */
export function isKey(key: unknown): key is string {
  return (
    typeof key === 'string' &&
    key !== '' &&
    posix.normalize(key) === key &&
    !/^(?:\/|\.(?:\/|$))/.test(key) &&
    !key.endsWith('/') &&
    isKeyBelow(key)
  );
}
