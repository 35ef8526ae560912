import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spec } from '../../src/spec/spec.ts';
import type { LocalRegistry } from '../services.ts';
import { root } from './stage.ts';

/**
 * Makes a catalog on this machine with some algorithms that are not wrapped yet. Wrapped images go to the
 * local registry, under a name with which Docker finds them too, as MiniStack starts agents with Docker.
 * @param catalog a folder; replaced
 * @returns the prefix of the wrapped images' names
 */
export function localCatalog(catalog: string, names: readonly string[], registry: LocalRegistry): string {
  const prefix = registry.locate('ghcr.io/pipewright/catalog');
  rmSync(catalog, { recursive: true, force: true });
  mkdirSync(catalog, { recursive: true });
  writeFileSync(join(catalog, 'catalog.json'), `${JSON.stringify({ registry: prefix })}\n`);
  for (const name of names) {
    const folder = join(catalog, name);
    const spec = JSON.parse(readFileSync(join(root, 'catalog', name, 'spec.json'), 'utf8')) as Spec;
    cpSync(join(root, 'catalog', name), folder, { recursive: true });
    rmSync(join(folder, `${spec.version}.json`), { force: true });
  }
  return prefix;
}
