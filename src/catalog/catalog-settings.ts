import settingsSchema from '../../catalog/schema/catalog.schema.json' with { type: 'json' };
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import {
  formatReference,
  parseRegistryReference,
  type Reference,
  type RegistryReference,
  repositoryName,
} from '../oci/reference.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import { DocumentSchema } from '../spec/document-schema.ts';
import { fieldName, type Path } from '../spec/json/json-text.ts';
import { type Report, readDocument } from '../spec/rules/rule-report.ts';
import { quote } from '../text/quote.ts';
import { badCatalog } from './catalog-json.ts';

/** `catalog/catalog.json`: the catalog's own settings. */
export interface CatalogSettings {
  readonly $schema?: string;
  /** Prefix of wrapped images where `--to` is not given; a bare `user` is that user on Docker Hub. */
  readonly registry: string;
  /** Registries, or prefixes in them, that source images may come from. Without it, any. */
  readonly allowed_registries?: readonly string[];
}

const SCHEMA = new DocumentSchema(settingsSchema, {
  near: { allowed_registries: ['registries', 'allowed_registry'], registry: ['prefix'] },
});

/**
 * Reads a catalog's settings, which a person writes, and finds all mistakes. Pure; never throws.
 * @param file how messages name the file
 * @returns no settings where a finding is an error
 */
export function examineSettings(
  text: string,
  file: string,
): { readonly settings?: CatalogSettings; readonly findings: readonly Finding[] } {
  const report = readDocument(text, file, SCHEMA);
  checkPrefix(report, ['registry']);
  for (const path of report.items(['allowed_registries'])) checkAllowed(report, path);
  const { document: settings, findings } = report.result<CatalogSettings>();
  return { settings, findings };
}

/**
 * As `examineSettings`, for callers that need settings to continue.
 * @throws Failure `BAD_CATALOG` with the line and column of the first five mistakes
 */
export function parseSettings(text: string, file: string): CatalogSettings {
  const { settings, findings } = examineSettings(text, file);
  if (settings) return settings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const remedy =
    'Ask a maintainer of the catalog to correct this; the file needs at least { "registry": "ghcr.io/alice" }.';
  throw badCatalog(errors, remedy, 5);
}

/** Checks a prefix of image names. */
function checkPrefix(report: Report, path: Path): void {
  const prefix = report.text(path);
  if (prefix === undefined) return;
  const plain = prefix.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  if (prefixReference(prefix)) return;
  const better = plain !== prefix && prefixReference(plain) ? plain : undefined;
  report.error('BAD_FORM', path, {
    message: `"${fieldName(path)}" is ${quote(prefix)}; it must be a registry, or a registry and the beginning of a path such as ghcr.io/alice.${better ? ` Did you mean ${quote(better)}?` : ''}`,
    got: quote(prefix),
    expected: 'a prefix of image names',
    fix: report.rewrite(path, better, true),
  });
}

function prefixReference(prefix: string): RegistryReference | undefined {
  try {
    return parseRegistryReference(`${prefix}/x`);
  } catch {
    return undefined;
  }
}

/** Checks a prefix of full names: without a host, or in another spelling of Docker Hub, it matches none. */
function checkAllowed(report: Report, path: Path): void {
  const written = report.text(path)?.replace(/\/$/, '');
  const parsed = written === undefined ? undefined : prefixReference(written);
  if (written === undefined || !parsed) return void checkPrefix(report, path);
  const host = parsed.registry.toLowerCase();
  // Docker Hub puts `library/` before names of one part.
  const isHost = !written.includes('/') && /^(library\/)?x$/.test(parsed.repository);
  const full = isHost ? host : `${host}/${parsed.repository.replace(/\/x$/, '')}`;
  if (full === written) return;
  report.error('BAD_FORM', path, {
    message: `"${fieldName(path)}" is ${quote(written)}, but no full name of an image begins like that. Did you mean ${quote(full)}?`,
    got: quote(written),
    expected: quote(full),
    fix: report.rewrite(path, full, true),
  });
}

/**
 * Where the wrapped image of a spec goes by default: `<registry>/<name>:<version>`.
 * @throws Failure `BAD_REFERENCE` when `registry` is not a prefix of an image name
 */
export function defaultTarget(
  settings: CatalogSettings,
  spec: Pick<CompleteSpec, 'name' | 'version'>,
): Reference {
  return parseRegistryReference(`${settings.registry}/${spec.name}:${spec.version}`);
}

/** @throws Failure `REGISTRY_NOT_ALLOWED` when the catalog's settings exclude this source */
export function checkSourceAllowed(settings: CatalogSettings | undefined, source: Reference): void {
  const allowed = settings?.allowed_registries;
  if (!allowed) return;
  const name = source.kind === 'registry' ? repositoryName(source) : formatReference(source);
  const isBelow = (prefix: string): boolean => name === prefix || name.startsWith(`${prefix}/`);
  if (source.kind === 'registry' && allowed.some((prefix) => isBelow(prefix.replace(/\/$/, '')))) return;
  throw new Failure(
    'REGISTRY_NOT_ALLOWED',
    `This catalog accepts images from ${allowed.join(', ')}, not ${name}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`,
  );
}

/** Whether a catalog's settings name a registry: for its wrapped images, or for source images. */
export function namesRegistry(settings: CatalogSettings, registry: string): boolean {
  const prefixes = [settings.registry, ...(settings.allowed_registries ?? [])];
  return prefixes.some((prefix) => prefixReference(prefix.replace(/\/$/, ''))?.registry === registry);
}

// Matches names as the URL parser writes them: it turns 2130706433, 0x7f.1 and 0177.0.0.1 into 127.0.0.1.
const INSIDE =
  /^(?:[^.]*|.*\.(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)|(?:0|10|127|192\.0\.0|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.1[89]|2(?:2[4-9]|[345]\d))\..*|\[.*)$/;

/** Whether a registry's name shows that it is private. Other names can still resolve to a private address. */
function isInside(registry: string): boolean {
  const url = URL.parse(`http://${registry}`);
  return !url || INSIDE.test(url.hostname);
}

/**
 * A spec from a fork must not make this machine call addresses that only this machine can reach.
 * @throws Failure `PRIVATE_REGISTRY` for a private address, unless the settings have `allowed_registries`,
 *   which `checkSourceAllowed` enforces; `ONLY_ON_THIS_MACHINE` for folders and images of an engine, from
 *   which no other machine could derive the wrap again
 */
export function checkPublicSource(settings: CatalogSettings, source: Reference): void {
  if (source.kind !== 'registry') {
    throw new Failure(
      'ONLY_ON_THIS_MACHINE',
      `${formatReference(source)} is an image on one machine only. Push it to a registry, and use its name there.`,
    );
  }
  if (settings.allowed_registries || !isInside(source.registry)) return;
  throw new Failure(
    'PRIVATE_REGISTRY',
    `${source.registry} is a private address, from which other machines cannot pull. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`,
  );
}
