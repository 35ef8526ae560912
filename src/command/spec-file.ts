import { Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import { readSpecs } from '../edge/specs.ts';
import { renderFindings } from '../report/findings-text.ts';
import { type CompleteSpec, completeSpec } from '../spec/complete-spec.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import type { CommandIo } from './command-io.ts';
import { jsonText, wantsColour } from './output.ts';

/** A valid spec, complete, and its absolute path. */
export interface SpecFile {
  readonly spec: CompleteSpec;
  readonly file: string;
  /** As the user named it. */
  readonly shown: string;
}

/** What a command found at the paths that it was given. */
export interface SpecFiles {
  readonly specs: readonly SpecFile[];
  /** The errors of the specs that cannot be used. Warnings and hints are `validate`'s to tell. */
  readonly errors: readonly Finding[];
  /** The errors as they are shown on standard error; `''` when there are none. */
  readonly shown: string;
}

/**
 * Reads the specs that a command works on: files, or folders that hold them. Those with errors are left out.
 * @throws Failure when a path leads to no spec
 */
export function readSpecFiles(paths: readonly string[], io: CommandIo): SpecFiles {
  const { entries, findings } = readSpecs(paths, io.cwd);
  const errors: Finding[] = [...findings];
  const specs: SpecFile[] = [];
  for (const entry of entries) {
    const { spec, findings } = parseSpec(entry.text, entry.file, entry);
    errors.push(...findings.filter((finding) => finding.severity === 'error'));
    if (spec && !hasErrors(findings))
      specs.push({ spec: completeSpec(spec), file: entry.full, shown: entry.file });
  }
  const texts = new Map(entries.map((entry) => [entry.file, entry.text]));
  const width = io.errTty ? { width: io.columns() } : {};
  return {
    specs,
    errors,
    shown: renderFindings(errors, { texts, color: wantsColour(io, 'err'), ...width }),
  };
}

/**
 * As `readSpecFiles`, for commands that work on one. With errors it says them all and gives undefined: nothing can be
 * done with such a spec.
 * @throws Failure `BAD_USAGE` when the path holds several
 */
export function readSpecFile(path: string, io: CommandIo, json: boolean): SpecFile | undefined {
  const { specs, errors, shown } = readSpecFiles([path], io);
  const files = [...specs.map((spec) => spec.shown), ...new Set(errors.map((error) => error.file))].sort();
  if (files.length > 1) {
    throw new Failure('BAD_USAGE', `${path} holds ${files.length} specs. Name one: ${files[0]}`);
  }
  if (errors.length === 0) return specs[0];
  if (json) io.out(jsonText({ findings: errors }));
  else io.err(shown);
  return undefined;
}
