/**
 * What a preflight reads, besides what deploying itself does. All calls throw Failures that name the missing
 * permission.
 */
export interface Lookups {
  /** A service quota's value; undefined where the account does not have that quota. */
  quota(service: 'ec2' | 'fargate', code: string): Promise<number | undefined>;
  /** Undefined where the region does not offer it. */
  instanceType(name: string): Promise<InstanceType | undefined>;
  hasKeyPair(name: string): Promise<boolean>;
  /** @param arn of a parameter of SSM or a secret of Secrets Manager; its value is not read */
  hasSecret(arn: string): Promise<boolean>;
  /**
   * Whether ECS can pull an image: from ECR with its own credentials, elsewhere without any. `private`: only
   * with credentials that this machine has, but ECS does not.
   */
  pull(image: string): Promise<'pullable' | 'private' | 'missing'>;
}

/** A secret that exists. */
export interface FoundSecret {
  /** Its key in KMS, as AWS names it. */
  readonly key?: string;
}

export interface InstanceType {
  /** Availability zones of the region that offer it. */
  readonly zones: readonly string[];
  readonly cpus: number;
  /** MiB */
  readonly memory: number;
  readonly gpus: number;
}
