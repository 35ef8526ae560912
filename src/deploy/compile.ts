import { Failure } from '../core/failure.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type ResourceNames, resourceNames, type Site } from '../protocol/resource-names.ts';
import { shortCommit } from '../text/quote.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { computeOf, instanceKind } from './compute.ts';
import { type CodePlace, dispatcherResources } from './template/dispatcher-resources.ts';
import { instanceRequirements, instanceResources } from './template/instance-resources.ts';
import { type NetworkChoice, networkResources } from './template/network-resources.ts';
import { queueResources } from './template/queue-resources.ts';
import { taskResources } from './template/task-resources.ts';
import type { DeployedMetadata, Template } from './template.ts';
import { ref } from './template.ts';

/** Where a workflow goes, and what its template needs to know of that place. */
export interface Target extends Site {
  readonly network: NetworkChoice;
}

/** A workflow as CloudFormation and the dispatcher take it. */
export interface CompiledWorkflow {
  readonly names: ResourceNames;
  readonly dispatch: DispatchPlan;
  readonly template: Template;
}

/**
 * From a plan to everything that deploying it takes. Pure: the same plan and target give the same bytes.
 * @param codeOf where the dispatcher's code is with this plan beside it
 * @throws Failure `MISSING_FIELD` where the workflow does not say where it is deployed, `TOO_LARGE_FOR_FARGATE`, `NO_PLATFORM`
 */
export function compile(
  plan: Plan,
  target: Target,
  codeOf: (dispatch: DispatchPlan) => CodePlace,
): CompiledWorkflow {
  checkPlaces(plan);
  const names = resourceNames(plan.workflow, target);
  const dispatch = dispatchPlan(plan, target, names);
  const managed = instanceRequirements(plan).size > 0;
  const { resources: network, values } = networkResources(
    plan,
    names,
    target.region,
    target.network,
    managed,
  );
  const template: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Pipewright workflow ${plan.workflow}: deployed and removed by pipewright, not by hand`,
    Metadata: { Pipewright: deployedOf(plan) },
    Resources: {
      ...queueResources(plan, names, target),
      ...network,
      ...dispatcherResources(plan, names, codeOf(dispatch), values),
      ...taskResources(plan, names, target),
      ...instanceResources(plan, names, target, values),
    },
    Outputs: {
      UploadTo: {
        Description: 'Where inputs are uploaded to: below it, a folder per run',
        Value: `s3://${dispatch.input.bucket}/${dispatch.input.prefix}`,
      },
      ResultsIn: {
        Description: 'Where results come: a folder per step, in it one per run',
        Value: `s3://${dispatch.output.bucket}/${dispatch.output.prefix}`,
      },
      AgentLogs: { Description: 'The log group of the agents', Value: ref('AgentLogs') },
      DispatcherLogs: { Description: 'The log group of the dispatcher', Value: ref('DispatcherLogs') },
    },
  };
  return { names, dispatch, template };
}

/** Where buckets and a region are not named, there is nothing to deploy to. */
function checkPlaces(plan: Plan): void {
  const missing = [
    ...(plan.input.bucket === undefined ? ['"input_s3_name", the bucket that inputs come from'] : []),
    ...(plan.output.bucket === undefined ? ['"output_s3_name", the bucket that results go to'] : []),
  ];
  if (missing.length > 0)
    throw new Failure(
      'MISSING_FIELD',
      `The workflow ${plan.workflow} cannot be deployed: it does not say ${missing.join(', and ')}. Add it to the workflow file.`,
    );
}

/**
 * Starting an agent takes the better part of a minute and is paid by the minute, so a few short items share one; a
 * larger backlog comes to the most agents anyhow.
 */
const ITEMS_PER_AGENT = 4;

function dispatchPlan(plan: Plan, { region }: Target, names: ResourceNames): DispatchPlan {
  return {
    version: 1,
    workflow: plan.workflow,
    region,
    cluster: names.base,
    inbox: names.queue(names.inbox),
    input: { bucket: plan.input.bucket!, prefix: plan.input.prefix },
    output: { bucket: plan.output.bucket!, prefix: plan.output.prefix },
    // Known only when they are there: the function's environment has them.
    network: { subnets: [], securityGroups: [], publicIp: false },
    steps: plan.steps.map((step) => dispatchStep(step, names)),
  };
}

function dispatchStep(step: PlannedStep, names: ResourceNames): DispatchStep {
  const compute = computeOf(step);
  return {
    id: step.id,
    needs: step.needs,
    gather: step.gather,
    patterns: step.spec.inputs.patterns,
    work: names.queue(names.work(step.id)),
    deadLetter: names.queue(names.dead(step.id)),
    // Without a revision it is the newest one, so that an update never leaves the dispatcher with one that is gone.
    taskDefinition: names.family(step.id),
    compute:
      compute.kind === 'fargate'
        ? { kind: 'fargate', spotFirst: compute.spotFirst }
        : {
            kind: 'managed-instances',
            capacityProvider: names.capacityProvider(instanceKind(compute.wish)),
          },
    maxAgents: step.max_agents,
    perAgent: step.gather ? 1 : ITEMS_PER_AGENT,
  };
}

function deployedOf(plan: Plan): DeployedMetadata {
  return {
    version: 1,
    workflow: plan.workflow,
    catalog:
      plan.catalog.commit === undefined
        ? plan.catalog.name
        : `${plan.catalog.name}@${shortCommit(plan.catalog.commit)}`,
    input: { bucket: plan.input.bucket!, prefix: plan.input.prefix },
    output: { bucket: plan.output.bucket!, prefix: plan.output.prefix },
    steps: plan.steps.map(({ id, algorithm, needs, gather }) => ({ id, algorithm, needs, gather })),
  };
}
