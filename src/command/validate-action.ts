import { explain, Failure } from '../core/failure.ts';
import { readSpecs } from '../edge/specs.ts';
import type { ValidateInputs } from '../github/action-inputs.ts';
import { readEventContext } from '../github/event-context.ts';
import { validateMode } from '../pull-request/validate-mode.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';

/** The action's mode `validate`. In a pull request GitHub says what it touches; without an answer all is checked. */
export async function validateAction(inputs: ValidateInputs, io: ActionIo): Promise<void> {
  await validateMode(
    inputs,
    io.runner,
    (paths) => readSpecs(paths, io.cwd),
    async (files) => {
      const context = readEventContext(io.env, await readEvent(io.env));
      if (context?.kind !== 'pull-request' || !inputs.token) return undefined;
      try {
        const { openGitHub } = await import('../edge/github-client.ts');
        const github = openGitHubFor(openGitHub, inputs.token, io);
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
          `Everything is checked, since GitHub does not say what this change touches: ${explain(error)}`,
        );
        return undefined;
      }
    },
  );
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
