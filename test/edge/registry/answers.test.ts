import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../../src/core/failure.ts';
import { brokenFailure, oneLine, readRefusal, refusalFailure } from '../../../src/edge/registry/answers.ts';
import { wantedScopes } from '../../../src/edge/registry/auth.ts';

describe('refusalFailure', () => {
  const refusal = (status: number, code = '', message = '') => ({
    status,
    code,
    message,
    retryAfter: undefined,
  });
  const read = {
    doing: 'reading docker.io/a/b:1',
    registry: 'docker.io',
    write: false,
    credentials: undefined,
  };
  for (const [title, status, attempt, code, message] of [
    ['404 when reading', 404, read, 'IMAGE_NOT_FOUND', /there is no such image\. Check the name and the tag/],
    [
      '401 from a registry that hides what is missing',
      401,
      read,
      'IMAGE_NOT_FOUND',
      /does not exist, or it is private \(docker\.io does not say which\).*docker login docker\.io/,
    ],
    [
      '403 from a registry that does not',
      403,
      { ...read, registry: 'harbor.example' },
      'ACCESS_DENIED',
      /without credentials, because none were found for harbor\.example\. Log in with/,
    ],
    [
      '403 with credentials',
      403,
      { ...read, credentials: '~/.docker/config.json' },
      'ACCESS_DENIED',
      /sent with the credentials from ~\/\.docker\/config\.json\. Check that they may read there/,
    ],
    [
      '403 when writing',
      403,
      { ...read, doing: 'writing x', write: true, credentials: 'GITHUB_TOKEN' },
      'ACCESS_DENIED',
      /^Writing x was refused .*GITHUB_TOKEN\. Check that they may write there/,
    ],
    ['404 when writing', 404, { ...read, write: true }, 'REGISTRY_ERROR', /Create it there first/],
    ['429', 429, read, 'RATE_LIMITED', /authenticated users have a higher limit/],
    ['429 with credentials', 429, { ...read, credentials: 'x' }, 'RATE_LIMITED', /Wait, then try again/],
    ['503', 503, read, 'REGISTRY_ERROR', /docker\.io answered 503/],
  ] as const) {
    it(`gives ${code} for ${title}`, () => {
      const failure = refusalFailure(refusal(status), attempt);
      assert.equal(failure.code, code);
      assert.match(failure.message, message);
    });
  }

  it("repeats the registry's own code and words", () => {
    const { message } = refusalFailure(refusal(400, 'NAME_INVALID', 'invalid repository name.'), read);
    assert.match(message, /400 NAME_INVALID: invalid repository name\.$/);
  });
});

describe('readRefusal', () => {
  const registry = { 'docker-distribution-api-version': 'registry/2.0' };
  const read = (text: string, headers: Record<string, string> = {}) =>
    readRefusal({
      ...{ status: 500, headers, url: new URL('https://registry.example/v2/') },
      bytes: async () => Buffer.from(text),
    } as never);

  for (const [what, text, headers, message] of [
    ['the form of registries', '{"errors":[{"code":"DENIED","message":"no"}]}', {}, 'no'],
    ['a token service', '{"error":"invalid_grant","error_description":"expired"}', {}, 'expired'],
    ['a registry that says what it is', '{"errors":[{"status":403,"message":"no"}]}', registry, 'no'],
    ['plain text of a registry', 'slow down', registry, 'slow down'],
  ] as const)
    it(`quotes ${what}`, async () => assert.equal((await read(text, headers)).message, message));

  for (const text of [
    'root:x:0:0',
    '{"message":"user=admin"}',
    '{"error_description":"inside"}',
    '{"errors":[{"message":"inside"}]}',
    '{"errors":"inside","message":"inside"}',
    '{"error":"inside","error_description":"inside"}',
    '{"detail":"inside","code":"AccessKeyId"}',
  ])
    it(`quotes nothing of a service that is no registry: ${text}`, async () => {
      const { code, message } = await read(text);
      assert.deepEqual([code, message], ['', '']);
    });
});

describe('brokenFailure', () => {
  for (const [code, message] of [
    ['ENOTFOUND', /the name r\.example does not resolve. Check its spelling/],
    ['EAI_AGAIN', /Check its spelling and the network/],
    ['ECONNREFUSED', /nothing listens at r\.example/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /is not trusted/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /is not trusted/],
    ['EPROTO', /mark it as "insecure"/],
    ['ECONNRESET', /the connection to r\.example broke off \(oh\)\. Try again later/],
    ['EHOSTUNREACH', /r\.example cannot be reached \(EHOSTUNREACH\)/],
    ['ERR_WHATEVER_COMES_NEXT', /the exchange with r\.example broke off \(oh\)/],
    ['', /the exchange with r\.example broke off \(oh\)/],
    ['ERR_INVALID_CHAR', /the exchange with r\.example broke off/],
  ] as const) {
    it(`explains ${code}`, () => {
      const failure = brokenFailure(Object.assign(new Error('oh'), { code }), 'reading x', 'r.example');
      assert.ok(failure instanceof Failure);
      assert.equal(failure.code, code === 'ENOTFOUND' ? 'REGISTRY_NOT_FOUND' : 'REGISTRY_UNREACHABLE');
      assert.match(failure.message, message);
    });
  }

  it('leaves our own faults and the Failures of others alone', () => {
    for (const error of [new TypeError('x is not a function'), new Failure('OTHER', 'x'), 'text']) {
      assert.equal(brokenFailure(error, 'reading x', 'r.example'), error);
    }
  });
});

describe('oneLine', () => {
  it('takes out what could move a cursor, start a command or hide text', () => {
    assert.equal(oneLine('a\r\n::error::b\u001b[2J\u202ec\u0000'), 'a ::error::b [2J c');
    assert.equal(oneLine('x'.repeat(300)).length, 200);
    assert.equal(oneLine({}), '');
  });
});

describe('wantedScopes', () => {
  for (const [title, demanded, own, expected] of [
    ['what the registry demanded first', ['b:pull'], ['a:pull', 'b:pull'], ['b:pull', 'a:pull']],
    ['nothing that another covers', ['a:pull,push'], ['a:pull'], ['a:pull,push']],
    ['repositories apart', [], ['r:a:pull,push', 'r:b:pull'], ['r:a:pull,push', 'r:b:pull']],
  ] as const) {
    it(`asks for ${title}`, () => assert.deepEqual(wantedScopes(demanded, own), expected));
  }
});
