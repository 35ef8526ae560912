import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  askCredentialHelper,
  type HelperAnswer,
  parseCredentialFile,
} from '../../../src/edge/registry/credential-files.ts';
import {
  type CredentialOptions,
  openCredentials,
  parseGivenCredentials,
} from '../../../src/edge/registry/credentials.ts';

const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
const HOME = '/home/alice';

function lookup(
  files: Record<string, object | string>,
  options: Partial<CredentialOptions> = {},
  helpers: Record<string, HelperAnswer> = {},
) {
  const asked: string[] = [];
  const warnings: string[] = [];
  const find = openCredentials({
    env: { HOME, ...options.env },
    readText: async (file) => {
      const found = files[file.replace(HOME, '~')];
      return typeof found === 'object' ? JSON.stringify(found) : found;
    },
    askHelper: async (name, server) => {
      asked.push(`${name} ${server}`);
      return helpers[name] ?? { kind: 'none' };
    },
    warn: (message) => warnings.push(message),
    ...(options.explicit && { explicit: options.explicit }),
    ...(options.ecr && { ecr: options.ecr }),
    ...(options.uid !== undefined && { uid: options.uid }),
  });
  return { find, asked, warnings };
}

describe('the chain of credentials', () => {
  const docker = { auths: { 'ghcr.io': auth('docker:d'), 'https://index.docker.io/v1/': auth('hub:h') } };
  const podman = { auths: { 'ghcr.io': auth('podman:p'), 'quay.io': auth('podman:q') } };
  const all = {
    '~/.docker/config.json': docker,
    '/run/user/1/containers/auth.json': podman,
    '/auth/file.json': { auths: { 'ghcr.io': auth('named:n') } },
  };
  const env = { XDG_RUNTIME_DIR: '/run/user/1', GITHUB_TOKEN: 'gh', GITHUB_ACTOR: 'octocat' };
  for (const [title, host, options, user, from] of [
    [
      'what is given by hand',
      'ghcr.io',
      { env, explicit: { 'ghcr.io': { username: 'given', password: 'x' } } },
      'given',
      "the action's inputs",
    ],
    [
      'the file that REGISTRY_AUTH_FILE names',
      'ghcr.io',
      { env: { ...env, REGISTRY_AUTH_FILE: '/auth/file.json' } },
      'named',
      '/auth/file.json',
    ],
    ["Docker's file", 'ghcr.io', { env }, 'docker', '~/.docker/config.json'],
    ["Docker's file for the Hub's old key", 'docker.io', { env }, 'hub', '~/.docker/config.json'],
    ["Podman's file", 'quay.io', { env }, 'podman', '/run/user/1/containers/auth.json'],
  ] as const) {
    it(`uses ${title}`, async () => {
      const found = await lookup(all, options).find(host, 'a/b');
      assert.deepEqual([found?.username, found?.from], [user, from]);
    });
  }

  const login = (user: string) => ({ auths: { 'quay.io': auth(`${user}:x`) } });
  const PLACES: readonly (readonly [place: string, content: object, env?: Record<string, string>])[] = [
    ['/auth/file.json', login('named'), { REGISTRY_AUTH_FILE: '/auth/file.json' }],
    ['DOCKER_AUTH_CONFIG', {}, { DOCKER_AUTH_CONFIG: JSON.stringify(login('variable')) }],
    ['~/.docker/config.json', login('docker')],
    ['/run/user/7/containers/auth.json', login('session'), { XDG_RUNTIME_DIR: '/run/user/7' }],
    ['/run/containers/7/auth.json', login('root')],
    ['~/.config/containers/auth.json', login('config')],
    ['~/.dockercfg', { 'https://quay.io': auth('old:x') }],
  ];
  for (const [at, [from, content]] of PLACES.entries())
    it(`finds ${from} where nothing stands before it`, async () => {
      const rest = PLACES.slice(at);
      const { find } = lookup(Object.fromEntries(rest.map(([place, text]) => [place, text])), {
        env: Object.assign({}, ...rest.map(([, , variables]) => variables)),
        uid: 7,
      });
      const found = await find('quay.io', 'a');
      assert.equal(found?.from, from);
      assert.equal(found?.password, 'x');
      assert.ok(
        from === 'DOCKER_AUTH_CONFIG' || JSON.stringify(content).includes(auth(`${found?.username}:x`).auth),
      );
    });

  it("finds Podman's places without a home, and under another XDG_CONFIG_HOME", async () => {
    const find = (file: string, env: Record<string, string>) =>
      openCredentials({
        env,
        uid: 0,
        askHelper: async () => ({ kind: 'none' }),
        readText: async (asked) => (asked === file ? JSON.stringify(login('me')) : undefined),
      })('quay.io', 'a');
    assert.equal((await find('/run/containers/0/auth.json', {}))?.username, 'me');
    const set = { XDG_CONFIG_HOME: '/cfg' };
    assert.equal((await find('/cfg/containers/auth.json', set))?.username, 'me');
  });

  for (const text of ['{"auths": {"quay.io": {"auth": "c2VjcmV0', '["c2VjcmV0"]', 'c2VjcmV0'])
    it(`never shows a DOCKER_AUTH_CONFIG that is none: ${text.slice(0, 8)}`, async () => {
      const { find } = lookup({}, { env: { DOCKER_AUTH_CONFIG: text } });
      await assert.rejects(find('quay.io', 'a'), (error: Error & { code: string }) => {
        assert.equal(error.code, 'BAD_CREDENTIALS_FILE');
        assert.match(error.message, /^DOCKER_AUTH_CONFIG is not a JSON object/);
        return !error.message.includes('c2V');
      });
    });

  it('uses ECR, then GITHUB_TOKEN for ghcr.io only, then none', async () => {
    const ecr = async (registry: string) =>
      registry === 'ecr.example' ? { username: 'AWS', password: 'x', from: 'AWS' } : undefined;
    const { find } = lookup({}, { env, ecr });
    assert.equal((await find('ecr.example', 'a'))?.username, 'AWS');
    assert.deepEqual(await find('ghcr.io', 'a'), {
      username: 'octocat',
      password: 'gh',
      from: 'GITHUB_TOKEN',
    });
    for (const host of ['evil-ghcr.io', 'ghcr.io.evil.example', 'sub.ghcr.io', 'ghcr.io:444']) {
      assert.equal(await find(host, 'a'), undefined, host);
    }
  });

  it('gives GITHUB_TOKEN to the registry of its own GitHub only', async () => {
    for (const [server, own] of [
      [undefined, 'ghcr.io'],
      ['https://github.com', 'ghcr.io'],
      ['https://github.com/', 'ghcr.io'],
      ['https://git.lab.example', 'containers.git.lab.example'],
      ['https://lab.ghe.com/', 'containers.lab.ghe.com'],
    ] as const) {
      const { find } = lookup({}, { env: { ...env, GITHUB_SERVER_URL: server } });
      for (const host of [
        'ghcr.io',
        'containers.git.lab.example',
        'containers.lab.ghe.com',
        'git.lab.example',
      ])
        assert.equal(
          (await find(host, 'a'))?.from,
          host === own ? 'GITHUB_TOKEN' : undefined,
          `${server} ${host}`,
        );
    }
  });

  it('matches hosts exactly, never by a part', async () => {
    const { find } = lookup({ '~/.docker/config.json': docker });
    for (const host of ['io', 'ghcr.io.example', 'xghcr.io', 'ghcr.io:5000', 'index.docker.io.example']) {
      assert.equal(await find(host, 'ghcr.io'), undefined, host);
    }
  });

  it('uses the most exact entry of a file, as Podman does', async () => {
    const { find } = lookup({
      '~/.docker/config.json': {
        auths: {
          'quay.io': auth('all:a'),
          'quay.io/team': auth('team:t'),
          'quay.io/team/app': auth('app:p'),
        },
      },
    });
    assert.equal((await find('quay.io', 'team/app'))?.username, 'app');
    assert.equal((await find('quay.io', 'team/other'))?.username, 'team');
    assert.equal((await find('quay.io', 'teams/app'))?.username, 'all');
  });

  it('asks the helper of a host before the store, and the store before the entries', async () => {
    const file = {
      credHelpers: { 'ghcr.io': 'one' },
      credsStore: 'two',
      auths: { 'quay.io': auth('entry:e') },
    };
    const found: HelperAnswer = { kind: 'found', username: 'helped', secret: 's' };
    const { find, asked } = lookup({ '~/.docker/config.json': file }, {}, { one: found });
    assert.deepEqual(await find('ghcr.io', 'a'), {
      username: 'helped',
      password: 's',
      from: 'docker-credential-one (named in ~/.docker/config.json)',
    });
    assert.equal((await find('quay.io', 'a'))?.username, 'entry');
    await find('docker.io', 'library/a');
    assert.deepEqual(asked, ['one ghcr.io', 'two quay.io', 'two https://index.docker.io/v1/']);
  });

  it('takes the secret of the user <token> as a refresh token', async () => {
    const { find } = lookup(
      { '~/.docker/config.json': { credsStore: 's' } },
      {},
      { s: { kind: 'found', username: '<token>', secret: 'refresh' } },
    );
    assert.equal((await find('x.example', 'a'))?.identityToken, 'refresh');
  });

  it('continues without a helper that fails, and says so', async () => {
    const { find, warnings } = lookup(
      { '~/.docker/config.json': { credsStore: 'desktop' } },
      { env },
      { desktop: { kind: 'failed', why: 'there is no such program in PATH' } },
    );
    assert.equal((await find('ghcr.io', 'a'))?.from, 'GITHUB_TOKEN');
    assert.deepEqual(warnings, [
      'docker-credential-desktop, named in ~/.docker/config.json, gave no credentials for ghcr.io: there is no such program in PATH.',
    ]);
  });

  it('never shows the content of a file that it cannot read', async () => {
    const { find } = lookup({ '~/.docker/config.json': '{"auths": {"ghcr.io": {"auth": "c2VjcmV0' });
    await assert.rejects(find('ghcr.io', 'a'), (error: Error) => {
      assert.match(error.message, /~\/\.docker\/config\.json is not a JSON object/);
      assert.ok(!error.message.includes('c2V') && error.cause === undefined);
      return true;
    });
  });
});

describe('parseCredentialFile', () => {
  it('reads every form of entry and leaves out what is none', () => {
    const { entries } = parseCredentialFile(
      JSON.stringify({
        auths: {
          'a.example': auth('user:pass:word'),
          'https://b.example/v2/': { username: 'u', password: 'p' },
          'c.example': { ...auth('00000000-0000:'), identitytoken: 'refresh' },
          'd.example': { registrytoken: 'bearer' },
          'e.example': {},
          'f.example': 7,
          'g.example': auth('old:password\0\0'),
        },
      }),
      'x',
    );
    assert.deepEqual(entries, [
      ['a.example', { username: 'user', password: 'pass:word' }],
      ['b.example', { username: 'u', password: 'p' }],
      ['c.example', { username: '00000000-0000', password: '', identityToken: 'refresh' }],
      ['d.example', { username: '<token>', password: '', registryToken: 'bearer' }],
      ['g.example', { username: 'old', password: 'password' }],
    ]);
  });
});

describe('askCredentialHelper', () => {
  it('runs the program with the server on its input and tells its endings apart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'helper-'));
    const helper = async (name: string, script: string) => {
      const file = join(folder, `docker-credential-${name}`);
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
    };
    await helper('good', 'read server; printf \'{"Username":"u","Secret":"%s %s"}\' "$1" "$server"');
    await helper('none', 'echo "credentials not found in native keychain"; exit 1');
    await helper('bad', 'echo "locked" >&2; exit 2');
    await helper('odd', 'echo hello');
    const ask = askCredentialHelper({ PATH: `${folder}:/usr/bin:/bin` });
    assert.deepEqual(await ask('good', 'ghcr.io'), { kind: 'found', username: 'u', secret: 'get ghcr.io' });
    assert.deepEqual(await ask('none', 'ghcr.io'), { kind: 'none' });
    assert.deepEqual(await ask('bad', 'ghcr.io'), { kind: 'failed', why: 'locked' });
    assert.deepEqual(await ask('odd', 'ghcr.io'), { kind: 'failed', why: 'its answer is not JSON' });
    assert.deepEqual(await ask('missing', 'x'), { kind: 'failed', why: 'there is no such program in PATH' });
    assert.deepEqual(await ask('../evil', 'x'), { kind: 'failed', why: 'that is not the name of a helper' });
    await rm(folder, { recursive: true });
  });
});

describe('parseGivenCredentials', () => {
  it('reads one login a line', () => {
    assert.deepEqual(parseGivenCredentials('ghcr.io=alice:s:e=c\n\nhttps://index.docker.io/v1/=bob:x\n'), {
      'ghcr.io': { username: 'alice', password: 's:e=c' },
      'docker.io': { username: 'bob', password: 'x' },
    });
  });

  it('names a bad line by its number only', () => {
    assert.throws(() => parseGivenCredentials('ghcr.io=alice:x\nmysecret'), {
      code: 'BAD_INPUT',
      message: 'Line 2 of the registry credentials is not of the form host=user:password.',
    });
  });
});
