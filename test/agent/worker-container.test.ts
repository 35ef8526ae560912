import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type Ecs, openEcs } from '../fakes/ecs.ts';
import { type AgentEnd, type FleetOptions, startAgent, wrapCommand, wrapShell } from '../fakes/fleet.ts';
import { entryOf, itemMessage, openStep, type Step } from '../fakes/step.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

/** Looks for everything that leads to credentials, as an algorithm could. */
const SPY = `
  { id -u; id -g; env
    for p in /proc/[0-9]*; do
      case $p in /proc/self|/proc/$$) ;; *) cat $p/environ 2>&1 | tr "\\0" "\\n"; ls $p/fd $p/cwd 2>&1;; esac
    done
    cat "$1"; touch /stolen 2>&1
    :
  } >"$2"`;

/** A file named spawn leaves processes behind in every way; another one lists the processes. */
const SPAWNER = `
  case "$1" in *spawn*)
    sleep 1111 &
    setsid sleep 2222 &
    (setsid sh -c "trap : TERM HUP; sleep 3333 & sleep 4444" &) &
    (while true; do (sleep 5555 & sleep 6666 &); sleep 0.01; done) &
    yes flood | head -c 30000000
    echo x >"$2";;
  *) ps -o stat,comm >"$2";;
  esac`;

describe('the worker in a container of ECS', { concurrency: 4 }, () => {
  let workshop: Workshop;
  let aws: LocalAws;
  let ecs: Ecs;
  const services = new Services();
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    ecs = await openEcs(aws);
  });
  after(async () => {
    await ecs?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  async function work(
    step: Step,
    image: string,
    { options = [], env = {} }: Partial<Pick<FleetOptions, 'options' | 'env'>> = {},
  ): Promise<AgentEnd> {
    const given = { ...step.env(), PIPEWRIGHT_IDLE_SECONDS: '1', ...env };
    return startAgent({ image, ecs, endpoint: aws.endpoint, env: given, options }).ended;
  }
  async function scene(...items: string[]): Promise<Step> {
    const step = await openStep(aws);
    await step.send(await step.upload(items.map((item) => ({ item, body: Buffer.from(`text of ${item}`) }))));
    return step;
  }
  const only = async (step: Step): Promise<string> => String([...(await step.outputs()).values()][0]);

  it("runs the algorithm as the image's user when it is root itself, out of reach of its credentials", async () => {
    const image = await wrapShell(workshop, 'spy', SPY, '1234:2345');
    const step = await scene('a');
    const end = await work(step, image, { options: ['--user=0'] });
    assert.equal(end.code, 0, end.rest);
    const seen = await only(step);
    assert.match(seen, /^1234\n2345\n/);
    assert.match(seen, /text of a/);
    assert.match(seen, /environ.*Permission denied/);
    assert.doesNotMatch(seen, /AWS_|ECS_|credentials|PIPEWRIGHT/);
    assert.match(seen, /stolen.*Permission denied/);
  });

  it('gives a checkpoint to the image’s user, as an agent before has saved it', async () => {
    const script =
      'cd /data/ck; if test -e sub/i; then cat sub/i >"$2"; else mkdir sub; echo 7 >sub/i; sleep 60; fi';
    const command = `/bin/busybox sh -c '${script}; echo x >sub/own' sh $input $output`;
    const image = await wrapCommand(workshop, 'counting', command, '1234:2345', { checkpoint: '/data/ck' });
    const step = await scene('a');
    const env = {
      ...step.env(),
      PIPEWRIGHT_CHECKPOINT: 'aa',
      PIPEWRIGHT_CHECKPOINT_SECONDS: '1',
      PIPEWRIGHT_IDLE_SECONDS: '1',
    };
    const first = startAgent({ image, ecs, endpoint: aws.endpoint, env, options: ['--user=0'] });
    await until('it is saved', async () => first.lines.some(({ event }) => event === 'checkpoint saved'));
    assert.ok(await first.signal('SIGTERM'));
    assert.equal((await first.ended).code, 143);
    const end = await work(step, image, { options: ['--user=0'], env });
    assert.equal(end.code, 0, end.rest);
    assert.equal(await only(step), '7\n');
  });

  it('runs pipes as the image’s user, in an image without a shell', async () => {
    const command =
      'busybox tr a-z A-Z < $input | busybox cat /dev/stdin > $scratch/x && ' +
      'busybox stat -L -c %u $scratch/x /proc/self | busybox cat - $scratch/x > $output';
    const image = await wrapCommand(
      workshop,
      'piped',
      command.replaceAll('busybox', '/bin/busybox'),
      '1234:2345',
    );
    const step = await scene('a');
    const end = await work(step, image, { options: ['--user=0'] });
    assert.equal(end.code, 0, end.rest);
    assert.equal(await only(step), '1234\n1234\nTEXT OF A');
  });

  it("lets the image's user read what items share, and change nothing of it", async () => {
    const script = `
      cat "$2" "$3"
      stat -c %u "$1" "$(dirname "$1")"
      echo more >"$1" && echo own-changed
      echo more >"$2" || echo shared-kept
      rm -f "$2" || echo link-kept`;
    const command = `/bin/busybox sh -c '${script}' sh $reads_1 $genome $missing > $output_dir/list`;
    const image = await wrapCommand(workshop, 'shares', command, '1234:2345', {
      inputs: {
        reads: { patterns: ['*.fq'], count: [1, null] },
        genome: { patterns: ['*.fa'], shared: true },
      },
      outputs: { list: { patterns: ['list'] } },
    });
    const step = await openStep(aws);
    const uploaded = await step.upload(
      ['a.fq', 'g.fa'].map((item) => ({ item, body: Buffer.from(`${item}\n`) })),
    );
    const [reads, genome] = uploaded.map((file) => entryOf(file));
    const files = { reads: [reads!], genome: [genome!] };
    await step.send(['s1', 's2'].map((id) => itemMessage(step, id, files, { missing: ['gone'] })));
    const end = await work(step, image, { options: ['--user=0'] });
    assert.equal(end.code, 0, end.rest);
    const outputs = [...(await step.outputs()).values()].map(String);
    const list = 'g.fa\ngone\n1234\n1234\nown-changed\nshared-kept\nlink-kept\n';
    assert.deepEqual(outputs, [list, list]);
  });

  it('cannot hide them from an algorithm that is root, too', async () => {
    // Says what SECURITY.md says, and that the spy above would have found them.
    const image = await wrapShell(workshop, 'spy-root', SPY);
    const step = await scene('a');
    assert.equal((await work(step, image)).code, 0);
    assert.match(await only(step), /AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/);
  });

  for (const [what, options] of [
    ['as the first process', []],
    ['below an init', ['--init']],
    ['as root with a user to fall back to', ['--init', '--user=0']],
  ] as const)
    it(`leaves no process of an algorithm behind, ${what}`, async () => {
      const image = await wrapShell(workshop, 'spawner', SPAWNER, '1234');
      const step = await scene('spawn', 'then');
      const env = { PIPEWRIGHT_LOG_MEGABYTES: '1', PIPEWRIGHT_IDLE_SECONDS: '3' };
      const end = await work(step, image, { options, env });
      assert.equal(end.code, 0, end.rest);
      // Whichever came first: the other one must see no process.
      await step.send(await step.upload([{ item: 'last', body: Buffer.from('') }]));
      assert.equal((await work(step, image, { options })).code, 0);
      for (const [item, listing] of await step.outputs()) {
        // Without an init zombies (Z) stay: deploying gives tasks one.
        const living = String(listing)
          .split('\n')
          .slice(1, -1)
          .filter((line) => !line.startsWith('Z'));
        const names = living.map((line) => line.trim().split(/\s+/)[1]);
        if (item !== 'spawn')
          assert.deepEqual(
            names.filter((name) => name !== 'docker-init'),
            ['MainThread', 'ps'],
            item,
          );
      }
    });

  for (const [what, options] of [
    ['another user', ['--user=4321']],
    ['a read-only root and a /tmp', ['--read-only', '--tmpfs=/tmp:mode=1777']],
    ['no capabilities', ['--cap-drop=ALL', '--security-opt=no-new-privileges']],
    ['little memory', ['--memory=192m', '--memory-swap=192m']],
  ] as const)
    it(`works with ${what}`, async () => {
      const image = await wrapShell(workshop, 'upper', 'tr a-z A-Z <"$1" >"$2"');
      const step = await scene('a', 'b');
      const end = await work(step, image, { options });
      assert.equal(end.code, 0, `${end.rest}${JSON.stringify(end.lines)}`);
      assert.equal((await step.outputs()).size, 2);
      assert.equal(await step.countMarkers(), 2);
    });

  it('lists the folders that it tried when none is writable', async () => {
    const image = await wrapShell(workshop, 'upper', 'tr a-z A-Z <"$1" >"$2"');
    const end = await work(await scene('a'), image, { options: ['--read-only'] });
    assert.equal(end.code, 78);
    assert.match(JSON.stringify(end.lines), /PIPEWRIGHT_SCRATCH/);
  });

  it('ends with a code of its own when an input does not fit on the disk, and leaves it to others', async () => {
    const image = await wrapShell(workshop, 'upper', 'tr a-z A-Z <"$1" >"$2"');
    const step = await openStep(aws);
    await step.send(await step.upload([{ item: 'large', body: Buffer.alloc(20 << 20, 'a') }]));
    const small = await work(step, image, { options: ['--read-only', '--tmpfs=/tmp:size=8m,mode=1777'] });
    assert.equal(small.code, 73, small.rest);
    assert.match(JSON.stringify(small.lines), /"cause":"DISK_FULL".*disk_gb/);
    assert.deepEqual([await step.countMarkers(), await step.backlog()], [0, 1]);
    assert.equal((await work(step, image, { env: { PIPEWRIGHT_IDLE_SECONDS: '5' } })).code, 0);
    assert.equal((await only(step)).length, 20 << 20);
  });

  const TINY = ['--read-only', '--tmpfs=/tmp:size=40m,mode=1777'];

  it('continues with other items when one fills the disk, without disk_gb in the spec', async () => {
    const script = 'case "$1" in *fill*) cat /dev/zero;; *) cat "$1";; esac >"$2"';
    const image = await wrapShell(workshop, 'filler', script);
    const step = await scene('fill', 'b', 'c', 'd');
    const end = await work(step, image, { options: TINY, env: { PIPEWRIGHT_MAX_ATTEMPTS: '2' } });
    assert.equal(end.code, 0, `${end.rest}${JSON.stringify(end.lines)}`);
    const failed = (await step.markers()).filter(({ keyState }) => keyState === 'failed');
    assert.deepEqual(
      failed.map(({ item, attempt, state }) => [item, attempt, state]),
      [['fill', 2, 'EXECUTOR_ERROR']],
    );
    assert.match(failed[0]!.log_tail!, /No space left/);
    assert.equal((await step.outputs()).size, 3);
  });

  it('ends with a code of its own when the disk stays full, and blames no algorithm', async () => {
    const image = await wrapShell(workshop, 'litterer', 'cat /dev/zero >/tmp/litter; cat "$1" >"$2"');
    const step = await scene('a');
    const end = await work(step, image, { options: TINY });
    assert.equal(end.code, 73, `${end.rest}${JSON.stringify(end.lines)}`);
    assert.match(JSON.stringify(end.lines), /"cause":"DISK_FULL".*disk_gb/);
    assert.deepEqual([await step.countMarkers(), await step.backlog()], [0, 1]);
  });

  it('continues with other items when one exhausts the memory', async () => {
    const script = 'case "$1" in *eat*) x=$(cat /dev/zero | tr "\\0" x);; esac; cat "$1" >"$2"';
    const image = await wrapShell(workshop, 'eater', script);
    const step = await scene('eat', 'b', 'c');
    const options = ['--memory=256m', '--memory-swap=256m'];
    const end = await work(step, image, { options, env: { PIPEWRIGHT_MAX_ATTEMPTS: '1' } });
    assert.equal(end.code, 0, end.rest);
    const failed = (await step.markers()).filter(({ keyState }) => keyState === 'failed');
    assert.deepEqual(
      failed.map(({ item }) => item),
      ['eat'],
    );
    assert.match(failed[0]!.meaning!, /out of memory/);
    assert.equal((await step.outputs()).size, 2);
  });
});
