import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Aws, openAws } from '../../../src/edge/aws-account.ts';
import { type AwsAnswers, startAwsAnswers } from '../../fakes/aws-answers.ts';

const ARN = 'arn:aws:cloudformation:us-east-1:183351756044:changeSet/c/1';
const member = (fields: Readonly<Record<string, string>>): string =>
  `<member>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</member>`;
const eventPage = (ids: readonly string[], token?: string): string =>
  `<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>${ids
    .map((EventId) => member({ EventId, LogicalResourceId: 'Inbox', ResourceStatus: 'CREATE_COMPLETE' }))
    .join(
      '',
    )}</StackEvents>${token ? `<NextToken>${token}</NextToken>` : ''}</DescribeStackEventsResult></DescribeStackEventsResponse>`;

describe('what CloudFormation says of a change', () => {
  let answers: AwsAnswers;
  let aws: Aws;
  const kept = { ...process.env };
  before(async () => {
    answers = await startAwsAnswers({
      CreateChangeSet: '<CreateChangeSetResponse/>',
      DescribeChangeSet: `<DescribeChangeSetResponse><DescribeChangeSetResult><ChangeSetId>${ARN}</ChangeSetId><Status>FAILED</Status><StatusReason>The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.</StatusReason></DescribeChangeSetResult></DescribeChangeSetResponse>`,
      DescribeEvents: `<DescribeEventsResponse><DescribeEventsResult><OperationEvents>${member({
        EventType: 'VALIDATION_ERROR',
        LogicalResourceId: 'AgentLogs',
        PhysicalResourceId: '/pipewright/tides/agents',
        ValidationFailureMode: 'FAIL',
        ValidationStatusReason: 'Resource of type AWS::Logs::LogGroup already exists',
      })}${member({
        LogicalResourceId: 'Bucket',
        ValidationFailureMode: 'WARN',
        ValidationStatusReason: 'is not empty',
      })}</OperationEvents></DescribeEventsResult></DescribeEventsResponse>`,
      DescribeStackEvents: ({ NextToken }) =>
        NextToken ? eventPage(['2', '1', '0']) : eventPage(['4', '3'], 'more'),
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: answers.endpoint,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    aws = openAws('us-east-1', process.env, new AbortController().signal);
  });
  after(async () => {
    await answers[Symbol.asyncDispose]();
    process.env = kept;
  });

  it('has the reasons of a validation before the deployment, which the change set only names', async () => {
    await assert.rejects(aws.stacks.prepare('x', 'c', { text: '{}' }, 'CREATE', {}), {
      code: 'DEPLOY_FAILED',
      message:
        /ResourceExistenceCheck.* AgentLogs \(\/pipewright\/tides\/agents\): Resource of type AWS::Logs::LogGroup already exists\. The existing resource may come .* another "name"\.$/,
    });
    assert.deepEqual(answers.sent('DescribeEvents'), [
      { ChangeSetName: ARN, 'Filters.FailedEvents': 'true' },
    ]);
  });

  it('is read as far back as what is known, over all pages; otherwise the newest page', async () => {
    const ids = async (since?: ReadonlySet<string>) =>
      (await aws.stacks.events('x', since)).map(({ id }) => id);
    assert.deepEqual(await ids(), ['4', '3']);
    assert.deepEqual(await ids(new Set(['1'])), ['4', '3', '2']);
    assert.deepEqual(await ids(new Set()), ['4', '3', '2', '1', '0']);
  });
});
