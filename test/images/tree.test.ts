import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { directory, file, packLayer, readTree, symlink } from '../../images/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const ENTRIES = [
  file('usr/bin/tool', 'program', 0o755),
  symlink('bin', 'usr/bin'),
  directory('data', 0o755, 1000),
  directory('tmp', 0o1777),
  file(`usr/share/${'long/'.repeat(30)}name`, 'a path longer than a classic tar header holds'),
];

describe('a layer', () => {
  it('has the same bytes whatever order its entries come in', async () => {
    const layer = await packLayer(ENTRIES);
    const other = await packLayer([...ENTRIES].reverse());
    assert.equal(layer.digest, other.digest);
    assert.equal(layer.digest, digestOf(layer.bytes));
    assert.equal(layer.diffId, digestOf(gunzipSync(layer.bytes)));
  });

  it('holds what was put in, with the parents that were left out', async () => {
    await using folder = await temporaryFolder();
    const tar = join(folder.path, 'layer.tar');
    writeFileSync(tar, gunzipSync((await packLayer(ENTRIES)).bytes));
    const tree = new Map((await readTree(tar)).map((entry) => [entry.path, entry]));
    for (const entry of ENTRIES) {
      const { content, ...found } = tree.get(entry.path) ?? {};
      const { content: wanted, ...rest } = { uid: 0, gid: 0, ...entry };
      assert.deepEqual(found, rest);
      if (wanted) assert.deepEqual(Buffer.from(content ?? []), Buffer.from(wanted));
    }
    assert.deepEqual(tree.get('usr/share/long'), directory('usr/share/long'));
    const paths = [...tree.keys()];
    assert.deepEqual(paths, [...paths].sort());
  });
});
