import type { Finding } from '../core/finding.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { formatPlatform, normalPlatform, parseConfig, parseManifest } from '../oci/manifest.ts';
import { pointer, valueAt } from '../spec/json/json-text.ts';
import { quote } from '../text/quote.ts';
import type { Wrap } from './derive.ts';
import { CONFIG_LIMIT } from './index-child.ts';

/**
 * Compares an existing image with the one that wrapping gives, and reports every difference, down to single
 * labels. Only manifests and configs are read: they name layers by digest.
 * @param expected the wrap, derived again from source, agent and spec
 * @returns no finding when every byte is the same; paths are JSON pointers into the manifest or config
 */
export async function compareWrap(expected: Wrap, found: RawManifest, from: ImageSource): Promise<Finding[]> {
  if (found.digest === expected.root.digest) return [];
  const name = `${from.name}@${found.digest}`;
  const findings: Finding[] = [];
  const manifest = parseManifest(found, name);
  const wanted = parseManifest(expected.root, 'the wrapped image');
  if (manifest.kind !== wanted.kind) {
    findings.push(difference(name, '/mediaType', manifest.mediaType, wanted.mediaType, 'The kind of image'));
  }
  const present = new Map<string, RawManifest>();
  if (manifest.kind === 'index') {
    compareJson(name, '/annotations', manifest.json.annotations, wanted.json.annotations, findings);
    for (const child of manifest.json.manifests) {
      let platform = child.platform ? formatPlatform(child.platform) : 'unknown';
      // Of two images for one platform, engines run the first.
      if (present.has(platform)) platform = `${platform} a second time (${child.digest})`;
      present.set(platform, await from.readManifest(child.digest));
    }
  } else {
    const config = parseConfig(await from.readBlob(manifest.json.config, CONFIG_LIMIT), manifest.json, name);
    present.set(formatPlatform(normalPlatform(config)), found);
  }
  for (const image of expected.images) {
    const platform = formatPlatform(image.platform);
    const raw = present.get(platform);
    present.delete(platform);
    if (!raw) {
      findings.push(difference(name, '/manifests', 'no such platform', platform, `The platform ${platform}`));
      continue;
    }
    if (raw.digest === image.manifest.digest) continue;
    await compareImage(`${name} (${platform})`, raw, image, from, findings);
  }
  for (const platform of present.keys()) {
    findings.push(difference(name, '/manifests', platform, 'no such platform', `The platform ${platform}`));
  }
  if (findings.length === 0) {
    findings.push(
      difference(name, '', found.digest, expected.root.digest, 'The order or spacing of its JSON'),
    );
  }
  return findings;
}

async function compareImage(
  name: string,
  raw: RawManifest,
  image: Wrap['images'][number],
  from: ImageSource,
  findings: Finding[],
): Promise<void> {
  const manifest = parseManifest(raw, name);
  if (manifest.kind !== 'image') {
    findings.push(
      difference(name, '/mediaType', manifest.mediaType, image.manifest.mediaType, 'The kind of image'),
    );
    return;
  }
  const wanted = (parseManifest(image.manifest, name) as typeof manifest).json;
  const { config: foundConfig, ...foundRest } = manifest.json;
  const { config: wantedConfig, ...wantedRest } = wanted;
  compareJson(name, '', foundRest, wantedRest, findings);
  if (foundConfig.digest === wantedConfig.digest) {
    compareJson(name, '/config', foundConfig, wantedConfig, findings);
    return;
  }
  const config = parseConfig(await from.readBlob(foundConfig, CONFIG_LIMIT), manifest.json, name);
  const before = findings.length;
  compareJson(`${name} config`, '', config, parseConfig(image.config.bytes, wanted, name), findings);
  if (findings.length === before) {
    findings.push(difference(name, '/config/digest', foundConfig.digest, wantedConfig.digest, 'The config'));
  }
}

/** Adds one finding per difference, at the deepest path that both have. */
function compareJson(file: string, path: string, found: unknown, wanted: unknown, findings: Finding[]): void {
  if (isContainer(found) && isContainer(wanted) && Array.isArray(found) === Array.isArray(wanted)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
      compareJson(file, `${path}${pointer([key])}`, valueAt(found, [key]), valueAt(wanted, [key]), findings);
    }
    return;
  }
  if (JSON.stringify(found) === JSON.stringify(wanted)) return;
  findings.push(difference(file, path, quote(found), quote(wanted), path || 'It'));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function difference(file: string, path: string, got: string, expected: string, what: string): Finding {
  return {
    code: 'WRAP_DIFFERS',
    severity: 'error',
    file,
    path,
    message: `${what} differs: found ${got}, wrapping gives ${expected}.`,
    got,
    expected,
  };
}
