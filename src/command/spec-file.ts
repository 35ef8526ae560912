import { basename, dirname, relative, resolve } from 'node:path';
import { hasFileInside, readTextFile } from '../edge/files.ts';
import { hasErrors } from '../finding.ts';
import { renderFindings } from '../publish/findings-text.ts';
import { parseSpec } from '../publish/parse.ts';
import { MAX_FILE_BYTES } from '../publish/read-json.ts';
import type { Spec } from '../publish/spec.ts';
import type { CommandIo } from './io.ts';

/**
 * Reads the one spec that a command works on. With errors it says them all and gives undefined: nothing can be done
 * with such a spec. Warnings and hints are `validate`'s to tell.
 * @returns the spec and its absolute path
 * @throws Failure when the file cannot be read
 */
export function readSpecFile(
  path: string,
  io: CommandIo,
  json: boolean,
): { spec: Spec; file: string } | undefined {
  const file = resolve(io.cwd, path);
  const shown = relative(io.cwd, file) || basename(file);
  const text = readTextFile(file, MAX_FILE_BYTES, shown);
  const { spec, findings } = parseSpec(text, shown, {
    hasFile: (sample) => hasFileInside(dirname(file), sample),
  });
  if (spec && !hasErrors(findings)) return { spec, file };
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (json) io.out(`${JSON.stringify({ findings: errors }, null, 2)}\n`);
  else io.err(renderFindings(errors, { texts: new Map([[shown, text]]), colour: io.tty }));
  return undefined;
}
