import { Failure } from '../../src/core/failure.ts';
import type { SbomPart } from './spdx.ts';

/** An entry of `packages` in package-lock.json (docs.npmjs.com, "package-lock.json"). */
interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

export interface PackageLock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/**
 * The folders of the packages that `dist/` is bundled from: all but development and optional dependencies.
 */
export function bundledFolders({ packages }: PackageLock): string[] {
  return Object.entries(packages)
    .filter(([folder, { dev, optional }]) => folder !== '' && !dev && !optional)
    .map(([folder]) => folder);
}

/** The folders of the packages that files belong to: `node_modules/a/lib/x.js` → `node_modules/a`. */
export function foldersOf(files: readonly string[]): string[] {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/**
 * Packages as parts of an SBOM, each version once, though several copies may be installed.
 * @param folders keys of the lock
 * @throws Failure `NOT_LOCKED` if the lock has no checksum of a package
 */
export function npmParts(lock: PackageLock, folders: readonly string[]): SbomPart[] {
  const parts = new Map<string, SbomPart>();
  for (const folder of folders) {
    const locked = Object.hasOwn(lock.packages, folder) ? lock.packages[folder] : undefined;
    if (!locked?.integrity)
      throw new Failure(
        'NOT_LOCKED',
        `package-lock.json does not pin ${folder}: run "npm install" and commit it.`,
      );
    const name = folder.replace(/^.*node_modules\//, '');
    const part = npmPart({
      name,
      version: locked.version,
      integrity: locked.integrity,
      license: locked.license,
    });
    parts.set(part.id, part);
  }
  return [...parts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @param npm `integrity` is that of its archive, as npm writes it: `sha512-<base64>` */
export function npmPart(npm: {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly license?: string | undefined;
}): SbomPart {
  const { name, version, integrity, license } = npm;
  const archive = `${name.replace(/^@[^/]+\//, '')}-${version}.tgz`;
  const sha512 = /^sha512-(\S+)$/.exec(integrity)?.[1];
  return {
    id: `npm-${`${name}-${version}`.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^-/, '')}`,
    name,
    version,
    license,
    download: `https://registry.npmjs.org/${name}/-/${archive}`,
    ...(sha512 && { checksums: { SHA512: Buffer.from(sha512, 'base64').toString('hex') } }),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  };
}
