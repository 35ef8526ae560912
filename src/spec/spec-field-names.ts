import { nearest } from '../text/near.ts';

/** Names that people write for the fields of a kind of document, in lower case, by the field's own name. */
export interface FieldWords {
  /** The value means the same, so renaming is safe. */
  readonly same?: Readonly<Record<string, readonly string[]>>;
  /** Near in meaning, but the value may need another unit or form. */
  readonly near?: Readonly<Record<string, readonly string[]>>;
}

export const SPEC_WORDS: FieldWords = {
  same: {
    executable_path: ['executable'], // the seed's own template has both
    container_name: ['image', 'container', 'container_image', 'docker_image'],
    run_command: ['command', 'cmd'],
    input_file_path: ['input_path'],
    output_file_path: ['output_path'],
    CPU: ['cpu', 'cpus', 'vcpu'],
    port: ['ports'],
    user_specified_environment_variables: [
      'env',
      'environment',
      'environment_variables',
      'variables',
      'user_specified_environment_variable',
    ],
    license: ['licence'],
    authors: ['author'],
    maintainers: ['maintainer'],
    tags: ['keywords'],
    tests: ['test'],
    patterns: ['pattern', 'glob', 'globs'],
    companions: ['secondary_files', 'secondaryfiles', 'companion'],
    minimal: ['min', 'minimum'],
    suggested: ['recommended'],
    maximal: ['maximum', 'max'],
    timeout_minutes: ['timeout_min'],
  },
  near: {
    timeout_minutes: ['timeout'],
    disk_gb: ['disk'],
    gpu: ['gpus'],
    checkpoint: ['checkpoint_path', 'checkpoint_dir', 'checkpoints', 'state_path'],
    memory: ['ram', 'mem'],
    homepage: ['url'],
    source: ['repository'],
    documentation: ['docs'],
    run_command: ['entrypoint'],
    default: ['value'],
  },
};

/** A field that an unknown name was probably meant to be. */
export interface MeantField {
  readonly name: string;
  /** Renaming cannot change the meaning: another name for the same, another case, or a typing mistake. */
  readonly safe: boolean;
}

/**
 * The field that an unknown name was meant to be.
 * @param allowed fields that its object allows and does not have yet
 */
export function meantField(
  written: string,
  allowed: readonly string[],
  { same = {}, near = {} }: FieldWords,
): MeantField | undefined {
  const word = written.toLowerCase();
  const listed = (table: NonNullable<FieldWords['same']>) =>
    allowed.find((field) => Object.hasOwn(table, field) && table[field]!.includes(word));
  const name = listed(same);
  if (name !== undefined) return { name, safe: true };
  const guess = listed(near);
  if (guess !== undefined) return { name: guess, safe: false };
  const similar = nearest(written, allowed);
  return similar === undefined ? undefined : { name: similar, safe: true };
}
