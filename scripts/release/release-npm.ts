import { Failure } from '../../src/core/failure.ts';
import { type CommandResult, ending, runCommand } from '../services/command.ts';

export interface NpmRelease {
  readonly name: string;
  readonly version: string;
  /** The archive. */
  readonly file: string;
  /** Its `sha512-…`. */
  readonly integrity: string;
}

export interface NpmOptions {
  readonly dryRun: boolean;
  /** npm's settings; default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

/** Timeout of npm, in milliseconds. */
const LIMIT = 300_000;

/**
 * Publishes the archive with its provenance, unless that version is there already.
 * @throws Failure `NPM_VERSION_TAKEN` if that version has other bytes, `NPM_REFUSED` with npm's message
 */
export async function releaseNpm(release: NpmRelease, { dryRun, env, say }: NpmOptions): Promise<void> {
  const { name, version, file, integrity } = release;
  const npm = (...args: string[]): Promise<CommandResult> =>
    runCommand('npm', args, { timeout: LIMIT, ...(env && { env }) });
  const published = await publishedIntegrity(
    await npm('view', `${name}@${version}`, 'dist.integrity', '--json'),
  );
  if (published === integrity) return say(`${name}@${version} is published already`);
  if (published !== undefined)
    throw new Failure(
      'NPM_VERSION_TAKEN',
      `npm has ${name}@${version} with other content (${published}; this build gives ${integrity}). A published version never changes: release a new one.`,
    );
  // A provenance statement needs the runner's identity, which a dry run must not use.
  const how = dryRun ? ['--dry-run'] : ['--provenance'];
  const said = await npm('publish', file, '--access', 'public', ...how);
  if (said.code !== 0)
    throw new Failure(
      'NPM_REFUSED',
      `npm did not publish ${name}@${version}: "Trusted publishing" in docs/releasing.md says what to set.${ending(said.stderr)}`,
    );
  say(
    dryRun ? `npm would publish ${name}@${version}:\n${said.stderr.trim()}` : `Published ${name}@${version}`,
  );
}

/** @returns undefined if the registry has no such version */
function publishedIntegrity({ code, stdout, stderr }: CommandResult): string | undefined {
  if (code === 0) return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as string);
  if (/\bE404\b/.test(stdout + stderr)) return undefined;
  throw new Failure(
    'NPM_REFUSED',
    `npm could not say which versions are published.${ending(stderr || stdout)}`,
  );
}
