import { createHash } from 'node:crypto';
import { Failure } from '../../src/core/failure.ts';
import type { SbomFile, SbomPart } from './spdx.ts';

/** Debian's names of the two processors. */
const ARCHITECTURES = ['amd64', 'arm64'] as const;
const DEBIAN = 'Organization: Debian';

export interface RuntimeParts {
  /** The vendored libraries, a part for each platform. */
  readonly libraries: readonly SbomPart[];
  /** Debian's packages that they were taken from. */
  readonly packages: readonly SbomPart[];
}

/**
 * The vendored C library as parts of an SBOM, from what `agent/runtime/SOURCE.md` records about it.
 * @param source the text of SOURCE.md
 * @param runtime every vendored file, by its path below `agent/runtime`
 * @throws Failure `BAD_SOURCE_RECORD` if SOURCE.md lacks the origin of a file or the checksum of a package
 */
export function runtimeParts(source: string, runtime: ReadonlyMap<string, Uint8Array>): RuntimeParts {
  const origins = rowsOf(source, 5).map(([names = '', name = '', version = '', , license = '']) => ({
    files: [...names.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    name,
    version,
    license,
  }));
  const checksums = new Map(rowsOf(source, 3).map(([name = '', ...sums]) => [name, sums]));
  const packages: SbomPart[] = [];
  for (const [index, architecture] of ARCHITECTURES.entries())
    for (const { name, version, license } of origins) {
      const sha256 = checksums.get(name)?.[index]?.replaceAll('`', '') ?? '';
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw unknown(`the checksum of ${name} for ${architecture}`);
      packages.push({
        id: debianId(name, architecture),
        name,
        version,
        supplier: DEBIAN,
        license,
        checksums: { SHA256: sha256 },
        purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}&distro=debian-12`,
      });
    }
  const libraries = ARCHITECTURES.map((architecture): SbomPart => {
    const folder = `linux-${architecture}/lib/`;
    const files = [...runtime]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, bytes]): SbomFile => {
        const file = path.slice(folder.length);
        const origin = origins.find(({ files }) => files.some((pattern) => fits(file, pattern)));
        if (!origin) throw unknown(`where agent/runtime/${path} is from`);
        return {
          name: `./.pipewright/lib/${file}`,
          sha1: createHash('sha1').update(bytes).digest('hex'),
          sha256: createHash('sha256').update(bytes).digest('hex'),
          license: origin.license.replace(/ WITH .*/, ''),
          from: debianId(origin.name, architecture),
        };
      });
    const licenses = [...new Set(origins.map(({ license }) => license))];
    return {
      id: `runtime-linux-${architecture}`,
      name: `C and C++ library for linux/${architecture}`,
      version: origins[0]?.version ?? '',
      license: licenses.join(' AND '),
      files,
    };
  });
  return { libraries, packages };
}

function debianId(name: string, architecture: string): string {
  return `deb-${name.replace(/[^A-Za-z0-9.-]/g, '-')}-${architecture}`;
}

/** The rows of all tables with this many columns, without headers and rules. */
function rowsOf(markdown: string, columns: number): string[][] {
  return [...markdown.matchAll(/^\|(.*)\|$/gm)]
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === columns && !cells.every((cell) => /^-+$/.test(cell)))
    .filter((cells) => !['files', 'package'].includes(cells[0] ?? ''));
}

/** `ld-linux-*.so.*` fits `ld-linux-x86-64.so.2`. */
function fits(file: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(file);
}

function unknown(what: string): Failure {
  return new Failure(
    'BAD_SOURCE_RECORD',
    `agent/runtime/SOURCE.md does not say ${what}. Complete its tables.`,
  );
}
