import { type Digest, digestOf } from '../oci/digest.ts';
import { completeExitCode } from './exit-codes.ts';
import { isShortForm } from './named-files.ts';
import type { Spec, SpecInput, SpecMemory, SpecOutput, SpecTest, Variable } from './spec.ts';

export const DEFAULT_VERSION = '1.0.0';
export const DEFAULT_TIMEOUT_MINUTES = 60;
/** What every Fargate task has by default. */
export const DEFAULT_DISK_GB = 20;
export const DEFAULT_OUTPUT_NAME = '{name}';

/** A spec with every default filled in. */
export interface CompleteSpec
  extends Omit<
    Spec,
    '$schema' | 'memory' | 'CPU' | 'user_specified_environment_variables' | 'port' | 'tests' | 'inputs'
  > {
  readonly version: string;
  /** `''` lets deploying choose. */
  readonly instance_type: string;
  readonly memory: SpecMemory & { readonly minimal: number };
  /** `{}` means "unspecified". */
  readonly CPU: number | Record<string, never>;
  readonly user_specified_environment_variables: readonly CompleteVariable[];
  readonly port: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly maintainers: NonNullable<Spec['maintainers']>;
  readonly authors: NonNullable<Spec['authors']>;
  readonly tags: readonly string[];
  readonly timeout_minutes: number;
  readonly disk_gb: number;
  readonly exit_codes: NonNullable<Spec['exit_codes']>;
  readonly inputs: NonNullable<Spec['inputs']>;
  readonly output_name: string;
  readonly tests: readonly CompleteTest[];
}

export interface CompleteVariable extends Variable {
  readonly required: boolean;
  readonly type: NonNullable<Variable['type']>;
  readonly secret: boolean;
}

export interface CompleteTest {
  readonly name: string;
  readonly input?: string;
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
  readonly item?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly expect: {
    readonly exit_code: number;
    readonly outputs: readonly string[] | Readonly<Record<string, readonly string[]>>;
    readonly sha256: Readonly<Record<string, string>>;
    readonly contains: Readonly<Record<string, readonly string[]>>;
  };
}

/**
 * Fills in every default and puts the fields in one order, so that equivalent specs are the same JSON. A
 * missing `memory.minimal` becomes the suggested amount. `$schema` is for editors only and is left out.
 */
export function completeSpec(spec: Spec): CompleteSpec {
  return dropUndefined({
    name: spec.name,
    version: spec.version ?? DEFAULT_VERSION,
    description: spec.description,
    license: spec.license,
    maintainers: (spec.maintainers ?? []).map((m) =>
      dropUndefined({ github: m.github, github_id: m.github_id, name: m.name, email: m.email }),
    ),
    authors: (spec.authors ?? []).map((a) => dropUndefined({ name: a.name, orcid: a.orcid })),
    homepage: spec.homepage,
    source: spec.source,
    documentation: spec.documentation,
    doi: spec.doi,
    tags: [...(spec.tags ?? [])],
    container_name: spec.container_name,
    system: spec.system,
    executable_path: spec.executable_path,
    run_command: spec.run_command,
    input_file_path: withoutTrailingSlash(spec.input_file_path),
    output_file_path: withoutTrailingSlash(spec.output_file_path),
    output_name: spec.output_name ?? DEFAULT_OUTPUT_NAME,
    inputs: completeInputs(spec.inputs),
    outputs: spec.outputs && mapValues(spec.outputs, completeOutput),
    instance_type: spec.instance_type ?? '',
    memory: completeMemory(spec.memory),
    CPU: spec.CPU ?? {},
    gpu: spec.gpu && { count: spec.gpu.count },
    disk_gb: spec.disk_gb ?? DEFAULT_DISK_GB,
    checkpoint: spec.checkpoint && withoutTrailingSlash(spec.checkpoint),
    timeout_minutes: spec.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES,
    user_specified_environment_variables: (spec.user_specified_environment_variables ?? []).map((v) =>
      dropUndefined({
        name: v.name,
        required: v.required ?? false,
        type: v.type ?? 'string',
        choices: v.choices && [...v.choices],
        separator: v.separator,
        minimum: v.minimum,
        maximum: v.maximum,
        pattern: v.pattern,
        default: v.default,
        description: v.description,
        secret: v.secret ?? false,
      }),
    ),
    port: (spec.port ?? []).map((p) => ({ port: p.port, protocol: p.protocol ?? 'tcp' })),
    exit_codes: mapValues(spec.exit_codes ?? {}, completeExitCode),
    tests: (spec.tests ?? []).map(completeTest),
    deprecated:
      spec.deprecated &&
      dropUndefined({ reason: spec.deprecated.reason, replaced_by: spec.deprecated.replaced_by }),
  }) as CompleteSpec;
}

function completeMemory({ minimal, suggested, maximal, base, per_input_mb }: Spec['memory']) {
  return dropUndefined({ minimal: minimal ?? suggested, suggested, maximal, base, per_input_mb });
}

/** Fills in only the patterns: specs of one input have always had `patterns` alone, and keep their digest. */
function completeInputs(inputs: Spec['inputs']): NonNullable<Spec['inputs']> {
  if (inputs === undefined || isShortForm(inputs)) return completeInput(inputs ?? {});
  return mapValues(inputs, completeInput);
}

function completeInput(input: SpecInput): SpecInput {
  return dropUndefined({
    patterns: [...(input.patterns ?? ['*'])],
    count: input.count,
    companions: input.companions && [...input.companions],
    optional: input.optional,
    shared: input.shared,
    folder: input.folder,
    separator: input.separator,
    description: input.description,
  });
}

function completeOutput(output: SpecOutput): SpecOutput {
  return dropUndefined({
    patterns: [...output.patterns],
    count: output.count,
    companions: output.companions && [...output.companions],
    optional: output.optional,
    description: output.description,
  });
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return sorted(Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)])));
}

function completeTest(test: SpecTest): CompleteTest {
  const listed = (texts: string | readonly string[]): string[] =>
    typeof texts === 'string' ? [texts] : [...texts];
  const { outputs = [] } = test.expect ?? {};
  return dropUndefined({
    name: test.name,
    input: test.input,
    inputs: test.inputs && mapValues(test.inputs, listed),
    item: test.item,
    env: sorted(test.env ?? {}),
    expect: {
      exit_code: test.expect?.exit_code ?? 0,
      outputs: isList(outputs) ? [...outputs] : mapValues(outputs, listed),
      sha256: sorted(test.expect?.sha256 ?? {}),
      contains: mapValues(test.expect?.contains ?? {}, listed),
    },
  });
}

/** Whether outputs are a list, without names. `Array.isArray` does not narrow read-only lists. */
export function isList(value: CompleteTest['expect']['outputs']): value is readonly string[] {
  return Array.isArray(value);
}

/** The digest of a spec's canonical JSON: order and spacing of the file do not count. */
export function specDigest(spec: CompleteSpec): Digest {
  return digestOf(canonicalJson(spec));
}

/**
 * JSON without blanks, keys sorted by UTF-16 units at every level, except that keys which are whole numbers
 * come first in their order, where JavaScript puts them.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) ? sorted(v as Record<string, unknown>) : v,
  );
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function dropUndefined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined)) as never;
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
