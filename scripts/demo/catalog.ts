import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spec } from '../../src/spec/spec.ts';
import type { LocalRegistry } from '../services.ts';
import { root } from './stage.ts';

/**
 * A catalog of this machine with some algorithms that are not wrapped yet, whose images lie in its registry under the name
 * under which Docker finds them, and so do agents that MiniStack starts.
 * @param catalog a folder; replaced
 * @returns what images' names begin with
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
