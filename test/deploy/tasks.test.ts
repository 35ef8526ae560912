import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { computeOf, instanceMemory } from '../../src/deploy/compute.ts';
import { AGENT_MEMORY_MB } from '../../src/protocol/agent-size.ts';
import { cachedFolder } from '../../src/protocol/object-keys.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { resultSettings } from '../../src/workflow/result-settings.ts';
import { compiled, deployablePlan, deployableStep } from '../fakes/deployable.ts';

interface TaskDefinition {
  readonly Memory: string;
  readonly ContainerDefinitions: readonly {
    readonly Environment: readonly { readonly Name: string; readonly Value: unknown }[];
  }[];
}

/** The task definitions of a plan's steps, in their order. */
function tasksOf(...steps: Parameters<typeof deployablePlan>[1][]): TaskDefinition[] {
  const { Resources } = compiled(deployablePlan({}, ...steps)).template;
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::ECS::TaskDefinition')
    .map(({ Properties }) => Properties as unknown as TaskDefinition);
}

describe('a task', () => {
  it('has what its algorithm asks for, and the memory of its agent besides, as on this machine', () => {
    for (const memory_mb of [32, 64, 96, 512, 640, 2048, 4096, 8192, 16_384, 30_720, 122_880])
      for (const compute of ['auto', 'ec2'] as const) {
        const [task] = tasksOf(deployableStep('a', { memory_mb, compute }));
        assert.ok(Number(task!.Memory) >= memory_mb + AGENT_MEMORY_MB, `${memory_mb}: ${task!.Memory}`);
        const said = task!.ContainerDefinitions[0]!.Environment.find(
          ({ Name }) => Name === 'PIPEWRIGHT_MEMORY_MB',
        );
        assert.equal(said?.Value, task!.Memory);
      }
    const small = computeOf(deployableStep('a', { memory_mb: 512 }));
    assert.deepEqual(small.kind === 'fargate' && small.size, { cpu: 256, memory: 1024 });
  });

  it('has an instance with room for the system, too', () => {
    const { Resources } = compiled(
      deployablePlan({}, deployableStep('a', { memory_mb: 7000, compute: 'ec2' })),
    ).template;
    assert.match(JSON.stringify(Resources), new RegExp(`"MemoryMiB":\\{"Min":${instanceMemory(7128)}\\}`));
    assert.ok(instanceMemory(7128) > 7500 && instanceMemory(7128) < 7800, String(instanceMemory(7128)));
  });

  it('offers what it makes to later runs only where the workflow reuses results, in the folder of its settings', () => {
    const texts = (plan: Plan) =>
      Object.values(compiled(plan).template.Resources)
        .map((resource) => JSON.stringify(resource))
        .filter((text) => text.includes('.pipewright/cache/'));
    const step = deployableStep('a', { variables: { LEVEL: '1' } });
    assert.deepEqual(texts(deployablePlan({}, step)), []);
    const [role, task, ...others] = texts(deployablePlan({ reuse: true }, step));
    const folder = cachedFolder(resultSettings(step));
    assert.deepEqual(others, []);
    assert.ok(role!.includes(`"arn:aws:s3:::some-output/${folder}*"`), role);
    assert.ok(task!.includes(`{"Name":"PIPEWRIGHT_CACHE","Value":"${folder}"}`), task);
    const settings = (changes: Parameters<typeof deployableStep>[1]) =>
      resultSettings(deployableStep('a', changes));
    assert.equal(settings({ memory_mb: 64, timeout_minutes: 1 }), settings({ memory_mb: 4096 }));
    assert.notEqual(settings({ variables: { LEVEL: '2' } }), resultSettings(step));
    assert.notEqual(settings({ secrets: { KEY: 'arn:1' } }), settings({ secrets: { KEY: 'arn:2' } }));
  });

  it('tells the inbox of its outputs only where a step takes them', () => {
    const steps = [
      deployableStep('a'),
      deployableStep('b', { needs: ['a'] }),
      deployableStep('all', { needs: ['b'], gather: true }),
      deployableStep('alone'),
    ];
    const told = tasksOf(...steps).map(({ ContainerDefinitions: [container] }) =>
      container!.Environment.some(({ Name }) => Name === 'PIPEWRIGHT_INBOX_URL'),
    );
    assert.deepEqual(told, [true, true, false, false]);
    const { Resources } = compiled(deployablePlan({}, ...steps)).template;
    const roles = ['a', 'b', 'all', 'alone'].map((id) => {
      const [, role] = Object.entries(Resources).find(
        ([, { Type, Properties }]) =>
          Type === 'AWS::IAM::Role' && Properties.Description === `What agents of step ${id} of test may do`,
      )!;
      return JSON.stringify(role.Properties.Policies).includes('"Inbox"');
    });
    assert.deepEqual(roles, [true, true, false, false]);
  });
});
