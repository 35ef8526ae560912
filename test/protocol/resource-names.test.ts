import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const REGIONS = ['us-east-1', 'ap-southeast-5', 'us-gov-west-1', 'eu-isoe-west-1', 'cn-northwest-1'];

/** What AWS accepts, and the pattern that policies grant each name by. */
function checked(workflow: string, step: string, region: string) {
  const names = resourceNames(workflow, { account: '183351756044', region });
  const { base, own } = names;
  const kind = (name: string) => `${own}${name}`;
  const rows: [name: string, most: number, allowed: RegExp, beginning: string][] = [
    [base, 40, /^[a-z][a-z0-9-]*$/, base],
    [names.inbox, 80, /^[\w-]+$/, own],
    [names.inboxDead, 80, /^[\w-]+$/, own],
    [names.work(step), 80, /^[\w-]+$/, kind('Work-')],
    [names.dead(step), 80, /^[\w-]+$/, kind('Dead-')],
    [names.dispatcher, 64, /^[\w-]+$/, own],
    [names.dispatcherRole, 64, /^[\w+=,.@-]+$/, own],
    [names.executionRole, 64, /^[\w+=,.@-]+$/, own],
    [names.infrastructureRole, 64, /^[\w+=,.@-]+$/, own],
    [names.instanceRole, 64, /^[\w+=,.@-]+$/, `ecsInstanceRole-${own}`],
    [names.taskRole(step), 64, /^[\w+=,.@-]+$/, kind('Task-')],
    [names.family(step), 255, /^[\w-]+$/, kind('Task-')],
    [names.capacityProvider('g5-xlarge-500gb-spot'), 255, /^(?!aws|ecs|fargate)[\w-]+$/, own],
    [names.keep(step), 255, /^[\w-]+$/, kind('Keep-')],
    [names.topic, 256, /^[\w-]+$/, own],
    [names.alarm(step), 255, /^[\w-]+$/, own],
    [names.rule('WhenTaskStopped'), 64, /^[\w.-]+$/, own],
    [names.agentLogs, 512, /^[\w./#-]+$/, '/pipewright/'],
    [names.dispatcherLogs, 512, /^[\w./#-]+$/, '/pipewright/'],
  ];
  return { base, own, rows };
}

describe('names of resources', () => {
  const random = seededRandom(7);
  const below = (most: number): number => Math.floor(random() * most);
  const word = (most: number): string => {
    const letters = 'abcdefgxyz019';
    let text = letters[below(letters.length)]!;
    while (text.length < most && below(most) > 1)
      text += below(6) === 0 && !text.endsWith('-') ? '-' : letters[below(letters.length)]!;
    return text.replace(/-$/, '');
  };

  it('are within the limits of AWS, and match the patterns of policies, whatever workflow and step are called', () => {
    for (let i = 0; i < 2000; i++) {
      const [workflow, step] = [word(63), word(63)];
      const { rows } = checked(workflow, step, REGIONS[i % REGIONS.length]!);
      for (const [name, most, allowed, beginning] of rows) {
        assert.ok(name.length <= most, `${name} is longer than ${most}`);
        assert.match(name, allowed);
        assert.ok(
          name.startsWith(beginning) && name.length >= beginning.length,
          `${name} is no ${beginning}*`,
        );
      }
    }
  });

  it('differ by step, region and workflow', () => {
    const long = 'a-name-of-more-than-twenty-nine-characters-that-somebody-chose';
    for (const workflow of ['tides', long]) {
      const all = REGIONS.flatMap((region) =>
        ['a', 'b', `${long}1`, `${long}2`].map((step) => checked(workflow, step, region).rows[10]![0]),
      );
      assert.equal(new Set(all).size, all.length);
      const instances = REGIONS.map((region) => checked(workflow, 'a', region).rows[9]![0]);
      assert.equal(new Set(instances).size, instances.length);
    }
  });

  it('of one workflow never begin as those of another', () => {
    for (let i = 0; i < 500; i++) {
      const workflow = word(40);
      const { own } = checked(workflow, 'a', 'us-east-1');
      for (const other of [`${workflow}-2`, `${workflow}-${word(9)}`, `${workflow}x`, word(40)]) {
        if (other === workflow) continue;
        for (const [name] of checked(other, 'a', 'us-east-1').rows)
          assert.ok(!name.startsWith(own) && !name.startsWith(`ecsInstanceRole-${own}`), `${name}: ${own}*`);
      }
    }
  });
});
