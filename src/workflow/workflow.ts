import type { Sizes } from '../catalog/extended-spec.ts';
import type { VariableValue } from '../spec/spec.ts';
import type { WrittenSource } from './sources.ts';

/**
 * What a person writes about a chain of algorithms: the workflow file, design section 7, after validation.
 */
export interface Workflow {
  readonly $schema?: string;
  /** Default: the file's name without its ending. */
  readonly name?: string;
  /** `owner/repo@ref`, or a folder relative to the file. Default: one beside or above it, else the public. */
  readonly catalog?: string;
  readonly input_s3_name?: string;
  readonly output_s3_name?: string;
  /** The folder of inputs and results, each in its bucket. */
  readonly prefix?: string | { readonly input?: string; readonly output?: string };
  readonly region?: string;
  /** A guard: deploying with other credentials is refused. */
  readonly account_id?: string;
  readonly key_pair?: string;
  readonly compute?: Compute;
  readonly architecture?: Architecture;
  readonly max_agents?: number;
  readonly max_attempts?: number;
  readonly network?: 'open' | 'isolated';
  readonly subnets?: readonly string[];
  /** Variable → ARN of an SSM parameter or a Secrets Manager secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** CIDRs that may reach the ports that algorithms open. */
  readonly port_sources?: readonly string[];
  /** Runs take over results that an earlier run computed from the same inputs. */
  readonly reuse?: boolean;
  /** Tags of the stack and everything in it. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Mail addresses and https URLs of those who are notified of runs. */
  readonly notify?: readonly string[];
  /** What agents may cost, in USD; `{}` only keeps accounts. */
  readonly budget?: Budget;
  /** ARN of the policy that limits all roles. */
  readonly permissions_boundary?: string;
  /** ARN of the role with which CloudFormation changes the stack. */
  readonly deploy_role?: string;
  /** `pairs`, `folder`, or a sheet's path; an object says which. Default: each file is an item. */
  readonly items?: string | { readonly by?: string; readonly sheet?: string };
  /** Name → path, relative to the file, or `s3://`. */
  readonly shared?: Readonly<Record<string, string>>;
  /** `s3://bucket/prefix/` → how agents read there, instead of a copy. */
  readonly sources?: Readonly<Record<string, WrittenSource>>;
  readonly process: {
    readonly type: 'single_run' | 'sequence_run' | 'graph';
    readonly algorithms: readonly WorkflowAlgorithm[];
  };
}

export interface Budget {
  /** For each run, unless its command names another sum. */
  readonly run_usd?: number;
  /** For all agents of the workflow in each month (UTC). */
  readonly month_usd?: number;
}

export type Compute = 'auto' | 'fargate' | 'fargate-spot' | 'ec2' | 'ec2-spot';

/** Processors on AWS; `auto` chooses the cheapest that the image is for. */
export type Architecture = 'arm64' | 'auto' | 'x86_64';

/** One step. Its sizes replace those in the algorithm's spec. */
export interface WorkflowAlgorithm extends Sizes {
  /** `algorithm` or `algorithm@version` */
  readonly name: string;
  /** Default: the algorithm's name, with a number behind it where the name is taken. */
  readonly id?: string;
  readonly port?: readonly (number | { readonly port: number; readonly protocol?: 'tcp' | 'udp' })[];
  readonly variables?: Readonly<Record<string, VariableValue>>;
  /** Ids of the steps whose results this one takes; without any it takes the workflow's inputs. */
  readonly needs?: readonly string[];
  /** Input → where it comes from. */
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  /** Results of many items are one input: all of them, or those of a group. */
  readonly gather?:
    | boolean
    | { readonly by?: string; readonly size?: number; readonly allow_failed?: number | string };
  readonly compute?: Compute;
  readonly architecture?: Architecture;
  readonly max_agents?: number;
  readonly max_attempts?: number;
  /** How long its results stay in S3: `all`, `last`, or days, `7d`. */
  readonly keep?: string;
}
