import { explain, Failure } from '../core/failure.ts';
import { readSpecs } from '../edge/specs.ts';
import type { ValidateInputs } from '../github/action-inputs.ts';
import { validateMode } from '../pull-request/validate-mode.ts';
import { type ActionIo, jobContext } from './action-io.ts';
import { openGitHub } from './github-access.ts';

/**
 * The action's mode `validate`: in a pull request, checks the files that it touches; where GitHub does not
 * say which, and in other jobs, all files.
 */
export async function validateAction(inputs: ValidateInputs, io: ActionIo): Promise<void> {
  await validateMode(
    inputs,
    io.runner,
    (paths) => readSpecs(paths, io.cwd),
    async (files) => {
      const context = await jobContext(io);
      const github = context?.kind === 'pull-request' ? await openGitHub(io) : undefined;
      if (context?.kind !== 'pull-request' || !github) return undefined;
      try {
        const changed = await github.changedFiles(context.repository, context.number);
        const folders = new Set(
          changed.flatMap(({ path, previous }) => [path, previous ?? path]).map(folderOf),
        );
        return files.filter(
          (file) =>
            folders.has(folderOf(file)) || changed.some(({ path }) => path.startsWith(`${folderOf(file)}/`)),
        );
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        io.runner.info(
          `GitHub does not say which files this change touches, so everything is checked: ${explain(error)}`,
        );
        return undefined;
      }
    },
  );
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
