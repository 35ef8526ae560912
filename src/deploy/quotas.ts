import { pushTo } from '../core/grouped-lists.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { type Compute, computeOf, stepLanes } from './compute.ts';

/** A quota of concurrent vCPUs (Amazon EC2 and Amazon ECS User Guides, "Service quotas"). */
export interface Quota {
  readonly service: 'ec2' | 'fargate';
  readonly code: string;
  readonly name: string;
}

/** Steps that share quotas, and how much of them they can use at once. */
export interface QuotaDemand {
  readonly steps: readonly PlannedStep[];
  /** Agents can start under any of them: that of Spot, and that of the fallback. */
  readonly quotas: readonly Quota[];
  /**
   * vCPUs when `max_agents` of every step run, in steps with lanes all in the smallest, which has most items.
   */
  readonly most: number;
  /** vCPUs of the largest single agent, and its step. */
  readonly largest: { readonly step: PlannedStep; readonly cpus: number };
}

const FARGATE: Quota = { service: 'fargate', code: 'L-3032A538', name: 'Fargate On-Demand vCPUs' };
const FARGATE_SPOT: Quota = { service: 'fargate', code: 'L-36FBB829', name: 'Fargate Spot vCPUs' };

/** Families of instance types with a quota of their own: on demand, then Spot. */
const FAMILIES: readonly [pattern: RegExp, onDemand: string, spot: string, name: string][] = [
  [/^(?:g|gr|vt)\d/, 'L-DB2E81BA', 'L-3819A6DF', 'G and VT instances'],
  [/^p\d/, 'L-417A185B', 'L-7212CCBC', 'P instances'],
  [/^x\d/, 'L-7295265B', 'L-E3A00192', 'X instances'],
  [/^f\d/, 'L-74FC7D96', 'L-88CF9481', 'F instances'],
  [/^inf/, 'L-1945791B', 'L-B5D1601B', 'Inf instances'],
  [/^trn/, 'L-2C3B7624', 'L-5480EFD2', 'Trn instances'],
  [/^dl\d/, 'L-6E869C2A', 'L-85EED4F7', 'DL instances'],
  [/^[acdhimrtz]\d|^(?:im|is|mac)\d/, 'L-1216C47A', 'L-34B43A08', 'Standard instances'],
];

/** How much of the account's quotas a plan needs; without instances of families whose quota is unknown. */
export function quotaDemands(plan: Plan): QuotaDemand[] {
  const groups = new Map<
    string,
    { step: PlannedStep; cpus: number; largest: number; quotas: readonly Quota[] }[]
  >();
  for (const step of plan.steps) {
    const compute = computeOf(step);
    const quotas = quotasOf(compute);
    if (quotas.length === 0) continue;
    const cpus = compute.kind === 'fargate' ? compute.size.cpu / 1024 : compute.instance.cpus;
    const key = quotas.map(({ code }) => code).join();
    const lane = stepLanes(step).at(-1);
    pushTo(groups, key, { step, cpus, largest: lane ? lane.cpu / 1024 : cpus, quotas });
  }
  return [...groups.values()].map((group) => ({
    steps: group.map(({ step }) => step),
    quotas: group[0]!.quotas,
    most: group.reduce((sum, { step, cpus }) => sum + cpus * (step.gather ? 1 : step.max_agents), 0),
    largest: group
      .map(({ step, largest: cpus }) => ({ step, cpus }))
      .reduce((most, each) => (each.cpus > most.cpus ? each : most)),
  }));
}

function quotasOf(compute: Compute): Quota[] {
  if (compute.kind === 'fargate') return compute.spotFirst ? [FARGATE_SPOT, FARGATE] : [FARGATE];
  const { type, spot, gpus } = compute.instance;
  return familiesOf(type, gpus).map(([, onDemand, ofSpot, name]) => ({
    service: 'ec2',
    code: spot ? ofSpot : onDemand,
    name: spot ? `Spot ${name} (vCPUs)` : `On-Demand ${name} (vCPUs)`,
  }));
}

function familiesOf(type: string | undefined, gpus: number): typeof FAMILIES {
  if (type !== undefined) return FAMILIES.filter(([pattern]) => pattern.test(type)).slice(0, 1);
  // ECS chooses: with a GPU from the first two families, else from the last.
  return gpus > 0 ? FAMILIES.slice(0, 2) : FAMILIES.slice(-1);
}

/** The console page for requesting an increase. */
export function quotaPage(region: string, { service, code }: Quota): string {
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}`;
}
