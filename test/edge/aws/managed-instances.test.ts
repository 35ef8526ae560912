import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Lookups } from '../../../src/deploy/account-lookups.ts';
import type { Cloud } from '../../../src/deploy/cloud.ts';
import { preflight } from '../../../src/deploy/preflight.ts';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openTasks } from '../../../src/edge/aws/ecs-dispatch.ts';
import { openAws } from '../../../src/edge/aws-account.ts';
import { openLookups } from '../../../src/edge/aws-lookups.ts';
import { compiled, deployablePlan, deployableStep, TARGET } from '../../fakes/deployable.ts';

/** Answers as Amazon's API references show them: an account with one public subnet, and g5.xlarge in its zone. */
const ANSWERS: Readonly<Record<string, string | object>> = {
  GetCallerIdentity: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${TARGET.account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  DescribeVpcs:
    '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>',
  DescribeSubnets:
    '<DescribeSubnetsResponse><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availabilityZone>us-east-1a</availabilityZone></item></subnetSet></DescribeSubnetsResponse>',
  DescribeRouteTables:
    '<DescribeRouteTablesResponse><routeTableSet><item><vpcId>vpc-1</vpcId><associationSet><item><main>true</main></item></associationSet><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item></routeSet></item></routeTableSet></DescribeRouteTablesResponse>',
  DescribeInstanceTypeOfferings:
    '<DescribeInstanceTypeOfferingsResponse><instanceTypeOfferingSet><item><instanceType>g5.xlarge</instanceType><locationType>availability-zone</locationType><location>us-east-1a</location></item></instanceTypeOfferingSet></DescribeInstanceTypeOfferingsResponse>',
  DescribeInstanceTypes:
    '<DescribeInstanceTypesResponse><instanceTypeSet><item><instanceType>g5.xlarge</instanceType><vCpuInfo><defaultVCpus>4</defaultVCpus></vCpuInfo><memoryInfo><sizeInMiB>16384</sizeInMiB></memoryInfo><gpuInfo><gpus><item><name>A10G</name><manufacturer>NVIDIA</manufacturer><count>1</count></item></gpus></gpuInfo></item></instanceTypeSet></DescribeInstanceTypesResponse>',
  DescribeKeyPairs:
    '<DescribeKeyPairsResponse><keySet><item><keyName>lab</keyName></item></keySet></DescribeKeyPairsResponse>',
  GetServiceQuota: { Quota: { Value: 40 } },
  ListTasks: { taskArns: [] },
  RunTask: { tasks: [{ taskArn: 'task-1' }], failures: [] },
};

const plan = deployablePlan(
  { key_pair: 'lab' },
  deployableStep('train', {
    compute: 'ec2',
    gpu_count: 1,
    cpu_units: 4096,
    memory_mb: 15_000,
    spec: { instance_type: 'g5.xlarge' },
  }),
);

describe('steps on instances', () => {
  /** What came, without what the SDK adds of its own. */
  const calls: [name: string, input: unknown][] = [];
  const kept = { ...process.env };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const {
      Action = target ?? `${request.method} ${request.url?.split('?')[0]}`,
      Version: _,
      ...form
    } = target === undefined ? Object.fromEntries(new URLSearchParams(body)) : {};
    calls.push([Action, target === undefined ? form : JSON.parse(body)]);
    const answer = ANSWERS[Action];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'string') response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
    else
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
  });
  let cloud: Cloud;
  let lookups: Lookups;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: TARGET.region,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    const { signal } = new AbortController();
    const aws = openAws(TARGET.region, process.env, signal);
    cloud = aws;
    lookups = { ...openLookups(aws.session, process.env, signal), pull: async () => 'pullable' };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    process.env = kept;
  });
  const sent = (name: string) => calls.filter(([each]) => each === name).map(([, input]) => input);

  it('are looked up in EC2 before deploying: subnets, routes, type, zones, key pair, and the quota of the family', async () => {
    const file = { file: 'x', text: '{"process":{"algorithms":[{"name":"train"}]}}' };
    assert.deepEqual(await preflight(plan, cloud, lookups, file), []);
    const type = { 'Filter.1.Name': 'instance-type', 'Filter.1.Value.1': 'g5.xlarge' };
    assert.deepEqual(sent('DescribeInstanceTypeOfferings'), [{ LocationType: 'availability-zone', ...type }]);
    assert.deepEqual(sent('DescribeInstanceTypes'), [type]);
    assert.deepEqual(sent('DescribeKeyPairs'), [{ 'Filter.1.Name': 'key-name', 'Filter.1.Value.1': 'lab' }]);
    assert.deepEqual(sent('DescribeVpcs'), [{ 'Filter.1.Name': 'is-default', 'Filter.1.Value.1': 'true' }]);
    const vpc = { 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': 'vpc-1' };
    assert.deepEqual([sent('DescribeSubnets'), sent('DescribeRouteTables')], [[vpc], [vpc]]);
    assert.deepEqual(sent('GetServiceQuota'), [{ ServiceCode: 'ec2', QuotaCode: 'L-DB2E81BA' }]);
  });

  it('start on the capacity provider that the template makes, with no public address, which ECS refuses there', async () => {
    const { dispatch, template } = compiled(plan);
    const step = dispatch.steps[0]!;
    assert.equal(step.compute.kind, 'managed-instances');
    const provider = step.compute.kind === 'managed-instances' ? step.compute.capacityProvider : '';
    const made = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::ECS::CapacityProvider');
    assert.equal(made?.Properties.Name, provider);
    const answer = await openTasks(openSession({ caller: 'task' })).run({
      cluster: dispatch.cluster,
      taskDefinition: step.taskDefinition,
      count: 3,
      capacity: { provider },
      network: { subnets: ['subnet-1'], securityGroups: ['sg-1'], publicIp: true },
      clientToken: 'token',
      startedBy: 'pipewright',
    });
    assert.deepEqual(answer, { kind: 'answered', tasks: ['task-1'], refused: [] });
    assert.deepEqual(sent('RunTask'), [
      {
        cluster: 'pipewright-test',
        taskDefinition: 'pipewright-test_Task-train',
        count: 3,
        clientToken: 'token',
        startedBy: 'pipewright',
        capacityProviderStrategy: [{ capacityProvider: 'pipewright-test_Instances-g5-xlarge', weight: 1 }],
        propagateTags: 'TASK_DEFINITION',
        enableECSManagedTags: true,
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
        },
      },
    ]);
  });
});
