import type { ResourceNames, Site } from '../../protocol/resource-names.ts';
import type { Resource, Value } from '../template.ts';

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly Value[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: Value } };
}

export const allow = (
  Action: readonly string[],
  Resource: readonly Value[],
  Condition?: Statement['Condition'],
): Statement => ({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) });

/** Actions of one service: rows of names, separated by spaces. */
export function actions(service: string, ...rows: readonly string[]): string[] {
  return rows.flatMap((row) => row.split(' ')).map((action) => `${service}:${action}`);
}

/**
 * A role that one service can assume.
 * @param options `condition` further restricts who can assume it: against use of the service by other
 *   accounts
 */
export function role(
  name: string,
  service: string,
  statements: readonly Statement[],
  options: {
    readonly description: string;
    readonly condition?: Statement['Condition'];
    readonly managed?: readonly string[];
  },
): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      Description: options.description,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: service },
            Action: 'sts:AssumeRole',
            ...(options.condition && { Condition: options.condition }),
          },
        ],
      },
      ...(options.managed && { ManagedPolicyArns: options.managed }),
      ...(statements.length > 0 && {
        Policies: [
          {
            PolicyName: 'pipewright',
            PolicyDocument: { Version: '2012-10-17', Statement: statements as unknown as Value },
          },
        ],
      }),
    },
  };
}

/**
 * Lets ECS assume roles only for tasks of this account. It cannot be limited to a cluster (Amazon ECS
 * Developer Guide, "Task IAM role": a cluster's ARN is not supported there).
 */
export function ofTasks(names: ResourceNames, { account }: Site): Statement['Condition'] {
  return {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': names.arn('ecs', '*') },
  };
}

export function objects(names: ResourceNames, bucket: string, key: string): string {
  return `arn:${names.partition}:s3:::${bucket}/${key}`;
}

export function bucketArn(names: ResourceNames, bucket: string): string {
  return `arn:${names.partition}:s3:::${bucket}`;
}
