import type { ExitCode } from './exit-codes.ts';

/**
 * What a person writes about an algorithm: `catalog/<name>/spec.json`, design section 3, after validation.
 */
export interface Spec {
  readonly $schema?: string;
  readonly container_name: string;
  readonly system?: string;
  readonly run_command: string;
  readonly input_file_path: string;
  readonly output_file_path: string;
  readonly executable_path?: string;
  readonly name: string;
  readonly instance_type?: string;
  /** MB, as the seed has it; on AWS they are used as MiB. */
  readonly memory: SpecMemory;
  /** Number of vCPUs; an empty object means "unspecified". */
  readonly CPU?: number | Record<string, never>;
  readonly user_specified_environment_variables?: readonly Variable[];
  readonly port?: readonly Port[];

  readonly version?: string;
  readonly description?: string;
  readonly license?: string;
  readonly maintainers?: readonly Maintainer[];
  readonly authors?: readonly Author[];
  readonly homepage?: string;
  readonly source?: string;
  readonly documentation?: string;
  readonly doi?: string;
  readonly tags?: readonly string[];
  readonly timeout_minutes?: number;
  /** GB */
  readonly disk_gb?: number;
  /** A folder that the next agent of an interrupted item gets as the last one left it. */
  readonly checkpoint?: string;
  readonly gpu?: { readonly count: number };
  /** What an exit code of the algorithm means, by its decimal digits. */
  readonly exit_codes?: Readonly<Record<string, string | ExitCode>>;
  /** The one input `input`, or inputs by their names: `named-files.ts` reads both. */
  readonly inputs?: SpecInput | Readonly<Record<string, SpecInput>>;
  /** By their names. Without them, every file that the algorithm writes is one of the output `output`. */
  readonly outputs?: Readonly<Record<string, SpecOutput>>;
  /** Template of the output's file name: `{name}`, `{stem}`, `{ext}`; default `{name}`. */
  readonly output_name?: string;
  readonly tests?: readonly SpecTest[];
  readonly deprecated?: { readonly reason: string; readonly replaced_by?: string };
}

/** MB, of the algorithm alone. */
export interface SpecMemory {
  readonly minimal?: number;
  readonly suggested: number;
  /** The most that an item gets after it ran out of memory. */
  readonly maximal?: number;
  /** What an item takes without any input. */
  readonly base?: number;
  /** What it takes in addition for each MB of its inputs. */
  readonly per_input_mb?: number;
}

/** How many files: the exact number, or the least and the most; null is no limit. */
export type FileCount = number | readonly [least: number, most: number | null];

/** A set of files that the algorithm takes for each item. */
export interface SpecInput {
  /** Of the files' names, or of the folder's; default every name. */
  readonly patterns?: readonly string[];
  /** default 1 */
  readonly count?: FileCount;
  /** Templates of the names of files that come along with each file: `{name}.bai|{stem}.bai?`. */
  readonly companions?: readonly string[];
  /** An item may be without it. */
  readonly optional?: boolean;
  /** It is the same for all items of a run. */
  readonly shared?: boolean;
  /** It is a folder with everything that is in it. */
  readonly folder?: boolean;
  /** In the command, its files are one word, joined by this. Without it, each is a word. */
  readonly separator?: string;
  readonly description?: string;
}

/** A set of files that the algorithm writes for each item. */
export interface SpecOutput {
  /** Of paths below the item's folder of outputs. */
  readonly patterns: readonly string[];
  /** default 1 */
  readonly count?: FileCount;
  readonly companions?: readonly string[];
  /** An item may be without it. */
  readonly optional?: boolean;
  readonly description?: string;
}

export interface Variable {
  readonly name: string;
  readonly required?: boolean;
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'choice' | 'list';
  /** Of a `choice`: the values it may have. */
  readonly choices?: readonly (string | number)[];
  /** Of a `list`: it is one word in the command, joined by this. Without it, each element is a word. */
  readonly separator?: string;
  /** Of a number or an integer. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a string, or of each element of a list: a regular expression that the whole text matches. */
  readonly pattern?: string;
  readonly default?: VariableValue;
  readonly description?: string;
  readonly secret?: boolean;
}

/** A variable's value in a file. */
export type VariableValue = string | number | boolean | readonly (string | number)[];

export interface Port {
  readonly port: number;
  readonly protocol?: 'tcp' | 'udp';
}

export interface Maintainer {
  readonly github: string;
  readonly github_id?: number;
  readonly name?: string;
  readonly email?: string;
}

export interface Author {
  readonly name: string;
  readonly orcid?: string;
}

export interface SpecTest {
  readonly name: string;
  /** Of an algorithm of one input; relative to the spec's folder, inside it: `tests/small.png`. */
  readonly input?: string;
  /** By the names of inputs; companions come from beside them. */
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  /** The item's id. */
  readonly item?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly expect?: {
    /** default 0 */
    readonly exit_code?: number;
    /**
     * Globs; each must match at least one output. By the names of outputs, an empty list says that there is
     * none.
     */
    readonly outputs?: readonly string[] | Readonly<Record<string, readonly string[]>>;
    /** Output's relative name → lower-case hex sha256 of its content. */
    readonly sha256?: Readonly<Record<string, string>>;
    /** Output's relative name → texts that must occur in it. */
    readonly contains?: Readonly<Record<string, string | readonly string[]>>;
  };
}
