/** A stored value, and the version that a conditional write must replace; undefined if there is none yet. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string | undefined;
}

export interface ConditionalStore<T> {
  read(): Promise<Stored<T>>;
  /** @returns the new version; undefined when a concurrent write came first */
  replace(value: T, etag: string | undefined): Promise<string | undefined>;
}

const ATTEMPTS = 5;

/**
 * Reads, changes and conditionally writes a value, and starts again after losing to a concurrent write.
 * @param change returns undefined to leave the value as it is
 * @param current the stored value if it is known; saves the first read
 * @returns what is stored now; undefined when every attempt lost
 */
export async function optimisticUpdate<T>(
  store: ConditionalStore<T>,
  change: (value: T) => T | undefined | Promise<T | undefined>,
  current?: Stored<T>,
): Promise<Stored<T> | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = (attempt === 0 && current) || (await store.read());
    const value = await change(stored.value);
    if (value === undefined) return stored;
    const etag = await store.replace(value, stored.etag);
    if (etag !== undefined) return { value, etag };
  }
  return undefined;
}

/** Texts by their place, as S3 keeps them. */
interface ConditionalTexts<P> {
  read(place: P): Promise<{ readonly text: string; readonly etag: string } | undefined>;
  replace(place: P, text: string, etag: string | undefined): Promise<string | undefined>;
}

/** One of the texts as a value. @param parse gets undefined where there is no text */
export function storedAs<T, P>(
  texts: ConditionalTexts<P>,
  place: P,
  parse: (text: string | undefined) => T,
  format: (value: T) => string,
): ConditionalStore<T> {
  return {
    async read() {
      const stored = await texts.read(place);
      return { value: parse(stored?.text), etag: stored?.etag };
    },
    replace: (value, etag) => texts.replace(place, format(value), etag),
  };
}
