import { Failure } from '../core/failure.ts';
import type { OriginalImage } from '../wrap/image-environment.ts';

/**
 * What `exec [--] ARGS` starts: the image's entrypoint with ARGS, or without any, with the image's command, as engines
 * do (image-spec config.md, `Entrypoint` and `Cmd`).
 * @throws Failure `NOTHING_TO_EXECUTE` when the image has neither and no ARGS are given
 */
export function originalCommand(image: OriginalImage, args: readonly string[]): string[] {
  const words = args[0] === '--' ? args.slice(1) : args;
  const command = [...(image.entrypoint ?? []), ...(words.length > 0 ? words : (image.cmd ?? []))];
  if (command.length > 0) return command;
  throw new Failure(
    'NOTHING_TO_EXECUTE',
    'the image has no entrypoint and no command: name the program, exec -- PROGRAM ARGS',
  );
}

/**
 * Where execvp(3) searches for a program, in order: the name itself when it holds a slash, else each folder of PATH (an
 * empty one is the working directory).
 */
export function programPaths(name: string, path: string | undefined): string[] {
  if (name.includes('/')) return [name];
  const folders = (path ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
  return folders.map((folder) => `${folder || '.'}/${name}`);
}
