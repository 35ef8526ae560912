import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import {
  CreateOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { runCommand } from '../../src/command/commands.ts';
import { accountEnv } from '../fakes/account.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type FakeGh, fakeGh } from '../fakes/gh.ts';
import { ROOT } from '../fakes/workshop.ts';

const GITHUB = ['github', '--repository', 'my-lab/tides'];
/** Identity providers are an account's: this one is of this file alone, as MiniStack takes an access key for an account. */
const ACCOUNT = '271828182845';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
const DEPLOY_YML = '.github/workflows/workflow-deploy.yml';

describe('pipewright setup github', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let home: string;
  let gh: FakeGh;
  beforeEach(async () => {
    folder = await temporaryFolder();
    home = join(folder.path, 'tides');
    await mkdir(join(home, '.git'), { recursive: true });
    await mkdir(join(folder.path, 'bin'));
    gh = await fakeGh(join(folder.path, 'bin'));
    assert.equal(await runCommand('new', ['workflow', 'tides'], commandIo(folder.path)), 0);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  /** `pipewright setup …` in the repository, or elsewhere. */
  async function setup(args: readonly string[], env: Record<string, string> = {}, more: object = {}) {
    const io = commandIo(home, { env: { PATH: gh.path, ...env }, ...more });
    const catalog = ['--catalog', join(ROOT, 'catalog')];
    const code = await runCommand('setup', [...args, ...catalog], io);
    return { code, ...io.said };
  }

  describe('before it asks AWS', () => {
    for (const [repository, message] of [
      ['tides', /"tides" is not the name of a repository: write owner\/name/],
      ['https://github.com/my-lab/tides.git', /write my-lab\/tides/],
      ['my-lab/..', /owner\/name/],
    ] as const)
      it(`refuses the repository ${repository}`, () =>
        assert.rejects(setup(['github', '--repository', repository]), { code: 'BAD_REPOSITORY', message }));

    it('says when GitHub has no such repository', () =>
      assert.rejects(setup(['github', '--repository', 'my-lab/tide', '--apply']), {
        code: 'GITHUB_NOT_FOUND',
        message: /my-lab\/tide, or your account cannot see it.*gh repo create my-lab\/tide --private/,
      }));

    it('needs gh for --apply, and says how to sign in', async () => {
      await gh.change((state) => {
        state.signedIn = false;
      });
      await assert.rejects(setup([...GITHUB, '--apply']), { code: 'GH_MISSING', message: /gh auth login/ });
      await assert.rejects(setup([...GITHUB, '--apply'], { PATH: home }), {
        code: 'GH_MISSING',
        message: /not installed: get it at https:\/\/cli\.github\.com/,
      });
    });

    it("asks for the repository's numbers where there is no gh", () =>
      assert.rejects(setup(GITHUB, { PATH: home }), {
        code: 'GH_MISSING',
        message:
          /--owner-id and --repository-id\. They are "owner.id" and "id" at https:\/\/api\.github\.com/,
      }));

    it('needs a workflow file that names its buckets', async () => {
      await writeFile(
        join(home, 'tides.workflow.json'),
        '{"process": {"type": "single_run", "algorithms": []}}',
      );
      await assert.rejects(setup(GITHUB), { code: 'NO_WORKFLOWS', message: /input_s3_name/ });
      await assert.rejects(setup([...GITHUB, 'tides.workflow.json']), { code: 'MISSING_FIELD' });
    });

    it('needs one region', async () => {
      const text = await readFile(join(home, 'tides.workflow.json'), 'utf8');
      const inRegion = (region: string) => JSON.stringify({ ...JSON.parse(text), name: region, region });
      await writeFile(join(home, 'tides.workflow.json'), inRegion('eu-west-1'));
      await writeFile(join(home, 'us.workflow.json'), inRegion('us-east-1'));
      await assert.rejects(setup(GITHUB), {
        code: 'BAD_USAGE',
        message: /is for eu-west-1, and us\.workflow/,
      });
    });

    it('says that there are no credentials', async () => {
      const nowhere = join(home, 'nothing');
      const keys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '' };
      const files = { AWS_CONFIG_FILE: nowhere, AWS_SHARED_CREDENTIALS_FILE: nowhere };
      // The SDK reads the process's own.
      Object.assign(process.env, keys, files, { AWS_EC2_METADATA_DISABLED: 'true' });
      await assert.rejects(setup(GITHUB, { AWS_REGION: 'us-east-1' }), { code: 'CREDENTIALS_LOST' });
    });
  });

  describe('on AWS', { timeout: 120_000 }, () => {
    const services = new Services();
    let aws: LocalAws;
    let iam: IAMClient;
    let env: Record<string, string>;
    before(async () => {
      aws = await services.ministack();
      env = { ...accountEnv(aws), AWS_ACCESS_KEY_ID: ACCOUNT };
      Object.assign(process.env, env);
      iam = new IAMClient({ ...aws, credentials: { ...aws.credentials, accessKeyId: ACCOUNT } });
    });
    after(() => services[Symbol.asyncDispose]());

    it('changes nothing unless it is agreed to', async () => {
      const asked: string[] = [];
      const ask = async (question: string) => {
        asked.push(question);
        return 'n';
      };
      await assert.rejects(setup([...GITHUB, '--apply'], env, { ask }), { code: 'DECLINED' });
      assert.deepEqual(asked, ['Continue? [y/N] ']);
      await assert.rejects(setup([...GITHUB, '--apply'], env), { code: 'BAD_USAGE', message: /--yes/ });
      assert.ok(!existsSync(join(home, '.github/workflows/run-status.yml')));
      const { variables, environments } = (await gh.state()).repositories['my-lab/tides']!;
      assert.deepEqual([variables, environments], [{}, {}]);
    });

    it('sets up, finds all as it was, follows a change, and takes everything back', async () => {
      const first = await setup([...GITHUB, '--apply', '--yes'], env);
      assert.match(first.err, /Create the stack github-pipewright-my-lab-tides-\w{8}:/);
      assert.match(first.err, /GitHub's identity provider, new in this account/);
      const provider = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: PROVIDER });
      assert.deepEqual((await iam.send(provider)).ClientIDList, ['sts.amazonaws.com']);
      assert.match(first.err, /Keep \.github\/workflows\/workflow-deploy\.yml, which needs no change/);
      const { variables, environments } = (await gh.state()).repositories['my-lab/tides']!;
      assert.deepEqual(environments, { production: ['main'] });
      assert.equal(variables.AWS_REGION, aws.region);
      const name = variables.AWS_DEPLOY_ROLE!.split('/').at(-1)!;
      const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
      assert.ok(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '').includes('repo:my-lab@7/tides@9:'));
      const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
      assert.ok(attached.AttachedPolicies!.length >= 2);
      const yml = await readFile(join(home, '.github/workflows/run-on-push.yml'), 'utf8');
      assert.match(yml, /workflow: tides\.workflow\.json/);

      // No --yes: there is nothing to agree to.
      await gh.change((state) => {
        state.calls = [];
      });
      const again = await setup([...GITHUB, '--apply'], env);
      assert.match(again.err, /Keep the stack github-\S+, which is up to date/);
      assert.deepEqual(
        (await gh.state()).calls.filter((call) => call.includes('--method')),
        [],
      );

      await writeFile(join(home, DEPLOY_YML), '# mine\n');
      const changed = await setup([...GITHUB, '--branch', 'trunk', '--yes'], env);
      assert.match(changed.err, /Update the stack/);
      assert.match(changed.err, /Leave \.github\/workflows\/workflow-deploy\.yml, which has other content/);
      assert.match(
        changed.out,
        new RegExp(`gh variable set AWS_REGION --repo my-lab/tides --body '${aws.region}'`),
      );
      assert.equal(await readFile(join(home, DEPLOY_YML), 'utf8'), '# mine\n');
      const run = variables.AWS_RUN_ROLE!.split('/').at(-1)!;
      const trust = (await iam.send(new GetRoleCommand({ RoleName: run }))).Role?.AssumeRolePolicyDocument;
      assert.match(decodeURIComponent(trust ?? ''), /refs\/heads\/trunk/);

      const removed = await setup([...GITHUB, '--remove', '--apply', '--yes'], env);
      assert.match(removed.out, /npx pipewright destroy tides\.workflow\.json/);
      assert.deepEqual((await gh.state()).repositories['my-lab/tides']?.variables, {});
      assert.ok(!existsSync(join(home, '.github/workflows/run-status.yml')));
      assert.equal(await readFile(join(home, DEPLOY_YML), 'utf8'), '# mine\n');
      await assert.rejects(iam.send(new GetRoleCommand({ RoleName: run })), {
        name: 'NoSuchEntityException',
      });
      await assert.rejects(iam.send(provider), { name: 'NoSuchEntityException' });
      assert.equal((await setup([...GITHUB, '--remove', '--yes'], env)).code, 0);
    });

    it('makes no role when GitHub lets it make no environment', async () => {
      for (const [status, message] of [
        [404, /Creating the environment production .* only in paid plans/],
        [403, /Reading the environment production: .*Resource not accessible/],
      ] as const) {
        await gh.change((state) => {
          state.repositories['my-lab/tides']!.refuses = status;
        });
        await assert.rejects(setup([...GITHUB, '--apply', '--yes'], env), {
          code: 'GITHUB_REFUSED',
          message,
        });
      }
      assert.deepEqual((await gh.state()).repositories['my-lab/tides']?.variables, {});
    });

    it('leaves an environment and a provider of others as they are, and prints what to do without gh', async () => {
      await gh.change((state) => {
        state.repositories['my-lab/tides']!.environments.production = null;
      });
      const url = 'https://token.actions.githubusercontent.com';
      // Older guides have a thumbprint written in; AWS ignores it.
      const made = { Url: url, ClientIDList: ['sts.amazonaws.com'], ThumbprintList: ['f'.repeat(40)] };
      await iam.send(new CreateOpenIDConnectProviderCommand(made));
      const said = await setup([...GITHUB, '--apply', '--pin', '--yes', '--json'], env);
      const { provider, notes, environment, files } = JSON.parse(said.out);
      assert.match(notes[0], /Every branch can use the environment production.*settings\/environments/);
      assert.deepEqual([provider, environment], ['reuse', 'production']);
      assert.deepEqual(files.map(({ state }: { state: string }) => state).sort(), [
        'differs',
        'write',
        'write',
        'write',
      ]);
      const yml = await readFile(join(home, '.github/workflows/run-on-push.yml'), 'utf8');
      assert.match(yml, /uses: pipewright\/pipewright@a{40} # v\d/);
      const without = { ...env, PATH: home };
      const ids = ['--owner-id', '7', '--repository-id', '9'];
      const printed = JSON.parse((await setup([...GITHUB, ...ids, '--yes', '--json'], without)).out);
      assert.equal(printed.applied, false);
      assert.equal(printed.commands.length, 7);
      const removed = await setup([...GITHUB, '--remove', '--yes'], without);
      assert.match(removed.out, /GitHub's identity provider stays\./);
    });
  });
});
