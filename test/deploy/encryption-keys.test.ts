import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAwsKey } from '../../src/deploy/aws-reference.ts';
import { demandsEncryptionHeader } from '../../src/deploy/bucket-policy.ts';
import { findKeys } from '../../src/deploy/encryption-keys.ts';
import { PURPOSES, policiesOf } from '../../src/deploy/policy.ts';
import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import type { Resources } from '../../src/deploy/template.ts';
import { compiled, deployablePlan, deployableStep, TARGET } from '../fakes/deployable.ts';
import { allows, type IamRequest } from '../fakes/iam-policy.ts';
import { physicalResources, resolved } from '../fakes/physical-resources.ts';

const KEY = 'arn:aws:kms:us-east-1:183351756044:key/1111-in';
const OUT = 'arn:aws:kms:us-east-1:183351756044:key/2222-out';
const SECRET = 'arn:aws:secretsmanager:us-east-1:183351756044:secret:model-AbCdEf:token::';
const THEIRS = 'arn:aws:ssm:us-east-1:111122223333:parameter/token';
const PLAN = deployablePlan(
  {},
  deployableStep('a', { reads: ['in/'], writes: 'out/a/', secrets: { KEY: SECRET, TOKEN: THEIRS } }),
  deployableStep('b', { needs: ['a'], reads: ['out/a/'], writes: 'out/b/' }),
);

const at = (action: string, resource: string, service: string, alias?: string): IamRequest => ({
  action: `kms:${action}`,
  resource,
  context: {
    'kms:ViaService': `${service}.us-east-1.amazonaws.com`,
    ...(alias && { 'kms:ResourceAliases': [alias, 'alias/other'] }),
  },
});

/** What each role may do with a key: `Role: Action` */
function mayUse(keys: ReadonlyMap<string, string>, key: string, service: string, alias?: string): string[] {
  const { template } = compiled(PLAN, { ...TARGET, keys });
  const resources = physicalResources(template, TARGET);
  return Object.entries(resolved(template.Resources as Resources, resources)).flatMap(
    ([id, { Properties }]) => {
      const policies = (Properties.Policies ?? []) as unknown as { PolicyDocument: PolicyDocument }[];
      const documents = policies.map(({ PolicyDocument }) => PolicyDocument);
      return ['Decrypt', 'GenerateDataKey']
        .filter((action) => allows(documents, at(action, key, service, alias)))
        .map((action) => `${id}: ${action}`);
    },
  );
}

describe('keys of your own', () => {
  it('of buckets: the roles that read and write there may use them through S3, and through nothing else', () => {
    const keys = new Map([
      ['some-input', KEY],
      ['some-output', OUT],
    ]);
    assert.deepEqual(mayUse(keys, KEY, 's3'), ['RoleA: Decrypt']);
    assert.deepEqual(mayUse(keys, OUT, 's3'), [
      'DispatcherRole: Decrypt',
      'DispatcherRole: GenerateDataKey',
      'RoleA: Decrypt',
      'RoleA: GenerateDataKey',
      'RoleB: Decrypt',
      'RoleB: GenerateDataKey',
    ]);
    assert.deepEqual(mayUse(keys, KEY, 'ec2'), []);
    assert.deepEqual(mayUse(new Map(), OUT, 's3'), []);
  });

  it('of secrets: the role that starts agents may use them, through their service', () => {
    const keys = new Map([[SECRET, '3333-secret']]);
    const key = 'arn:aws:kms:us-east-1:183351756044:key/3333-secret';
    assert.deepEqual(mayUse(keys, key, 'secretsmanager'), ['ExecutionRole: Decrypt']);
    assert.deepEqual(mayUse(keys, key, 's3'), []);
  });

  it('that are named by an alias: those that have it', () => {
    const keys = new Map([['some-input', 'alias/lab']]);
    assert.deepEqual(mayUse(keys, KEY, 's3', 'alias/lab'), ['RoleA: Decrypt']);
    assert.deepEqual(mayUse(keys, KEY, 's3', 'alias/others'), []);
  });

  it('are found, and those of other accounts are not looked at: they are in the account of the secret', async () => {
    const asked: string[] = [];
    const keys = await findKeys(
      PLAN,
      {
        ofBucket: async (bucket) => (bucket === 'some-input' ? KEY : undefined),
        ofSecret: async (arn) => {
          asked.push(arn);
          return 'alias/secrets';
        },
      },
      '183351756044',
    );
    assert.deepEqual(asked, [SECRET]);
    assert.deepEqual(Object.fromEntries(keys), {
      'some-input': KEY,
      [SECRET]: 'alias/secrets',
      [THEIRS]: 'arn:aws:kms:us-east-1:111122223333:key/*',
    });
    assert.ok(
      mayUse(keys, 'arn:aws:kms:us-east-1:111122223333:key/4444', 'ssm').includes('ExecutionRole: Decrypt'),
    );
  });

  it('are in the printed policies that are asked for with them: to read and write, or only to read', () => {
    for (const purpose of PURPOSES) {
      const documents = (keys?: string[]) =>
        policiesOf(purpose, PLAN, TARGET, keys).map(({ document }) => document);
      const may = (action: string, keys?: string[]) => allows(documents(keys), at(action, KEY, 's3'));
      assert.deepEqual([may('Decrypt', [KEY]), may('Decrypt')], [true, false], purpose);
      // CloudFormation reads the dispatcher's code and large templates, and writes nothing.
      assert.equal(may('GenerateDataKey', [KEY]), purpose !== 'stack', purpose);
      assert.equal(may('GenerateDataKey'), false, purpose);
    }
  });

  it('are not those that AWS manages', () => {
    const arn = 'arn:aws:kms:us-east-1:183351756044:alias/aws/s3';
    assert.deepEqual(['alias/aws/ssm', arn, 'alias/aws-lab', KEY].map(isAwsKey), [true, true, false, false]);
  });
});

describe("a secret's ARN", () => {
  const mayRead = (written: string, asked: string) => {
    const { template } = compiled(deployablePlan({}, deployableStep('a', { secrets: { KEY: written } })));
    const [policy] = template.Resources.ExecutionRole!.Properties.Policies as unknown as {
      PolicyDocument: PolicyDocument;
    }[];
    const resources = physicalResources(template, TARGET);
    const document = resolved(policy!.PolicyDocument, resources);
    return allows([document], { action: 'secretsmanager:GetSecretValue', resource: asked });
  };
  const arn = 'arn:aws:secretsmanager:us-east-1:183351756044:secret:lab/model';

  it('may lack the six characters at its end, which IAM wants', () => {
    assert.equal(mayRead(arn, `${arn}-AbCdEf`), true);
    assert.equal(mayRead(`${arn}:token::`, `${arn}-AbCdEf`), true);
    assert.equal(mayRead(`${arn}-AbCdEf`, `${arn}-AbCdEf`), true);
    assert.equal(mayRead(`${arn}-secret`, `${arn}-secret-AbCdEf`), true);
    assert.equal(mayRead(arn, `${arn}-2-AbCdEf`), false);
    assert.equal(mayRead(arn, `${arn}s-AbCdEf`), false);
  });
});

describe("a bucket's policy", () => {
  const statement = (more: object) =>
    JSON.stringify({
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*', ...more }],
    });
  const key = 's3:x-amz-server-side-encryption';

  const demands = (Condition: object, more: object = {}) =>
    demandsEncryptionHeader(statement({ Condition, ...more }));

  it('is found to demand an encryption header, in each of the forms that people use', () => {
    for (const Condition of [
      { Null: { [key]: 'true' } },
      { StringNotEquals: { [key]: 'aws:kms' } },
      { StringNotEqualsIgnoreCase: { 'S3:X-Amz-Server-Side-Encryption': ['AES256'] } },
      { Null: { [`${key}-aws-kms-key-id`]: true } },
      { StringNotEqualsIfExists: { [key]: 'aws:kms' } },
      { StringEqualsIfExists: { [key]: 'AES256' } },
      { 'ForAllValues:StringEquals': { [key]: 'AES256' } },
      { Null: { [key]: 'true' }, StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::1:role/admin' } },
    ])
      assert.equal(demands(Condition), true, JSON.stringify(Condition));
    for (const actions of [
      { Action: ['s3:*'] },
      { Action: 's3:put*' },
      { Action: '*' },
      { Action: undefined, NotAction: 's3:GetObject' },
    ])
      assert.equal(demands({ Null: { [key]: true } }, actions), true, JSON.stringify(actions));
  });

  it('is left alone where it demands something else, or nothing of who does not send the header', () => {
    assert.equal(demandsEncryptionHeader(undefined), false);
    assert.equal(demands({ Null: { [key]: true } }, { Effect: 'Allow' }), false);
    for (const Condition of [
      { Bool: { 'aws:SecureTransport': 'false' } },
      { Bool: { 'aws:SecureTransport': 'false' }, Null: { [key]: 'true' } },
      { StringEquals: { [key]: 'AES256' } },
      { StringLike: { [key]: '*' } },
      { Null: { [key]: 'false' } },
      // Keys of the caller's own are forbidden so.
      { Null: { [`${key}-customer-algorithm`]: 'false' } },
      { Null: { [key]: 'false' }, StringNotEquals: { [key]: 'aws:kms' } },
      { 'ForAnyValue:StringNotEquals': { [key]: 'aws:kms' } },
    ])
      assert.equal(demands(Condition), false, JSON.stringify(Condition));
    for (const actions of [
      { Action: 's3:PutBucketAcl' },
      { Action: 's3:PutObjectAcl' },
      { Action: undefined, NotAction: ['s3:Put*'] },
    ])
      assert.equal(demands({ Null: { [key]: true } }, actions), false, JSON.stringify(actions));
  });
});
