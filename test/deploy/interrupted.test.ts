import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { deployedKey } from '../../src/protocol/object-keys.ts';
import { ownPlan } from '../fakes/account.ts';
import { Account, Killed } from '../fakes/cloud.ts';

const CODE = Buffer.from('exports.handler = async () => {};\n');
const before = ownPlan(['a', 'b'], {}, 'tides');
const after = ownPlan(['a', 'b', 'c'], {}, 'tides');
let sets = 0;
const deploying = (account: Account, plan = before, call?: (name: string) => void | Promise<void>) =>
  deploy(plan, account.open(call), CODE, `set-${++sets}`, () => {});

/** Kills the command at the nth call, before it has an effect; after the call before it had one. */
function killedAt(nth: number): (call: string) => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls >= nth) throw new Killed();
  };
}

async function countCalls(work: (call: () => void) => Promise<unknown>): Promise<number> {
  let calls = 0;
  await work(() => {
    calls += 1;
  });
  return calls;
}

describe('an interrupted deployment', () => {
  it('is finished by another one, wherever it was killed: the first time and as an update', async () => {
    for (const [start, plan] of [
      [undefined, before],
      [before, after],
    ] as const) {
      const prepared = async () => {
        const account = new Account();
        if (start) await deploying(account, start);
        return account;
      };
      const whole = await prepared();
      const calls = await countCalls((call) => deploying(whole, plan, call));
      assert.ok(calls > 15, `${calls}`);
      for (let nth = 1; nth <= calls; nth++) {
        const account = await prepared();
        await assert.rejects(deploying(account, plan, killedAt(nth)), Killed);
        await deploying(account, plan);
        assert.deepEqual(account.state(), whole.state(), `killed at call ${nth} of ${calls}`);
      }
    }
  });

  it('can be destroyed wherever it was killed, and an interrupted destroy can be repeated', async () => {
    const plan = before;
    const empty = new Account();
    await deploying(empty);
    await destroy(plan, empty.open(), () => {});
    const whole = new Account();
    const calls = await countCalls((call) => deploying(whole, plan, call));
    for (let nth = 1; nth <= calls; nth++) {
      const account = new Account();
      await assert.rejects(deploying(account, plan, killedAt(nth)), Killed);
      await destroy(plan, account.open(killedAt(nth)), () => {}).catch(() => {});
      await destroy(plan, account.open(), () => {});
      assert.equal(account.stacks.size, 0, `killed at call ${nth}`);
      for (const config of account.notifications.values())
        assert.deepEqual(config.QueueConfigurations ?? [], []);
    }
  });
});

describe('an interrupted destroy', () => {
  it('is taken back by deploying: uploads are received, and the dispatcher runs again', async () => {
    const whole = new Account();
    await deploying(whole);
    const calls = await countCalls(async (call) => {
      const account = new Account();
      await deploying(account);
      await destroy(before, account.open(call), () => {});
    });
    for (let nth = 1; nth <= calls; nth++) {
      const account = new Account();
      await deploying(account);
      await assert.rejects(
        destroy(before, account.open(killedAt(nth)), () => {}),
        Killed,
      );
      await deploying(account);
      const { stacks, notifications, paused } = account.state() as Record<string, unknown>;
      const wanted = whole.state() as Record<string, unknown>;
      assert.deepEqual(
        [stacks, notifications, paused],
        [wanted.stacks, wanted.notifications, []],
        `killed at call ${nth} of ${calls}`,
      );
    }
  });
});

describe('a deployment', () => {
  it('says at its end that agents may work again, even where the stack is up to date', async () => {
    const account = new Account();
    await deploying(account);
    const bucket = account.buckets.get(before.output.bucket!)!;
    const key = deployedKey(before.output.prefix);
    assert.ok(bucket.delete(key));
    await deploying(account);
    assert.ok(bucket.has(key));
  });
});

describe('a stack of the same name with other buckets', () => {
  const mine = { ...before, input: { bucket: 'my-input', prefix: 'in/' } };

  it('is left alone: the workflow needs another name, or the user says that it is theirs', async () => {
    const account = new Account();
    await deploying(account);
    const theirs = account.state();
    const taken = {
      code: 'STACK_TAKEN',
      message:
        /with the buckets tides-in and tides-out, but this file has my-input and tides-out\. .*another "name"\. .*--take-over/,
    };
    await assert.rejects(deploying(account, mine), taken);
    await assert.rejects(
      destroy(mine, account.open(), () => {}),
      taken,
    );
    assert.deepEqual(account.state(), theirs);
  });

  it('is left alone where its creation has failed, too, though it can only be deleted', async () => {
    const account = new Account();
    await deploying(account);
    account.stacks.get('pipewright-tides')!.status = 'ROLLBACK_COMPLETE';
    const theirs = account.state();
    await assert.rejects(deploying(account, mine), { code: 'STACK_TAKEN' });
    assert.deepEqual(account.state(), theirs);
    await deploying(account);
    assert.equal(account.stacks.get('pipewright-tides')?.status, 'CREATE_COMPLETE');
  });

  it('is changed, and destroyed, where it is taken over', async () => {
    const account = new Account();
    await deploying(account);
    await deploy(mine, account.open(), CODE, 'over', () => {}, { takeOver: true });
    const ids = (bucket: string) =>
      account.notifications.get(bucket)?.QueueConfigurations?.map(({ Id }) => Id);
    assert.deepEqual([ids('tides-in'), ids('my-input')], [[], ['pipewright-tides']]);
    await destroy(before, account.open(), () => {}, true);
    assert.equal(account.stacks.size, 0);
  });
});

describe('the first deployment in an account', () => {
  it('creates the service-linked roles before the stack, and waits until AWS knows them', async () => {
    const account = new Account();
    account.serviceRoles = new Set();
    const calls: string[] = [];
    const said: string[] = [];
    const cloud = account.open((call) => void calls.push(call));
    await deploy(before, cloud, CODE, 'first', (line) => void said.push(line));
    const order = ['createRole', 'sleep', 'prepare'].map((call) => calls.indexOf(call));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(order[0]! > 0, calls.join());
    assert.ok(
      said.some((line) => line.startsWith('Created AWSServiceRoleForECS, once')),
      said.join('\n'),
    );
    calls.length = 0;
    await deploy(before, cloud, CODE, 'second', () => {});
    assert.ok(!calls.includes('createRole'));
  });
});

describe('two concurrent deployments', () => {
  it('wait for each other, and the last one wins', async () => {
    const account = new Account();
    account.patience = 20;
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const [first, second] = await Promise.all([
      deploy(before, account.open(), CODE, 'one', say),
      deploy(before, account.open(), CODE, 'two', say),
    ]);
    assert.deepEqual([first, second].filter(({ changes }) => changes === undefined).length, 1);
    assert.match(said.join('\n'), /Another process has started to change pipewright-tides: waiting/);
    const alone = new Account();
    await deploying(alone);
    assert.deepEqual(account.state(), alone.state());
  });

  it('wait for a change in progress, then apply what is left', async () => {
    const account = new Account();
    account.patience = 20;
    const said: string[] = [];
    let late: Promise<unknown> | undefined;
    await deploying(account, before, (call) => {
      if (call !== 'events' || account.stacks.get('pipewright-tides')?.status !== 'CREATE_IN_PROGRESS')
        return;
      late ??= deploy(after, account.open(), CODE, 'late', (line) => void said.push(line));
    });
    await late;
    assert.match(said.join('\n'), /is being changed \(CREATE_IN_PROGRESS\): waiting until that is done/);
    const alone = new Account();
    await deploying(alone, after);
    assert.deepEqual(
      account.stacks.get('pipewright-tides')?.template,
      alone.stacks.get('pipewright-tides')?.template,
    );
  });

  it('to one bucket both get their uploads, though S3 replaces notifications as a whole', async () => {
    const account = new Account();
    const own = (name: string) => ({
      ...ownPlan(['a'], {}, name),
      input: { bucket: 'shared', prefix: `${name}/` },
    });
    const plans = ['one', 'two', 'three'].map(own);
    // All have read the notifications before the first one writes them.
    let waiting = 0;
    let go = () => {};
    const all = new Promise<void>((resolve) => {
      go = resolve;
    });
    const once = () => {
      let met = false;
      return async (call: string) => {
        if (call !== 'setNotifications' || met) return;
        met = true;
        waiting += 1;
        if (waiting === plans.length) go();
        await all;
      };
    };
    await Promise.all(plans.map((plan) => deploying(account, plan, once())));
    const ids = account.notifications.get('shared')?.QueueConfigurations?.map(({ Id }) => Id);
    assert.deepEqual(ids?.sort(), ['pipewright-one', 'pipewright-three', 'pipewright-two']);
  });
});
