import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readImageUser } from '../../src/agent/image-user.ts';
import { readSettings } from '../../src/agent/worker-settings.ts';
import { localName, localPath } from '../../src/protocol/local-names.ts';

const least = {
  PIPEWRIGHT_QUEUE_URL: 'https://q',
  PIPEWRIGHT_STEP: 's',
  PIPEWRIGHT_BUCKET: 'b',
};

describe("the worker's settings", () => {
  it('have defaults for all but queue, step and bucket', () => {
    assert.deepEqual(readSettings(least), {
      queueUrl: 'https://q',
      step: 's',
      bucket: 'b',
      prefix: '',
      maxAttempts: 3,
      maxReceives: 20,
      idleSeconds: 60,
      visibilitySeconds: 120,
      graceSeconds: 25,
      logBytes: 1e6,
      inboxUrl: undefined,
      deadLetterUrl: undefined,
      checkpoint: undefined,
      checkpointSeconds: 300,
      cacheFolder: undefined,
      scratch: undefined,
      resultsExpire: false,
    });
  });
  it('take a prefix however it is written', () => {
    assert.equal(readSettings({ ...least, PIPEWRIGHT_PREFIX: '/a/b/' }).prefix, 'a/b/');
  });
  it('are refused once for everything that is missing or wrong', () => {
    const wrong = {
      PIPEWRIGHT_STEP: '',
      PIPEWRIGHT_IDLE_SECONDS: '1m',
      PIPEWRIGHT_VISIBILITY_SECONDS: '99999',
    };
    assert.throws(() => readSettings(wrong), {
      code: 'WORKER_SETTINGS',
      message:
        /QUEUE_URL is not set; PIPEWRIGHT_STEP is not set; PIPEWRIGHT_BUCKET is not set; PIPEWRIGHT_IDLE_SECONDS is "1m", not a whole number from 0 to 43200; PIPEWRIGHT_VISIBILITY_SECONDS is "99999"/,
    });
  });
});

describe("an image's user", () => {
  const passwd = 'root:x:0:0:root:/root:/bin/sh\nann:x:1000:100:Ann:/home/ann:/bin/sh\n';
  const group = 'root:x:0:\nusers:x:100:\nlab:x:2000:ann\n';
  const USERS: readonly [user: string | undefined, means: object | undefined][] = [
    [undefined, undefined],
    ['', undefined],
    ['root', undefined],
    ['0', undefined],
    ['0:2000', undefined],
    ['ann', { uid: 1000, gid: 100, home: '/home/ann' }],
    ['1000', { uid: 1000, gid: 100, home: '/home/ann' }],
    ['ann:lab', { uid: 1000, gid: 2000, home: '/home/ann' }],
    ['ann:5', { uid: 1000, gid: 5, home: '/home/ann' }],
    ['4711', { uid: 4711, gid: 0, home: '/' }],
    ['4711:lab', { uid: 4711, gid: 2000, home: '/' }],
  ];
  for (const [user, means] of USERS)
    it(`${user} means ${JSON.stringify(means)}`, () =>
      assert.deepEqual(readImageUser(user, passwd, group), means));
  it('that the image does not know is refused', () => {
    for (const user of ['bob', 'ann:staff', '-1', 'ann:'])
      assert.throws(() => readImageUser(user, passwd, group), { code: 'AGENT_ENVIRONMENT' });
    assert.deepEqual(readImageUser('65532', '', ''), { uid: 65532, gid: 0, home: '/' });
  });
});

describe('a local name', () => {
  it('is the same as in the key where it can be', () => {
    for (const name of ['a', 'é +%.txt', '-rf', '...', ' ', 'a\nb', '\\'])
      assert.equal(localName(name), name);
  });
  it('is another one where it cannot be', () => {
    assert.equal(localPath('/a//../b/.'), '%2F/a/%2F/%2E%2E/b/%2E');
    const long = localName(`${'é'.repeat(400)}.tar.gz`);
    assert.match(long, /^[0-9a-f]{64}\.gz$/);
    assert.notEqual(long, localName(`${'é'.repeat(401)}.tar.gz`));
  });
});
