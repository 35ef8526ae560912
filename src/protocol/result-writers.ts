/** An item that writes a result, and the result's key. */
export interface ResultWriter {
  readonly item: string;
  readonly key: string;
}

/**
 * Which item of a step writes which result. A result is a file, or a folder of files below its key, and only
 * the algorithm knows which: so two results cannot have the same key, nor one a key below the other's.
 */
export class ResultWriters {
  readonly #byKey = new Map<string, ResultWriter>();
  /** The first writer below each folder. */
  readonly #byFolder = new Map<string, ResultWriter>();

  /** Notes a writer. @returns the writer that it conflicts with: then it is not noted */
  claim(writer: ResultWriter): ResultWriter | undefined {
    const { key } = writer;
    const folders: string[] = [];
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1))
      folders.push(key.slice(0, slash));
    const other = [key, ...folders].map((each) => this.#byKey.get(each)).find((each) => each !== undefined);
    if (other ?? this.#byFolder.get(key)) return other ?? this.#byFolder.get(key);
    this.#byKey.set(key, writer);
    for (const folder of folders) if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, writer);
    return undefined;
  }
}

/** Why a result cannot be stored. @param other the writer that it conflicts with */
export function collisionText({ key }: ResultWriter, other: ResultWriter): string {
  const remedy = 'rename one of the two, or have "output_name" keep more of the name';
  if (key === other.key) return `its result ${key} would replace that of ${other.item}: ${remedy}`;
  const [outer, inner] = key.length < other.key.length ? [key, other.key] : [other.key, key];
  return `its result ${key} conflicts with ${other.key}, the result of ${other.item}: ${outer} would be both a file and the folder of ${inner.slice(outer.length + 1)}; ${remedy}`;
}
