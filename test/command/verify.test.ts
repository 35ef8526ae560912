import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import type { Failure } from '../../src/core/failure.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aSpec, putImage } from '../fakes/image.ts';

const DIGEST = digestOf('something');
const LABELS = {
  'org.opencontainers.image.base.name': 'ghcr.io/alice/blur:1.2',
  'org.opencontainers.image.base.digest': DIGEST,
  'dev.pipewright.source.digest': DIGEST,
  'dev.pipewright.agent.digest': DIGEST,
};

describe('pipewright verify', () => {
  for (const [what, labels, spec, code] of [
    ['has no Pipewright labels', {}, aSpec(), 'NOT_WRAPPED'],
    ['holds a spec that is not JSON', LABELS, '{ "name": \u001b[2J', 'NOT_WRAPPED'],
    ['holds a spec of nonsense', LABELS, { name: 5, tests: 'x' }, 'NOT_WRAPPED'],
    ['holds no spec', LABELS, undefined, 'NOT_WRAPPED'],
    [
      'names a folder of this machine as its source',
      { ...LABELS, 'org.opencontainers.image.base.name': 'oci:/etc' },
      aSpec(),
      'BAD_REFERENCE',
    ],
    [
      'names an image of the local engine as its source',
      { ...LABELS, 'org.opencontainers.image.base.name': 'docker-daemon:secret:1' },
      aSpec(),
      'BAD_REFERENCE',
    ],
    ['was wrapped with another agent', LABELS, aSpec(), 'OTHER_AGENT'],
  ] as const) {
    it(`refuses an image that ${what}: ${code}`, async () => {
      await using folder = await temporaryFolder();
      const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
      const env = spec === undefined ? [] : [`PIPEWRIGHT_SPEC=${text}`];
      await putImage(openLayout(folder.path), '1', { config: { Labels: labels, Env: env } });
      const io = commandIo(folder.path);
      await assert.rejects(runCommand('verify', [`oci:${folder.path}:1`], io), { name: 'Failure', code });
      assert.deepEqual(io.said, { out: '', err: '' });
    });
  }

  for (const [what, text] of [
    ['is no JSON', '{'],
    ['is null', 'null'],
    ['is a list', '[]'],
    [
      'has no agent',
      JSON.stringify({ source_image: { name: 'a/b', digest: DIGEST }, container_name: 'a/b:1' }),
    ],
    [
      'has words for digests',
      '{"source_image":{"name":"a/b","digest":"x"},"agent":{"digest":"y"},"container_name":"a"}',
    ],
  ] as const) {
    it(`refuses an extended spec that ${what}`, async () => {
      await using folder = await temporaryFolder();
      await writeFile(join(folder.path, '1.0.0.json'), text);
      await assert.rejects(runCommand('verify', ['1.0.0.json'], commandIo(folder.path)), (error: Failure) => {
        assert.equal(error.code, 'NOT_EXTENDED');
        assert.match(
          error.message,
          /^1\.0\.0\.json is not an extended spec: .* that "npx pipewright wrap" wrote\.$/,
        );
        return true;
      });
    });
  }

  it('distinguishes a folder from a file', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'a.json'));
    await assert.rejects(runCommand('verify', ['a.json'], commandIo(folder.path)), {
      code: 'NOT_EXTENDED',
      message: /a\.json is a folder/,
    });
  });

  it('refuses a repository that is none, before it asks anybody', async () => {
    await using folder = await temporaryFolder();
    const argv = ['ghcr.io/lab/blur:1', '--repository', 'https://github.com/lab/catalog'];
    await assert.rejects(runCommand('verify', argv, commandIo(folder.path)), {
      code: 'BAD_USAGE',
      message: /--repository must be owner\/name/,
    });
  });
});
