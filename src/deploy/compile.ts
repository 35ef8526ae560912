import { Failure } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import type { Lane } from '../protocol/lanes.ts';
import { lineOf } from '../protocol/memory-line.ts';
import { type ResourceNames, resourceNames, type Site } from '../protocol/resource-names.ts';
import { itemPatterns } from '../spec/named-files.ts';
import { shortCommit } from '../text/quote.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { computeOf, imageBytes, instanceKind, stepLanes } from './compute.ts';
import { agentOf } from './cost-estimate.ts';
import { agentPrice, itemPrice, itemsPerAgent, pricesText } from './cost-model.ts';
import type { EncryptionKeys } from './encryption-keys.ts';
import { agentIn } from './planned-lanes.ts';
import { alarmResources } from './template/alarm-resources.ts';
import { type CodePlace, dispatcherResources } from './template/dispatcher-resources.ts';
import { instanceResources } from './template/instance-resources.ts';
import { networkResources, zonesNeeded } from './template/network-resources.ts';
import { noticeResources } from './template/notice-resources.ts';
import { queueResources } from './template/queue-resources.ts';
import { taskResources } from './template/task-resources.ts';
import type { DeployedMetadata, NetworkChoice, Resources, Template } from './template.ts';
import { ref } from './template.ts';

/** Where a workflow is deployed, and the network there. */
export interface Target extends Site {
  readonly network: NetworkChoice;
  /** The customer-managed keys; looked up for deploying, and not needed for anything else. */
  readonly keys?: EncryptionKeys;
}

/** A workflow in the forms that CloudFormation and the dispatcher read. */
export interface CompiledWorkflow {
  readonly names: ResourceNames;
  readonly dispatch: DispatchPlan;
  readonly template: Template;
}

/**
 * Compiles a plan to everything that its deployment needs. Pure: the same plan and target give the same
 * bytes.
 * @param codeOf where the archive of the dispatcher's code and this dispatch plan is stored
 * @throws Failure `MISSING_FIELD` where the workflow names no buckets, `TOO_LARGE_FOR_FARGATE`,
 *   `NO_PLATFORM`
 */
export function compile(
  plan: Plan,
  target: Target,
  codeOf: (dispatch: DispatchPlan) => CodePlace,
): CompiledWorkflow {
  checkPlaces(plan);
  const names = resourceNames(plan.workflow, target);
  const dispatch = dispatchPlan(plan, target, names);
  const { resources: network, values } = networkResources(plan, names, target);
  const template: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Pipewright workflow ${plan.workflow}: deployed and removed by pipewright, not by hand`,
    Metadata: { Pipewright: metadataOf(plan, target) },
    Resources: bounded(plan, {
      ...queueResources(plan, names, target),
      ...noticeResources(plan, names),
      ...alarmResources(plan, names),
      ...network,
      ...dispatcherResources(plan, names, codeOf(dispatch), values, target),
      ...taskResources(plan, names, target),
      ...instanceResources(plan, names, values),
    }),
    Outputs: {
      UploadTo: {
        Description: 'Where to upload inputs, with a folder for each run',
        Value: `s3://${dispatch.input.bucket}/${dispatch.input.prefix}`,
      },
      ResultsIn: {
        Description: 'Where results are stored, with a folder for each step, and in it one for each run',
        Value: `s3://${dispatch.output.bucket}/${dispatch.output.prefix}`,
      },
      AgentLogs: { Description: 'The log group of the agents', Value: ref('AgentLogs') },
      DispatcherLogs: { Description: 'The log group of the dispatcher', Value: ref('DispatcherLogs') },
    },
  };
  return { names, dispatch, template };
}

/** Limits every role by the workflow's permissions boundary, if it has one. */
function bounded({ permissions_boundary: PermissionsBoundary }: Plan, resources: Resources): Resources {
  if (PermissionsBoundary === undefined) return resources;
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [
      id,
      resource.Type === 'AWS::IAM::Role'
        ? { ...resource, Properties: { ...resource.Properties, PermissionsBoundary } }
        : resource,
    ]),
  );
}

function checkPlaces({ workflow, input, output }: Plan): void {
  const missing: string[] = [];
  if (input.bucket === undefined) missing.push('"input_s3_name", the bucket that inputs come from');
  if (output.bucket === undefined) missing.push('"output_s3_name", the bucket that results go to');
  if (missing.length > 0)
    throw new Failure(
      'MISSING_FIELD',
      `The workflow ${workflow} cannot be deployed because it does not set ${missing.join(', and ')}. Add this to the workflow file.`,
    );
}

function dispatchPlan(plan: Plan, { region }: Target, names: ResourceNames): DispatchPlan {
  return {
    version: 1,
    workflow: plan.workflow,
    region,
    cluster: names.base,
    inbox: names.queue(names.inbox),
    input: { bucket: plan.input.bucket!, prefix: plan.input.prefix },
    output: { bucket: plan.output.bucket!, prefix: plan.output.prefix },
    // Known only after the stack is created: the function's environment has them.
    network: { subnets: [], securityGroups: [], publicIp: false },
    steps: plan.steps.map((step) => dispatchStep(plan, step, names)),
    ...(plan.notify && { notify: { topic: names.arn('sns', names.topic), prices: pricesText() } }),
    ...(plan.budget && {
      budget: { ...(plan.budget.month_usd !== undefined && { month_usd: plan.budget.month_usd }) },
    }),
    ...(plan.items && { items: { steps: plan.items.steps } }),
    ...(plan.items && plan.items.rule.kind !== 'sheet' && { adhoc: plan.items.rule }),
  };
}

function dispatchStep(plan: Plan, step: PlannedStep, names: ResourceNames): DispatchStep {
  const compute = computeOf(step);
  const agent = agentOf(plan, step);
  const priceOf = ({ cpu, memory }: Pick<Lane, 'cpu' | 'memory'>) =>
    plan.budget && agent && { agent_price: agentPrice(agentIn(agent, { cpu, memory }), step.disk_gb) };
  const lanes = stepLanes(step);
  const line = lineOf(step.spec.memory);
  return {
    id: step.id,
    needs: step.needs,
    gather: step.gather,
    patterns: itemPatterns(step.spec),
    work: names.queue(names.work(step.id)),
    deadLetter: names.queue(names.dead(step.id)),
    // Without a revision, ECS uses the newest: an update never leaves the dispatcher with a deregistered one.
    taskDefinition: names.family(step.id),
    compute:
      compute.kind === 'fargate'
        ? { kind: 'fargate', spotFirst: compute.spotFirst }
        : {
            kind: 'managed-instances',
            capacityProvider: names.capacityProvider(instanceKind(compute.instance)),
          },
    maxAgents: step.max_agents,
    perAgent: step.gather ? 1 : itemsPerAgent(imageBytes(step)),
    ...(step.keep !== undefined && { keep: step.keep }),
    ...(lanes.length > 0 && {
      lanes: lanes.map((lane, i) => ({
        ...{ ...lane, work: names.queue(names.work(step.id, i)) },
        ...(plan.notify && agent && { price: itemPrice(agentIn(agent, lane), imageBytes(step)) }),
        ...priceOf(lane),
      })),
      ...(line && { line }),
    }),
    ...(plan.notify && agent && { price: itemPrice(agent, imageBytes(step)) }),
    ...(agent && priceOf(agent.size)),
  };
}

function metadataOf(plan: Plan, { network }: Target): DeployedMetadata {
  const { workflow, catalog, input, output, steps, mirror } = plan;
  const { name, commit } = catalog;
  return {
    version: 1,
    workflow,
    catalog: commit === undefined ? name : `${name}@${shortCommit(commit)}`,
    input: { bucket: input.bucket!, prefix: input.prefix },
    output: { bucket: output.bucket!, prefix: output.prefix },
    steps: steps.map((step) => {
      const { id, algorithm, needs, gather, keep, spec } = step;
      const lanes = stepLanes(step).length;
      return {
        ...{ id, algorithm, needs, gather },
        ...((typeof keep === 'number' || spec.checkpoint !== undefined) && { expires: true as const }),
        ...(lanes > 0 && { lanes }),
      };
    }),
    ...(mirror && { mirror }),
    network: {
      mode: plan.network,
      ...(network.kind === 'own' ? { ...network, zones: network.zones ?? zonesNeeded(plan) } : network),
    },
  };
}
