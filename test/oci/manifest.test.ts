import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import {
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_MANIFEST,
  parseConfig,
  parseManifest,
} from '../../src/oci/manifest.ts';
import { rawManifest } from '../fakes/image.ts';

const BLOB = { mediaType: OCI_CONFIG, digest: digestOf('x'), size: 1 };
const IMAGE = { schemaVersion: 2, config: BLOB, layers: [BLOB] };

describe('a manifest', () => {
  it('without a mediaType has the type it was served with', () => {
    assert.equal(parseManifest(rawManifest(DOCKER_MANIFEST, IMAGE), 'it').mediaType, DOCKER_MANIFEST);
    assert.equal(
      parseManifest(rawManifest(`${OCI_MANIFEST}; charset=utf-8`, IMAGE), 'it').mediaType,
      OCI_MANIFEST,
    );
  });

  it('without a type is recognized by its shape', () => {
    assert.equal(parseManifest(rawManifest('application/json', IMAGE), 'it').mediaType, OCI_MANIFEST);
    assert.equal(
      parseManifest(rawManifest('', { schemaVersion: 2, manifests: [] }), 'it').mediaType,
      OCI_INDEX,
    );
  });

  for (const [what, type, json, says] of [
    [
      'of schema 1',
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      { schemaVersion: 1 },
      /schema 1/,
    ],
    ['that is an index too', OCI_MANIFEST, { ...IMAGE, manifests: [] }, /both a manifest and an index/],
    ['that is a manifest too', OCI_INDEX, { ...IMAGE, manifests: [] }, /both a manifest and an index/],
    [
      'of a Helm chart',
      OCI_MANIFEST,
      { ...IMAGE, config: { ...BLOB, mediaType: 'application/vnd.cncf.helm.config.v1+json' } },
      /helm/,
    ],
    ['of an unknown type', 'text/html', { schemaVersion: 2, mediaType: 'text/html' }, /text\/html/],
    [
      'with a sha512 layer',
      OCI_MANIFEST,
      { ...IMAGE, layers: [{ ...BLOB, digest: `sha512:${'a'.repeat(128)}` }] },
      /sha256/,
    ],
    ['with a negative size', OCI_MANIFEST, { ...IMAGE, layers: [{ ...BLOB, size: -1 }] }, /size/],
    ['with a fractional size', OCI_MANIFEST, { ...IMAGE, layers: [{ ...BLOB, size: 1.5 }] }, /size/],
    ['without a config', OCI_MANIFEST, { schemaVersion: 2, layers: [] }, /config/],
    ['with a null layer', OCI_MANIFEST, { ...IMAGE, layers: [null] }, /layers\[0\]/],
    ['that is a list', OCI_MANIFEST, [], /JSON object/],
  ] as const) {
    it(`${what} is refused with the reason`, () => {
      assert.throws(() => parseManifest(rawManifest(type, json), 'it'), {
        code: 'NOT_AN_IMAGE',
        message: says,
      });
    });
  }

  it('that is not JSON is refused', () => {
    const raw = { mediaType: OCI_MANIFEST, digest: digestOf('x'), bytes: Buffer.from('<html>') };
    assert.throws(() => parseManifest(raw, 'it'), { code: 'NOT_AN_IMAGE', message: /not JSON/ });
  });
});

describe('a config', () => {
  const good = { os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digestOf('x')] } };
  const read = (json: unknown): unknown =>
    parseConfig(Buffer.from(JSON.stringify(json)), IMAGE as never, 'it');

  it('may leave everything out but platform and layers', () => {
    assert.deepEqual(read(good), good);
  });

  for (const [what, json, says] of [
    ['with another number of layers', { ...good, rootfs: { diff_ids: [] } }, /0 layers and its manifest 1/],
    ['without layers', { ...good, rootfs: undefined }, /diff_ids/],
    ['without an architecture', { ...good, architecture: undefined }, /architecture/],
    ['with a shell string as Entrypoint', { ...good, config: { Entrypoint: '/bin/sh' } }, /Entrypoint/],
    ['with numbers in Env', { ...good, config: { Env: [1] } }, /Env/],
    ['with a list of Labels', { ...good, config: { Labels: ['a'] } }, /Labels/],
  ] as const) {
    it(`${what} is refused with the reason`, () => {
      assert.throws(() => read(json), { code: 'NOT_AN_IMAGE', message: says });
    });
  }
});
