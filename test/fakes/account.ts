import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../scripts/services.ts';
import type { Cloud } from '../../src/deploy/cloud.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep } from './deployable.ts';

/** Environment variables with which AWS clients call the emulator. */
export function accountEnv(aws: Emulator): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: aws.region,
    AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
  };
}

/** A cloud with a faster clock: it waits a fiftieth of the time between calls of CloudFormation. */
export function hurried(cloud: Cloud): Cloud {
  return { ...cloud, sleep: (milliseconds) => sleep(milliseconds / 50) };
}

/**
 * A cloud in which items of dead agents come back after `visibility` seconds, and agents without items end
 * after `idle` seconds, instead of the minutes in templates.
 */
export function impatient(
  cloud: Cloud,
  { visibility, idle }: { readonly visibility: number; readonly idle: number },
): Cloud {
  const set = (text: string, name: string, value: number): string =>
    text.replaceAll(new RegExp(`("Name":"${name}","Value":)"\\d+"`, 'g'), `$1"${value}"`);
  const prepare: Cloud['stacks']['prepare'] = (name, changeSet, source, kind, ...settings) => {
    if (!('text' in source)) throw new Error('the template is too large for this');
    const soon = set(source.text, 'PIPEWRIGHT_IDLE_SECONDS', idle);
    const text = set(soon, 'PIPEWRIGHT_VISIBILITY_SECONDS', visibility).replaceAll(
      '"VisibilityTimeout":120',
      `"VisibilityTimeout":${visibility}`,
    );
    return cloud.stacks.prepare(name, changeSet, { text }, kind, ...settings);
  };
  return { ...cloud, stacks: { ...cloud.stacks, prepare } };
}

/**
 * The plan of a workflow with a unique name, its own buckets and prefixes, and these steps one after another.
 */
export function ownPlan(ids: readonly string[], changes: Partial<Plan> = {}, name = ownName()): Plan {
  return deployablePlan(
    {
      workflow: name,
      input: { bucket: `${name}-in`, prefix: 'in/' },
      output: { bucket: `${name}-out`, prefix: 'out/' },
      ...changes,
    },
    ...ids.map((id, i) =>
      deployableStep(id, {
        needs: i === 0 ? [] : [ids[i - 1]!],
        reads: [i === 0 ? 'in/' : `out/${ids[i - 1]}/`],
        writes: `out/${id}/`,
      }),
    ),
  );
}

export function ownName(): string {
  return `w${randomBytes(5).toString('hex')}`;
}
