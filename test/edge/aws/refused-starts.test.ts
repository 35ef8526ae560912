import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openTasks } from '../../../src/edge/aws/ecs-dispatch.ts';
import { startAwsErrors } from '../../fakes/aws-errors.ts';

/** What ECS says to RunTask, as its API reference and people have it, and what the dispatcher makes of it. */
const CASES: readonly [code: string, message: string, kind: string][] = [
  ['ThrottlingException', 'Rate exceeded', 'throttled'],
  ['ClientException', 'Capacity is unavailable at this time.', 'answered'],
  ['InvalidParameterException', "You've reached the limit on the number of vCPUs.", 'answered'],
  ['ClientException', "ECS was unable to assume the role 'x'.", 'AWS_UNREACHABLE'],
  ['InvalidParameterException', 'The specified capacity provider was not found.', 'AWS_UNREACHABLE'],
  ['AccessDeniedException', 'User: u is not authorized to perform: ecs:RunTask', 'ACCESS_DENIED'],
  ['ClusterNotFoundException', 'Cluster not found.', 'START_REFUSED'],
  ['BlockedException', 'Your account is currently blocked.', 'START_REFUSED'],
  ['ClientException', 'TaskDefinition is inactive', 'START_REFUSED'],
  [
    'InvalidParameterException',
    'Error retrieving subnet information for [subnet-1]: The subnet ID does not exist (ErrorCode: InvalidSubnetID.NotFound)',
    'START_REFUSED',
  ],
];

it('tells refusals to start agents that last from those that pass', async () => {
  await using aws = await startAwsErrors();
  const kept = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  });
  try {
    const policy = { attempts: 1, connectionTimeout: 5000, socketTimeout: 5000, callTimeout: 10_000 };
    const tasks = openTasks(openSession({ caller: 'task', policy }));
    for (const [code, message, kind] of CASES) {
      aws.say({ status: 400, code, message });
      const found = await tasks
        .run({
          ...{ cluster: 'c', taskDefinition: 't', count: 1, capacity: 'FARGATE', clientToken: 'k' },
          ...{ network: { subnets: [], securityGroups: [], publicIp: true }, startedBy: 'pipewright' },
        })
        .then(
          (answer) => answer.kind,
          ({ code }) => code as string,
        );
      assert.equal(found, kind, `${code}: ${message}`);
    }
  } finally {
    process.env = kept;
  }
});
