import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { makeFolder } from '../../src/edge/files.ts';
import { temporaryFolder } from '../fakes/folder.ts';

describe('making a folder', () => {
  it('creates its parents, and accepts existing ones', async () => {
    await using folder = await temporaryFolder();
    makeFolder(join(folder.path, 'a/b/c'));
    makeFolder(join(folder.path, 'a/b/c'));
    assert.ok(statSync(join(folder.path, 'a/b/c')).isDirectory());
  });

  it('ends, with an error, where the system refuses new folders as if their parent were missing', () => {
    assert.throws(() => makeFolder('/proc/x/blobs'), { code: 'ENOENT' });
  });
});
