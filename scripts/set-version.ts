/**
 * `node scripts/set-version.ts X.Y.Z`: sets the release X.Y.Z in package.json, package-lock.json, and every
 * page, schema and example that names the release. The code reads it from package.json
 * (`src/core/own-release.ts`).
 */
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import valid from 'semver/functions/valid.js';
import { Failure } from '../src/core/failure.ts';
import { REPOSITORY } from '../src/core/own-release.ts';

/** Files that cannot import the version. */
const FILES = [
  '*.md',
  'action.yml',
  '.github/**/*.{md,yml}',
  'docs/**/*.md',
  'catalog/*.md',
  'catalog/schema/*.json',
  'workflows-examples/**/*.{json,md,yml}',
  'src/catalog/example-workflows.json',
];

/**
 * A version after our repository's name, in a URL, in `uses:` or after a pinned commit; "the release `v…`";
 * or the version of the package that `npx` runs.
 */
const NAMED = new RegExp(
  `((?:${REPOSITORY}[^\\s"]*?(?: # )?|the release \`)v|npx --yes pipewright@)(\\d+\\.\\d+\\.\\d+)(?![\\w.-])`,
  'g',
);

/** The releases of Pipewright that a text names, without `v`. */
export function releasesNamed(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, , version = '']) => version);
}

/** The text with the release that it names replaced by `version`, X.Y.Z. */
export function nameRelease(text: string, version: string): string {
  return text.replace(NAMED, (_, before: string) => `${before}${version}`);
}

/** The files that may name the release, relative to `root`. @param root of the checkout */
export function namingFiles(root: string): string[] {
  return globSync(FILES, { cwd: root }).sort();
}

/** @throws Failure `BAD_VERSION` */
function setVersion(root: string, version: string): void {
  if (valid(version) !== version || /[-+]/.test(version))
    throw new Failure(
      'BAD_VERSION',
      `"${version}" is no release's version. Write it as X.Y.Z, such as 1.2.0.`,
    );
  const args = ['version', version, '--no-git-tag-version', '--allow-same-version', '--ignore-scripts'];
  execFileSync('npm', args, { cwd: root, stdio: 'pipe' });
  for (const file of namingFiles(root)) {
    const text = readFileSync(join(root, file), 'utf8');
    const named = nameRelease(text, version);
    if (named !== text) writeFileSync(join(root, file), named);
  }
}

if (import.meta.main) {
  try {
    setVersion(join(import.meta.dirname, '..'), process.argv[2] ?? '');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  }
}
