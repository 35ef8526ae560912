import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

/** AWS as far as the trial's own roles. The nth assumed role is `role-n`, and what is asked with one gets no answer. */
async function startAws(asked: (key: string, response: ServerResponse) => void) {
  let assumed = 0;
  const answers: Readonly<Record<string, () => string>> = {
    GetCallerIdentity: () =>
      '<GetCallerIdentityResult><Account>183351756044</Account><Arn>arn:aws:iam::183351756044:user/u</Arn></GetCallerIdentityResult>',
    CreateStack: () => '<CreateStackResult><StackId>s</StackId></CreateStackResult>',
    DescribeStacks: () =>
      '<DescribeStacksResult><Stacks><member><StackName>s</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs><member><OutputKey>Role</OutputKey><OutputValue>arn:role</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult>',
    AssumeRole: () =>
      `<AssumeRoleResult><Credentials><AccessKeyId>role-${++assumed}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2036-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>`,
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const [, key = ''] = /Credential=([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
    if (key.startsWith('role-')) return asked(key, response);
    const action = new URLSearchParams(body).get('Action') ?? '';
    const text = answers[action]?.() ?? '';
    response.writeHead(text ? 200 : 404, { 'content-type': 'text/xml' });
    response.end(`<${action}Response>${text}</${action}Response>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('a trial that is stopped twice ends its destroy, too, which has new credentials, and keeps the files of what is left', async () => {
  const keys: string[] = [];
  const hungUp: Promise<unknown>[] = [];
  let interrupt = (): void => {};
  await using aws = await startAws((key, response) => {
    if (keys.at(-1) === key) return;
    keys.push(key);
    hungUp.push(new Promise((resolve) => response.once('close', resolve)));
    interrupt();
  });
  await using root = await temporaryFolder();
  const env = {
    ...process.env,
    ...{ AWS_ENDPOINT_URL: aws.endpoint, AWS_REGION: 'us-east-1' },
    ...{ AWS_ACCESS_KEY_ID: 'own', AWS_SECRET_ACCESS_KEY: 's' },
  };
  const trial = spawn(process.execPath, ['scripts/aws-trial.ts', '--yes', '--out', root.path], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  interrupt = () => void trial.kill('SIGINT');
  let said = '';
  for (const stream of [trial.stdout, trial.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise((resolve) => trial.once('close', resolve));
  const [, folder = ''] = /kept in (.+)/.exec(said) ?? [];
  try {
    assert.equal(code, 1, said);
    // Deploying, and destroying what it may have made; the second role runs.
    assert.deepEqual(keys, ['role-1', 'role-3'], said);
    await Promise.all(hungUp);
    assert.match(said, /LEFT: the workflow trial-\w+-plain/);
    assert.match(said, /LEFT: the stack trial-\w+-plain-deploy-role/);
    assert.ok(
      existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.workflow.json')),
      said,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
