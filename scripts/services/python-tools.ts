import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './command.ts';
import { withLock } from './lock.ts';
import type { Setting } from './setting.ts';
import { ensureTools } from './tools.ts';

/**
 * Installs Python programs into a virtual environment of their own, `.cache/<name>`.
 * @param requirements a pip requirements file that pins every version; when it changes, the environment is
 * made again
 * @returns the folder of the programs
 * @throws Failure `TOOL_MISSING` without Python, `COMMAND_FAILED` if a package is not available
 */
export async function ensurePythonTools(
  setting: Setting,
  requirements: string,
  name = 'venv',
): Promise<string> {
  const venv = join(setting.cache, name);
  const programs = join(venv, 'bin');
  const stamp = join(venv, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const ready = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (ready()) return programs;
  await withLock(join(setting.folder, 'venv.lock'), async () => {
    if (ready()) return;
    await ensureTools(setting, ['python3']);
    await setting.timed('Python tools: ready', async () => {
      rmSync(venv, { recursive: true, force: true });
      await mustRun('Making a Python environment', 'python3', ['-m', 'venv', venv], { timeout: 120_000 });
      await mustRun(
        'Installing Python tools',
        join(programs, 'python'),
        ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
        { timeout: 600_000 },
      );
      // Written last: an environment without its stamp is unfinished.
      writeFileSync(stamp, wanted);
    });
  });
  return programs;
}
