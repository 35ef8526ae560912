import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { applyEdits } from '../core/finding.ts';
import { withSlashes } from '../core/path-below.ts';
import { kindOf, readTextFile, writeText } from '../edge/files.ts';
import { leastVersion } from '../pull-request/version-step.ts';
import { DEFAULT_VERSION } from '../spec/complete-spec.ts';
import type { JsonText } from '../spec/json/json-text.ts';
import { MAX_FILE_BYTES } from '../spec/json/read-json.ts';
import { setFields } from '../spec/json/set-fields.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import type { Spec, SpecMemory } from '../spec/spec.ts';

/** A valid spec as its file has it. */
export interface WrittenSpec {
  /** Absolute. */
  readonly file: string;
  /** Relative to the working folder, with `/`. */
  readonly shown: string;
  readonly json: JsonText;
  readonly spec: Spec;
}

/** @throws Failure `SPECS_INVALID`; as reading does */
export function readWrittenSpec(file: string, path: string): WrittenSpec {
  const shown = withSlashes(path);
  return { file, shown, ...parsed(readTextFile(file, MAX_FILE_BYTES, shown), shown) };
}

function parsed(text: string, shown: string): Pick<WrittenSpec, 'json' | 'spec'> {
  const { json, spec, findings } = parseSpec(text, shown);
  if (spec) return { json, spec };
  const first = findings.find(({ severity }) => severity === 'error');
  throw new Failure(
    'SPECS_INVALID',
    `${shown} has errors: ${first?.message ?? ''} See "npx pipewright validate ${shown}".`,
  );
}

/**
 * Writes the memory into a spec, in the file's own style, with the next patch version where its version is
 * published: results stay the same.
 * @throws Failure `SPECS_INVALID` where the spec would not be valid; as writing does
 */
export async function writeMemory(
  { file, shown, json, spec }: WrittenSpec,
  memory: Partial<SpecMemory>,
): Promise<{ readonly file: string; readonly version: string }> {
  const { version: now = DEFAULT_VERSION } = spec;
  const isPublished = kindOf(join(dirname(file), `${now}.json`)) === 'file';
  const version = isPublished ? leastVersion(now, 'patch') : now;
  const edits = [
    ...setFields(json, ['memory'], memory),
    ...(version === now ? [] : setFields(json, [], { version })),
  ];
  const text = applyEdits(json.text, edits);
  parsed(text, shown);
  await writeText(file, text, shown);
  return { file: shown, version };
}
