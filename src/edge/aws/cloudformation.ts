import {
  type StackEvent as AwsStackEvent,
  type Change,
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { explain, Failure } from '../../core/failure.ts';
import type { ResourceChange, StackEvent, Stacks } from '../../deploy/cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

const POLL_MS = 1000;
/** Ten minutes. */
const MAX_POLLS = 600;

/**
 * A concurrent change: the stack is changing, or the change set was deleted, as all others are when one is
 * executed (AWS CloudFormation API reference, ExecuteChangeSet).
 */
function busyFailure(error: unknown): Failure | undefined {
  const { message = '' } = error as Error;
  const busy =
    /_IN_PROGRESS\b.* state|OBSOLETE/.test(message) ||
    isNamed(error, /ChangeSetNotFound|InvalidChangeSetStatus|OperationInProgress/);
  return busy
    ? new Failure('STACK_BUSY', `Another process is changing the stack: ${message}`, { cause: error })
    : undefined;
}

export function openStacks(aws: AwsSession, sleep: (milliseconds: number) => Promise<void>): Stacks {
  const client = aws.client(CloudFormationClient);
  const call = <T>(doing: string, permission: string, work: () => Promise<T>): Promise<T> =>
    aws.call(doing, `cloudformation:${permission}`, () =>
      work().catch((error) => {
        throw busyFailure(error) ?? error;
      }),
    );
  const find = <T>(doing: string, permission: string, work: () => Promise<T>) =>
    call(doing, permission, () => work().catch(absent));

  /** A page of a change set, once CloudFormation has computed it; undefined where nothing changes. */
  async function describeChangeSet(StackName: string, ChangeSetName: string, NextToken?: string) {
    const command = { StackName, ChangeSetName, IncludePropertyValues: true, NextToken };
    for (let poll = 0; poll < MAX_POLLS; poll++) {
      const page = await client.send(new DescribeChangeSetCommand(command), aws.timeout());
      if (page.Status === 'CREATE_COMPLETE') return page;
      if (page.Status === 'FAILED') {
        const reason = page.StatusReason ?? '';
        if (/didn't contain changes|No updates are to be performed/.test(reason)) return undefined;
        throw new Failure(
          'DEPLOY_FAILED',
          `CloudFormation rejects the change of ${StackName}: ${reason}${await validationReasons(page.ChangeSetId, reason)}`,
        );
      }
      await sleep(POLL_MS);
    }
    throw new Failure('DEPLOY_FAILED', `CloudFormation does not say what would change in ${StackName}.`);
  }

  /** Why a validation before the deployment failed: the change set's own reason names only the validation. */
  async function validationReasons(ChangeSetName: string | undefined, reason: string): Promise<string> {
    if (ChangeSetName === undefined || !/validation|DescribeEvents/i.test(reason)) return '';
    const command = new DescribeEventsCommand({ ChangeSetName, Filters: { FailedEvents: true } });
    try {
      const { OperationEvents = [] } = await call('Reading why', 'DescribeEvents', () =>
        client.send(command, aws.timeout()),
      );
      const reasons = OperationEvents.filter(
        ({ ValidationFailureMode }) => ValidationFailureMode !== 'WARN',
      ).flatMap(
        ({
          LogicalResourceId,
          PhysicalResourceId,
          ValidationStatusReason,
          ResourceStatusReason,
          HookStatusReason,
        }) => {
          const why = ValidationStatusReason ?? HookStatusReason ?? ResourceStatusReason;
          const which = [LogicalResourceId, PhysicalResourceId && `(${PhysicalResourceId})`]
            .filter(Boolean)
            .join(' ');
          return why ? [`${which}: ${why}`] : [];
        },
      );
      const advice = /ResourceExistence/.test(reason)
        ? ' The existing resource may come from an earlier deployment: delete it, or give the workflow another "name".'
        : '';
      return reasons.length > 0 ? ` ${[...new Set(reasons)].join('; ')}.${advice}` : '';
    } catch (error) {
      return ` (AWS's details could not be read: ${explain(error)})`;
    }
  }

  const stacks: Stacks = {
    describe: (name) =>
      find(`Reading the stack ${name}`, 'DescribeStacks', async () => {
        const answer = await client.send(new DescribeStacksCommand({ StackName: name }), aws.timeout());
        const stack = answer.Stacks?.[0];
        return (
          stack && {
            status: stack.StackStatus ?? '',
            reason: stack.StackStatusReason,
            outputs: Object.fromEntries(
              (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
            ),
          }
        );
      }),

    template: (name) =>
      find(`Reading the template of ${name}`, 'GetTemplate', async () => {
        const command = new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' });
        return (await client.send(command, aws.timeout())).TemplateBody;
      }),

    prepare: (name, changeSet, source, kind, tags, role) =>
      call(
        `Asking what would change in ${name}`,
        role === undefined ? 'CreateChangeSet' : `CreateChangeSet, and iam:PassRole on ${role}`,
        async () => {
          await client.send(
            new CreateChangeSetCommand({
              StackName: name,
              ChangeSetName: changeSet,
              ChangeSetType: kind,
              ...('text' in source ? { TemplateBody: source.text } : { TemplateURL: source.url }),
              Capabilities: ['CAPABILITY_NAMED_IAM'],
              RoleARN: role,
              Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
            }),
            aws.timeout(),
          );
          const changes: ResourceChange[] = [];
          let token: string | undefined;
          do {
            const answer = await describeChangeSet(name, changeSet, token);
            if (!answer) {
              await stacks.forget(name, changeSet);
              return undefined;
            }
            changes.push(...(answer.Changes ?? []).flatMap(resourceChanges));
            token = answer.NextToken;
          } while (token !== undefined);
          return changes;
        },
      ),

    async execute(name, changeSet) {
      const command = new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: changeSet });
      await call(`Changing the stack ${name}`, 'ExecuteChangeSet', () => client.send(command, aws.timeout()));
    },

    async forget(name, changeSet) {
      const command = new DeleteChangeSetCommand({ StackName: name, ChangeSetName: changeSet });
      await call(`Deleting a change set of ${name}`, 'DeleteChangeSet', () =>
        client.send(command, aws.timeout()),
      );
    },

    events: (name, since) =>
      call(`Reading the events of ${name}`, 'DescribeStackEvents', async () => {
        const events: StackEvent[] = [];
        let NextToken: string | undefined;
        do {
          const command = new DescribeStackEventsCommand({ StackName: name, NextToken });
          const page = await client.send(command, aws.timeout()).catch(absent);
          for (const event of page?.StackEvents ?? []) {
            if (since?.has(event.EventId ?? '')) return events;
            events.push(stackEvent(event));
          }
          NextToken = since && page?.NextToken;
        } while (NextToken !== undefined);
        return events;
      }),

    async delete(name) {
      const command = new DeleteStackCommand({ StackName: name });
      await call(`Deleting the stack ${name}`, 'DeleteStack', () => client.send(command, aws.timeout()));
    },

    async continueRollback(name) {
      const command = new ContinueUpdateRollbackCommand({ StackName: name });
      await call(`Rolling back the change of ${name}`, 'ContinueUpdateRollback', () =>
        client.send(command, aws.timeout()),
      );
    },
  };
  return stacks;
}

/** Only the text of CloudFormation's error says that there is no such stack. */
function absent(error: unknown): undefined {
  if (!/does not exist/.test((error as Error).message)) throw error;
}

function stackEvent(event: AwsStackEvent): StackEvent {
  return {
    id: event.EventId ?? '',
    resource: event.LogicalResourceId ?? '',
    type: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason,
  };
}

function resourceChanges({ ResourceChange: change }: Change): ResourceChange[] {
  if (change === undefined) return [];
  return [
    {
      action: (change.Action ?? 'Modify') as ResourceChange['action'],
      id: change.LogicalResourceId ?? '',
      type: change.ResourceType ?? '',
      replacement: change.Replacement,
      details: (change.Details ?? []).map(({ Target }) => ({
        property: Target?.Path ?? Target?.Name ?? Target?.Attribute ?? '',
        before: Target?.BeforeValue,
        after: Target?.AfterValue,
      })),
    },
  ];
}
