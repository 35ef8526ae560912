import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TEXT = /^(?:licen[cs]e|notice|copying)/i;

/**
 * The licences and notices of all packages that files came from, as one text: each text once, after the packages that it
 * is of. A package without one is named with what its package.json says.
 * @param files relative to `root`; those outside of node_modules are ours
 */
export async function licensesOf(root: string, files: readonly string[]): Promise<string> {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]);
  const packages = new Map<string, string[]>();
  for (const folder of [...new Set(folders)].sort()) {
    if (folder === undefined) continue;
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const texts = (await readdir(join(root, folder))).filter((file) => TEXT.test(file)).sort();
    const read = texts.map(async (file) => (await readFile(join(root, folder, file), 'utf8')).trim());
    const text = (await Promise.all(read)).join('\n\n');
    packages.set(text, [...(packages.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  return [...packages]
    .map(([text, names]) => `${[names.join('\n'), text].join('\n\n').trim()}\n`)
    .join('\n---\n\n');
}
