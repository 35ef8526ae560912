import { Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import { readSpecs } from '../edge/specs.ts';
import { type CompleteSpec, completeSpec } from '../spec/complete-spec.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { InvalidFile } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { noteFindings } from './shown-findings.ts';

/** A valid spec, complete, and its absolute path. */
export interface SpecFile {
  readonly spec: CompleteSpec;
  readonly file: string;
  /** As the user named it. */
  readonly shown: string;
}

export interface SpecFiles {
  readonly specs: readonly SpecFile[];
  /** The errors of the specs that cannot be used. Only `validate` shows warnings and hints. */
  readonly errors: readonly Finding[];
}

/**
 * Reads the specs that a command works on: files, or folders that hold them. Shows the errors of the others.
 * @throws Failure when a path leads to no spec
 */
export function readSpecFiles(paths: readonly string[], io: CommandIo): SpecFiles {
  const { entries, ...found } = examineSpecs(paths, io.cwd);
  noteFindings(found.errors, entries, io);
  return found;
}

function examineSpecs(paths: readonly string[], cwd: string) {
  const { entries, findings } = readSpecs(paths, cwd);
  const errors: Finding[] = [...findings];
  const specs: SpecFile[] = [];
  for (const entry of entries) {
    const { spec, findings } = parseSpec(entry.text, entry.file, entry);
    errors.push(...findings.filter((finding) => finding.severity === 'error'));
    if (spec && !hasErrors(findings))
      specs.push({ spec: completeSpec(spec), file: entry.full, shown: entry.file });
  }
  return { entries, specs, errors };
}

/**
 * As `readSpecFiles`, for commands that work on one.
 * @throws InvalidFile when it has errors, which were shown
 * @throws Failure `BAD_USAGE` when the path holds several
 */
export function readSpecFile(path: string, io: CommandIo): SpecFile {
  const { entries, specs, errors } = examineSpecs([path], io.cwd);
  const files = [...specs.map((spec) => spec.shown), ...new Set(errors.map((error) => error.file))].sort();
  if (files.length > 1)
    throw new Failure(
      'BAD_USAGE',
      `${path} contains ${files.length} specs. Name one of them, such as ${files[0]}`,
    );
  noteFindings(errors, entries, io);
  if (specs[0]) return specs[0];
  throw new InvalidFile('SPECS_INVALID', `${path} has errors.`, errors);
}
