import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  parseRegistriesConf,
  readRegistriesConf,
  resolveLocations,
} from '../../../src/edge/registry/registries-conf.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { parseRegistryReference } from '../../../src/oci/reference.ts';

const CONF = parseRegistriesConf(`
unqualified-search-registries = ["docker.io"]

[[registry]]
prefix = "ghcr.io/pipewright/agent"
location = "127.0.0.1:5000/agent"
insecure = true

[[registry]]
prefix = "ghcr.io"
location = "near.example/ghcr/"
[[registry.mirror]]
location = "mirror.example/a"
[[registry.mirror]]
location = "digests.example"
pull-from-mirror = "digest-only"
[[registry.mirror]]
location = "tags.example"
pull-from-mirror = "tag-only"
insecure = true

[[registry]]
location = "quay.io"
mirror-by-digest-only = true
[[registry.mirror]]
location = "pinned.example"

[[registry]]
prefix = "*.corp.example"

[[registry]]
prefix = "*.old.example"
location = "new.example"

[[registry]]
location = "bad.example"
blocked = true
`);

describe('resolveLocations', () => {
  const DIGEST = digestOf('x');
  const leads = (name: string, use: 'read' | 'write'): string[] =>
    resolveLocations(CONF, parseRegistryReference(name), use).map(
      (l) => `${l.registry}/${l.repository}${l.insecure ? ' insecure' : ''}`,
    );
  for (const [name, use, ...expected] of [
    ['docker.io/library/debian:12', 'read', 'docker.io/library/debian'],
    ['ghcr.io/a/b:1', 'read', 'mirror.example/a/a/b', 'tags.example/a/b insecure', 'near.example/ghcr/a/b'],
    [`ghcr.io/a/b@${DIGEST}`, 'read', 'mirror.example/a/a/b', 'digests.example/a/b', 'near.example/ghcr/a/b'],
    ['ghcr.io/a/b:1', 'write', 'near.example/ghcr/a/b'],
    ['ghcr.io/pipewright/agent:1', 'read', '127.0.0.1:5000/agent insecure'],
    ['ghcr.io/pipewright/agent/sub:1', 'write', '127.0.0.1:5000/agent/sub insecure'],
    ['ghcr.io/pipewright/agents:1', 'write', 'near.example/ghcr/pipewright/agents'],
    ['quay.io/a/b:1', 'read', 'quay.io/a/b'],
    [`quay.io/a/b@${DIGEST}`, 'read', 'pinned.example/a/b', 'quay.io/a/b'],
    ['deep.one.corp.example/a:1', 'read', 'deep.one.corp.example/a'],
    ['x.old.example/a:1', 'read', 'new.example/a'],
    ['old.example/a:1', 'read', 'old.example/a'],
  ] as const) {
    it(`leads ${name} for ${use === 'read' ? 'reading' : 'writing'} to ${expected.join(', ')}`, () =>
      assert.deepEqual(leads(name, use), expected));
  }

  it('refuses blocked registries both ways', () => {
    for (const use of ['read', 'write'] as const) {
      assert.throws(() => leads('bad.example/a:1', use), {
        code: 'REGISTRY_BLOCKED',
        message: 'bad.example/a cannot be used: registries.conf blocks "bad.example" on this machine.',
      });
    }
  });
});

describe('parseRegistriesConf', () => {
  for (const [title, text, message] of [
    ['text that is not TOML', '[[registry]\nlocation=1', /x\.conf cannot be used: /],
    ['a rule without a place', '[[registry]]\ninsecure = true', /neither prefix nor location/],
    ['a prefix alone', '[[registry]]\nprefix = "a.example"', /prefix "a\.example" needs a location/],
    ['a place with a scheme', '[[registry]]\nlocation = "https://a.example"', /without http/],
    [
      'a flag that is not one',
      '[[registry]]\nlocation = "a.example"\nblocked = "no"',
      /blocked must be true/,
    ],
    ['a star in the middle', '[[registry]]\nprefix = "a.*.b"\nlocation = "c"', /one "\*\." at its start/],
    [
      'a mirror without a place',
      '[[registry]]\nlocation = "a.example"\n[[registry.mirror]]',
      /has no location/,
    ],
    [
      'a mirror for something unknown',
      '[[registry]]\nlocation = "a.example"\n[[registry.mirror]]\nlocation = "b"\npull-from-mirror = "some"',
      /may be all, digest-only or tag-only/,
    ],
    [
      'two ways to say the same',
      '[[registry]]\nlocation = "a.example"\nmirror-by-digest-only = true\n[[registry.mirror]]\nlocation = "b"\npull-from-mirror = "all"',
      /cannot set pull-from-mirror/,
    ],
    ['version 1', '[registries.insecure]\nregistries = ["a.example"]', /version 1/],
  ] as const) {
    it(`refuses ${title}`, () =>
      assert.throws(() => parseRegistriesConf(text, 'x.conf'), { code: 'BAD_REGISTRIES_CONF', message }));
  }

  it('takes files that only list short names', () => {
    assert.deepEqual(parseRegistriesConf('[aliases]\n"debian" = "docker.io/library/debian"'), {
      registries: [],
    });
  });
});

describe('readRegistriesConf', () => {
  it("reads the file that is named, else the user's, else the system's, and the drop-ins on top", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conf-'));
    const rule = (location: string, prefix = 'ghcr.io') =>
      `[[registry]]\nprefix = "${prefix}"\nlocation = "${location}"\n`;
    const etc = join(folder, 'etc');
    const home = join(folder, 'home');
    const user = join(home, '.config/containers');
    await mkdir(join(etc, 'registries.conf.d'), { recursive: true });
    await mkdir(user, { recursive: true });
    const where = async (env: Record<string, string>) => {
      const conf = await readRegistriesConf(env, etc);
      return resolveLocations(conf, parseRegistryReference('ghcr.io/a:1'), 'read')[0]?.registry;
    };
    assert.equal(await where({ HOME: home }), 'ghcr.io');
    await writeFile(join(etc, 'registries.conf'), rule('system.example'));
    assert.equal(await where({ HOME: home }), 'system.example');
    await writeFile(join(user, 'registries.conf'), rule('user.example'));
    assert.equal(await where({ HOME: home }), 'user.example');
    const named = join(folder, 'named.conf');
    await assert.rejects(where({ HOME: home, CONTAINERS_REGISTRIES_CONF: named }), {
      code: 'BAD_REGISTRIES_CONF',
      message: /names it, but it does not exist/,
    });
    await writeFile(named, rule('named.example'));
    assert.equal(await where({ HOME: home, CONTAINERS_REGISTRIES_CONF: named }), 'named.example');
    await writeFile(join(etc, 'registries.conf.d/1.conf'), rule('one.example'));
    await writeFile(join(etc, 'registries.conf.d/2.conf'), rule('two.example'));
    await writeFile(join(etc, 'registries.conf.d/3.txt'), rule('three.example'));
    assert.equal(await where({ HOME: home }), 'two.example');
    await rm(folder, { recursive: true });
  });
});
