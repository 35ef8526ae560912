/** A value in a CloudFormation template. */
export type Value =
  | string
  | number
  | boolean
  | readonly Value[]
  | { readonly [key: string]: Value | undefined };

export interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [key: string]: Value | undefined };
  readonly DependsOn?: string | readonly string[];
  readonly Metadata?: { readonly [key: string]: Value };
  readonly DeletionPolicy?: 'RetainExceptOnCreate';
  readonly UpdateReplacePolicy?: 'Retain';
}

export type Resources = Readonly<Record<string, Resource>>;

export interface Output {
  readonly Description: string;
  readonly Value: Value;
}

export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  /** Read by later commands. */
  readonly Metadata: { readonly Pipewright: DeployedMetadata };
  readonly Resources: Resources;
  readonly Outputs: Readonly<Record<string, Output>>;
}

/** A deployed workflow, as described in its own stack's template. */
export interface DeployedMetadata {
  readonly version: 1;
  readonly workflow: string;
  readonly catalog: string;
  readonly input: { readonly bucket: string; readonly prefix: string };
  readonly output: { readonly bucket: string; readonly prefix: string };
  readonly steps: readonly DeployedStep[];
  /** Agents pull copies of the images; the next deployment keeps it so. */
  readonly mirror?: true;
  /** Missing in stacks of earlier versions. */
  readonly network?: DeployedNetwork;
}

/** Where agents run: in existing subnets, or in a small network of the stack's own. */
export type NetworkChoice =
  | {
      readonly kind: 'own';
      /**
       * Names of its availability zones, or how many of the region's first ones; by default as many as the
       * plan needs.
       */
      readonly zones?: number | readonly string[];
    }
  | {
      readonly kind: 'existing';
      readonly vpc: string;
      readonly subnets: readonly string[];
      /** The subnets route to an internet gateway, so agents need a public address to reach anything. */
      readonly publicIp: boolean;
    };

/** Where the agents are; the next deployment leaves them there. */
export type DeployedNetwork = NetworkChoice & { readonly mode: 'open' | 'isolated' };

export interface DeployedStep {
  readonly id: string;
  readonly algorithm: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Its results, or its checkpoints, expire by a rule of the bucket. */
  readonly expires?: true;
  /** How many lanes it has; missing where it has one. */
  readonly lanes?: number;
}

export const ref = (logical: string): Value => ({ Ref: logical });
export const att = (logical: string, attribute: string): Value => ({ 'Fn::GetAtt': [logical, attribute] });

/** Limits of CloudFormation (AWS CloudFormation User Guide, "CloudFormation quotas"). */
export const INLINE_BYTES = 51_200;
export const TEMPLATE_BYTES = 1_000_000;
export const MOST_RESOURCES = 500;
