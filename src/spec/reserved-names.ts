/** Names that are equal for people are equal for the catalog: lower case, `-` and `_` the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_]+/g, '-');
}

// Folders and files of the catalog itself, properties of JavaScript's own objects, and names that Windows cannot check out.
const RESERVED_NAMES =
  /^(?:schema|index|catalog|pipewright|constructor|prototype|con|prn|aux|nul|com\d|lpt\d)$/;

export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.test(foldName(name));
}

// The last four steer the agent's own runtime (nodejs.org/api/cli.html, ld.so(8)) before it can set anything aside.
const RESERVED_VARIABLES =
  /^(?:PATH|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|NODE_OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|GLIBC_TUNABLES)$/;

/** Variables that belong to the system, to AWS or to us: a workflow must not be able to set them. */
export function isReservedVariable(name: string): boolean {
  return RESERVED_VARIABLES.test(name);
}

/** What `run_command` may say besides declared variables. */
export const COMMAND_NAMES = ['input', 'output', 'output_dir', 'input_name', 'input_stem'] as const;
