import type { ExtendedSpec } from '../publish/extend.ts';
import type { Compute } from './workflow.ts';

/** What a workflow file comes to with its catalog: everything that running or deploying it needs to know. */
export interface Plan {
  /** The workflow's name. */
  readonly workflow: string;
  readonly catalog: CatalogSource;
  readonly input: Place;
  readonly output: Place;
  readonly region?: string;
  readonly account_id?: string;
  readonly key_pair?: string;
  readonly network: 'open' | 'isolated';
  readonly subnets: readonly string[];
  readonly port_sources: readonly string[];
  /** Each behind those whose results it takes. */
  readonly steps: readonly PlannedStep[];
}

export interface CatalogSource {
  /** As the workflow file names it, or the folder that was found. */
  readonly name: string;
  /** 40 hex digits, of a catalog in a repository. */
  readonly commit?: string;
}

/** A bucket, where the file names one, and the prefix below which everything lies: `''`, or ending in `/`. */
export interface Place {
  readonly bucket?: string;
  readonly prefix: string;
}

export interface PlannedStep {
  readonly id: string;
  /** `name@version` */
  readonly algorithm: string;
  /** The wrapped image by digest. */
  readonly image: string;
  /** Ids of the steps whose results it takes; none: the workflow's inputs. */
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Values of declared variables, defaults included, as an environment has them; without secret ones. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variable → ARN of the secret that holds its value. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly compute: Compute;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** GB */
  readonly disk_gb: number;
  readonly gpu_count: number;
  readonly timeout_minutes: number;
  readonly max_attempts: number;
  readonly max_agents: number;
  /** Prefixes in the input bucket (a step without needs) or in the output bucket; a run's id follows each. */
  readonly reads: readonly string[];
  /** Prefix in the output bucket; a run's id follows. */
  readonly writes: string;
  readonly spec: ExtendedSpec;
}
