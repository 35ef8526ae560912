import specSchema from '../../catalog/schema/spec.schema.json' with { type: 'json' };
import { type Finding, hasErrors } from '../core/finding.ts';
import { canonicalJson, completeSpec } from './complete-spec.ts';
import { DocumentSchema } from './document-schema.ts';
import type { FieldKind } from './json/hidden-characters.ts';
import type { JsonText, Path } from './json/json-text.ts';
import { checkCommand } from './rules/command-rules.ts';
import { checkIdentity } from './rules/identity.ts';
import { checkLicense } from './rules/license.ts';
import { checkPaths } from './rules/paths.ts';
import { checkResources } from './rules/resources.ts';
import { type Report, readDocument } from './rules/rule-report.ts';
import { checkImage } from './rules/source-image.ts';
import { checkFiles } from './rules/spec-files.ts';
import { checkTests } from './rules/spec-tests.ts';
import { checkVariables } from './rules/spec-variables.ts';
import type { Spec } from './spec.ts';
import { SPEC_WORDS } from './spec-field-names.ts';

const SCHEMA = new DocumentSchema(specSchema, SPEC_WORDS);
/**
 * The spec becomes one environment variable of the image. Linux refuses to start a program with a longer one
 * (execve(2), MAX_ARG_STRLEN: 128 KiB with its name); the rest is for the name and for what wrapping adds.
 */
const MAX_SPEC_BYTES = 120 * 1024;

/** Optional fields of a good entry, with the reason for each: publishing works without them. */
const RECOMMENDED = {
  version: 'without it, this is version 1.0.0',
  description: 'people read it when they search for an algorithm',
  license: 'without it, people cannot know whether they may use the algorithm',
  maintainers: 'they are asked before somebody else changes the entry',
  tests: 'a test on a small sample shows that the wrapped image works',
};

export interface ParseOptions {
  /**
   * The folder that `name` must equal; without it, the file's own if the path is
   * `catalog/<folder>/spec.json`.
   */
  readonly folder?: string;
  /** Whether the spec's folder holds a file at this relative path; without it, samples are not checked. */
  readonly hasFile?: (path: string) => boolean;
}

/** A spec as far as it could be understood. */
export interface ExaminedSpec {
  readonly json: JsonText;
  /** Missing when a finding is an error. */
  readonly spec?: Spec;
  /** In the order of the text. */
  readonly findings: Finding[];
}

/**
 * Reads a spec with all its mistakes: in the syntax, in the fields, and between fields. Pure; never throws,
 * whatever the text.
 * @param file the file as the user named it, for the findings
 */
export function parseSpec(text: string, file: string, options: ParseOptions = {}): ExaminedSpec {
  const report = readDocument(text, file, SCHEMA, kindOf);
  if (report.document) checkSpec(report, options.folder ?? folderOf(file), options.hasFile);
  const { document: spec, findings } = report.result<Spec>();
  return { json: report.json, spec, findings };
}

function checkSpec(report: Report, folder: string | undefined, hasFile: ParseOptions['hasFile']): void {
  checkIdentity(report, folder);
  checkLicense(report);
  checkImage(report);
  checkFiles(report);
  checkCommand(report);
  checkPaths(report);
  checkResources(report);
  checkVariables(report);
  checkTests(report, hasFile);
  report.hintMissing(RECOMMENDED);
  // Defaults add a few kilobytes at most: far below the limit, bytes need not be counted.
  if (report.json.text.length * 3 < MAX_SPEC_BYTES || hasErrors(report.findings)) return;
  const bytes = Buffer.byteLength(canonicalJson(completeSpec(report.document as unknown as Spec)));
  if (bytes <= MAX_SPEC_BYTES) return;
  report.error('SPEC_TOO_LARGE', [], {
    message: `The spec has ${bytes} bytes without white space; ${MAX_SPEC_BYTES} fit into the image. Shorten its longest texts.`,
    got: `${bytes} bytes`,
    expected: `${MAX_SPEC_BYTES} bytes at most`,
  });
}

/** What a field of a spec holds; what is not for people is executed, passed on or compared. */
function kindOf(path: Path): FieldKind {
  const [field, , third, fourth] = path;
  const isMeaning = field === 'exit_codes' && (third === undefined || third === 'meaning');
  if (field === 'run_command') return 'script';
  if (path.at(-1) === 'description' || isMeaning) return 'prose';
  if (field === 'deprecated' && path[1] === 'reason') return 'prose';
  if (field === 'tests' && fourth === 'contains') return 'prose';
  const isName = third === 'name' && (field === 'authors' || field === 'maintainers' || field === 'tests');
  return isName ? 'label' : 'executed';
}

function folderOf(file: string): string | undefined {
  return /(?:^|\/)catalog\/([^/]+)\/spec\.json$/.exec(file.replace(/\\/g, '/'))?.[1];
}
