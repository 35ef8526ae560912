import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TEXT = /^(?:licen[cs]e|notice|copying)/i;

/**
 * The licenses and notices of all packages that `files` are part of, as one text: each license text once,
 * below the packages that have it. Packages without a license file come together, with the `license` of their
 * package.json only.
 * @param files relative to `root`; those outside node_modules are ours and skipped
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
