import {
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { Failure } from '../../core/failure.ts';
import type { ResourceChange, StackEvent, StackState, Stacks } from '../../deploy/cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

const POLL_MS = 1000;
/** Ten minutes. */
const MOST_POLLS = 600;
/** Pages of what changes, and of events; 500 resources come to fewer. */
const MOST_PAGES = 50;

/**
 * Somebody else's change came between: the stack is changing, or the change set went with it, as all do when one of them
 * is executed (AWS CloudFormation API reference, ExecuteChangeSet).
 */
function busyFailure(error: unknown): Failure | undefined {
  const { name = '', message = '' } = error as Error;
  if (
    !/_IN_PROGRESS\b.* state|OBSOLETE/.test(message) &&
    !/ChangeSetNotFound|InvalidChangeSetStatus|OperationInProgress/.test(name)
  )
    return undefined;
  return new Failure('STACK_BUSY', `Somebody else is changing the stack: ${message}`, { cause: error });
}

/** CloudFormation through the SDK, with credentials and endpoint from the process's environment. */
export function openStacks(
  region: string,
  signal: AbortSignal,
  sleep: (milliseconds: number) => Promise<void>,
): Stacks {
  const client = new CloudFormationClient({ ...CLIENT, region });
  const limit = () => callLimit(signal);
  const failing = async <T>(doing: string, permission: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      throw busyFailure(error) ?? accountFailure(error, doing, `cloudformation:${permission}`);
    }
  };
  const orMissing = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await call();
    } catch (error) {
      if (/does not exist/.test((error as Error).message)) return undefined;
      throw error;
    }
  };

  /** Undefined where nothing changes. */
  async function described(
    name: string,
    changeSet: string,
  ): Promise<DescribeChangeSetCommandOutput | undefined> {
    for (let poll = 0; poll < MOST_POLLS; poll++) {
      const answer = await client.send(
        new DescribeChangeSetCommand({
          StackName: name,
          ChangeSetName: changeSet,
          IncludePropertyValues: true,
        }),
        limit(),
      );
      if (answer.Status === 'CREATE_COMPLETE') return answer;
      if (answer.Status === 'FAILED') {
        const reason = answer.StatusReason ?? '';
        if (/didn't contain changes|No updates are to be performed/.test(reason)) return undefined;
        throw new Failure('DEPLOY_FAILED', `CloudFormation does not take the change of ${name}: ${reason}`);
      }
      await sleep(POLL_MS);
    }
    throw new Failure('DEPLOY_FAILED', `CloudFormation does not say what would change in ${name}.`);
  }

  const stacks: Stacks = {
    describe: (name) =>
      failing(`Reading the stack ${name}`, 'DescribeStacks', async () => {
        const answer = await orMissing(() =>
          client.send(new DescribeStacksCommand({ StackName: name }), limit()),
        );
        const stack = answer?.Stacks?.[0];
        if (!stack) return undefined;
        return {
          status: stack.StackStatus ?? '',
          ...(stack.StackStatusReason !== undefined && { reason: stack.StackStatusReason }),
          outputs: Object.fromEntries(
            (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
          ),
        } satisfies StackState;
      }),

    template: (name) =>
      failing(`Reading the template of ${name}`, 'GetTemplate', async () => {
        const answer = await orMissing(() =>
          client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }), limit()),
        );
        return answer?.TemplateBody;
      }),

    prepare: (name, changeSet, source, kind, tags) =>
      failing(`Asking what would change in ${name}`, 'CreateChangeSet', async () => {
        await client.send(
          new CreateChangeSetCommand({
            StackName: name,
            ChangeSetName: changeSet,
            ChangeSetType: kind,
            ...('text' in source ? { TemplateBody: source.text } : { TemplateURL: source.url }),
            Capabilities: ['CAPABILITY_NAMED_IAM'],
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
          }),
          limit(),
        );
        const first = await described(name, changeSet);
        if (!first) {
          await stacks.forget(name, changeSet);
          return undefined;
        }
        const changes = [...(first.Changes ?? [])];
        for (let token = first.NextToken, page = 1; token !== undefined && page < MOST_PAGES; page++) {
          const next: DescribeChangeSetCommandOutput = await client.send(
            new DescribeChangeSetCommand({
              StackName: name,
              ChangeSetName: changeSet,
              IncludePropertyValues: true,
              NextToken: token,
            }),
            limit(),
          );
          changes.push(...(next.Changes ?? []));
          token = next.NextToken;
        }
        return changes.flatMap(({ ResourceChange: change }) =>
          change === undefined
            ? []
            : [
                {
                  action: (change.Action ?? 'Modify') as ResourceChange['action'],
                  id: change.LogicalResourceId ?? '',
                  type: change.ResourceType ?? '',
                  ...(change.Replacement !== undefined && { replacement: change.Replacement }),
                  details: (change.Details ?? []).map(({ Target }) => ({
                    property: Target?.Path ?? Target?.Name ?? Target?.Attribute ?? '',
                    ...(Target?.BeforeValue !== undefined && { before: Target.BeforeValue }),
                    ...(Target?.AfterValue !== undefined && { after: Target.AfterValue }),
                  })),
                },
              ],
        );
      }),

    execute: (name, changeSet) =>
      failing(`Changing the stack ${name}`, 'ExecuteChangeSet', async () => {
        await client.send(
          new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: changeSet }),
          limit(),
        );
      }),

    forget: (name, changeSet) =>
      failing(`Deleting a change set of ${name}`, 'DeleteChangeSet', async () => {
        await client.send(new DeleteChangeSetCommand({ StackName: name, ChangeSetName: changeSet }), limit());
      }),

    events: (name) =>
      failing(`Reading what happened to ${name}`, 'DescribeStackEvents', async () => {
        // The newest hundred: it is asked every two seconds.
        const answer = await orMissing(() =>
          client.send(new DescribeStackEventsCommand({ StackName: name }), limit()),
        );
        return (answer?.StackEvents ?? []).map(
          (event): StackEvent => ({
            id: event.EventId ?? '',
            resource: event.LogicalResourceId ?? '',
            type: event.ResourceType ?? '',
            status: event.ResourceStatus ?? '',
            ...(event.ResourceStatusReason !== undefined && { reason: event.ResourceStatusReason }),
          }),
        );
      }),

    delete: (name) =>
      failing(`Deleting the stack ${name}`, 'DeleteStack', async () => {
        await client.send(new DeleteStackCommand({ StackName: name }), limit());
      }),

    continueRollback: (name) =>
      failing(`Taking back the change of ${name}`, 'ContinueUpdateRollback', async () => {
        await client.send(new ContinueUpdateRollbackCommand({ StackName: name }), limit());
      }),
  };
  return stacks;
}
