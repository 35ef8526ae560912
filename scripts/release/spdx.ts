import { createHash } from 'node:crypto';
import parseLicense from 'spdx-expression-parse';

/** A file with its checksums: SPDX 2.3 demands SHA-1 (section 8.4). */
export interface SbomFile {
  /** Its path where it is used: `./.pipewright/lib/libc.so.6`. */
  readonly name: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly license: string;
  /** The part that it was taken from, by its id. */
  readonly from: string;
}

/** An SPDX package (section 7): the subject of the document, or something in it. */
export interface SbomPart {
  /** Letters, digits, `.` and `-`; unique in the document. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Who distributes it. */
  readonly supplier?: string;
  /** Where it can be downloaded; default: NOASSERTION. */
  readonly download?: string;
  /** An SPDX expression; other text becomes NOASSERTION. */
  readonly license?: string | undefined;
  /** Hexadecimal. */
  readonly checksums?: Readonly<Partial<Record<'SHA256' | 'SHA512', string>>>;
  /** https://github.com/package-url/purl-spec */
  readonly purl?: string;
  readonly files?: readonly SbomFile[];
}

export interface Sbom {
  readonly name: string;
  /** A unique URI of the document, without `#` (section 6.5). */
  readonly namespace: string;
  /** When the subject was made: `2026-11-29T10:00:00Z`, so that the same release gives the same document. */
  readonly created: string;
  readonly tool: string;
  readonly subject: SbomPart;
  /** What the subject contains. */
  readonly parts: readonly SbomPart[];
  /** Packages that files were taken from, but that are not in the subject as a whole. */
  readonly sources?: readonly SbomPart[];
}

/** The document as SPDX 2.3 JSON. The same input gives the same bytes. */
export function spdxJson(sbom: Sbom): string {
  const { subject, parts, sources = [] } = sbom;
  const all = [subject, ...parts, ...sources];
  const files = all.flatMap((part) => part.files ?? []);
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: sbom.name,
    documentNamespace: sbom.namespace,
    creationInfo: { created: sbom.created, creators: [`Tool: ${sbom.tool}`] },
    documentDescribes: [reference(subject)],
    packages: all.map(packageOf),
    ...(files.length > 0 && { files: files.map(fileOf) }),
    relationships: [
      relate('SPDXRef-DOCUMENT', 'DESCRIBES', reference(subject)),
      ...parts.map((part) => relate(reference(subject), 'CONTAINS', reference(part))),
      ...all.flatMap((part) =>
        (part.files ?? []).map((file) => relate(reference(part), 'CONTAINS', fileReference(file))),
      ),
      ...files.map((file) => relate(fileReference(file), 'COPY_OF', `SPDXRef-Package-${file.from}`)),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function packageOf(part: SbomPart): object {
  const { name, version, supplier, download, checksums = {}, purl, files } = part;
  return {
    name,
    SPDXID: reference(part),
    versionInfo: version,
    ...(supplier && { supplier }),
    downloadLocation: download ?? 'NOASSERTION',
    filesAnalyzed: files !== undefined,
    ...(files && {
      packageVerificationCode: { packageVerificationCodeValue: verificationCode(files) },
      licenseInfoFromFiles: [...new Set(files.map(({ license }) => license))].sort(),
    }),
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: licenseOf(part.license),
    copyrightText: 'NOASSERTION',
    ...(Object.keys(checksums).length > 0 && {
      checksums: Object.entries(checksums).map(([algorithm, checksumValue]) => ({
        algorithm,
        checksumValue,
      })),
    }),
    ...(purl && {
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
    }),
  };
}

/** Section 7.9.4: the SHA-1 of the files' SHA-1s, sorted and joined. */
function verificationCode(files: readonly SbomFile[]): string {
  const sums = files.map(({ sha1 }) => sha1).sort();
  return createHash('sha1').update(sums.join('')).digest('hex');
}

function fileOf(file: SbomFile): object {
  return {
    fileName: file.name,
    SPDXID: fileReference(file),
    fileTypes: ['BINARY'],
    checksums: [
      { algorithm: 'SHA1', checksumValue: file.sha1 },
      { algorithm: 'SHA256', checksumValue: file.sha256 },
    ],
    licenseConcluded: 'NOASSERTION',
    licenseInfoInFiles: [file.license],
    copyrightText: 'NOASSERTION',
  };
}

function licenseOf(license: string | undefined): string {
  if (license === undefined) return 'NOASSERTION';
  try {
    parseLicense(license);
    return license;
  } catch {
    return 'NOASSERTION';
  }
}

function relate(spdxElementId: string, relationshipType: string, relatedSpdxElement: string): object {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

function reference({ id }: SbomPart): string {
  return `SPDXRef-Package-${id}`;
}

/** Files of two platforms have the same names, so the checksum tells them apart. */
function fileReference({ name, sha256 }: SbomFile): string {
  return `SPDXRef-File-${name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+/, '')}-${sha256.slice(0, 12)}`;
}
