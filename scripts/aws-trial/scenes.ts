import { Failure } from '../../src/core/failure.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import type { SceneSettings, TrialWorkflow } from './trial-workflow.ts';

export interface Stage {
  readonly what: string;
  /** @returns what was found @throws Failure `TRIAL_FAILED` for an unexpected result */
  readonly play: (workflow: TrialWorkflow) => Promise<string>;
  /** Why an emulator cannot play it. */
  readonly emulated?: string;
}

/** Stages of one workflow, in order. */
export interface Scene {
  readonly name: string;
  readonly settings: SceneSettings;
  readonly stages: readonly Stage[];
}

const ROLES: Stage = { what: 'roles with the printed policies', play: (workflow) => workflow.makeRoles() };
const DEPLOY: Stage = {
  what: 'deploy',
  play: async (workflow) => lastLine(await workflow.deploy()),
};
const AGAIN: Stage = { ...DEPLOY, what: 'deploy again' };
const TWO: Stage = { what: 'run', play: (workflow) => run(workflow, 'few', ['x.csv', 'y.csv']) };
const DESTROY: Stage = { what: 'destroy', play: async (workflow) => outcome(await workflow.destroy()) };
const FIVE = ['a.csv', 'b.csv', 'c.csv', 'deep/d.csv', 'gone.csv'];
/** Enough to keep one agent busy until a destroy has begun. */
const MANY = Array.from({ length: 300 }, (_, i) => `${i}.csv`);

export const SCENES: readonly Scene[] = [
  {
    name: 'plain',
    settings: {},
    stages: [
      ROLES,
      DEPLOY,
      {
        what: 'five files right after deploying, of which one is deleted before its turn',
        play: deletedInput,
      },
      { what: 'five more files', play: (workflow) => run(workflow, 'more', FIVE) },
      { what: 'a destroy that is interrupted', play: interruptedDestroy },
      AGAIN,
      { what: 'two files after it', play: (workflow) => run(workflow, 'after', ['x.csv', 'y.csv']) },
      { what: 'destroy with an agent at work', play: destroyAtWork },
    ],
  },
  {
    name: 'instance',
    settings: { compute: 'ec2' },
    stages: onAwsOnly('an emulator starts no instances', [ROLES, DEPLOY, TWO, AGAIN, DESTROY]),
  },
  {
    name: 'isolated',
    settings: { network: 'isolated', mirror: true },
    stages: onAwsOnly('an isolated network takes images from ECR alone, which an emulator has not', [
      ...[ROLES, DEPLOY, TWO, AGAIN, DESTROY],
    ]),
  },
];

function onAwsOnly(emulated: string, stages: readonly Stage[]): Stage[] {
  return stages.map((stage) => ({ ...stage, emulated }));
}

/** Sends files, waits until all are processed, and returns how many and where agents ran. */
async function run(workflow: TrialWorkflow, folder: string, names: readonly string[]): Promise<string> {
  const begin = performance.now();
  const command = workflow.start('run', workflow.file, workflow.inputs(folder, names), '--wait');
  const seen = new Set<string>();
  const look = setInterval(
    () =>
      workflow.context.account.tasks(`pipewright-${workflow.name}`).then(
        (tasks) => tasks.forEach((task) => void seen.add(task)),
        () => {},
      ),
    3000,
  );
  const { code, said } = await command.ended;
  clearInterval(look);
  workflow.bill(names.length, performance.now() - begin);
  if (code !== 0) throw new Failure('TRIAL_FAILED', `run ended with ${code}: ${lastLine(said)}`);
  return `all ${names.length} done; agents: ${[...seen].join('; ') || 'none seen'}`;
}

/** One of five inputs is deleted before an agent reads it: its item must fail, and the others must not. */
async function deletedInput(workflow: TrialWorkflow): Promise<string> {
  const { account } = workflow.context;
  const begin = performance.now();
  const command = workflow.start('run', workflow.file, workflow.inputs('five', FIVE));
  const key = await workflow.until(
    'the upload of gone.csv',
    async () => (await account.keys(workflow.input, '', '/gone.csv'))[0],
  );
  await account.deleteObject(workflow.input, key);
  const { code, said } = await command.ended;
  const id = /\brun-\S+?Z-\w+/.exec(said)?.[0];
  if (code !== 0 || id === undefined)
    throw new Failure('TRIAL_FAILED', `run ended with ${code}: ${lastLine(said)}`);
  const status = await workflow.mustEnd(1, 'status', workflow.file, '--run', id, '--watch');
  workflow.bill(FIVE.length, performance.now() - begin);
  const why = /^.*gone\.csv.*$/m.exec(status)?.[0].trim();
  if (!/no longer exists|deleted/.test(status) || why === undefined)
    throw new Failure('TRIAL_FAILED', `status does not say that gone.csv is gone: ${lastLine(status)}`);
  const results = (await account.keys(workflow.output, '', '.json')).filter((each) =>
    each.includes(`/${id}/`),
  );
  const done = results.filter((each) => !each.includes('.pipewright/')).length;
  if (done !== FIVE.length - 1)
    throw new Failure('TRIAL_FAILED', `${done} results instead of ${FIVE.length - 1}`);
  return `${done} results, and: ${why}`;
}

/** Like a person who presses Ctrl-C as soon as the dispatcher is paused, while agents are being stopped. */
async function interruptedDestroy(workflow: TrialWorkflow): Promise<string> {
  const { account } = workflow.context;
  const { dispatcher } = resourceNames(workflow.name, { ...account, account: account.id });
  const command = workflow.start('destroy', workflow.file);
  let over = false;
  void command.ended.then(() => {
    over = true;
  });
  await workflow.until('the pause of the dispatcher', async () =>
    over || (await account.isPaused(dispatcher)) ? true : undefined,
  );
  command.interrupt();
  const { code, said } = await command.ended;
  if (code !== 130) throw new Failure('TRIAL_FAILED', `destroy ended with ${code}: ${lastLine(said)}`);
  return `ended with 130 after "${said.trim().split('\n').at(-2)}"`;
}

async function destroyAtWork(workflow: TrialWorkflow): Promise<string> {
  const { account } = workflow.context;
  const begin = performance.now();
  const said = await workflow.mustEnd(0, 'run', workflow.file, workflow.inputs('many', MANY));
  const id = /\brun-\S+?Z-\w+/.exec(said)?.[0] ?? 'run-';
  const done = async () =>
    (await account.keys(workflow.output, '', '.done')).filter((key) => key.includes(id)).length;
  const before = await workflow.until('the first result', async () => (await done()) || undefined);
  workflow.bill(MANY.length, performance.now() - begin);
  const end = outcome(await workflow.destroy());
  const left = MANY.length - (await done());
  if (left === 0) throw new Failure('TRIAL_FAILED', 'all items were done before the agent was stopped');
  return `begun with ${before} of ${MANY.length} done; ${end}`;
}

/** The line in which a destroy reports its result, before those on what remains. */
function outcome(said: string): string {
  return /^Nothing of .*$/m.exec(said)?.[0] ?? lastLine(said);
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? '';
}
