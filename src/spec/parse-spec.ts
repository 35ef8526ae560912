import specSchema from '../../catalog/schema/spec.schema.json' with { type: 'json' };
import { type Finding, hasErrors, limitFindings } from '../core/finding.ts';
import { canonicalJson, completeSpec } from './complete-spec.ts';
import { DocumentSchema } from './document-schema.ts';
import type { JsonText, Path } from './json/json-text.ts';
import { readDocument } from './read-document.ts';
import { checkCommand } from './rules/command-rules.ts';
import { checkIdentity, hintAtMissing } from './rules/identity.ts';
import { checkLicense } from './rules/license.ts';
import { checkPaths } from './rules/paths.ts';
import { checkResources } from './rules/resources.ts';
import { checkImage } from './rules/source-image.ts';
import { checkTests } from './rules/spec-tests.ts';
import { checkVariables } from './rules/spec-variables.ts';
import type { Spec } from './spec.ts';
import { SPEC_WORDS } from './spec-field-names.ts';

const SCHEMA = new DocumentSchema(specSchema, SPEC_WORDS);
/**
 * The spec becomes one environment variable of the image. Linux refuses to start a program with a longer one
 * (execve(2), MAX_ARG_STRLEN: 128 KiB with its name); some is kept for the name and for what wrapping adds.
 */
export const MAX_SPEC_BYTES = 120 * 1024;

export interface ParseOptions {
  /** The folder that `name` must equal; without it, the file's own if the path is `catalog/<folder>/spec.json`. */
  readonly folder?: string;
  /** Whether the spec's folder holds a file at this relative path; without it, samples are not looked for. */
  readonly hasFile?: (path: string) => boolean;
}

/**
 * Reads a spec with all its mistakes: in the syntax, in the fields, and between fields. Pure; never throws,
 * whatever the text.
 * @param file the file as the user named it, for the findings
 * @returns the findings in the order of the text, and the spec when none of them is an error
 */
export function parseSpec(
  text: string,
  file: string,
  options: ParseOptions = {},
): { spec?: Spec; findings: Finding[] } {
  const { spec, findings } = examineSpec(text, file, options);
  return spec ? { spec, findings } : { findings };
}

/** A spec as far as it could be understood: for rules that look at several specs. */
export interface ExaminedSpec {
  readonly json: JsonText;
  readonly spec?: Spec;
  readonly findings: Finding[];
}

/** As `parseSpec`, with the document itself. */
export function examineSpec(text: string, file: string, options: ParseOptions = {}): ExaminedSpec {
  const { report, document } = readDocument(text, file, SCHEMA, isProse);
  const { json } = report;
  if (!document) return { json, findings: limitFindings(report.findings, file) };
  checkIdentity(report, options.folder ?? folderOf(file));
  checkLicense(report);
  checkImage(report);
  checkCommand(report);
  checkPaths(report);
  checkResources(report);
  checkVariables(report);
  checkTests(report, options.hasFile);
  if (!json.broken) hintAtMissing(report);
  if (hasErrors(report.findings)) return { json, findings: limitFindings(report.findings, file) };

  const spec = document as unknown as Spec;
  // Defaults add a few kilobytes at most: far from the limit nothing needs to be counted.
  const bytes = text.length * 3 < MAX_SPEC_BYTES ? 0 : Buffer.byteLength(canonicalJson(completeSpec(spec)));
  if (bytes > MAX_SPEC_BYTES) {
    report.add(
      'error',
      'SPEC_TOO_LARGE',
      { path: [] },
      {
        message: `The spec has ${bytes} bytes without its blanks; ${MAX_SPEC_BYTES} fit into the image. Shorten its longest texts.`,
        got: `${bytes} bytes`,
        expected: `${MAX_SPEC_BYTES} bytes at most`,
      },
    );
    return { json, findings: limitFindings(report.findings, file) };
  }
  return { json, spec, findings: limitFindings(report.findings, file) };
}

/** Texts for people, and texts to look for in outputs, may have several lines. */
function isProse(path: Path): boolean {
  return (
    path.at(-1) === 'description' ||
    path[0] === 'run_command' ||
    path[0] === 'exit_codes' ||
    (path[0] === 'deprecated' && path[1] === 'reason') ||
    (path[0] === 'tests' && path[3] === 'contains')
  );
}

function folderOf(file: string): string | undefined {
  return /(?:^|\/)catalog\/([^/]+)\/spec\.json$/.exec(file.replace(/\\/g, '/'))?.[1];
}
