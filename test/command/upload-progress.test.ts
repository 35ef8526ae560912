import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showTransfer } from '../../src/command/upload-progress.ts';
import { commandIo } from '../fakes/command-io.ts';

/** Two of three files are there after two seconds. */
function show(changes: Parameters<typeof commandIo>[1], quiet = false): string {
  let now = 0;
  const io = commandIo('/', changes);
  const shown = showTransfer('Uploading', io, quiet, () => now);
  shown.begin(3, 3_000_000);
  shown.brought(1_000_000);
  shown.brought(1_000_000);
  now = 2000;
  shown.end();
  return io.said.err;
}

describe('files on their way', () => {
  it('are one line on a terminal, folded to its width, and a plain one elsewhere', () => {
    const plain = 'Uploading 2 of 3 files, 2.00 MB of 3.00 MB, 1.00 MB/s, 1.0 s left\n';
    assert.equal(show({}), plain);
    assert.equal(show({ errTty: true }), plain);
    assert.equal(
      show({ errTty: true, columns: () => 40 }),
      'Uploading 2 of 3 files, 2.00 MB of 3.00\nMB, 1.00 MB/s, 1.0 s left\n',
    );
  });

  it('are not shown where one JSON document is wanted, nor where there are none', () => {
    assert.equal(show({}, true), '');
    const io = commandIo('/');
    const shown = showTransfer('Uploading', io, false);
    shown.begin(0, 0);
    shown.end();
    assert.equal(io.said.err, '');
  });

  it('begin with what copies within S3 will cost', () => {
    const io = commandIo('/');
    const shown = showTransfer('Uploading', io, false);
    shown.copy({ objects: 2000, bytes: 300e9, from: ['theirs', 'more'], to: 'ours' });
    assert.equal(
      io.said.err,
      'Copying 2,000 objects (300.0 GB) from s3://theirs, s3://more to s3://ours, where agents read them: about $0.01 for requests, about $6.90 a month for storage, and about $6.00 if the regions differ\n',
    );
    shown.copy({ objects: 1, bytes: 10, from: ['theirs'], to: 'ours' });
    assert.match(io.said.err, /Copying 1 object \(10 B\) .*: less than \$0\.01 for requests, less than/);
    shown.end();
  });
});
