import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../src/core/failure.ts';

/** The folder in which the first job leaves everything that the later ones publish. */
export const RELEASE_FOLDER = 'release';
/** Its folder with the files of the release on GitHub. */
export const FILES_FOLDER = 'files';

/** `release/release.json`: what a release consists of. */
export interface ReleaseFile {
  readonly version: string;
  /** `v1.2.0`, which never moves. */
  readonly tag: string;
  /** `v1`, which moves to every release of that major version. */
  readonly moving: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly agent: { readonly name: string; readonly version: string; readonly digest: string };
  /** The npm package's archive; `integrity` is `sha512-…`, as npm writes it. */
  readonly archive: { readonly file: string; readonly integrity: string };
  /** Everything in `release/files/`; a digest is `sha256:…`. */
  readonly files: readonly { readonly name: string; readonly digest: string }[];
}

/** @throws Failure `NO_RELEASE_FILE` */
export async function readRelease(folder: string): Promise<ReleaseFile> {
  try {
    return JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')) as ReleaseFile;
  } catch (cause) {
    throw new Failure(
      'NO_RELEASE_FILE',
      `${folder} has no release.json that can be read. Run "node scripts/release.ts build" first, or download what it made.`,
      { cause },
    );
  }
}
