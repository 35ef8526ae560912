/** What the dispatcher is told: `dispatch.json` beside its code, written by compiling a workflow. Names, not ARNs, where one is derived from the other. */
export interface DispatchPlan {
  readonly version: 1;
  readonly workflow: string;
  readonly region: string;
  readonly cluster: string;
  readonly inbox: QueueAddress;
  readonly input: { readonly bucket: string; readonly prefix: string };
  readonly output: { readonly bucket: string; readonly prefix: string };
  readonly network: {
    readonly subnets: readonly string[];
    readonly securityGroups: readonly string[];
    readonly publicIp: boolean;
  };
  readonly steps: readonly DispatchStep[];
  /**
   * Steps that work off what they have before a change of the workflow: what leads to them from outside of them is held
   * in the inbox, until the dispatcher of the changed workflow reads it.
   */
  readonly closed?: readonly string[];
}
export interface QueueAddress {
  readonly url: string;
  readonly arn: string;
}
export interface DispatchStep {
  readonly id: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** What it takes of the inputs, or of the results before it: those of its spec's `inputs`. */
  readonly patterns: readonly string[];
  readonly work: QueueAddress;
  readonly deadLetter: QueueAddress;
  /** its family: of that ECS takes the newest revision */
  readonly taskDefinition: string;
  readonly compute:
    | { readonly kind: 'fargate'; readonly spotFirst: boolean }
    | { readonly kind: 'managed-instances'; readonly capacityProvider: string };
  readonly maxAgents: number;
  /** items for which one more agent is started */
  readonly perAgent: number;
}
