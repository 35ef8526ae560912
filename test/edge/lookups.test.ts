import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateKeyPairCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { openLookups } from '../../src/edge/aws-lookups.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { accountEnv, ownName } from '../fakes/account.ts';
import { startAwsErrors } from '../fakes/aws-errors.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { type FakeAuth, startFakeRegistry } from '../fakes/registry.ts';

const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const MANIFEST = Buffer.from(`{"schemaVersion":2,"mediaType":"${TYPE}","config":{},"layers":[]}`);
const { signal } = new AbortController();

const openWith = (env: NodeJS.ProcessEnv, region = 'us-east-1') =>
  openLookups(openAws(region, env, signal).session, env, signal);

describe('looking things up in an account', () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
    Object.assign(process.env, accountEnv(aws));
  });
  after(() => services[Symbol.asyncDispose]());
  const lookups = () => openWith(process.env, aws.region);

  it('finds secrets and parameters by their ARNs, with and without a folder or a key', async () => {
    const name = ownName();
    const secrets = new SecretsManagerClient(aws);
    const parameters = new SSMClient(aws);
    const made = await secrets.send(new CreateSecretCommand({ Name: name, SecretString: 'x' }));
    for (const Name of [name, `/${name}/token`])
      await parameters.send(new PutParameterCommand({ Name, Value: 'x', Type: 'SecureString' }));
    const ssm = `arn:aws:ssm:${aws.region}:${aws.account}:parameter`;
    const has = (arn: string) => lookups().hasSecret(arn);
    assert.deepEqual(
      await Promise.all([
        has(made.ARN!),
        has(`${made.ARN}:key::`),
        has(`${ssm}/${name}`),
        has(`${ssm}/${name}/token`),
      ]),
      [true, true, true, true],
    );
    assert.deepEqual(
      await Promise.all([
        has(`${ssm}/${name}/nothing`),
        has(`arn:aws:secretsmanager:${aws.region}:${aws.account}:secret:none-AbCdEf`),
      ]),
      [false, false],
    );
  });

  it('finds the keys of your own that encrypt buckets and secrets, not those of AWS', async () => {
    const name = ownName();
    const { keys } = openAws(aws.region, process.env, signal);
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const key = `arn:aws:kms:${aws.region}:${aws.account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const encrypted = async (bucket: string, KMSMasterKeyID?: string) => {
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } as const;
      const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault }];
      await s3.send(
        new PutBucketEncryptionCommand({ Bucket: bucket, ServerSideEncryptionConfiguration: { Rules } }),
      );
      return keys.ofBucket(bucket);
    };
    assert.equal(await encrypted(`${name}-a`, key), key);
    assert.equal(await encrypted(`${name}-b`), undefined);
    assert.equal(await keys.ofBucket(`${name}-none`), undefined);
    const secrets = new SecretsManagerClient(aws);
    const secret = async (Name: string, KmsKeyId?: string) =>
      (await secrets.send(new CreateSecretCommand({ Name, SecretString: 'x', KmsKeyId }))).ARN!;
    assert.equal(await keys.ofSecret(await secret(`${name}-a`, key)), key);
    assert.equal(await keys.ofSecret(await secret(`${name}-b`)), undefined);
    const parameters = new SSMClient(aws);
    await parameters.send(new PutParameterCommand({ Name: name, Value: 'x', Type: 'SecureString' }));
    assert.equal(
      await keys.ofSecret(`arn:aws:ssm:${aws.region}:${aws.account}:parameter/${name}`),
      undefined,
    );
  });

  it('finds key pairs by their names', async () => {
    const name = ownName();
    await new EC2Client(aws).send(new CreateKeyPairCommand({ KeyName: name }));
    assert.deepEqual(await Promise.all([lookups().hasKeyPair(name), lookups().hasKeyPair(`${name}x`)]), [
      true,
      false,
    ]);
  });
});

describe('looking whether ECS can pull an image', () => {
  async function pull(auth: FakeAuth | undefined, config?: object, digest = digestOf(MANIFEST)) {
    await using folder = await temporaryFolder();
    await using registry = await startFakeRegistry(auth ? { auth } : {});
    registry.tag('lab/blur', 'x', MANIFEST, TYPE);
    const conf = join(folder.path, 'registries.conf');
    await writeFile(
      conf,
      `[[registry]]\nprefix = "ghcr.io"\nlocation = "${registry.host}"\ninsecure = true\n`,
    );
    await writeFile(
      join(folder.path, 'config.json'),
      JSON.stringify({ auths: { [registry.host]: config ?? {} } }),
    );
    const env = { CONTAINERS_REGISTRIES_CONF: conf, DOCKER_CONFIG: folder.path, HOME: folder.path };
    return await openWith(env).pull(`ghcr.io/lab/blur@${digest}`);
  }
  const basic: FakeAuth = { scheme: 'basic', user: ['alice', 'secret'] };

  it('tells images that anyone can pull from those that only this machine can, and from those that cannot be pulled', async () => {
    assert.equal(await pull(undefined), 'pullable');
    assert.equal(await pull({ scheme: 'bearer', anonymousPull: true }), 'pullable');
    const auth = Buffer.from('alice:secret').toString('base64');
    assert.equal(await pull(basic, { auth }), 'private');
    assert.equal(await pull(basic), 'missing');
    assert.equal(await pull(undefined, undefined, digestOf('another')), 'missing');
  });

  it('says that AWS refuses a login, and not that the image is missing', async () => {
    await using refusing = await startAwsErrors();
    refusing.say({ status: 400, code: 'AccessDeniedException', message: 'not with this role' });
    await using registry = await startFakeRegistry({ auth: basic });
    await using folder = await temporaryFolder();
    const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
    const conf = join(folder.path, 'registries.conf');
    await writeFile(conf, `[[registry]]\nlocation = "${host}"\ninsecure = true\n`);
    process.env.AWS_ENDPOINT_URL_ECR = refusing.endpoint;
    const env = {
      CONTAINERS_REGISTRIES_CONF: conf,
      HOME: folder.path,
      HTTP_PROXY: `http://${registry.host}`,
    };
    const looking = openWith(env);
    await assert.rejects(looking.pull(`${host}/lab/blur@${digestOf(MANIFEST)}`), {
      code: 'ACCESS_DENIED',
      message: /Requesting a login to .*ecr:GetAuthorizationToken/s,
    });
    delete process.env.AWS_ENDPOINT_URL_ECR;
  });

  it('does not wait long for a registry that is not there, and says so', async () => {
    await using folder = await temporaryFolder();
    const conf = join(folder.path, 'registries.conf');
    await writeFile(conf, '[[registry]]\nprefix = "ghcr.io"\nlocation = "127.0.0.1:1"\ninsecure = true\n');
    const looking = openWith({ CONTAINERS_REGISTRIES_CONF: conf });
    await assert.rejects(looking.pull(`ghcr.io/lab/blur@${digestOf(MANIFEST)}`), {
      code: 'REGISTRY_UNREACHABLE',
    });
  });
});
