/** What a name stands for in `run_command`, besides the declared variables. */
export interface CommandName {
  /** A noun, for messages and pages. */
  readonly meaning: string;
  /** A variable must not have this name. A declared variable replaces any other name below. */
  readonly isReserved?: true;
}

/**
 * The one table of these names: validation and the agent read it. Those of the input exist only if it is
 * called `input`.
 */
export const COMMAND_NAMES = {
  input: { meaning: 'the input’s file or folder', isReserved: true },
  input_name: { meaning: 'the input’s name', isReserved: true },
  input_stem: { meaning: 'the input’s name without its ending', isReserved: true },
  input_ext: { meaning: 'the input’s ending without its dot: nii.gz of a.nii.gz' },
  input_dir: { meaning: 'the folder that the input is in' },
  output: { meaning: 'the output’s file', isReserved: true },
  output_dir: { meaning: 'the folder for outputs', isReserved: true },
  item: { meaning: 'the item’s id' },
  scratch: { meaning: 'an empty folder for this item’s temporary files' },
  cpus: { meaning: 'the number of CPUs, at least 1' },
  memory_mb: { meaning: 'the memory for the algorithm in MB' },
  memory_gb: { meaning: 'the same in GB, rounded down, at least 1' },
  heap_mb: { meaning: '80 % of $memory_mb, for the heap of a Java program' },
  missing: {
    meaning: 'for a step that gathers and allows failures, a file with the ids of the missing items',
  },
} as const satisfies Readonly<Record<string, CommandName>>;

export type CommandNameKey = keyof typeof COMMAND_NAMES;

/** Whether a declared variable would take a name that every command must have. */
export function isReservedCommandName(name: string): boolean {
  return Object.hasOwn(COMMAND_NAMES, name) && 'isReserved' in COMMAND_NAMES[name as CommandNameKey];
}
