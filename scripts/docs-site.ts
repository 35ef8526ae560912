/**
 * Makes the documentation's web site from the pages that GitHub shows: `npm run docs:site [-- DIR]`, by
 * default into `.cache/docs-site/site`. It needs Python 3, and installs it if it runs as root on Debian or
 * Ubuntu.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { failureText } from '../src/command/output.ts';
import { Failure } from '../src/core/failure.ts';
import { REPOSITORY } from '../src/core/own-release.ts';
import { MAP, MERMAID_FILE, navigationOf, navigationToml, pageForSite } from './docs/site-pages.ts';
import { mustRun } from './services/command.ts';
import { ensurePythonTools } from './services/python-tools.ts';
import { settingOf } from './services/setting.ts';

const root = join(import.meta.dirname, '..');
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md', 'SECURITY.md', 'docs/**/*.md'],
  ...['catalog/CONTRIBUTING.md', 'workflows-examples/README.md'],
];
const PICTURES = ['docs/pictures/*'];
/** What else the site serves, by its path there. */
const EXTRAS = {
  'site.css': 'scripts/docs/site.css',
  // The edition that is one file, without dependencies.
  [MERMAID_FILE]: 'node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js',
  'mermaid.LICENSE.txt': 'node_modules/@mermaid-js/tiny/LICENSE',
};

/**
 * Writes the site.
 * @param out its folder; what is in it is replaced
 * @throws Failure `TOOL_MISSING`, or `COMMAND_FAILED` with what Zensical found, for example a broken link
 */
export async function buildDocsSite(out: string): Promise<void> {
  const setting = settingOf();
  const programs = await ensurePythonTools(
    setting,
    join(root, 'scripts/services/zensical.txt'),
    'venv-zensical',
  );
  const folder = join(setting.cache, 'docs-site');
  rmSync(folder, { recursive: true, force: true });
  const pages = globSync(PAGES, { cwd: root });
  const files = new Set([...pages, ...globSync(PICTURES, { cwd: root })]);
  for (const path of files) {
    const target = join(folder, 'pages', path);
    mkdirSync(dirname(target), { recursive: true });
    if (!path.endsWith('.md')) cpSync(join(root, path), target);
    else
      writeFileSync(
        target,
        pageForSite(readFileSync(join(root, path), 'utf8'), path, (file) => files.has(file)),
      );
  }
  for (const [path, from] of Object.entries(EXTRAS)) cpSync(join(root, from), join(folder, 'pages', path));
  const navigation = navigationToml(navigationOf(readFileSync(join(root, MAP), 'utf8')));
  const config = readFileSync(join(root, 'scripts/docs/site.toml'), 'utf8')
    .replaceAll('{repository}', REPOSITORY)
    .replace('{navigation}', () => navigation);
  writeFileSync(join(folder, 'zensical.toml'), config);
  await mustRun('Making the site', join(programs, 'zensical'), ['build', '--clean', '--strict'], {
    cwd: folder,
    timeout: 300_000,
  });
  if (resolve(out) === join(folder, 'site')) return;
  rmSync(out, { recursive: true, force: true });
  cpSync(join(folder, 'site'), out, { recursive: true });
}

if (import.meta.main) {
  const out = process.argv[2] ?? join(root, '.cache/docs-site/site');
  try {
    await buildDocsSite(out);
    process.stdout.write(`The documentation's site is in ${out}: open ${join(out, 'index.html')}\n`);
  } catch (error) {
    process.stderr.write(failureText(error, !(error instanceof Failure)));
    process.exitCode = 1;
  }
}
