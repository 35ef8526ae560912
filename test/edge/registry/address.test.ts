import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { addressScope, publicLookup, redirectBlockedReason } from '../../../src/edge/registry/address.ts';

describe('reachOf', () => {
  for (const [host, reach] of [
    ['ghcr.io', 'public'],
    ['8.8.8.8', 'public'],
    ['172.32.0.1', 'public'],
    ['[2606:4700::1111]', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['localhost', 'private'],
    ['registry.localhost', 'private'],
    ['127.0.0.1', 'private'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['0.0.0.0', 'private'],
    ['255.255.255.255', 'private'],
    ['[::1]', 'private'],
    ['::', 'private'],
    ['::10.0.0.1', 'private'],
    ['::ffff:0:127.0.0.1', 'private'],
    ['64:ff9b:1::a00:1', 'private'],
    ['2002:7f00:1::', 'private'],
    ['fd12:3456::1', 'private'],
    ['[::ffff:127.0.0.1]', 'private'],
    ['::ffff:a00:1', 'private'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['169.254.169.254', 'link-local'],
    ['[::ffff:169.254.169.254]', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fd00:ec2::254', 'link-local'],
  ] as const) {
    it(`says ${reach} for ${host}`, () => assert.equal(addressScope(host), reach));
  }

  it('sees through the ways to write an address, because the URL parser does', () => {
    for (const text of ['http://2130706433/', 'http://0x7f.1/', 'http://127.1/', 'http://0177.0.0.1/']) {
      assert.equal(addressScope(new URL(text).hostname), 'private', text);
    }
  });
});

describe('whyNotFollow', () => {
  for (const [from, reach, to, why] of [
    ['https://ghcr.io', 'public', 'https://ghcr.io/token', undefined],
    ['https://ghcr.io', 'public', 'https://storage.example.com/x', undefined],
    ['https://ghcr.io', 'public', 'https://10.0.0.1/x', 'it is a private address'],
    ['https://ghcr.io', 'public', 'https://localhost/x', 'it is a private address'],
    ['https://ghcr.io', 'public', 'http://storage.example.com/x', 'it is not https'],
    ['https://ghcr.io', 'public', 'file:///etc/passwd', 'it is not a web address'],
    ['https://ghcr.io', 'public', 'https://u:p@storage.example.com/', 'it holds a user name or password'],
    ['https://registry.lan', 'private', 'https://10.0.0.1/x', undefined],
    ['http://127.0.0.1:5000', 'private', 'http://127.0.0.1:5001/x', undefined],
    ['http://127.0.0.1:5000', 'private', 'http://169.254.169.254/x', 'it is a link-local address'],
  ] as const) {
    it(`${why ? `refuses, because ${why},` : 'allows'} ${to} from ${from}`, () =>
      assert.equal(redirectBlockedReason(new URL(from), reach, new URL(to)), why));
  }
});

describe('publicLookup', () => {
  it('refuses a name that leads to a private address', async () => {
    const look = promisify(publicLookup) as (host: string, options: object) => Promise<unknown>;
    await assert.rejects(look('localhost', {}), { code: 'EREFUSEDADDRESS' });
    await assert.rejects(look('localhost', { all: true }), { code: 'EREFUSEDADDRESS' });
    assert.ok(await look('8.8.8.8', { all: true }));
  });
});
