import { nearest } from '../text/near.ts';

/** Names that people write for the fields of a kind of document, in lower case, and the fields' own names. */
export interface FieldWords {
  /** The value means the same, so renaming is safe. */
  readonly same?: Readonly<Record<string, string>>;
  /** Near in meaning, but the value may need another unit or form. */
  readonly near?: Readonly<Record<string, string>>;
}

const SAME_MEANING: Readonly<Record<string, string>> = {
  executable: 'executable_path', // the seed's own template has both
  image: 'container_name',
  container: 'container_name',
  container_image: 'container_name',
  docker_image: 'container_name',
  command: 'run_command',
  cmd: 'run_command',
  input_path: 'input_file_path',
  output_path: 'output_file_path',
  cpu: 'CPU',
  cpus: 'CPU',
  vcpu: 'CPU',
  ports: 'port',
  env: 'user_specified_environment_variables',
  environment: 'user_specified_environment_variables',
  environment_variables: 'user_specified_environment_variables',
  variables: 'user_specified_environment_variables',
  user_specified_environment_variable: 'user_specified_environment_variables',
  licence: 'license',
  author: 'authors',
  maintainer: 'maintainers',
  keywords: 'tags',
  test: 'tests',
  min: 'minimal',
  minimum: 'minimal',
  recommended: 'suggested',
  timeout_min: 'timeout_minutes',
};

const NEAR_MEANING: Readonly<Record<string, string>> = {
  timeout: 'timeout_minutes',
  disk: 'disk_gb',
  gpus: 'gpu',
  ram: 'memory',
  mem: 'memory',
  maximum: 'suggested',
  max: 'suggested',
  url: 'homepage',
  repository: 'source',
  docs: 'documentation',
  entrypoint: 'run_command',
  inputs: 'input_file_path',
  outputs: 'output_file_path',
  value: 'default',
};

export const SPEC_WORDS: FieldWords = { same: SAME_MEANING, near: NEAR_MEANING };

/**
 * The field that an unknown name was meant to be, among those that its place allows and does not have yet.
 * `safe` when renaming cannot change what was meant: another name for the same, another case, or a typing mistake.
 */
export function meantField(
  written: string,
  allowed: readonly string[],
  { same = {}, near = {} }: FieldWords,
): { name: string; safe: boolean } | undefined {
  for (const [table, safe] of [
    [same, true],
    [near, false],
  ] as const) {
    const name = Object.hasOwn(table, written.toLowerCase()) ? table[written.toLowerCase()] : undefined;
    if (name && allowed.includes(name)) return { name, safe };
  }
  const name = nearest(written, allowed);
  return name === undefined ? undefined : { name, safe: true };
}
