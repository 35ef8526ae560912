import { readSpecs, type SpecEntry } from '../edge/specs.ts';
import { Failure } from '../failure.ts';
import { type Finding, hasErrors } from '../finding.ts';
import { type CompleteSpec, completeSpec } from '../spec/complete.ts';
import { renderFindings } from '../spec/findings-text.ts';
import { parseSpec } from '../spec/parse.ts';
import type { CommandIo } from './io.ts';

/** A valid spec, complete, and its absolute path. */
export interface SpecFile {
  readonly spec: CompleteSpec;
  readonly file: string;
  /** As the user named it. */
  readonly shown: string;
}

/**
 * Reads the specs that a command works on: files, or folders that hold them. With errors it says them all and gives
 * undefined: nothing can be done with such specs. Warnings and hints are `validate`'s to tell.
 * @throws Failure when a path leads to no spec
 */
export function readSpecFiles(
  paths: readonly string[],
  io: CommandIo,
  json: boolean,
): SpecFile[] | undefined {
  const { entries, findings } = readSpecs(paths, io.cwd);
  const errors: Finding[] = [...findings];
  const specs: SpecFile[] = [];
  for (const entry of entries) {
    const { spec, findings } = parseSpec(entry.text, entry.file, entry);
    errors.push(...findings.filter((finding) => finding.severity === 'error'));
    if (spec && !hasErrors(findings))
      specs.push({ spec: completeSpec(spec), file: entry.full, shown: entry.file });
  }
  if (errors.length === 0) return specs;
  if (json) io.out(`${JSON.stringify({ findings: errors }, null, 2)}\n`);
  else io.err(renderFindings(errors, { texts: textsOf(entries), colour: io.tty && !io.env.NO_COLOR }));
  return undefined;
}

/** As `readSpecFiles`, for commands that work on one. @throws Failure `BAD_USAGE` when the path holds several */
export function readSpecFile(path: string, io: CommandIo, json: boolean): SpecFile | undefined {
  const specs = readSpecFiles([path], io, json);
  if (specs && specs.length !== 1) {
    throw new Failure('BAD_USAGE', `${path} holds ${specs.length} specs. Name one: ${specs[0]?.shown}`);
  }
  return specs?.[0];
}

function textsOf(entries: readonly SpecEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.map((entry) => [entry.file, entry.text]));
}
