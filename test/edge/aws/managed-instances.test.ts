import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Lookups } from '../../../src/deploy/account-lookups.ts';
import { preflight } from '../../../src/deploy/preflight.ts';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openTasks } from '../../../src/edge/aws/ecs-dispatch.ts';
import { type Aws, openAws } from '../../../src/edge/aws-account.ts';
import { openLookups } from '../../../src/edge/aws-lookups.ts';
import { type AwsAnswer, type AwsAnswers, startAwsAnswers } from '../../fakes/aws-answers.ts';
import { compiled, deployablePlan, deployableStep, TARGET } from '../../fakes/deployable.ts';

/** Answers as Amazon's API references show them: an account with one public subnet, and g5.xlarge in its zone. */
const ANSWERS: Readonly<Record<string, AwsAnswer>> = {
  GetCallerIdentity: `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${TARGET.account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  GetRole:
    '<GetRoleResponse><GetRoleResult><Role><RoleName>AWSServiceRoleForECS</RoleName></Role></GetRoleResult></GetRoleResponse>',
  DescribeStacks: '<DescribeStacksResponse><DescribeStacksResult/></DescribeStacksResponse>',
  DescribeVpcs:
    '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>',
  DescribeSubnets:
    '<DescribeSubnetsResponse><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availabilityZone>us-east-1a</availabilityZone><availabilityZoneId>use1-az1</availabilityZoneId><mapPublicIpOnLaunch>true</mapPublicIpOnLaunch></item></subnetSet></DescribeSubnetsResponse>',
  DescribeRouteTables:
    '<DescribeRouteTablesResponse><routeTableSet><item><vpcId>vpc-1</vpcId><associationSet><item><main>true</main></item></associationSet><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item></routeSet></item></routeTableSet></DescribeRouteTablesResponse>',
  DescribeInstanceTypeOfferings:
    '<DescribeInstanceTypeOfferingsResponse><instanceTypeOfferingSet><item><instanceType>g5.xlarge</instanceType><locationType>availability-zone</locationType><location>us-east-1a</location></item></instanceTypeOfferingSet></DescribeInstanceTypeOfferingsResponse>',
  DescribeInstanceTypes:
    '<DescribeInstanceTypesResponse><instanceTypeSet><item><instanceType>g5.xlarge</instanceType><vCpuInfo><defaultVCpus>4</defaultVCpus></vCpuInfo><memoryInfo><sizeInMiB>16384</sizeInMiB></memoryInfo><gpuInfo><gpus><item><name>A10G</name><manufacturer>NVIDIA</manufacturer><count>1</count></item></gpus></gpuInfo></item></instanceTypeSet></DescribeInstanceTypesResponse>',
  DescribeKeyPairs:
    '<DescribeKeyPairsResponse><keySet><item><keyName>lab</keyName></item></keySet></DescribeKeyPairsResponse>',
  GetServiceQuota: { Quota: { Value: 40 } },
  ListTasks: { taskArns: ['t-1', 't-2', 't-3'] },
  DescribeTasks: {
    tasks: [
      { taskArn: 't-1', capacityProviderName: 'gpu', lastStatus: 'RUNNING' },
      { taskArn: 't-2', capacityProviderName: 'FARGATE', lastStatus: 'DEPROVISIONING' },
      { taskArn: 't-3', capacityProviderName: 'gpu', lastStatus: 'STOPPED' },
    ],
  },
  ListContainerInstances: ({ nextToken }) =>
    nextToken ? { containerInstanceArns: ['c-2'] } : { containerInstanceArns: ['c-1'], nextToken: 'more' },
  DescribeContainerInstances: {
    containerInstances: [
      { containerInstanceArn: 'c-1', capacityProviderName: 'gpu', ec2InstanceId: 'i-1' },
      { containerInstanceArn: 'c-2', capacityProviderName: 'cpu', ec2InstanceId: 'i-2' },
    ],
  },
  DescribeCapacityProviders: {
    capacityProviders: [
      {
        name: 'gpu',
        managedInstancesProvider: {
          infrastructureRoleArn: 'arn:role',
          instanceLaunchTemplate: {
            ec2InstanceProfileArn: 'arn:profile',
            networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
            capacityOptionType: 'ON_DEMAND',
          },
          infrastructureOptimization: { scaleInAfter: 300 },
        },
      },
    ],
  },
  UpdateCapacityProvider: {},
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
  const kept = { ...process.env };
  let answers: AwsAnswers;
  let cloud: Aws;
  let lookups: Lookups;
  before(async () => {
    answers = await startAwsAnswers(ANSWERS);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: answers.endpoint,
      AWS_REGION: TARGET.region,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    const { signal } = new AbortController();
    const aws = openAws(TARGET.region, process.env, signal);
    cloud = aws;
    lookups = { ...openLookups(aws.session, process.env, signal), pull: async () => 'pullable' };
  });
  after(async () => {
    await answers[Symbol.asyncDispose]();
    process.env = kept;
  });
  const sent = (name: string) => answers.sent(name);

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

  it('start on the capacity provider that the template makes, in its instances’ network', async () => {
    const { dispatch, template } = compiled(plan);
    const step = dispatch.steps[0]!;
    assert.equal(step.compute.kind, 'managed-instances');
    const provider = step.compute.kind === 'managed-instances' ? step.compute.capacityProvider : '';
    const made = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::ECS::CapacityProvider');
    assert.equal(made?.Properties.Name, provider);
    assert.equal(template.Resources.TaskTrain?.Properties.NetworkMode, 'host');
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
      },
    ]);
  });

  it('have agents until these have ended, and instances until these have left the cluster', async () => {
    const { agents, instances } = cloud;
    assert.deepEqual(await agents.ending('c'), ['t-1', 't-2']);
    assert.deepEqual(await agents.unended('c', ['t-1']), ['t-1', 't-2']);
    assert.deepEqual(await instances.agents('c', 'gpu'), ['t-1', 't-3']);
    assert.deepEqual(await instances.registered('c', 'gpu'), ['i-1']);
  });

  it('are scaled in at once, with what the provider has otherwise, and left alone where it is so', async () => {
    await cloud.instances.scaleIn('c', 'gpu', 300);
    await cloud.instances.scaleIn('c', 'gpu', 0);
    assert.deepEqual(sent('UpdateCapacityProvider'), [
      {
        name: 'gpu',
        cluster: 'c',
        managedInstancesProvider: {
          infrastructureRoleArn: 'arn:role',
          instanceLaunchTemplate: {
            ec2InstanceProfileArn: 'arn:profile',
            networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
          },
          infrastructureOptimization: { scaleInAfter: 0 },
        },
      },
    ]);
  });
});
