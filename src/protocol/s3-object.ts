export interface Place {
  readonly bucket: string;
  readonly key: string;
}

/** Which bytes an object holds. */
export interface ObjectFacts {
  /** Without quotes. */
  readonly etag: string;
  /** bytes */
  readonly size: number;
}

export function unquoteEtag(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}
